import { describe, expect, it } from 'vitest';
import { dialectNames } from '../../src/dialect/families.js';
import { parse } from '../../src/syntax/parse.js';
import { PrintError, print, printConditions } from '../../src/syntax/print.js';
import type { UnrangedQuery } from '../../src/syntax/unranged.js';

/** The names of the codes that a refusal carries. */
function codesOf(attempt: () => string): readonly string[] {
  try {
    return [`printed ${attempt()}`];
  } catch (error) {
    if (!(error instanceof PrintError)) throw error;
    return error.diagnostics.map(({ code }) => code);
  }
}

/** What the printer throws. */
function refuse(attempt: () => string): PrintError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof PrintError) return error;
    throw error;
  }
  throw new RangeError('Nothing is refused.');
}

const tree: UnrangedQuery = {
  type: 'Query',
  columns: { type: 'AllColumns' },
  module: { type: 'ModuleName', name: 'M' },
  where: null,
  orderBy: null,
  limit: null,
  terminated: true,
  partial: false,
};

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
    for (const [code, ...path] of [
      ['VTQL2060', 'module', 'name'],
      ['VTQL2060', 'columns', 'fields', 0, 'name'],
      ['VTQL2060', 'where', 'conditions', 0, 'field', 'name'],
      ['VTQL2002', 'where', 'conditions', 0, 'operator'],
      ['VTQL2002', 'where', 'connectors', 0, 'kind'],
      ['VTQL2060', 'orderBy', 'items', 0, 'field', 'name'],
      ['VTQL2002', 'orderBy', 'items', 0, 'direction'],
      ['VTQL4023', 'limit', 'count', 'value'],
    ] as const) {
      expect(codesOf(forge(path, "x' or id > 0")), path.join('.')).toEqual([code]);
    }
    for (const value of ['5 or 1', 'x5', '']) {
      expect(codesOf(forge(['limit', 'count', 'value'], value)), value).toEqual(['VTQL4023']);
    }
    expect(codesOf(forge(['limit', 'count', 'type'], 'String'))).toEqual(['VTQL4023']);
  });

  it('names the place of what it refuses, or the start where there is none', () => {
    const text = "select id from M where a = '' and b = 1.5;";
    expect(refuse(() => print(parse(text).ast)).diagnostics.map(({ range }) => text.slice(...range))).toEqual(
      ["''", '1.5'],
    );
    expect(
      refuse(() => print({ ...tree, orderBy: { type: 'OrderBy', items: [] } })).diagnostics,
    ).toMatchObject([{ range: [0, 0], severity: 'error', rule: null }]);
  });

  it('shows the value that it refuses, if need be its first forty characters', () => {
    const messageOf = (value: string) =>
      refuse(() => print(parse(`select id from M where a = ${value};`, { dialect: 'vtiger' }).ast)).message;
    expect(messageOf('word')).toContain('"word" cannot be written');
    expect(messageOf('w'.repeat(38))).toContain(`"${'w'.repeat(38)}" cannot`);
    expect(messageOf('w'.repeat(39))).toContain(`"${'w'.repeat(39)}… cannot`);
    expect(messageOf('0x4')).toContain('This value cannot be written');
  });
});

describe('a tree made by hand', () => {
  const [a, b] = (['a', 'b'] as const).map((name) => ({
    type: 'Comparison' as const,
    field: { type: 'FieldName' as const, name },
    operator: '=' as const,
    value: { type: 'Integer' as const, value: '1' },
  }));
  if (!a || !b) throw new RangeError('There are two conditions.');
  const and = { type: 'Connector', kind: 'and' } as const;

  it.each<[string, Partial<UnrangedQuery>, string]>([
    ['has a column', { columns: { type: 'FieldList', fields: [] } }, 'VTQL2003'],
    [
      'has a condition in its clause',
      { where: { type: 'Where', conditions: [], connectors: [] } },
      'VTQL2003',
    ],
    ['joins its conditions', { where: { type: 'Where', conditions: [a, b], connectors: [] } }, 'VTQL2003'],
    [
      'joins no more than it has',
      { where: { type: 'Where', conditions: [a], connectors: [and] } },
      'VTQL2003',
    ],
    [
      'has a value in its list',
      { where: { type: 'Where', conditions: [{ ...a, type: 'In', values: [] }], connectors: [] } },
      'VTQL2057',
    ],
    ['sorts by a field', { orderBy: { type: 'OrderBy', items: [] } }, 'VTQL2003'],
  ])('%s, or is refused', (_, part, code) => {
    expect(codesOf(() => print({ ...tree, ...part }))).toEqual([code]);
  });

  it('may be the conditions alone', () => {
    const where = { type: 'Where', conditions: [a, b], connectors: [and] } as const;
    expect(printConditions(where)).toBe('a = 1 and b = 1');
    expect(codesOf(() => printConditions({ ...where, connectors: [] }))).toEqual(['VTQL2003']);
    const text = { ...a, value: { type: 'String', value: '' } } as const;
    expect(
      codesOf(() => printConditions({ ...where, conditions: [text, b] }, { dialect: 'vtiger' })),
    ).toEqual(['VTQL5009']);
    expect(printConditions({ ...where, conditions: [text, b] }, { dialect: 'berlicrm' })).toBe(
      "a = '' and b = 1",
    );
  });
});

describe('a list', () => {
  it.each([
    ['0', 'VTQL5017'],
    ['-0,1', 'VTQL5017'],
    ['+00,1', 'VTQL5017'],
    ['1,0', 'a in (1,0)'],
    ['05,1', 'a in (05,1)'],
    ['10,1', 'a in (10,1)'],
    ["'0',1", "a in ('0',1)"],
  ])('on the classic servers does not start with an unquoted 0: %s', (values, printed) => {
    const { ast } = parse(`select id from M where a in (${values});`, { dialect: 'vtiger' });
    const codes = codesOf(() => print(ast, { dialect: 'vtiger' }));
    expect(codes).toEqual([
      printed.startsWith('VTQL') ? printed : `printed select id from M where ${printed};`,
    ]);
  });

  it('has a lone separator in hex where values are found by their text', () => {
    const { ast } = parse("select id from M where a in (',','a b','a  b');");
    expect(print(ast)).toBe("select id from M where a in (0x2c,'a b',0x61202062);");
    expect(print(ast, { dialect: 'vtiger' })).toBe("select id from M where a in (',','a b','a  b');");
  });
});

it('a last column may have from in its name, only not at its end', () => {
  expect(print(parse('select fromage from M;').ast)).toBe('select fromage from M;');
});
