import type { Range } from '../../grammar/ast.js';
import type { TextEdit } from '../text/edits.js';

/** How bad a finding is: the query fails or finds other records than it means; it may; it could be said better. */
export type Severity = 'error' | 'warning' | 'info';

/** A repair: sorted, disjoint edits of the text that was checked. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/**
 * Another place of the text that a finding is about, and what is there; the range is half-open, in UTF-16 code
 * units.
 */
export interface RelatedPlace {
  readonly message: string;
  readonly range: Range;
}

/** Machine-readable details of a finding, such as the names that were expected. */
export type DiagnosticData = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** What is wrong, where, and how to mend it. Match on `code`, never on `message`. */
export interface Diagnostic {
  /** Stable, e.g. `VTQL3002`. Series: 1 lexical, 2 syntax, 3 schema, 4 query, 5 dialect, 6 file. */
  readonly code: string;
  /** The rule that found it, or null for what the parser itself finds. */
  readonly rule: string | null;
  readonly severity: Severity;
  /** One sentence. */
  readonly message: string;
  /** Half-open, in UTF-16 code units. */
  readonly range: Range;
  readonly hint?: string;
  readonly related?: readonly RelatedPlace[];
  /** Keeps the rows that the query returns. */
  readonly fix?: Fix;
  /** May change the rows: for a person to choose. */
  readonly suggestions?: readonly Fix[];
  readonly data?: DiagnosticData;
}

/** The same finding, its fix offered as the first suggestion. */
export function demoteFix(diagnostic: Diagnostic): Diagnostic {
  const { fix, ...rest } = diagnostic;
  return fix ? { ...rest, suggestions: [fix, ...(rest.suggestions ?? [])] } : diagnostic;
}

/** The order in which diagnostics are reported: by start, then by code. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return a.range[0] - b.range[0] || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
