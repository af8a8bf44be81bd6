import type { ComparisonOperator, Literal } from '../../grammar/ast.js';
import type { Unranged } from '../syntax/unranged.js';
import type { FlatCondition } from './expression.js';
import type { Term } from './terms.js';

/** What cannot be taken apart any further: a comparison with one value, or its negation. */
export interface Leaf {
  readonly field: FlatCondition['field'];
  readonly operator: Operator;
  readonly literal: Unranged<Literal>;
  /** What it says. */
  readonly key: string;
  /** The key of its negation; of `!=`, which lists negate, too, another one. */
  readonly opposite: string;
  /** Leaves of the same list can be said together, by `in`. */
  readonly list: string;
  /** Where it stands in formulas; leaves of the same list and places can share an atom. */
  places: string;
  /** Its atom, once that is numbered. */
  bit: Term;
}

/** There is no `not like` on the classic servers, so that it has no spelling. */
type Operator = ComparisonOperator | 'in' | 'like' | 'not like';

const negations: Readonly<Record<Operator, Operator>> = {
  '=': '!=',
  in: '!=',
  '!=': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  like: 'not like',
  'not like': 'like',
};

/** Values that may share a list: databases compare quoted and unquoted ones together otherwise than apart. */
const kinds: Readonly<Partial<Record<Literal['type'], string>>> = {
  String: 'text',
  Hex: 'text',
  Integer: 'number',
  Decimal: 'number',
  Id: 'id',
  Date: 'date',
};

/** The leaves of a condition, of which any holds; negated, all do. */
export function readLeaves(condition: FlatCondition, isNegated: boolean): readonly Leaf[] {
  const { field } = condition;
  const literals = listLiterals(condition);
  const own = condition.type === 'Comparison' ? condition.operator : condition.type === 'In' ? 'in' : 'like';
  const read = isNegated ? negations[own] : own;
  const [kind] = literals.map(({ type }) => kinds[type]);
  const isOfKind = kind !== undefined && literals.every(({ type }) => kinds[type] === kind);
  return literals.map((literal) => {
    const value = readValue(literal);
    // `= ''` finds NULL on berlicrm-classic, and `in ('')` does not (language reference, section 4).
    const isEquality = isOfKind && value !== '';
    const operator = read === 'in' && isEquality ? '=' : read;
    const isListed = operator === 'in' || (operator === '=' && isEquality);
    const said = isListed ? `in ${isOfKind ? kind : 'mixed'}` : operator;
    const key = `${field.name} ${said} ${literal.type} ${value}`;
    const opposite = `${field.name} ${negations[operator]} ${literal.type} ${value}`;
    const list = isListed ? `${field.name} ${said}` : key;
    return { field, operator, literal, key, opposite, list, places: list, bit: 0n };
  });
}

/** The values of a condition, in the order of the text. */
function listLiterals(condition: FlatCondition): readonly Unranged<Literal>[] {
  if (condition.type === 'In') return condition.values;
  return [condition.type === 'Like' ? condition.pattern : condition.value];
}

const readValue = (literal: Unranged<Literal>): string | null | undefined =>
  ('value' in literal ? literal.value : null) ?? ('raw' in literal ? literal.raw : null);
