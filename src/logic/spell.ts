import type { Literal } from '../../grammar/ast.js';
import type { Unranged } from '../syntax/unranged.js';
import type { FlatCondition, FlatWhere } from './expression.js';
import type { Atoms } from './formula.js';
import type { Leaf } from './leaves.js';
import type { Group } from './peel.js';
import type { Term } from './terms.js';

/** The groups as a where-clause; each unit becomes one condition. */
export const spellGroups = (groups: readonly Group[], atoms: Atoms): FlatWhere =>
  joinGroups(groups.map((group) => group.map((unit) => spellUnit(unit, atoms))));

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
  return { type: 'In', field: first.field, values: orderValues(members.map(({ literal }) => literal)) };
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
function orderValues(values: readonly Unranged<Literal>[]): readonly Unranged<Literal>[] {
  const isZero = (value: Unranged<Literal>): boolean => value.type === 'Integer' && Number(value.value) === 0;
  return [...values.filter((value) => !isZero(value)), ...values.filter(isZero)];
}
