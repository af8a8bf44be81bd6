import { compareDiagnostics, type Diagnostic } from '../diagnostics/diagnostic.js';
import { resolveDialect } from '../dialect/dialects.js';
import { gradeFinding } from '../dialect/grade.js';
import { type FoundQuery, moveToSource } from '../extract/found-query.js';
import type { QueryDocument } from '../extract/read-document.js';
import { configureDiagnostic, type LintOptions, lintText } from './lint.js';
import type { DocumentFinding } from './scopes.js';
import { applySuppressions, type SuppressedFinding } from './suppressions.js';

/** What was found in a file of queries. */
export interface DocumentReport {
  readonly queryCount: number;
  /** Sorted by start, then code. */
  readonly findings: readonly DocumentFinding[];
  /** What comments of the file suppress; sorted alike. */
  readonly suppressed: readonly SuppressedFinding[];
}

/** Checks the queries that were found in a file, and applies its suppressions. */
export function checkQueries(source: string, document: QueryDocument, options: LintOptions): DocumentReport {
  const found: DocumentFinding[] = document.diagnostics.map((diagnostic) => ({ diagnostic, query: null }));
  for (const query of document.queries) {
    for (const diagnostic of lintFound(query, options)) found.push({ diagnostic, query });
  }
  const { kept, suppressed, findings } = applySuppressions(source, document, found, Boolean(options.schema));
  return {
    queryCount: document.queries.length,
    findings: [...kept, ...gradeAll(findings, options)].sort(compareFindings),
    suppressed: [...suppressed].sort(compareFindings),
  };
}

/** Checks one query of a file; ranges and edits are those of the file. */
export function lintFound(query: FoundQuery, options: LintOptions): Diagnostic[] {
  return lintText(query, options).map((diagnostic) => moveToSource(diagnostic, query));
}

function gradeAll(
  findings: ReturnType<typeof applySuppressions>['findings'],
  { dialect, rules = {} }: LintOptions,
): DocumentFinding[] {
  const resolved = resolveDialect(dialect);
  return findings.flatMap(({ rule, ...finding }) => {
    const graded = gradeFinding(finding, resolved, rule);
    const diagnostic = graded && configureDiagnostic(graded, rules);
    return diagnostic ? [{ diagnostic, query: null }] : [];
  });
}

const compareFindings = (a: DocumentFinding, b: DocumentFinding): number =>
  compareDiagnostics(a.diagnostic, b.diagnostic);
