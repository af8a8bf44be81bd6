import { describe, expect, it } from 'vitest';
import { dialectNames } from '../../src/dialect/families.js';
import { parse } from '../../src/syntax/parse.js';
import { PrintError, print } from '../../src/syntax/print.js';

/** The names of the codes that a refusal carries. */
function codesOf(attempt: () => string): readonly string[] {
  try {
    return [`printed ${attempt()}`];
  } catch (error) {
    if (!(error instanceof PrintError)) throw error;
    return error.diagnostics.map(({ code }) => code);
  }
}

describe('print', () => {
  it.each([
    [
      "SELECT id ,lastname\nFROM Contacts WHERE lastname='x' OR  email LIKE 'y%' ORDER BY lastname DESC LIMIT 5,10",
      "select id, lastname from Contacts where lastname = 'x' or email like 'y%' order by lastname desc limit 5, 10;",
    ],
    ['select COUNT( * ) from Contacts;', 'select count(*) from Contacts;'],
    ["select * from M where a in ( 'x' , 5 );", "select * from M where a in ('x',5);"],
    ['select * from M order by a;', 'select * from M order by a;'],
  ])('is one line in one form: %s', (text, expected) => {
    for (const dialect of dialectNames)
      expect(print(parse(text, { dialect }).ast, { dialect })).toBe(expected);
  });

  it.each([
    ["select id from M where a = '';", 'portable', ['VTQL5009']],
    ["select id from M where a = '';", 'vtiger', ['VTQL5009']],
    ['select id from M where a = 2016-05-20;', 'berlicrm', ['VTQL5003']],
    ['select id from M where a = word;', 'berlicrm', ['VTQL5001']],
    ['select id from M where a = 1.5;', 'portable', ['VTQL5002']],
    ['select id from M where a = 12x5;', 'portable', ['VTQL5004']],
    ['select id from M where a in (0,1);', 'vtiger', ['VTQL5017']],
    ['select id from M order by a desc, b;', 'portable', ['VTQL4012']],
    ['select mailfrom from M;', 'berlicrm', ['VTQL5018']],
    ['select id from M limit x;', 'berlicrm', ['VTQL4023']],
    ["select id from M where a = '' and b = 1.5;", 'portable', ['VTQL5009', 'VTQL5002']],
  ] as const)('refuses what the dialect cannot say, with all reasons: %s, %s', (text, dialect, codes) => {
    const { ast } = parse(text, { dialect });
    expect(codesOf(() => print(ast, { dialect }))).toEqual(codes);
  });

  it('refuses a tree that does not say all that its text said', () => {
    const { ast } = parse('select id from M where a is null;');
    expect(codesOf(() => print(ast))).toContain('VTQL2003');
  });

  it('lets nothing in that is no word of the language', () => {
    const { ast } = parse("select id from M where a = 'x' and b = 'y' order by a asc limit 1;");
    const forge = (path: readonly (string | number)[], value: string): (() => string) => {
      const tree = structuredClone(ast);
      let node = tree as unknown as Record<string | number, unknown>;
      for (const key of path.slice(0, -1)) node = node[key] as Record<string | number, unknown>;
      node[path[path.length - 1] ?? ''] = value;
      return () => print(tree);
    };
    for (const path of [
      ['module', 'name'],
      ['columns', 'fields', 0, 'name'],
      ['where', 'conditions', 0, 'field', 'name'],
      ['where', 'conditions', 0, 'operator'],
      ['where', 'connectors', 0, 'kind'],
      ['orderBy', 'items', 0, 'field', 'name'],
      ['orderBy', 'items', 0, 'direction'],
      ['limit', 'count', 'value'],
    ]) {
      expect(codesOf(forge(path, "x' or id > 0")), path.join('.')).toHaveLength(1);
    }
  });
});
