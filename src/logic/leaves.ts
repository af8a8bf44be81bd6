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
  const create = (
    literal: Unranged<Literal>,
    operators: readonly [own: string, opposite: string],
    said: FlatCondition,
    kind?: string | false,
  ): Leaf => {
    const [key = '', opposite = ''] = operators.map(
      (operator) => `${field.name} ${operator} ${literal.type} ${readValue(literal)}`,
    );
    const list = kind ? `${field.name} ${kind}` : key;
    return { key, opposite, list, said, literal, isMute: false, bit: 0n, place: list };
  };
  const compare = (operator: ComparisonOperator, value: Unranged<Literal>): Leaf =>
    create(
      value,
      [operator, negations[operator]],
      { type: 'Comparison', field, operator, value },
      operator === '=' && !isEmpty(value) && kinds[value.type],
    );
  switch (condition.type) {
    case 'Like': {
      const operators = isNegated ? (['not-like', 'like'] as const) : (['like', 'not-like'] as const);
      return [{ ...create(condition.pattern, operators, condition), isMute: isNegated }];
    }
    case 'Comparison': {
      const { operator, value } = condition;
      return [compare(isNegated ? negations[operator] : operator, value)];
    }
    case 'In': {
      const { values } = condition;
      if (isNegated) return values.map((value) => compare('!=', value));
      const [kind, ...others] = new Set(values.map(({ type }) => kinds[type]));
      const isPure = kind && others.length === 0;
      return values.map((value) =>
        isPure && !isEmpty(value)
          ? compare('=', value)
          : create(value, ['=', '!='], { type: 'In', field, values: [value] }, isPure ? kind : 'in'),
      );
    }
  }
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
