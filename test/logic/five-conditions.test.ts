import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../src/logic/compile.js';
import { planExpression } from '../../src/logic/plan.js';
import { findSayable } from './brute-force.js';
import { once, type Shape, surveyFunctions, titled, unite } from './universe.js';

const five: readonly Shape[] = [
  [['a'], ['b'], ['c'], ['d'], ['e']],
  [['a', 'b'], ['c'], ['d'], ['e']],
  [['a', 'c'], ['b', 'd'], ['e']],
  [['b', 'c', 'd'], ['a'], ['e']],
];

describe.each(titled(five))('of all functions over five conditions in the lists $title', ({ shape }) => {
  const prepare = once(() => {
    const survey = surveyFunctions(shape);
    return { ...survey, sayable: findSayable(survey.universe.units) };
  });

  test('just those that can be said become one text, which both readings take as meant', () => {
    const { functions, world, sayable, expressionOf } = prepare();
    for (const table of functions) {
      const expression = expressionOf(table);
      const compiled = compileExpression(expression);
      if ((compiled.kind === 'single') !== sayable.has(table)) expect.fail(JSON.stringify(expression));
      if (compiled.kind !== 'single') continue;
      const meant = world.evaluate(expression).yes;
      const isKept = (['left-to-right', 'and-first'] as const).every(
        (reading) => world.read(compiled.where, reading).yes === meant,
      );
      if (!isKept) expect.fail(JSON.stringify(expression));
    }
  });

  test('a hundred of the others become unions which find just what is meant', () => {
    const { functions, world, sayable, expressionOf } = prepare();
    const others = functions.filter((table) => !sayable.has(table)).filter((_, index) => index % 67 === 0);
    for (const table of others) {
      const expression = expressionOf(table);
      const plan = planExpression(expression);
      if (plan.kind !== 'union') expect.fail(JSON.stringify(expression));
      expect(unite(world, plan.parts)).toBe(world.evaluate(expression).yes);
    }
  });
});
