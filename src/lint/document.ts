import { compareDiagnostics, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Dialect } from '../dialect/dialect.js';
import { resolveDialect } from '../dialect/dialects.js';
import type { DialectName } from '../dialect/families.js';
import { gradeFinding } from '../dialect/grade.js';
import { type FoundQuery, moveToSource } from './found-query.js';
import { pickQueries } from './json-queries.js';
import type { JsonProblem } from './json-strings.js';
import { type LintOptions, lint } from './lint.js';
import { readJson } from './read-json.js';
import { splitQueries } from './split-queries.js';

/** The kinds of files that queries are looked for in. */
export type DocumentLanguage = 'vtql' | 'json';

/** How {@link lintDocument} checks a file. */
export interface DocumentOptions extends LintOptions {
  readonly language: DocumentLanguage;
}

/** What a file of queries holds. */
export interface QueryDocument {
  /** In the order of the file. */
  readonly queries: readonly FoundQuery[];
  /** What is wrong with the file itself: at most one finding, and then no queries. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks a file of saved queries, each as it is sent: ranges and edits are those of the file.
 *
 * `vtql`: queries separated by `;` outside strings, whose ends the dialect decides. A line that begins with
 * `select` starts a query of its own where a quote was left open or a `;` forgotten. `-- …`, `# …` and
 * closed `/* … *\/` comments are never sent. Empty queries are passed over; a last one without `;` is not.
 *
 * `json`: a query is every string of a top-level array or object that holds nothing but strings (and null),
 * and a lone string. In any other JSON it is a string that begins with `select` (or a near miss of it, if a
 * `from` follows). A string under the key `query` or `vtql` is one in any case, and what stands beside it is
 * none unless it says both `select` and `from`. Keys that begin with `$` or `//` hold notes, blank strings no
 * query, and keys may repeat.
 * Text that is no JSON is one finding, `VTQL1030`. Edits are escaped as JSON wants it.
 *
 * A byte order mark at the start of the file is fine.
 *
 * @returns diagnostics sorted by start, then code. Never throws for any text.
 * @throws TypeError for an unknown dialect, rule or language.
 */
export function lintDocument(source: string, options: DocumentOptions): Diagnostic[] {
  const { queries, diagnostics } = readDocument(source, options);
  const found = queries.flatMap((query) => lintFound(query, options));
  return [...diagnostics, ...found].sort(compareDiagnostics);
}

/** Checks one query of a file; ranges and edits are those of the file. */
export function lintFound(query: FoundQuery, options: LintOptions): Diagnostic[] {
  return lint(query.text, options).map((diagnostic) => moveToSource(diagnostic, query));
}

/** How {@link findQueries} reads a file. */
export interface FindOptions {
  readonly language: DocumentLanguage;
  /** Decides where a quoted string ends; `portable` by default. */
  readonly dialect?: DialectName | Dialect | undefined;
}

/** The queries that {@link lintDocument} checks; none where the file cannot be read. */
export function findQueries(source: string, options: FindOptions): readonly FoundQuery[] {
  return readDocument(source, options).queries;
}

/** The queries of a file, or what is wrong with it. */
export function readDocument(source: string, { language, dialect }: FindOptions): QueryDocument {
  const resolved = resolveDialect(dialect);
  switch (language) {
    case 'vtql':
      return { queries: splitQueries(source, resolved.quoting), diagnostics: [] };
    case 'json':
      return readJsonDocument(source, resolved);
    default:
      throw new TypeError(`Unknown language '${String(language)}'; known are vtql and json.`);
  }
}

function readJsonDocument(source: string, dialect: Dialect): QueryDocument {
  const reading = readJson(source);
  if ('strings' in reading) return { queries: pickQueries(source, reading.strings), diagnostics: [] };
  const diagnostic = createJsonDiagnostic(reading.problem, dialect);
  return { queries: [], diagnostics: diagnostic ? [diagnostic] : [] };
}

function createJsonDiagnostic(problem: JsonProblem, dialect: Dialect): Diagnostic | null {
  const { message, range, hint, opener, removal } = problem;
  const related = opener && [{ message: `The ${opener.bracket} that is never closed.`, range: opener.range }];
  const fix = removal && { title: 'Remove the comma', edits: [{ range: removal, text: '' }] };
  return gradeFinding(
    {
      name: 'malformed-json',
      message,
      range,
      ...(hint !== undefined && { hint }),
      ...(related && { related }),
      ...(fix && { fix }),
    },
    dialect,
    null,
  );
}
