import { expect, test } from 'vitest';
import { splitIntoFamilies } from '../../src/logic/cover.js';
import type { Terms } from '../../src/logic/terms.js';

test('a few terms are split into the fewest families, whatever comes first', () => {
  // First come, first served would put 1 with 2, and need a third family.
  const strangers = [
    [1n, 4n],
    [2n, 8n],
    [4n, 8n],
  ] as const;
  const fits = (family: Terms): boolean =>
    !strangers.some((pair) => pair.every((term) => family.includes(term)));
  expect(splitIntoFamilies([1n, 2n, 4n, 8n], fits)).toEqual([
    [1n, 8n],
    [2n, 4n],
  ]);
});

test('each of many terms goes to the first family that has room', () => {
  const terms = Array.from({ length: 100 }, (_, at) => 1n << BigInt(at));
  const families = splitIntoFamilies(terms, (family) => family.length <= 30);
  expect(families.map((family) => family[0])).toEqual([0, 30, 60, 90].map((at) => terms[at]));
  expect(families.flat()).toEqual(terms);
});

test('nothing needs no family', () => {
  expect(splitIntoFamilies([], () => true)).toEqual([]);
});
