import type { Range } from '../../grammar/ast.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { FoundQuery, SourceComment } from '../extract/found-query.js';
import { createLineIndex, type LineIndex } from '../text/line-index.js';
import type { Directive, Target } from './directives.js';

/** A finding of a file, and the query that has it; null where it is the file's own. */
export interface DocumentFinding {
  readonly diagnostic: Diagnostic;
  readonly query: FoundQuery | null;
}

/** A directive, and where it holds. */
export interface Scope {
  readonly directive: Directive;
  /** Whether the place of a finding is one that the directive speaks of, whatever the rule. */
  covers(finding: DocumentFinding): boolean;
}

/**
 * Where directives hold. A line stands for the findings that begin on it, and for a query that begins there –
 * for `vtql-disable-line`, also one that ends there – with all that is found in it: no comment could be put
 * between the lines of a string.
 */
export function createScopes(
  source: string,
  directives: readonly Directive[],
  comments: readonly SourceComment[],
): readonly Scope[] {
  const lines = createLineIndex(source);
  const lineOf = (offset: number): number => lines.positionAt(offset).line;
  return directives.map((directive) => {
    const [start, end] = directive.comment;
    switch (directive.kind) {
      case 'vtql-disable-line': {
        const line = lineOf(start);
        return {
          directive,
          covers: ({ diagnostic, query }) =>
            lineOf(diagnostic.range[0]) === line ||
            (query?.range.some((offset) => lineOf(offset) === line) ?? false),
        };
      }
      case 'vtql-disable-next-line': {
        const line = lineOf(skipComments(source, end, comments));
        return {
          directive,
          covers: ({ diagnostic, query }) =>
            lineOf(diagnostic.range[0]) === line ||
            (query !== null && beginsOn(query.range, line, lines, source)),
        };
      }
      default:
        return { directive, covers: ({ diagnostic }) => diagnostic.range[0] >= start };
    }
  });
}

/** The next place with more than blanks and comments: so directives can stand one below the other. */
function skipComments(source: string, start: number, comments: readonly SourceComment[]): number {
  let offset = start;
  for (const { range } of comments) {
    if (range[0] < offset) continue;
    if (source.slice(offset, range[0]).trim() !== '') break;
    offset = range[1];
  }
  const rest = /\S/g;
  rest.lastIndex = offset;
  return rest.exec(source)?.index ?? source.length;
}

/** Also where only the quote stands on that line, as of a heredoc, and the query on the next. */
function beginsOn([start]: Range, line: number, lines: LineIndex, source: string): boolean {
  if (lines.positionAt(start).line === line) return true;
  const lineEnd = lines.lineStart(line) + lines.lineText(line).length;
  const opensQuote = /(?:<<<\s*["']?\w+["']?|<<[-~]?["']?\w+["']?|["'`])\s*$/.test(lines.lineText(line));
  return opensQuote && start > lineEnd && source.slice(lineEnd, start).trim() === '';
}

/** Whether a directive names the finding, by its rule or its code, or names none. */
export function findTarget({ targets }: Directive, { rule, code }: Diagnostic): Target | 'all' | null {
  if (targets === null) return 'all';
  return targets.find(({ name }) => name === rule || name === code) ?? null;
}
