import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { type FindingName, findings } from '../../src/diagnostics/findings.js';
import type { DialectName } from '../../src/dialect/families.js';
import { applyEdits, type TextEdit } from '../../src/text/edits.js';

/** A text and, for a dialect, all that is found in it: the lines of {@link describeFinding}. */
export type Case = readonly [dialect: DialectName, text: string, ...lines: readonly string[]];

/** As `it.each` takes them. */
export const toTestCases = (cases: readonly Case[]) =>
  cases.map(([dialect, text, ...lines]) => ({ dialect, text, lines }));

const nameOf = new Map(
  Object.entries(findings).map(([name, { code }]) => [code as string, name as FindingName]),
);

/**
 * All of a finding that is no wording: its name, severity and what it marks; then what else it points at, what its fix
 * makes of the query, what each suggestion would, and its data.
 */
export function describeFinding(query: string, diagnostic: Diagnostic): readonly string[] {
  const { code, severity, range, related = [], fix, suggestions = [], data } = diagnostic;
  const mend = (edits: readonly TextEdit[]): string => applyEdits(query, edits);
  return [
    `${nameOf.get(code)} ${severity}: ${query.slice(...range)}`,
    ...related.map((place) => `see: ${query.slice(...place.range)}`),
    ...(fix ? [`fix: ${mend(fix.edits)}`] : []),
    ...suggestions.map(({ edits }) => `or: ${mend(edits)}`),
    ...(data ? [JSON.stringify(data)] : []),
  ];
}
