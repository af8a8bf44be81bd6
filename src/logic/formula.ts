import type { ComparisonOperator, Literal } from '../../grammar/ast.js';
import type { Unranged } from '../syntax/unranged.js';
import type { Expression, FlatCondition } from './expression.js';
import { TooComplexError } from './terms.js';

/** An expression without `not`: negation sits in the claims. */
export type Formula = Junction | Claim;

interface Junction {
  readonly type: 'all' | 'any';
  readonly parts: readonly Formula[];
}

/** That one of the subjects holds, or – negated – that the negations of all of them do. */
export interface Claim {
  readonly type: 'claim';
  readonly negated: boolean;
  /** Subjects that hold of the same list can be said together, by `in`. */
  readonly list: string;
  readonly subjects: readonly Subject[];
}

/** What cannot be split any further: that a field equals a value, is below it, is above it, is like it. */
export interface Subject {
  readonly key: string;
  readonly condition: FlatCondition;
  /** null where the language cannot say it: there is no `not like` on the classic servers. */
  readonly negation: FlatCondition | null;
  readonly literal: Unranged<Literal>;
}

/** Nobody nests so deep by hand, and every stack is deeper. */
const deepest = 1000;

/**
 * Pushes negation inward; holds in three-valued logic too (language reference, section 4).
 *
 * @throws TooComplexError for what is nested a thousand deep.
 */
export function toFormula(expression: Expression, negated = false, depth = 0): Formula {
  if (depth > deepest) throw new TooComplexError('The expression is nested too deep.');
  switch (expression.type) {
    case 'And':
    case 'Or':
      return join(
        (expression.type === 'And') === negated ? 'any' : 'all',
        expression.operands.map((operand) => toFormula(operand, negated, depth + 1)),
      );
    case 'Not':
      return toFormula(expression.operand, !negated, depth + 1);
    default:
      return toClaim(expression, negated);
  }
}

export function collectClaims(formula: Formula): readonly Claim[] {
  return formula.type === 'claim' ? [formula] : formula.parts.flatMap(collectClaims);
}

/** Junctions of one kind become one, and so do claims that one `in`, or a row of `!=`, says. */
function join(type: Junction['type'], parts: readonly Formula[]): Formula {
  const joined: Formula[] = [];
  const places = new Map<string, number>();
  for (const part of parts.flatMap((part) => (part.type === type ? part.parts : [part]))) {
    const place =
      part.type === 'claim' && part.negated === (type === 'all') ? places.get(part.list) : undefined;
    const earlier = place === undefined ? undefined : joined[place];
    if (place !== undefined && earlier?.type === 'claim' && part.type === 'claim') {
      joined[place] = { ...earlier, subjects: [...earlier.subjects, ...part.subjects] };
      continue;
    }
    if (part.type === 'claim' && part.negated === (type === 'all')) places.set(part.list, joined.length);
    joined.push(part);
  }
  const [only] = joined;
  return only && joined.length === 1 ? only : { type, parts: joined };
}

const operators: Readonly<Record<ComparisonOperator, { positive: '=' | '<' | '>'; negated: boolean }>> = {
  '=': { positive: '=', negated: false },
  '!=': { positive: '=', negated: true },
  '<': { positive: '<', negated: false },
  '>=': { positive: '<', negated: true },
  '>': { positive: '>', negated: false },
  '<=': { positive: '>', negated: true },
};

const negations = { '=': '!=', '<': '>=', '>': '<=' } as const;

function toClaim(condition: FlatCondition, negated: boolean): Claim {
  const { field } = condition;
  if (condition.type === 'In') return claimMembership(condition, negated);
  if (condition.type === 'Like') {
    const key = keyOf(field.name, 'like', condition.pattern);
    const subject = { key, condition, negation: null, literal: condition.pattern };
    return { type: 'claim', negated, list: key, subjects: [subject] };
  }
  const { value } = condition;
  const operator = operators[condition.operator];
  const { positive } = operator;
  const compare = (operator: ComparisonOperator): FlatCondition => ({
    type: 'Comparison',
    field,
    operator,
    value,
  });
  const key = keyOf(field.name, positive, value);
  const subject = {
    key,
    condition: compare(positive),
    negation: compare(negations[positive]),
    literal: value,
  };
  const kind = positive === '=' ? mergedKind(value) : undefined;
  return {
    type: 'claim',
    negated: operator.negated !== negated,
    list: kind ? JSON.stringify([field.name, kind]) : key,
    subjects: [subject],
  };
}

function claimMembership(condition: Extract<FlatCondition, { type: 'In' }>, negated: boolean): Claim {
  const { field, values } = condition;
  const [kind, ...others] = new Set(values.map(({ type }) => kinds[type]));
  const isPure = kind !== undefined && others.length === 0;
  return {
    type: 'claim',
    negated,
    list: JSON.stringify([field.name, isPure ? kind : 'in']),
    subjects: values.map((value) => ({
      key: keyOf(field.name, '=', value),
      condition:
        isPure && mergedKind(value)
          ? { type: 'Comparison', field, operator: '=', value }
          : { type: 'In', field, values: [value] },
      negation: { type: 'Comparison', field, operator: '!=', value },
      literal: value,
    })),
  };
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

/**
 * The lists into which an equality may be merged. None takes a word, nor the empty text, which finds NULL on
 * berlicrm-classic by `=` and not by `in` (language reference, section 4).
 */
function mergedKind(literal: Unranged<Literal>): string | undefined {
  return 'value' in literal && literal.value === '' ? undefined : kinds[literal.type];
}

function keyOf(field: string, operator: string, literal: Unranged<Literal>): string {
  const value = 'value' in literal ? literal.value : null;
  return JSON.stringify([field, operator, literal.type, value ?? ('raw' in literal ? literal.raw : null)]);
}
