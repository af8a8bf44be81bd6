import type { Expression, FlatCondition, FlatWhere } from '../../src/logic/expression.js';

/** In which of a world's cases something is TRUE and in which FALSE, a bit for each; in the others NULL. */
export interface Truth {
  readonly yes: bigint;
  readonly no: bigint;
}

export type Reading = 'left-to-right' | 'and-first';

/** All assignments of TRUE, FALSE and NULL to the facts that some conditions are made of. */
export interface World {
  evaluate(expression: Expression): Truth;
  read(where: FlatWhere, reading: Reading): Truth;
}

/**
 * Evaluates by the tables of three-valued logic, all cases at once. Written from the language reference alone,
 * as a check on src/logic: it groups, negates and compares for itself.
 */
export function createWorld(conditions: readonly FlatCondition[]): World {
  const facts = [...new Set(conditions.flatMap(factsOf))];
  const count = 3 ** facts.length;
  const every = (1n << BigInt(count)) - 1n;
  const truths = new Map(facts.map((fact, place) => [fact, assign(count, 3 ** place)]));
  const truthOf = (fact: string): Truth => truths.get(fact) ?? { yes: 0n, no: 0n };
  const always = { yes: every, no: 0n };
  const never = { yes: 0n, no: every };
  const judge = (condition: FlatCondition): Truth => {
    const all = factsOf(condition).map(truthOf).reduce(or, never);
    return isNegative(condition) ? not(all) : all;
  };
  const evaluate = (expression: Expression): Truth => {
    if (expression.type === 'And') return expression.operands.map(evaluate).reduce(and, always);
    if (expression.type === 'Or') return expression.operands.map(evaluate).reduce(or, never);
    return expression.type === 'Not' ? not(evaluate(expression.operand)) : judge(expression);
  };
  const read = ({ conditions, connectors }: FlatWhere, reading: Reading): Truth => {
    let closed = never;
    let said = never;
    for (const [index, condition] of conditions.entries()) {
      const isOr = index === 0 || connectors[index - 1]?.kind === 'or';
      if (isOr && reading === 'and-first') {
        closed = or(closed, said);
        said = judge(condition);
      } else {
        said = isOr ? or(said, judge(condition)) : and(said, judge(condition));
      }
    }
    return or(closed, said);
  };
  return { evaluate, read };
}

const and = (a: Truth, b: Truth): Truth => ({ yes: a.yes & b.yes, no: a.no | b.no });
const or = (a: Truth, b: Truth): Truth => ({ yes: a.yes | b.yes, no: a.no & b.no });
const not = ({ yes, no }: Truth): Truth => ({ yes: no, no: yes });

/** The fact is TRUE, FALSE, NULL, TRUE, … each for `run` cases. */
function assign(count: number, run: number): Truth {
  const cases = Array.from({ length: count }, (_, index) => Math.floor(index / run) % 3);
  const maskOf = (state: number): bigint =>
    BigInt(`0b${cases.map((held) => (held === state ? 1 : 0)).join('')}`);
  return { yes: maskOf(0), no: maskOf(1) };
}

/** The facts of which a condition, or its negation, needs one to be TRUE. */
function factsOf(condition: FlatCondition): readonly string[] {
  const { name } = condition.field;
  const fact = (operator: string, literal: object): string =>
    `${name} ${operator} ${JSON.stringify(literal)}`;
  if (condition.type === 'In') return condition.values.map((value) => fact('=', value));
  if (condition.type === 'Like') return [fact('like', condition.pattern)];
  const operator = { '=': '=', '!=': '=', '<': '<', '>=': '<', '>': '>', '<=': '>' }[condition.operator];
  return [fact(operator, condition.value)];
}

const isNegative = (condition: FlatCondition): boolean =>
  condition.type === 'Comparison' && ['!=', '>=', '<='].includes(condition.operator);

export function conditionsOf(expression: Expression): readonly FlatCondition[] {
  if (expression.type === 'Not') return conditionsOf(expression.operand);
  if (expression.type === 'And' || expression.type === 'Or') return expression.operands.flatMap(conditionsOf);
  return [expression];
}
