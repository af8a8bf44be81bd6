import { describe, expect, it } from 'vitest';
import { issueKinds } from '../../grammar/issues.js';
import { dialects } from '../../src/dialect/dialects.js';
import { type DialectName, dialectNames } from '../../src/dialect/families.js';
import { parse } from '../../src/syntax/parse.js';
import { createSyntaxDiagnostic } from '../../src/syntax/syntax-diagnostics.js';

const where = (condition: string): string => `select id from Contacts where ${condition};`;

/** What is said of the first mistake. */
const sayOf = (text: string, dialect: DialectName = 'portable') => parse(text, { dialect }).diagnostics[0];
const hintOf = (text: string, dialect?: DialectName) => sayOf(text, dialect)?.hint;

describe.each(issueKinds)('the mistake %s', (kind) => {
  it.each(dialectNames)('has a message for %s, whatever is known of it', (dialect) => {
    const found = createSyntaxDiagnostic({ kind, range: [0, 0], data: {} }, dialects[dialect]);
    if (found) expect(found.message).toMatch(/^\S[^\n]*\.$/);
  });
});

describe('a hint', () => {
  it.each([
    ['a value in backticks', where('a = `x`'), /single quotes/],
    ['a missing field', where("= 'x'"), /field, an operator and a value/],
    ['a name that may be an alias', 'select id a from M;', /alias/],
    ['not in', where("a not in ('x','y')"), /!= 'a' and f != 'b'/],
    ['not between', where("a not between '1' and '2'"), /< low or f > high/],
    ['not like', where("a not like 'x'"), /cannot be said/],
    ['is null', where('a is null'), /^No query finds NULL/],
    ['is not null', where('a is not null'), /^like '_%' finds what has a value/],
    ['brackets that change nothing', where("(a = 'x')"), /^These change nothing/],
    ['brackets that group', where("(a = 'x' or b = 'y') and c = 'z'"), /before 'or'/],
  ])('tells the way out of %s', (_, text, hint) => {
    expect(hintOf(text)).toMatch(hint);
  });

  it.each([
    ['a name in backticks', 'select id from `M`;'],
    ['a missing condition', "select id from M where a = 'x' and;"],
    ['a comma that is missing in a list', where("a in ('x' 'y')")],
  ])('is not given for %s', (_, text) => {
    expect(sayOf(text)).toBeDefined();
    expect(hintOf(text)).toBeUndefined();
  });

  it('says where the server takes what others refuse', () => {
    const taken = /takes it all the same/;
    expect(hintOf(where("a <> 'x'"), 'berlicrm')).toMatch(taken);
    expect(hintOf(where("a <> 'x'"), 'portable')).toBeUndefined();
    expect(hintOf(where("(a = 'x')"), 'berlicrm')).toMatch(
      /^These change nothing\. .* takes it all the same/,
    );
    expect(hintOf('select count(*), id from M;', 'berlicrm')).toBeUndefined();
  });
});

describe('a message', () => {
  it.each([
    ["select id from M; it's", "“it's”"],
    ['select id from M; again', "'again'"],
    ['select id from M; select\n\t 1', "'select 1'"],
    [`select id from M; ${'x'.repeat(40)}`, `'${'x'.repeat(40)}'`],
    [`select id from M; ${'x'.repeat(41)}`, `'${'x'.repeat(40)}…'`],
    ['select id from M having a > 1;', 'having'],
    ['select id from M group by a;', 'group by'],
    ['select\u00a0id from M;', 'U+00A0'],
    ['select id\u200b from M;', 'U+200B'],
  ])('on %j shows %s', (text, shown) => {
    expect(sayOf(text)?.message).toContain(shown);
  });

  it('tells whether there is anything at all', () => {
    expect(sayOf('')?.message).toBe('There is no query here.');
    expect(sayOf('update M')?.message).toContain("'update'");
  });
});

describe('the fix of a habit', () => {
  const titleOf = (condition: string) => sayOf(where(condition))?.fix?.title;

  it('is called as each of its parts, where they are called alike', () => {
    expect(titleOf("a == 'x' and b == 'y'")).toBe(titleOf("a == 'x'"));
  });

  it('is called otherwise where they differ', () => {
    const titles = ["a == 'x' and b =< 'y'", "a == 'x'", "b =< 'y'"].map(titleOf);
    expect(new Set(titles).size).toBe(3);
  });

  it('stands in one finding, which points nowhere else if it is alone', () => {
    expect(sayOf(where("a == 'x'"))).not.toHaveProperty('related');
  });
});

describe('the rule that a mistake belongs to', () => {
  it.each([
    ['select id from M', 'missing-semicolon'],
    [where('a = "x"'), 'double-quotes'],
    ['select id from M; -- x', 'comment'],
    [where("a <> 'x'"), null],
  ])('of %j is %s', (text, rule) => {
    expect(sayOf(text)?.rule).toBe(rule);
  });
});
