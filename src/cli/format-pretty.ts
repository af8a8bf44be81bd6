import type { Severity } from '../diagnostics/diagnostic.js';
import { type Palette, renderDiagnostics } from '../diagnostics/render.js';
import { type Counts, countFindings, type FileReport, type Finding } from './report.js';

/** The findings of one file for people; `''` where there are none. */
export function formatFile(report: FileReport, palette: Palette | undefined): string {
  const { path, text, findings } = report;
  if (findings.length === 0) return '';
  const strong = palette?.strong ?? ((plain: string) => plain);
  const head = `${strong(path)}: ${listCounts(countFindings([report]), palette)}`;
  const groups = groupByQuery(findings).map(([query, members]) => {
    const diagnostics = members.map(({ diagnostic }) => diagnostic);
    // What stands above and below in a map of queries are other queries.
    const context = query === null ? 1 : 0;
    const frames = renderDiagnostics(text, diagnostics, { fileName: path, palette, context });
    return query === null ? frames : `${strong(`query ${query}`)}\n\n${frames}`;
  });
  return `${[head, ...groups].join('\n\n')}\n\n`;
}

/** Neighbours with the same query. */
function groupByQuery(findings: readonly Finding[]): [string | null, Finding[]][] {
  const groups: [string | null, Finding[]][] = [];
  for (const finding of findings) {
    const last = groups.at(-1);
    if (last?.[0] === finding.query) last[1].push(finding);
    else groups.push([finding.query, [finding]]);
  }
  return groups;
}

/** The last line: what was read and what was found, hidden findings included. */
export function formatSummary(
  reports: readonly FileReport[],
  counts: Counts,
  palette: Palette | undefined,
): string {
  const queries = reports.reduce((sum, { queryCount }) => sum + queryCount, 0);
  const files = reports.length === 1 ? '' : ` in ${plural(reports.length, 'file', 'files')}`;
  const scope = plural(queries, 'query', 'queries') + files;
  return `${scope}: ${listCounts(counts, palette)}.\n`;
}

const severities: readonly [Severity, string, string][] = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['info', 'info', 'infos'],
];

function listCounts(counts: Counts, palette: Palette | undefined): string {
  const parts = severities
    .filter(([severity]) => counts[severity] > 0)
    .map(([severity, one, many]) => {
      const text = plural(counts[severity], one, many);
      return palette ? palette.severity[severity](text) : text;
    });
  return parts.join(', ') || 'nothing to mend';
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
