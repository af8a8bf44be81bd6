import { describe, expect, test } from 'vitest';
import type { Connector } from '../../grammar/ast.js';
import { doReadingsAgree, type Groups, groupAndFirst, groupLeftToRight } from '../../src/logic/readings.js';

type Kinds = readonly Connector['kind'][];

describe('the conditions of a clause, in the groups of which one must hold,', () => {
  test.each<[Kinds, Groups, Groups]>([
    [[], [[0]], [[0]]],
    [['and', 'and'], [[0, 1, 2]], [[0, 1, 2]]],
    [
      ['or', 'or'],
      [[0], [1], [2]],
      [[0], [1], [2]],
    ],
    [
      ['and', 'or'],
      [[0, 1], [2]],
      [[0, 1], [2]],
    ],
    [
      ['or', 'and'],
      [
        [0, 2],
        [1, 2],
      ],
      [[0], [1, 2]],
    ],
    [
      ['or', 'and', 'or', 'and'],
      [
        [0, 2, 4],
        [1, 2, 4],
        [3, 4],
      ],
      [[0], [1, 2], [3, 4]],
    ],
  ])('joined by %j', (kinds, leftToRight, andFirst) => {
    expect(groupLeftToRight(kinds)).toEqual(leftToRight);
    expect(groupAndFirst(kinds)).toEqual(andFirst);
  });
});

test.each<[Kinds, boolean]>([
  [[], true],
  [['and', 'and'], true],
  [['or', 'or'], true],
  [['and', 'or'], true],
  [['or', 'and'], false],
  [['and', 'or', 'or', 'and'], false],
])('whether both readings of %j agree', (kinds, agree) => {
  expect(doReadingsAgree(kinds)).toBe(agree);
});
