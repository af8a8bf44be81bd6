import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Range } from '../../../grammar/ast.js';
import type { Fix, Severity } from '../../diagnostics/diagnostic.js';
import { type FindingName, findings } from '../../diagnostics/findings.js';
import { titles } from '../../diagnostics/titles.js';
import type { DocumentFinding } from '../../lint/scopes.js';
import { renderRuleDoc } from '../../rules/docs.js';
import type { Rule } from '../../rules/rule.js';
import { type RuleId, rules } from '../../rules/rules.js';
import { createLineIndex, type LineIndex } from '../../text/line-index.js';
import { findInside } from '../find-inside.js';
import { createFingerprint } from '../fingerprint.js';
import type { FileReport, Outcome, Reporter, ReporterContext } from '../report.js';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** A code that was found: its place among the descriptions, and who found it. */
interface Code {
  readonly index: number;
  readonly rule: RuleId | null;
}

/**
 * SARIF 2.1.0, written piece by piece: what was found comes first, and after it the descriptions of those
 * codes that were.
 */
export function createSarifReporter({ cwd }: ReporterContext): Reporter {
  const codes = new Map<string, Code>();
  let isFirst = true;
  return {
    start: () =>
      '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[',
    *file(report) {
      for (const result of createResults(report, createUri(report.path, cwd), codes)) {
        yield `${isFirst ? '' : ','}\n${JSON.stringify(result)}`;
        isFirst = false;
      }
    },
    end: (outcome) =>
      `\n],"tool":${JSON.stringify({ driver: createDriver(codes) })},"invocations":${JSON.stringify([createInvocation(outcome)])}}]}\n`,
  };
}

/** Relative to the working folder, which is the root of the repository in a pipeline, where it lies in it. */
function createUri(path: string, cwd: string): string {
  if (path.startsWith('<')) return encodeURI(path.replaceAll(/[<> ]/g, '_'));
  const inside = findInside(path, cwd);
  if (inside === null) return pathToFileURL(resolve(cwd, path)).href;
  return inside.split('/').map(encodeURIComponent).join('/');
}

/** Notes each code that is new. */
function* createResults(report: FileReport, uri: string, codes: Map<string, Code>): Iterable<object> {
  const { text, findings: found, suppressed, baselined } = report;
  if (found.length + suppressed.length + baselined.length === 0) return;
  const lines = createLineIndex(text);
  const create = (finding: DocumentFinding, rest: object): object => {
    const { code, rule } = finding.diagnostic;
    const { index } = codes.get(code) ?? { index: codes.size };
    codes.set(code, { index, rule: rule as RuleId | null });
    return { ...createResult(finding, uri, lines), ruleIndex: index, ...rest };
  };
  for (const finding of found) yield create(finding, {});
  for (const finding of suppressed) {
    const { reason } = finding;
    const suppression = { kind: 'inSource', ...(reason !== null && { justification: reason }) };
    yield create(finding, { suppressions: [suppression] });
  }
  for (const finding of baselined) {
    yield create(finding, { baselineState: 'unchanged', suppressions: [{ kind: 'external' }] });
  }
}

function createResult(finding: DocumentFinding, uri: string, lines: LineIndex): object {
  const { code, severity, message, hint, range, related, fix, suggestions = [] } = finding.diagnostic;
  const locate = (place: Range): object => ({
    artifactLocation: { uri },
    region: createRegion(place, lines),
  });
  const repairs = [...(fix ? [fix] : []), ...suggestions];
  return {
    ruleId: code,
    level: levels[severity],
    message: { text: hint ? `${message} ${hint}` : message },
    locations: [{ physicalLocation: locate(range) }],
    ...(related && {
      relatedLocations: related.map((place, id) => ({
        id,
        message: { text: place.message },
        physicalLocation: locate(place.range),
      })),
    }),
    partialFingerprints: { 'vtqlFinding/v1': createFingerprint(finding) },
    ...(repairs.length > 0 && { fixes: repairs.map((repair) => createFix(repair, uri, lines)) }),
  };
}

const createFix = ({ title, edits }: Fix, uri: string, lines: LineIndex): object => ({
  description: { text: title },
  artifactChanges: [
    {
      artifactLocation: { uri },
      replacements: edits.map(({ range, text }) => ({
        deletedRegion: createRegion(range, lines),
        insertedContent: { text },
      })),
    },
  ],
});

function createRegion([from, to]: Range, lines: LineIndex): object {
  const start = lines.positionAt(from);
  const end = lines.positionAt(to);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

const createDriver = (codes: ReadonlyMap<string, Code>): object => ({
  name: 'vtql',
  rules: [...codes].map(([code, { rule }]) => createDescriptor(code, rule)),
});

function createDescriptor(code: string, id: RuleId | null): object {
  const name = (Object.keys(findings) as FindingName[]).find((finding) => findings[finding].code === code);
  const { severity } = findings[name ?? 'unexpected-text'];
  const title = titles[name ?? 'unexpected-text'];
  const rule: Rule | null = id && rules[id];
  return {
    id: code,
    ...(name && { name: toPascalCase(name) }),
    shortDescription: { text: title },
    fullDescription: { text: rule?.meta.description ?? title },
    help: rule
      ? { text: rule.meta.explanation, markdown: renderRuleDoc(rule) }
      : { text: `${title}. It is found while reading the text, on every server.` },
    defaultConfiguration: { level: levels[severity] },
    ...(id && { properties: { rule: id } }),
  };
}

const toPascalCase = (name: string): string =>
  name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

const createInvocation = ({ problems }: Outcome): object => ({
  executionSuccessful: problems.length === 0,
  ...(problems.length > 0 && {
    toolExecutionNotifications: problems.map((text) => ({ level: 'error', message: { text } })),
  }),
});
