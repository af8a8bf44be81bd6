import { expect } from 'vitest';
import type { FlatCondition, FlatWhere } from '../../src/logic/expression.js';
import { closeUnderAndOr } from './brute-force.js';
import { compare, sumProducts } from './expressions.js';
import { createWorld } from './worlds.js';

/** Conditions that stand in lists by field; `x` and `!x` are a condition and its negation. */
export type Shape = readonly (readonly string[])[];

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

/** All functions of a universe, and what tells whether an expression means one. */
export function surveyFunctions(shape: Shape) {
  const universe = createUniverse(shape);
  return {
    universe,
    world: createWorld(universe.conditions),
    functions: closeUnderAndOr(universe.units).filter((table) => table !== 0),
    expressionOf: (table: number) => sumProducts(universe.findTerms(table), universe.conditions),
  };
}

/** The tests of a universe share what the first of them has worked out. */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export const titled = (shapes: readonly Shape[]): { title: string; shape: Shape }[] =>
  shapes.map((shape) => ({ title: shape.map((list) => list.join(' ')).join(' | '), shape }));

/** The cases in which a part finds the record; both readings of each part must agree. */
export function unite(world: ReturnType<typeof createWorld>, parts: readonly FlatWhere[]): bigint {
  const found = (['left-to-right', 'and-first'] as const).map((reading) =>
    parts.reduce((cases, part) => cases | world.read(part, reading).yes, 0n),
  );
  expect(found[0]).toBe(found[1]);
  return found[0] ?? 0n;
}
