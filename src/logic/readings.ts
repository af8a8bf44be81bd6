import type { Connector } from '../../grammar/ast.js';

/**
 * The two readings of a flat where-clause (language reference, section 4): the documentation folds conditions
 * from left to right, every server measured binds `and` before `or`.
 *
 * Both are given as groups: a record is found when in any group all conditions hold. Conditions are indexes
 * into the where-clause.
 */
export type Groups = readonly (readonly number[])[];

type ConnectorKind = Connector['kind'];

/** Whether both readings agree, whatever the conditions are: once an `or` appears, no `and` follows. */
export function doReadingsAgree(kinds: readonly ConnectorKind[]): boolean {
  const firstOr = kinds.indexOf('or');
  return firstOr < 0 || !kinds.includes('and', firstOr);
}

/** What the servers run: `or` separates groups. */
export function groupAndFirst(kinds: readonly ConnectorKind[]): Groups {
  const groups: number[][] = [[0]];
  for (const [index, kind] of kinds.entries()) {
    if (kind === 'or') groups.push([]);
    groups[groups.length - 1]?.push(index + 1);
  }
  return groups;
}

/** What the documentation says: an and-ed condition joins every group said so far. */
export function groupLeftToRight(kinds: readonly ConnectorKind[]): Groups {
  let groups: number[][] = [[0]];
  for (const [index, kind] of kinds.entries()) {
    const next = index + 1;
    groups = kind === 'or' ? [...groups, [next]] : groups.map((group) => [...group, next]);
  }
  return groups;
}
