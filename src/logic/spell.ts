import type { Connector, Literal } from '../../grammar/ast.js';
import type { Unranged } from '../syntax/unranged.js';
import type { Atoms } from './atoms.js';
import type { FlatCondition, FlatWhere } from './expression.js';
import type { Group } from './peel.js';
import type { Term } from './terms.js';

/** The groups as a where-clause; each unit becomes one condition. */
export function spellGroups(groups: readonly Group[], atoms: Atoms): FlatWhere {
  const connect = (kind: Connector['kind']): Unranged<Connector> => ({ type: 'Connector', kind });
  return {
    type: 'Where',
    conditions: groups.flat().map((unit) => spellUnit(unit, atoms)),
    connectors: groups.flatMap((group) => group.map((_, at) => connect(at > 0 ? 'and' : 'or'))).slice(1),
  };
}

/** The condition which says that one of the unit's atoms holds. Atoms that nobody can say must not come here. */
function spellUnit(unit: Term, { all }: Atoms): FlatCondition {
  const members = all.filter(({ bit }) => (unit & bit) > 0n);
  const subjects = members.flatMap((member) => member.subjects);
  const [first] = subjects;
  const said = members[0]?.negated ? first?.negation : first?.condition;
  if (!said) throw new RangeError('A unit without a spelling.');
  if (subjects.length === 1) return said;
  return { type: 'In', field: said.field, values: orderValues(subjects.map(({ literal }) => literal)) };
}

/** The classic servers refuse a list that starts with an unquoted 0 (language reference, section 3). */
function orderValues(values: readonly Unranged<Literal>[]): readonly Unranged<Literal>[] {
  const isZero = (value: Unranged<Literal>): boolean => value.type === 'Integer' && Number(value.value) === 0;
  return [...values.filter((value) => !isZero(value)), ...values.filter(isZero)];
}
