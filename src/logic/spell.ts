import type { Literal } from '../../grammar/ast.js';
import type { Unranged } from '../syntax/unranged.js';
import type { FlatCondition, FlatWhere } from './expression.js';
import type { Atoms } from './formula.js';
import type { Leaf } from './leaves.js';
import type { Group } from './peel.js';
import { compareTerms, type Term } from './terms.js';

/** The groups as a where-clause; each unit becomes one condition. */
export const spellGroups = (groups: readonly Group[], atoms: Atoms): FlatWhere =>
  joinGroups(groups.map((group, at) => orderUnits(group, at).map((unit) => spellUnit(unit, atoms))));

/** In the first group the order is free; in others the readings part unless its own unit comes first. */
function orderUnits(group: Group, at: number): Group {
  const start = at === 0 ? 0 : 1;
  return [...group.slice(0, start), ...group.slice(start).sort(compareTerms)];
}

/** Or-ed groups of and-ed conditions as a where-clause. */
export function joinGroups(groups: readonly (readonly FlatCondition[])[]): FlatWhere {
  const conditions: FlatCondition[] = [];
  const connectors: FlatWhere['connectors'][number][] = [];
  for (const group of groups) {
    for (const [at, condition] of group.entries()) {
      if (conditions.length > 0) connectors.push({ type: 'Connector', kind: at > 0 ? 'and' : 'or' });
      conditions.push(condition);
    }
  }
  return { type: 'Where', conditions, connectors };
}

/** The condition which says that one of the unit's leaves holds. */
function spellUnit(unit: Term, { leaves }: Atoms): FlatCondition {
  const members = leaves.filter(({ bit }) => (unit & bit) > 0n);
  const [first] = members;
  if (!first) throw new RangeError('A unit without a spelling.');
  if (members.length === 1) return sayLeaf(first);
  return { type: 'In', field: first.field, values: putZeroLast(members.map(({ literal }) => literal)) };
}

/** The condition of a leaf; of `not like`, which has none, the opposite. */
export function sayLeaf({ field, operator, literal }: Leaf): FlatCondition {
  switch (operator) {
    case 'in':
      return { type: 'In', field, values: [literal] };
    case 'like':
    case 'not like':
      return { type: 'Like', field, pattern: literal };
    default:
      return { type: 'Comparison', field, operator, value: literal };
  }
}

/** The classic servers refuse a list that starts with an unquoted 0 (language reference, section 3). */
const putZeroLast = (values: readonly Unranged<Literal>[]): readonly Unranged<Literal>[] =>
  [...values].sort((a, b) => Number(isZero(a)) - Number(isZero(b)));

const isZero = (value: Unranged<Literal>): boolean => value.type === 'Integer' && Number(value.value) === 0;
