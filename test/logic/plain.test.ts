import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type Compiled, compileExpression, compileInFull } from '../../src/logic/compile.js';
import type { Expression, FlatCondition } from '../../src/logic/expression.js';
import { sayPlainly } from '../../src/logic/plain.js';
import { and, compare, expressions, is, like, or, printWhere, within } from './expressions.js';

const print = (compiled: Compiled): string =>
  compiled.kind === 'single' ? printWhere(compiled.where) : compiled.kind;

/** Of every kind, each of a field of its own. */
const conditions: readonly FlatCondition[] = [
  ...[compare('a', '=', '1'), compare('b', '!=', '2'), like('c', '%3%'), compare('d', '<=', '4')],
  ...[compare('e', '>', '5'), compare('f', '=', ''), within('g', 'x', 'y'), within('h', 'x', 'x')],
  ...[within('i', '', 'x'), within('j', 'x')],
];

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
    expect(print(compileExpression(expression))).toBe(print(compileInFull(expression)));
  });

  property.prop([trees], { numRuns: 1000 })('for servers that read and first', (expression) => {
    const options = { reading: 'and-first' } as const;
    expect(print(compileExpression(expression, options))).toBe(print(compileInFull(expression, options)));
  });

  property.prop([expressions], { numRuns: 1000 })('with fields that are asked again', (expression) => {
    expect(print(compileExpression(expression))).toBe(print(compileInFull(expression)));
  });
});

it('of a group what is said in every group comes in the order of the source', () => {
  const [b, d, e, f, g] = [is('b'), is('d'), is('e'), is('f'), is('g')];
  const expression = and(e, or(and(f, or(b, d)), g));
  expect(print(compileExpression(expression))).toBe(print(compileInFull(expression)));
});

describe('what is plain', () => {
  const [a, b, c, d] = [is('a'), is('b'), is('c'), is('d')];

  it.each<[string, Expression]>([
    ['conditions in a row', and(a, b, c)],
    ['an or in an and', and(or(a, b), c)],
    ['a caterpillar', and(or(and(or(a, b), c), d), is('e'))],
    ['a list', and(a, within('f', 'x', 'y'))],
  ])('%s', (_, expression) => {
    expect(sayPlainly(expression)).toMatchObject({ type: 'Where' });
  });

  it.each<[string, Expression]>([
    ['nothing', and()],
    ['two groups', or(and(a, b), and(c, d))],
    ['a field asked twice', or(a, compare('a', '=', '2'))],
    ['a list of one', within('f', 'x')],
  ])('not %s', (_, expression) => {
    expect(sayPlainly(expression)).toBeNull();
  });
});
