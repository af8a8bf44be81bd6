import type { ComparisonOperator, Literal } from '../../grammar/ast.js';
import type { Unranged } from '../syntax/unranged.js';
import type { FlatCondition } from './expression.js';
import type { Term } from './terms.js';

/** What cannot be taken apart any further: a comparison with one value, or its negation. */
export interface Leaf {
  readonly key: string;
  /** The key of its negation. */
  readonly opposite: string;
  /** Leaves of the same list can be said together, by `in`. */
  readonly list: string;
  readonly said: FlatCondition;
  /** Whether it is the negation of `said`, and has no spelling: there is no `not like` on the classic servers. */
  readonly isMute: boolean;
  readonly literal: Unranged<Literal>;
  /** Its atom, once that is numbered; leaves of the same place share one. */
  bit: Term;
  place: string;
}

function createLeaf(
  key: string,
  opposite: string,
  list: string,
  said: FlatCondition,
  literal: Unranged<Literal>,
  isMute = false,
): Leaf {
  return { key, opposite, list, said, literal, isMute, bit: 0n, place: list };
}

const negations: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

/** The leaves of a condition, of which any holds; negated, all do. */
export function readLeaves(condition: FlatCondition, isNegated: boolean): readonly Leaf[] {
  const { field } = condition;
  const keyOf = (operator: string, literal: Unranged<Literal>): string =>
    `${field.name} ${operator} ${literal.type} ${readValue(literal)}`;
  const listOf = (kind: string): string => `${field.name} ${kind}`;
  if (condition.type === 'Like') {
    const [like, not] = [keyOf('like', condition.pattern), keyOf('not-like', condition.pattern)];
    const [key, opposite] = isNegated ? [not, like] : [like, not];
    return [createLeaf(key, opposite, key, condition, condition.pattern, isNegated)];
  }
  const compare = (operator: ComparisonOperator, value: Unranged<Literal>, list?: string): Leaf => {
    const key = keyOf(operator, value);
    const opposite = keyOf(negations[operator], value);
    // What shares a list of its own kind can stand alone, too.
    const kind = operator === '=' && !isEmpty(value) && kinds[value.type];
    return list === undefined
      ? createLeaf(
          key,
          opposite,
          kind ? listOf(kind) : key,
          { type: 'Comparison', field, operator, value },
          value,
        )
      : createLeaf(key, opposite, list, { type: 'In', field, values: [value] }, value);
  };
  if (condition.type === 'Comparison') {
    const { operator, value } = condition;
    return [compare(isNegated ? negations[operator] : operator, value)];
  }
  const { values } = condition;
  if (isNegated) return values.map((value) => compare('!=', value));
  const [kind, ...others] = new Set(values.map(({ type }) => kinds[type]));
  const isPure = kind && others.length === 0;
  return values.map((value) =>
    isPure && !isEmpty(value) ? compare('=', value) : compare('=', value, listOf(isPure ? kind : 'in')),
  );
}

/** Values that may share a list: databases compare quoted and unquoted ones together otherwise than apart. */
const kinds: Readonly<Partial<Record<Literal['type'], string>>> = {
  String: 'text',
  Hex: 'text',
  Integer: 'number',
  Decimal: 'number',
  Id: 'id',
  Date: 'date',
};

const readValue = (literal: Unranged<Literal>): string | null | undefined =>
  ('value' in literal ? literal.value : null) ?? ('raw' in literal ? literal.raw : null);

/** `= ''` finds NULL on berlicrm-classic, and `in ('')` does not (language reference, section 4). */
const isEmpty = (literal: Unranged<Literal>): boolean => readValue(literal) === '';
