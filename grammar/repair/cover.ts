import type { Query, Range } from '../ast.js';

interface Placed {
  range: Range;
}

const isPlaced = (value: unknown): value is Placed =>
  typeof value === 'object' && value !== null && 'range' in value;

/**
 * Makes every range of a tree as wide as its children need: repaired tokens may stand in another order than
 * their text does. Changes the tree, which must be fresh from the parser.
 */
export function coverChildren(query: Query): Query {
  cover(query);
  return query;
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
