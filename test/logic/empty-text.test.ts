import { fc, it } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../src/logic/compile.js';
import type { Expression, FlatCondition } from '../../src/logic/expression.js';
import { groupConditions } from '../../src/logic/group-conditions.js';
import { and, compare, not, or, within } from './expressions.js';

/** Whether a condition holds of what the field holds (language reference, section 3, "empty literal"). */
type Server = (condition: FlatCondition, held: string | null) => boolean | null;

const compareAsText: Server = (condition, held) => {
  if (held === null) return null;
  if (condition.type === 'In') return condition.values.some((value) => textOf(value) === held);
  if (condition.type === 'Like') return null;
  return (condition.operator === '=') === (textOf(condition.value) === held);
};

const servers: Readonly<Record<string, Server>> = {
  berlicrm: compareAsText,
  'berlicrm-classic': (condition, held) => {
    const isEmpty = condition.type === 'Comparison' && textOf(condition.value) === '';
    return isEmpty ? (condition.operator === '=') === !held : compareAsText(condition, held);
  },
};

const textOf = (literal: object): string => ('value' in literal ? String(literal.value) : '');

function evaluate(
  expression: Expression,
  judge: (condition: FlatCondition) => boolean | null,
): boolean | null {
  if (expression.type === 'Not') {
    const truth = evaluate(expression.operand, judge);
    return truth === null ? null : !truth;
  }
  if (expression.type !== 'And' && expression.type !== 'Or') return judge(expression);
  const decisive = expression.type === 'Or';
  const truths = expression.operands.map((operand) => evaluate(operand, judge));
  if (truths.includes(decisive)) return decisive;
  return truths.includes(null) ? null : !decisive;
}

const conditions = fc.constantFrom(
  ...['', 'x', 'y'].flatMap((value) => [compare('f', '=', value), compare('f', '!=', value)]),
  ...[within('f', ''), within('f', '', 'x'), within('f', 'x', 'y'), within('f', 'y', '')],
);

const expressions = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    conditions,
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((operands) => and(...operands)),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((operands) => or(...operands)),
    tie('tree').map(not),
  ),
})).tree;

describe.each(Object.entries(servers))('the empty text on %s', (_, server) => {
  it.prop([expressions], { numRuns: 2000 })('finds the same records when compiled', (expression) => {
    const compiled = compileExpression(expression);
    for (const held of [null, '', 'x', 'y', 'z']) {
      const judge = (condition: FlatCondition): boolean | null => server(condition, held);
      const isMeant = evaluate(expression, judge) === true;
      if (compiled.kind === 'never') expect(isMeant).toBe(false);
      if (compiled.kind !== 'single') continue;
      for (const reading of ['left-to-right', 'and-first'] as const) {
        expect(evaluate(groupConditions(compiled.where, reading), judge) === true).toBe(isMeant);
      }
    }
  });
});

test('an equality with the empty text never becomes part of a list', () => {
  const compiled = compileExpression(or(compare('f', '=', 'x'), compare('f', '=', '')));
  expect(compiled.kind === 'single' && compiled.where.conditions).toEqual([
    compare('f', '=', 'x'),
    compare('f', '=', ''),
  ]);
});
