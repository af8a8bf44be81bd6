import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../src/logic/compile.js';
import type { Expression } from '../../src/logic/expression.js';
import { and, is, not, or } from './expressions.js';

/** That an odd number of conditions holds: nothing needs more products. */
const parityOf = (count: number): Expression =>
  Array.from({ length: count }, (_, at): Expression => is(`f${at}`)).reduce((odd, next) =>
    or(and(odd, not(next)), and(not(odd), next)),
  );

/** That each of so many pigeons and one more has a hole of its own, of so many: no search knows soon that none can. */
function pigeonsIn(holes: number): Expression {
  const [all, more] = [[...Array(holes).keys()], [...Array(holes + 1).keys()]];
  const sits = (pigeon: number, hole: number): Expression => is(`p${pigeon}h${hole}`);
  const isAlone = (a: number, b: number, hole: number): Expression =>
    or(not(sits(a, hole)), not(sits(b, hole)));
  return and(
    ...more.map((pigeon) => or(...all.map((hole) => sits(pigeon, hole)))),
    ...all.flatMap((hole) => more.flatMap((a) => more.slice(0, a).map((b) => isAlone(a, b, hole)))),
  );
}

describe('conditions as entangled as can be', () => {
  test.each([
    ['twelve are known not to be one query', parityOf(12), 'several'],
    ['… whatever is said beside', and(parityOf(12), or(is('f0'), not(is('f0')))), 'several'],
    ['four pigeons in three holes are none', pigeonsIn(3), 'never'],
    ['of many more it is not found out', pigeonsIn(8), 'too-complex'],
  ])('%s', (_, expression, kind) => {
    expect(compileExpression(expression).kind).toBe(kind);
  });
});
