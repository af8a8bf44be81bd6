import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Expression, FlatCondition, FlatWhere } from '../../src/logic/expression.js';
import { toFormula } from '../../src/logic/formula.js';
import { peel } from '../../src/logic/peel.js';
import { groupPlainly } from '../../src/logic/plain.js';
import { spellGroups } from '../../src/logic/spell.js';
import { and, compare, expressions, is, like, not, or, printWhere, within } from './expressions.js';
import { conditionsOf } from './worlds.js';

/** The clause without the search, and the one that the search finds; null for none. */
function sayBothWays(expression: Expression): readonly (FlatWhere | null)[] {
  const { formula, atoms } = toFormula(expression);
  const found = [groupPlainly(formula, atoms), peel(formula, formula, atoms)];
  return found.map((groups) => groups && spellGroups(groups, atoms));
}

/** Of every kind, each of a field of its own. */
const conditions: readonly FlatCondition[] = [
  ...[compare('a', '=', '1'), compare('b', '!=', '2'), like('c', '%3%'), compare('d', '<=', '4')],
  ...[compare('e', '>', '5'), compare('f', '=', ''), within('g', 'x', 'y'), within('h', 'x', 'x')],
  ...[within('i', '', 'x'), within('j', 'x')],
];

/** No list of which parts are set apart or said twice. */
const isWhole = (condition: FlatCondition): boolean =>
  condition.type !== 'In' || condition.field.name === 'g';

const fewConditions = fc.shuffledSubarray([...conditions], { minLength: 1, maxLength: 7 });

/** Trees of and and or over the conditions, each of which stands in one place. */
const trees = fewConditions.chain((leaves) =>
  fc
    .array(fc.tuple(fc.nat(10), fc.nat(10), fc.boolean()), { minLength: 12, maxLength: 12 })
    .map((choices) => {
      const parts: Expression[] = [...leaves];
      for (const [first, count, isAnd] of choices) {
        if (parts.length < 2) break;
        const at = first % (parts.length - 1);
        const operands = parts.splice(at, 2 + (count % 2));
        parts.splice(count % (parts.length + 1), 0, isAnd ? and(...operands) : or(...operands));
      }
      return and(...parts);
    }),
);

describe('a plain expression is said as the search for the shortest would say it', () => {
  property.prop([trees], { numRuns: 2000 })('with conditions of fields of their own', (expression) => {
    const [plain, searched] = sayBothWays(expression);
    if (plain) expect(plain).toEqual(searched);
    else if (conditionsOf(expression).every(isWhole)) expect(searched).toBeNull();
  });

  property.prop([expressions], { numRuns: 2000 })('with fields that are asked again', (expression) => {
    const [plain, searched] = sayBothWays(expression);
    if (plain) expect(plain).toEqual(searched);
  });
});

it('of a group what is said in every group comes in the order of the source', () => {
  const [b, d, e, f, g] = [is('b'), is('d'), is('e'), is('f'), is('g')];
  const [plain, searched] = sayBothWays(and(e, or(and(f, or(b, d)), g)));
  expect(plain && printWhere(plain)).toBe('e and f and b or d and e and f or g and e');
  expect(searched).toEqual(plain);
});

describe('what is plain', () => {
  const [a, b, c, d] = [is('a'), is('b'), is('c'), is('d')];

  it.each<[string, Expression]>([
    ['conditions in a row', and(a, b, c)],
    ['an or in an and', and(or(a, b), c)],
    ['a caterpillar', and(or(and(or(a, b), c), d), is('e'))],
    ['a negation', not(and(or(a, b), c))],
    ['a list', and(a, within('f', 'x', 'y'))],
    ['equalities of a field, or-ed', or(compare('f', '=', 'x'), compare('f', '=', 'y'))],
  ])('%s', (_, expression) => {
    expect(sayBothWays(expression)[0]).not.toBeNull();
  });

  it.each<[string, Expression]>([
    ['nothing', and()],
    ['nothing among others', or(a, and())],
    ['two groups', or(and(a, b), and(c, d))],
    ['a field asked twice', or(a, and(b, compare('a', '=', '2')))],
    ['a condition and its negation', and(a, or(b, not(a)))],
    ['a condition said twice', or(a, and(b, a))],
  ])('not %s', (_, expression) => {
    expect(sayBothWays(expression)[0]).toBeNull();
  });
});
