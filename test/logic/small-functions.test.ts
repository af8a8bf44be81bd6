import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../src/logic/compile.js';
import type { FlatCondition, FlatWhere } from '../../src/logic/expression.js';
import { planExpression } from '../../src/logic/plan.js';
import { closeUnderAndOr, findSayable, findShortestTexts } from './brute-force.js';
import { compare, sumProducts } from './expressions.js';
import { createWorld } from './worlds.js';

/** Conditions that stand in lists by field; `x` and `!x` are a condition and its negation. */
type Shape = readonly (readonly string[])[];

/** All functions over a few conditions, as tables over the cases that are possible. */
interface Universe {
  readonly conditions: readonly FlatCondition[];
  /** What one condition can say, a list included. */
  readonly units: readonly number[];
  /** The smallest cases that a function holds in; each a set of conditions. */
  findTerms(table: number): readonly number[];
}

function createUniverse(shape: Shape): Universe {
  const names = shape.flat().sort((a, b) => a.replace('!', '').localeCompare(b.replace('!', '')));
  const fieldOf = (name: string): string =>
    `f${shape.findIndex((list) => list.includes(name.replace('!', '')))}`;
  const conditions = names.map((name) =>
    compare(fieldOf(name), name.startsWith('!') ? '!=' : '=', name.replace('!', '')),
  );
  const excludes = (held: number): boolean =>
    names.some(
      (name, at) => (held >> at) & 1 && (held >> names.indexOf(`!${name}`)) & 1 && names.includes(`!${name}`),
    );
  const cases = Array.from({ length: 2 ** names.length }, (_, held) => held).filter(
    (held) => !excludes(held),
  );
  const tabulate = (members: number): number =>
    cases.reduce((table, held, index) => ((held & members) === 0 ? table : table | (1 << index)), 0);
  const units = shape.flatMap((list) =>
    Array.from({ length: 2 ** list.length - 1 }, (_, subset) =>
      tabulate(
        list.reduce(
          (mask, name, at) => (((subset + 1) >> at) & 1 ? mask | (1 << names.indexOf(name)) : mask),
          0,
        ),
      ),
    ),
  );
  const findTerms = (table: number): readonly number[] => {
    const found = cases.filter((_, index) => (table >> index) & 1);
    return found.filter((held) => !found.some((less) => less !== held && (less & held) === less));
  };
  return { conditions, units, findTerms };
}

const titled = (shapes: readonly Shape[]): { title: string; shape: Shape }[] =>
  shapes.map((shape) => ({ title: shape.map((list) => list.join(' ')).join(' | '), shape }));

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
  const universe = createUniverse(shape);
  const world = createWorld(universe.conditions);
  const functions = closeUnderAndOr(universe.units).filter((table) => table !== 0);
  const shortest = findShortestTexts(universe.units);
  const expressionOf = (table: number) => sumProducts(universe.findTerms(table), universe.conditions);

  test('just those that some text says become one, the shortest there is', () => {
    for (const table of functions) {
      const compiled = compileExpression(expressionOf(table));
      const length = compiled.kind === 'single' ? compiled.where.conditions.length : undefined;
      expect(length, JSON.stringify(expressionOf(table))).toBe(shortest.get(table));
    }
  });

  test('the others become the fewest queries', () => {
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

const five: readonly Shape[] = [
  [['a'], ['b'], ['c'], ['d'], ['e']],
  [['a', 'b'], ['c'], ['d'], ['e']],
  [['a', 'c'], ['b', 'd'], ['e']],
  [['b', 'c', 'd'], ['a'], ['e']],
];

describe.each(titled(five))('of all functions over five conditions in the lists $title', ({ shape }) => {
  const universe = createUniverse(shape);
  const world = createWorld(universe.conditions);
  const functions = closeUnderAndOr(universe.units).filter((table) => table !== 0);
  const sayable = findSayable(universe.units);

  test('just those that can be said become one text, which both readings take as meant', () => {
    for (const table of functions) {
      const expression = sumProducts(universe.findTerms(table), universe.conditions);
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
    const others = functions.filter((table) => !sayable.has(table)).filter((_, index) => index % 67 === 0);
    for (const table of others) {
      const expression = sumProducts(universe.findTerms(table), universe.conditions);
      const plan = planExpression(expression);
      if (plan.kind !== 'union') expect.fail(JSON.stringify(expression));
      expect(unite(world, plan.parts)).toBe(world.evaluate(expression).yes);
    }
  });
});

/** The cases in which a part finds the record; both readings of each part must agree. */
function unite(world: ReturnType<typeof createWorld>, parts: readonly FlatWhere[]): bigint {
  const found = (['left-to-right', 'and-first'] as const).map((reading) =>
    parts.reduce((cases, part) => cases | world.read(part, reading).yes, 0n),
  );
  expect(found[0]).toBe(found[1]);
  return found[0] ?? 0n;
}
