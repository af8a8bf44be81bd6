import type { IToken, TokenType } from 'chevrotain';
import type { Query, Range } from '../ast.js';
import type { Issue } from '../issues.js';
import { parseTokens } from '../parser.js';
import { endOf } from '../token-range.js';
import * as t from '../tokens.js';

export interface SwappedWords {
  readonly query: Query;
  readonly tokens: readonly IToken[];
  readonly issue: Issue;
}

/**
 * Two neighbours in the wrong order, where changing them makes the whole text a query. They stand where the
 * grammar refuses it, or one token before.
 */
export function findSwappedWords(
  text: string,
  tokens: readonly IToken[],
  refusedAt: number,
): SwappedWords | null {
  for (const index of [refusedAt, refusedAt - 1]) {
    const [first, second] = [tokens[index], tokens[index + 1]];
    if (!first || !second || first.tokenType === second.tokenType || !mayFit(tokens, index)) continue;
    const swapped = tokens.slice();
    [swapped[index], swapped[index + 1]] = [second, first];
    const { query } = parseTokens(swapped);
    if (query) return { query, tokens: swapped, issue: createIssue(text, first, second) };
  }
  return null;
}

const operands: ReadonlySet<TokenType> = new Set(
  t.vocabulary.filter(({ CATEGORIES }) => CATEGORIES?.includes(t.LiteralToken)),
);
const isOperand = (token: IToken | undefined): boolean =>
  token !== undefined && operands.has(token.tokenType);

/**
 * Whether the tokens at `index` could stand the other way round, as far as can be told without parsing: being refused
 * takes longer than being parsed.
 */
function mayFit(tokens: readonly IToken[], index: number): boolean {
  const [first, second] = [tokens[index], tokens[index + 1]];
  const row = [tokens[index - 1], second, first, tokens[index + 2]];
  return row.every((token, place) => place === 0 || mayFollow(row[place - 1], token));
}

/** No query has two names or values side by side, nor brackets but for a list and `count(*)`. */
function mayFollow(before: IToken | undefined, token: IToken | undefined): boolean {
  if (token?.tokenType === t.LeftBracket) return before?.tokenType === t.In || before?.tokenType === t.Count;
  return !isOperand(before) || !isOperand(token);
}

function createIssue(text: string, first: IToken, second: IToken): Issue {
  const range: Range = [first.startOffset, endOf(second)];
  const between = text.slice(endOf(first), second.startOffset);
  return {
    kind: 'swapped-words',
    range,
    data: {
      found: first.image,
      name: second.image,
      replacement: `${second.image}${between}${first.image}`,
      // A lost word and a surplus one can look the same.
      uncertain: true,
    },
  };
}
