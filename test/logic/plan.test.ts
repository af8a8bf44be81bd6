import { it } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../src/logic/compile.js';
import type { Expression } from '../../src/logic/expression.js';
import { findOffendingPart, planExpression } from '../../src/logic/plan.js';
import { and, compare, expressions, is, like, not, or, printWhere, within } from './expressions.js';
import { conditionsOf, createWorld } from './worlds.js';

function planTexts(expression: Expression): readonly string[] | string {
  const plan = planExpression(expression);
  if (plan.kind === 'union') return plan.parts.map(printWhere);
  return plan.kind === 'single' ? printWhere(plan.where) : plan.kind;
}

const [a, b, c, d, e] = [is('a'), is('b'), is('c'), is('d'), is('e')];
const name = (first: string, last: string): Expression =>
  and(compare('first', '=', first), compare('last', '=', last));

describe('a plan', () => {
  test.each<[string, Expression, readonly string[] | string]>([
    ['is one query where that will do', and(or(a, b), c), 'a and c or b and c'],
    ['has a query for each of two groups', or(and(a, b), and(c, d)), ['a and b', 'c and d']],
    ['adds what fits to the first', or(and(a, b), and(c, d), e), ['a and b or e', 'c and d']],
    [
      'joins what has a condition in common',
      or(and(a, b), and(c, d), and(a, e)),
      ['a and b or e and a', 'c and d'],
    ],
    [
      'joins names of one family',
      or(name('A', 'X'), name('B', 'Y'), name('C', 'X')),
      ["first in ('A','C') and last = 'X'", "first = 'B' and last = 'Y'"],
    ],
    ['is none of nothing', or(), 'never'],
    ['is none of everything', and(), 'always'],
    ['is none where a pattern is negated', or(and(a, b), and(c, not(like('f', 'x')))), 'unsayable'],
  ])('%s', (_, expression, texts) => {
    expect(planTexts(expression)).toEqual(texts);
  });

  test('is one text for a server that reads AND first', () => {
    const plan = planExpression(or(and(a, b), and(c, d)), { reading: 'and-first' });
    expect(plan.kind === 'single' && printWhere(plan.where)).toBe('a and b or c and d');
  });

  test('takes a hundred pairs of values', () => {
    const pairs = Array.from({ length: 100 }, (_, at) => name(`first ${at}`, `last ${at}`));
    expect(planTexts(or(...pairs))).toHaveLength(100);
  });

  it.prop([expressions], { numRuns: 1500 })(
    'finds just the records meant, in either reading',
    (expression) => {
      const plan = planExpression(expression);
      expect(plan.kind).not.toBe('too-complex');
      if (plan.kind !== 'union') return;
      const world = createWorld(conditionsOf(expression));
      for (const reading of ['left-to-right', 'and-first'] as const) {
        const found = plan.parts.reduce((cases, part) => cases | world.read(part, reading).yes, 0n);
        expect(found).toBe(world.evaluate(expression).yes);
      }
    },
  );
});

describe('the part that no single query can say', () => {
  const pairs = or(and(a, b), and(c, d));
  test.each<[string, Expression, Expression | null]>([
    ['is none where there is a query', and(or(a, b), c), null],
    ['may be everything', pairs, pairs],
    ['leaves out what fits', or(e, and(a, b), is('g'), and(c, d)), pairs],
    ['lies within', and(e, or(pairs, is('g'))), pairs],
    [
      'lies within a negation',
      not(and(not(and(a, b)), e, not(and(c, d)))),
      or(not(not(and(a, b))), not(not(and(c, d)))),
    ],
    ['lies within a double negation', not(not(or(pairs, e))), pairs],
    [
      'lies within a negation of or',
      not(or(and(not(a), not(b)), and(not(c), not(d)))),
      and(not(and(not(a), not(b))), not(and(not(c), not(d)))),
    ],
    [
      'is small even of much',
      or(...Array.from({ length: 40 }, (_, at) => name(`${at}`, `${at}`))),
      or(name('38', '38'), name('39', '39')),
    ],
  ])('%s', (_, expression, part) => {
    expect(findOffendingPart(expression)).toEqual(part);
  });

  it.prop([expressions], { numRuns: 500 })(
    'is itself beyond one query, and there whenever the whole is',
    (expression) => {
      const part = findOffendingPart(expression);
      expect(part !== null).toBe(compileExpression(expression).kind === 'several');
      if (part) expect(compileExpression(part).kind).toBe('several');
    },
  );
});

describe('many conditions', () => {
  test.each<[string, Expression, string]>([
    ['and-ed', and(...Array.from({ length: 300 }, (_, at) => is(`f${at}`))), 'single'],
    ['or-ed', or(...Array.from({ length: 300 }, (_, at) => is(`f${at}`))), 'single'],
    ['in a list', and(a, within('f', ...Array.from({ length: 2000 }, (_, at) => `${at}`))), 'single'],
    [
      'in lists made of equalities',
      and(
        ...['f', 'g', 'h', 'k'].map((field) =>
          or(...Array.from({ length: 20 }, (_, at) => compare(field, '=', `${at}`))),
        ),
      ),
      'single',
    ],
    [
      'beyond what anybody would send',
      and(...Array.from({ length: 9 }, (_, at) => or(is(`f${at}`), is(`g${at}`)))),
      'too-complex',
    ],
    [
      'beyond all measure',
      and(...Array.from({ length: 30 }, (_, at) => or(is(`f${at}`), is(`g${at}`)))),
      'too-complex',
    ],
  ])('%s', (_, expression, kind) => {
    expect(planExpression(expression).kind).toBe(kind);
  });
});
