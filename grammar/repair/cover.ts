import type { IToken } from 'chevrotain';
import type { Query, Range } from '../ast.js';
import { endOf } from '../token-range.js';

interface Placed {
  range: Range;
}

const isPlaced = (value: unknown): value is Placed =>
  typeof value === 'object' && value !== null && 'range' in value;

/**
 * Makes every range of a tree as wide as its children need, and that of the query as its tokens do, where these stand
 * in another order than their text does. Changes the tree, which must be fresh from the parser.
 */
export function coverChildren(query: Query, tokens: readonly IToken[]): Query {
  if (areInOrder(tokens)) return query;
  cover(query);
  (query as Placed).range = tokens.reduce<Range>(
    ([start, end], token) => [Math.min(start, token.startOffset), Math.max(end, endOf(token))],
    query.range,
  );
  return query;
}

function areInOrder(tokens: readonly IToken[]): boolean {
  let [start, end] = [0, 0];
  return tokens.every((token) => {
    const isBehind = token.startOffset >= start && endOf(token) >= end;
    [start, end] = [token.startOffset, endOf(token)];
    return isBehind;
  });
}

function cover(node: { readonly range: Range; readonly operatorRange?: Range }): void {
  const { range, operatorRange = range } = node;
  let start = Math.min(range[0], operatorRange[0]);
  let end = Math.max(range[1], operatorRange[1]);
  for (const property of Object.values(node)) {
    for (const child of Array.isArray(property) ? property : [property]) {
      if (!isPlaced(child)) continue;
      cover(child);
      start = Math.min(start, child.range[0]);
      end = Math.max(end, child.range[1]);
    }
  }
  (node as Placed).range = [start, end];
}
