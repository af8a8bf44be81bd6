import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../src/logic/compile.js';
import { planExpression } from '../../src/logic/plan.js';
import { findShortestTexts } from './brute-force.js';
import { once, type Shape, surveyFunctions, titled, unite } from './universe.js';

const four: readonly Shape[] = [
  [['a'], ['b'], ['c'], ['d']],
  [['a', 'b'], ['c'], ['d']],
  [
    ['a', 'c'],
    ['b', 'd'],
  ],
  [['b', 'c', 'd'], ['a']],
  [['a', 'b', 'c', 'd']],
  [['a'], ['!a'], ['b'], ['!b']],
  [['a'], ['!a'], ['b'], ['c']],
  [['a', 'b'], ['!b'], ['c']],
  [['a', 'b'], ['!a'], ['!b']],
  [['a', 'b', 'c'], ['!c']],
];

describe.each(titled(four))('of all functions over four conditions in the lists $title', ({ shape }) => {
  const prepare = once(() => {
    const survey = surveyFunctions(shape);
    return { ...survey, shortest: findShortestTexts(survey.universe.units) };
  });

  test('just those that some text says become one, the shortest there is', () => {
    const { functions, shortest, expressionOf } = prepare();
    for (const table of functions) {
      const compiled = compileExpression(expressionOf(table));
      const length = compiled.kind === 'single' ? compiled.where.conditions.length : undefined;
      expect(length, JSON.stringify(expressionOf(table))).toBe(shortest.get(table));
    }
  });

  test('the others become the fewest queries', () => {
    const { functions, world, shortest, expressionOf } = prepare();
    const sayable = [...shortest.keys()];
    for (const table of functions.filter((table) => !shortest.has(table))) {
      const plan = planExpression(expressionOf(table));
      const parts = plan.kind === 'union' ? plan.parts : [];
      const inside = sayable.filter((part) => (part & ~table) === 0);
      const isPair = inside.some((a) => inside.some((b) => (a | b) === table));
      expect(parts.length === 2, JSON.stringify(expressionOf(table))).toBe(isPair);
      expect(unite(world, parts)).toBe(world.evaluate(expressionOf(table)).yes);
    }
  });
});
