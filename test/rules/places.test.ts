import { describe, expect, it } from 'vitest';
import { lint } from '../../src/lint/lint.js';
import type { RuleId } from '../../src/rules/rules.js';

const findFirst = (rule: RuleId, query: string) =>
  lint(query, { dialect: 'vtiger' }).find((diagnostic) => diagnostic.rule === rule);

/** Where the finding points: the query up to there. */
function pointFrom(rule: RuleId, conditions: string): string | undefined {
  const start = 'select id from M where ';
  const place = findFirst(rule, `${start}${conditions} limit 5;`)?.related?.[0]?.range;
  return place && conditions.slice(0, place[0] - start.length);
}

describe('another place that a finding points at', () => {
  it.each<[string, RuleId, string, string]>([
    [
      'the first and behind an or',
      'mixed-and-or',
      "a = '1' and b = '2' or c = '3' and d = '4' and e = '5'",
      "a = '1' and b = '2' or c = '3' ",
    ],
    ['the first of equal values', 'in-list', "a in ('y','x','x','x')", "a in ('y',"],
    [
      'the first of contradictory conditions',
      'contradiction',
      "b = 'x' and a = 'x' and a = 'y' and a = 'z'",
      "b = 'x' and ",
    ],
  ])('is %s', (_, rule, conditions, before) => {
    expect(pointFrom(rule, conditions)).toBe(before);
  });
});

describe('a clause that reads in two ways', () => {
  const queryOf = (count: number): string => {
    const pairs = Array.from({ length: count - 1 }, (_, at) => `f${at} = '1'`);
    return `select id from M where ${pairs.join(' or ')} and g = '1' limit 5;`;
  };

  it.each([
    [30, true],
    [31, false],
  ])('of %d conditions is written anew: %s', (count, isRewritten) => {
    const found = findFirst('mixed-and-or', queryOf(count));
    expect(found).toBeDefined();
    expect(found?.suggestions !== undefined).toBe(isRewritten);
  });
});
