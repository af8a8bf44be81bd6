import { it } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { compileExpression, compileInFull } from '../../src/logic/compile.js';
import type { Expression } from '../../src/logic/expression.js';
import { groupConditions } from '../../src/logic/group-conditions.js';
import {
  and,
  compare,
  expressions,
  is,
  like,
  not,
  or,
  printWhere,
  readWhere,
  within,
} from './expressions.js';
import { conditionsOf, createWorld } from './worlds.js';

function compileText(expression: Expression): string {
  const compiled = compileExpression(expression);
  return compiled.kind === 'single' ? printWhere(compiled.where) : compiled.kind;
}

const [a, b, c, d] = [is('a'), is('b'), is('c'), is('d')];

describe('an expression becomes the shortest text that both readings take alike', () => {
  test.each<[string, Expression, string]>([
    ['one condition', a, 'a'],
    ['and', and(a, b, c), 'a and b and c'],
    ['or', or(a, b, c), 'a or b or c'],
    ['an or in an and', and(or(a, b), c), 'a and c or b and c'],
    ['an and in an or', or(a, and(b, c)), 'b and c or a'],
    ['a caterpillar', and(or(and(or(a, b), c), d), is('e')), 'a and c and e or b and c and e or d and e'],
    ['a common condition', or(and(a, b), and(a, c)), 'a and b or c and a'],
    ['absorption', or(a, and(a, b)), 'a'],
    ['repetition', and(a, or(b, b), a), 'a and b'],
    ['what can never be', or(a, and(b, c, not(b))), 'a'],
    ['two groups', or(and(a, b), and(c, d)), 'several'],
    ['nothing and-ed', and(), 'always'],
    ['nothing or-ed', or(), 'never'],
    ['a contradiction', and(a, not(a)), 'never'],
    ['what always holds beside something', or(a, not(or())), 'always'],
    ['a condition or its negation, neither of which finds NULL', or(a, not(a)), "a or a != '1'"],
  ])('%s', (_, expression, text) => {
    expect(compileText(expression)).toBe(text);
  });
});

describe('equalities of a field are merged', () => {
  const f = (value: string) => compare('f', '=', value);
  test.each<[string, Expression, string]>([
    ['two of them', or(f('x'), f('y')), "f in ('x','y')"],
    ['with a list', or(within('f', 'x', 'y'), f('z')), "f in ('x','y','z')"],
    ['across groups', or(and(f('x'), a), and(f('y'), a)), "f in ('x','y') and a"],
    ['in a negation', not(or(f('x'), within('f', 'x', 'y'))), "f != 'x' and f != 'y'"],
    ['to say two groups', or(and(f('x'), a), and(f('y'), or(a, b))), "f = 'y' and b or a and f in ('x','y')"],
    ['not when and-ed', and(f('x'), f('y')), "f = 'x' and f = 'y'"],
    [
      'overlapping lists stay',
      and(within('f', 'x', 'y'), within('f', 'x', 'z')),
      "f in ('x','y') and f in ('x','z')",
    ],
    [
      'and-ed, less what a negation beside it implies',
      or(and(f('x'), f('y')), and(not(f('y')), f('z')), and(f('x'), not(f('z')))),
      "f = 'x' and f = 'y' or f != 'y' and f in ('y','z') or f != 'z' and f in ('x','z')",
    ],
    ['a long list stays in its order', within('f', 'z', 'x', 'y'), "f in ('z','x','y')"],
    ['not with another field', or(f('x'), compare('g', '=', 'x')), "f = 'x' or g = 'x'"],
    ['not the empty text', or(f(''), f('x'), f('y')), "f = '' or f in ('x','y')"],
    ['the empty text of a list stays in it', or(within('f', '', 'x'), f('y')), "f in ('','x','y')"],
  ])('%s', (_, expression, text) => {
    expect(compileText(expression)).toBe(text);
  });

  test('numbers among themselves, an unquoted 0 not first', () => {
    const equals = (value: string): Expression => ({
      type: 'Comparison',
      field: { type: 'FieldName', name: 'f' },
      operator: '=',
      value: { type: 'Integer', value },
    });
    expect(compileText(or(equals('0'), equals('5'), f('x')))).toBe("f in (5,0) or f = 'x'");
  });
});

describe('conditions that no list says together', () => {
  test.each<[string, string]>([
    ["h < '5' or h < '7'", "h < '5' or h < '7'"],
    ["k like 'x' or k like 'y'", "k like 'x' or k like 'y'"],
    ["f in ('x',5) or f = 'y'", "f in ('x',5) or f = 'y'"],
    ["f in ('x',5) and f != 5", "f in ('x') and f != 5"],
    ["f in ('x','y') and f != 'y'", "f = 'x' and f != 'y'"],
    ['f = true or f = false', 'f = true or f = false'],
    ["f = 0x41 or f = 'b'", "f in (0x41,'b')"],
    ['f = 12x5 or f = 12x6', 'f in (12x5,12x6)'],
  ])('%s', (text, compiled) => {
    expect(compileText(groupConditions(readWhere(text), 'and-first'))).toBe(compiled);
  });
});

describe('what comes of it', () => {
  const connect = (kind: 'and' | 'or') => ({ type: 'Connector', kind }) as const;
  test.each([
    ['of a plain expression', or(a, and(b, c)), [b, c, a]],
    ['of one that has to be looked into', or(a, and(b, c), and(a, b)), [b, c, a]],
  ])('is a clause of the syntax tree: %s', (_, expression, conditions) => {
    const where = { type: 'Where', conditions, connectors: [connect('and'), connect('or')] };
    expect(compileExpression(expression)).toEqual({ kind: 'single', where });
    expect(compileInFull(expression)).toEqual({ kind: 'single', where });
  });

  test.each([2, 10, 50])('of %d or-ed pairs it takes several', (count) => {
    const pairs = Array.from({ length: count }, (_, at) => or(is(`f${at}`), is(`g${at}`)));
    expect(compileExpression(and(...pairs)).kind).toBe('several');
  });
});

describe('negation', () => {
  test.each<[string, Expression, string]>([
    ['of equality', not(compare('f', '=', 'x')), "f != 'x'"],
    ['of inequality', not(compare('f', '!=', 'x')), "f = 'x'"],
    ['of <', not(compare('f', '<', 'x')), "f >= 'x'"],
    ['of <=', not(compare('f', '<=', 'x')), "f > 'x'"],
    ['of >', not(compare('f', '>', 'x')), "f <= 'x'"],
    ['of >=', not(compare('f', '>=', 'x')), "f < 'x'"],
    ['of a list', not(within('f', 'x', 'y')), "f != 'x' and f != 'y'"],
    ['of groups', not(or(a, and(b, not(c)))), "a != '1' and b != '1' or c and a != '1'"],
    ['of a negated pattern', not(not(like('f', 'x%'))), "f like 'x%'"],
    ['of a pattern that does not matter', or(a, and(a, not(like('f', 'x%')))), 'a'],
  ])('%s', (_, expression, text) => {
    expect(compileText(expression)).toBe(text);
  });

  test('of a pattern cannot be said, and names it', () => {
    expect(compileExpression(and(a, not(like('f', 'x%'))))).toEqual({
      kind: 'unsayable',
      conditions: [like('f', 'x%')],
    });
  });
});

describe('for servers known to read AND first', () => {
  test.each<[string, Expression, string]>([
    ['two groups', or(and(a, b), and(c, d)), 'a and b or c and d'],
    [
      'merged groups',
      or(and(compare('f', '=', 'x'), a, b), and(c, d), and(compare('f', '=', 'y'), a, b)),
      "f in ('x','y') and a and b or c and d",
    ],
    [
      'the both-ways text where that is shorter',
      and(within('f', 'x', 'y'), within('f', 'x', 'z')),
      "f in ('x','y') and f in ('x','z')",
    ],
    [
      'that text, too, where it is as short',
      or(compare('f', '=', 'y'), and(c, within('f', 'y', 'z'))),
      "c and f = 'z' or f = 'y'",
    ],
    [
      'not merged where they differ in more than a value',
      or(and(compare('f', '=', 'x'), a), and(compare('f', '=', 'y'), b)),
      "f = 'x' and a or f = 'y' and b",
    ],
  ])('%s', (_, expression, text) => {
    const compiled = compileExpression(expression, { reading: 'and-first' });
    expect(compiled.kind === 'single' && printWhere(compiled.where)).toBe(text);
  });
});

test('an expression nested too deep is refused, not a stack overflow', () => {
  let deep: Expression = a;
  for (let depth = 0; depth < 100_000; depth += 1) deep = depth % 2 ? and(deep, b) : or(deep, not(c));
  expect(compileText(deep)).toBe('too-complex');
  for (let depth = 0; depth < 100_000; depth += 1) deep = and(deep);
  expect(compileText(deep)).toBe('too-complex');
});

describe('of any expression', () => {
  it.prop([expressions], { numRuns: 1500 })('finds the same records in either reading', (expression) => {
    const world = createWorld(conditionsOf(expression));
    const compiled = compileExpression(expression);
    const meant = world.evaluate(expression).yes;
    if (compiled.kind === 'never') expect(meant).toBe(0n);
    if (compiled.kind === 'always') expect(meant).toBe(world.evaluate(and()).yes);
    if (compiled.kind !== 'single') return;
    expect(world.read(compiled.where, 'left-to-right').yes).toBe(meant);
    expect(world.read(compiled.where, 'and-first').yes).toBe(meant);
  });

  it.prop([expressions], { numRuns: 500 })('can be said to servers that read AND first', (expression) => {
    const world = createWorld(conditionsOf(expression));
    const compiled = compileExpression(expression, { reading: 'and-first' });
    expect(['single', 'always', 'never', 'unsayable']).toContain(compiled.kind);
    if (compiled.kind !== 'single') return;
    expect(world.read(compiled.where, 'and-first').yes).toBe(world.evaluate(expression).yes);
  });

  it.prop([expressions], { numRuns: 500 })(
    'is unsayable only for a negated pattern that matters',
    (expression) => {
      const compiled = compileExpression(expression);
      if (compiled.kind !== 'unsayable') return;
      const world = createWorld(conditionsOf(expression));
      expect(world.evaluate(dropNegatedPatterns(expression)).yes).not.toBe(world.evaluate(expression).yes);
    },
  );
});

/** With each negated pattern replaced by what never holds. */
function dropNegatedPatterns(expression: Expression, negated = false): Expression {
  switch (expression.type) {
    case 'And':
    case 'Or':
      return {
        ...expression,
        operands: expression.operands.map((part) => dropNegatedPatterns(part, negated)),
      };
    case 'Not':
      return not(dropNegatedPatterns(expression.operand, !negated));
    case 'Like':
      return negated ? and() : expression;
    default:
      return expression;
  }
}
