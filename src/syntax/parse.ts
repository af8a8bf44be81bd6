import type { Comment, Query } from '../../grammar/ast.js';
import { parseQuery } from '../../grammar/parse-query.js';
import { compareDiagnostics, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Dialect } from '../dialect/dialect.js';
import { resolveDialect } from '../dialect/dialects.js';
import type { DialectName } from '../dialect/families.js';
import { DiagnosticError } from './diagnostic-error.js';
import { groupHabits } from './group-habits.js';
import { createSyntaxDiagnostic } from './syntax-diagnostics.js';

/** How {@link parse} reads a text. */
export interface ParseOptions {
  /** Decides where a quoted string ends, what it says, and how findings are graded; `portable` by default. */
  readonly dialect?: DialectName | Dialect;
}

/** What {@link parse} makes of a text, be it a query or not. */
export interface ParseResult {
  /** What could be read; `partial` is set where the text says more, or something else. */
  readonly ast: Query;
  /** Sorted by start, then code; empty for a query of the documented language. At most 100. */
  readonly diagnostics: readonly Diagnostic[];
  readonly comments: readonly Comment[];
}

/** Thrown by {@link parseOrThrow}; `diagnostics` are all findings of the parser. */
export class ParseError extends DiagnosticError {
  override readonly name = 'ParseError';
}

/**
 * Parses one query as it is sent. Never throws for any text: mistakes are diagnostics, and the tree is the
 * nearest query of the documented language (language reference, section 1).
 *
 * @throws TypeError only for an unknown dialect name.
 */
export function parse(text: string, options: ParseOptions = {}): ParseResult {
  const dialect = resolveDialect(options.dialect);
  const { query, issues, comments } = parseQuery(text, dialect.quoting);
  if (issues.length === 0) return { ast: query, diagnostics: [], comments };
  const diagnostics = issues
    .map((issue) => createSyntaxDiagnostic(issue, dialect))
    .filter((diagnostic) => diagnostic !== null)
    .sort(compareDiagnostics);
  return { ast: query, diagnostics: groupHabits(diagnostics), comments };
}

/**
 * Parses one query, or throws.
 *
 * @throws ParseError where a diagnostic has the severity `error`.
 */
export function parseOrThrow(text: string, options: ParseOptions = {}): Query {
  const { ast, diagnostics } = parse(text, options);
  if (diagnostics.some(({ severity }) => severity === 'error')) throw new ParseError(diagnostics);
  return ast;
}
