import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Dialect } from '../dialect/dialect.js';
import { resolveDialect } from '../dialect/dialects.js';
import type { DialectName } from '../dialect/families.js';
import { gradeFinding } from '../dialect/grade.js';
import { type DocumentLanguage, documentLanguages } from './document-language.js';
import type { FoundQuery, SourceComment } from './found-query.js';
import { pickQueries } from './json-queries.js';
import type { JsonProblem } from './json-strings.js';
import { findMarkdownQueries } from './markdown-queries.js';
import { readJson } from './read-json.js';
import { findSourceQueries, isProgramLanguage, type SourceOptions } from './source-queries.js';
import { splitQueries } from './split-queries.js';
import { findYamlQueries } from './yaml-queries.js';

/** What a file of queries holds. */
export interface QueryDocument {
  /** In the order of the file. */
  readonly queries: readonly FoundQuery[];
  /** Every comment of the file, in its order: those outside strings and, in `.vtql`, outside quotes. */
  readonly comments: readonly SourceComment[];
  /** What is wrong with the file itself: at most one finding, and then no queries. */
  readonly diagnostics: readonly Diagnostic[];
}

/** How {@link findQueries} reads a file. */
export interface FindOptions extends SourceOptions {
  readonly language: DocumentLanguage;
  /** Decides where a quoted string ends; `portable` by default. */
  readonly dialect?: DialectName | Dialect | undefined;
}

/** The queries that `lintDocument` checks; none where the file cannot be read. */
export function findQueries(source: string, options: FindOptions): readonly FoundQuery[] {
  return readDocument(source, options).queries;
}

/** The queries of a file, or what is wrong with it. */
export function readDocument(source: string, options: FindOptions): QueryDocument {
  const { language } = options;
  const resolved = resolveDialect(options.dialect);
  if (isProgramLanguage(language)) {
    return { ...findSourceQueries(source, language, options), diagnostics: [] };
  }
  switch (language) {
    case 'vtql':
      return { ...splitQueries(source, resolved.quoting), diagnostics: [] };
    case 'yaml':
      return { ...findYamlQueries(source, options), diagnostics: [] };
    case 'markdown':
      return { ...findMarkdownQueries(source, resolved.quoting, options), diagnostics: [] };
    case 'json':
      return readJsonDocument(source, resolved);
    default:
      throw new TypeError(
        `Unknown language '${String(language)}'; known are ${documentLanguages.join(', ')}.`,
      );
  }
}

function readJsonDocument(source: string, dialect: Dialect): QueryDocument {
  const reading = readJson(source);
  if ('strings' in reading) return createDocument(pickQueries(source, reading.strings));
  const diagnostic = createJsonDiagnostic(reading.problem, dialect);
  return { queries: [], comments: [], diagnostics: diagnostic ? [diagnostic] : [] };
}

const createDocument = (queries: readonly FoundQuery[]): QueryDocument => ({
  queries,
  comments: [],
  diagnostics: [],
});

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
