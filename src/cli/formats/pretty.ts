import type { Severity } from '../../diagnostics/diagnostic.js';
import { type Palette, renderDiagnostic } from '../../diagnostics/render.js';
import { createLineIndex } from '../../text/line-index.js';
import {
  type Counts,
  countFindings,
  type FileReport,
  type Reporter,
  type ReporterContext,
  type Summary,
} from '../report.js';

/** For people: grouped by file and query, with a frame of the text, and a summary. */
export const createPrettyReporter = ({ palette }: ReporterContext): Reporter => ({
  file: (report) => formatFile(report, palette),
  // Where nothing could be read, a summary of nothing would sound like praise.
  end: ({ summary, problems }) =>
    summary.files === 0 && problems.length > 0 ? '' : formatSummary(summary, palette),
});

/** Nothing for a file without findings. */
function* formatFile({ path, text, findings }: FileReport, palette: Palette | undefined): Iterable<string> {
  if (findings.length === 0) return;
  const strong = palette?.strong ?? ((plain: string) => plain);
  const lines = createLineIndex(text);
  yield `${strong(path)}: ${listCounts(countFindings(findings), palette)}\n\n`;
  let group: string | null = null;
  for (const { diagnostic, query } of findings) {
    const name = query?.name ?? null;
    if (name !== group && name !== null) yield `${strong(`query ${name}`)}\n\n`;
    group = name;
    // What stands above and below in a map of queries are other queries.
    const context = name === null ? 1 : 0;
    yield `${renderDiagnostic(lines, diagnostic, { fileName: path, palette, context })}\n\n`;
  }
}

/** The last line: what was read and what was found, hidden findings included. */
export function formatSummary(summary: Summary, palette: Palette | undefined): string {
  const { files, queries, fixed, suppressed, baselined } = summary;
  const place = files === 1 ? '' : ` in ${plural(files, 'file', 'files')}`;
  const notes = [
    fixed > 0 && `${fixed} mended`,
    suppressed > 0 && `${suppressed} suppressed`,
    baselined > 0 && `${baselined} known from the baseline`,
  ].filter((note) => note !== false);
  const rest = notes.length > 0 ? ` (${notes.join(', ')})` : '';
  return `${plural(queries, 'query', 'queries')}${place}: ${listCounts(summary, palette)}${rest}.\n`;
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
