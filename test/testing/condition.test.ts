import { describe, expect, it } from 'vitest';
import { compileCondition } from '../../src/testing/database/condition.js';
import { markColumn, SqlError } from '../../src/testing/database/sql-tokens.js';
import type { Value } from '../../src/testing/database/value.js';

const row: Readonly<Record<string, Value | null>> = {
  name: { kind: 'text', text: 'Weiß' },
  amount: { kind: 'number', number: 5, text: '5.00000000' },
  day: { kind: 'date', text: '2016-05-20' },
  nothing: null,
};

const compile = (sql: string) =>
  compileCondition(
    sql.replace(/\[(\w+)\]/g, (_, field: string) => markColumn(field)),
    (word) => (word in row ? word : undefined),
  );

const test = (sql: string, ...parameters: readonly string[]): boolean =>
  compile(sql).bind(parameters)((field) => row[field] ?? null);

describe('a condition', () => {
  it.each([
    ['reads and before xor before or', "[name] = 'x' and 1 xor 1 or 0"],
    ['reads not below comparisons', "not [name] = 'x'"],
    ['reads ! above them', '!0 = 1'],
    ['knows three truths: null wins nothing', '([nothing] = 1 or 1) and ([nothing] is null)'],
    ['compares null safely', '[nothing] <=> null and not [name] <=> null'],
    ['tests truth', '([nothing] = 1) is unknown and 1 is true and 0 is not true'],
    ['calculates', '1 + 2 * 3 = 7 and 7 div 2 = 3 and 7 mod 4 = 3 and -2 = 2 - 4'],
    ['knows bits', '(6 & 3) = 2 and (6 | 3) = 7 and (6 ^ 3) = 5 and (1 << 4) = 16 and (16 >> 2) = 4'],
    ['takes fractions as whole numbers where it wants bits', '(1.4 | 2) = 3'],
    ['has null for a division by zero', '(1 / 0) is null and (1 div 0) is null and (1 % 0) is null'],
    ['casts text to a number', "'3 pigs' = 3 and 'pigs' = 0"],
    ['writes decimals as their column does', "[amount] like '5.0%' and [amount] = '5'"],
    ['compares dates', "[day] > '2016-05-19' and [day] = 20160520 and [day] > 1991"],
    ['reads hex as text, and as a number against one', '[name] = 0x576569c39f and [amount] = 0x05'],
    ['folds case, accents and trailing blanks', "[name] = 'WEISS  '"],
    ['counts them in like', "not [name] like 'weiss' and [name] like 'WEI_' and [name] like '%'"],
    ['takes wildcards by their word', String.raw`'50%' like '50\\%' and '500' not like '50\\%'`],
    ['has between, in and their opposites', '[amount] between 4 and 6 and [amount] not in (1, 2)'],
    ['has regular expressions', "[name] regexp '^w' and [name] not rlike 'x'"],
    ['finds columns by bare words', 'amount = 5 and AMOUNT = 5'],
    ['skips comments', '1 /* no */ -- no'],
  ])('%s', (_, sql) => {
    const lower = (word: string) => (word.toLowerCase() in row ? word.toLowerCase() : undefined);
    const marked = sql.replace(/\[(\w+)\]/g, (__, field: string) => markColumn(field));
    expect(compileCondition(marked, lower).bind([])((field) => row[field] ?? null)).toBe(true);
  });

  it('binds parameters in order', () => {
    expect(compile('[name] = ? or [amount] = ?').placeholders).toBe(2);
    expect(test('[name] = ? and [amount] = ?', 'weiss', '5')).toBe(true);
    expect(test('[name] = ? and [amount] = ?', '5', 'weiss')).toBe(false);
  });

  it('is unknown, so not met, where NULL decides', () => {
    expect([test('[nothing] = 1'), test('not [nothing] = 1'), test('1 in ([nothing], 2)')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it.each([
    ['1 +', /SQL syntax/],
    ["'open", /SQL syntax/],
    ['1 /* open', /SQL syntax/],
    ['1 2', /SQL syntax/],
    ['nosuch = 1', /Unknown column 'nosuch'/],
    ['12x5 = 1', /Unknown column '12x5'/],
    ['a.b = 1', /Unknown column 'a\.b'/],
    ['evil(1)', /FUNCTION evil does not exist/],
    ['(1, 2) = 1', /Operand should contain 1 column/],
    ['[name] = 0xf09f9880', /Invalid utf8mb3/],
  ])('%s is refused', (sql, message) => {
    expect(() => compile(sql)).toThrow(SqlError);
    expect(() => compile(sql)).toThrow(message);
  });

  it('refuses what is no regular expression when it meets it', () => {
    expect(() => test("[name] regexp '('")).toThrow(SqlError);
  });
});
