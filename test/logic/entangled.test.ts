import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../src/logic/compile.js';
import type { Expression } from '../../src/logic/expression.js';
import { and, is, not, or } from './expressions.js';

/** That an odd number of conditions holds: nothing needs more products. */
const parityOf = (count: number): Expression =>
  Array.from({ length: count }, (_, at): Expression => is(`f${at}`)).reduce((odd, next) =>
    or(and(odd, not(next)), and(not(odd), next)),
  );

describe('conditions as entangled as can be', () => {
  test.each([
    ['twelve are known not to be one query', parityOf(12), 'several'],
    ['… whatever is said beside', and(parityOf(12), or(is('f0'), not(is('f0')))), 'several'],
    ['twenty are too many to know', parityOf(20), 'too-complex'],
  ])('%s', (_, expression, kind) => {
    expect(compileExpression(expression).kind).toBe(kind);
  });
});
