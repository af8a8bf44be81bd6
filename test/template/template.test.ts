import { describe, expect, test } from 'vitest';
import { createQueryBuilder, decodeRows, pagesOf, planQuery } from '../../src/builder/index.js';
import { type FindingName, findings } from '../../src/diagnostics/findings.js';
import { dialects } from '../../src/dialect/dialects.js';
import { contains, createTemplate, QueryBuildError, startsWith, vtql } from '../../src/template/index.js';
import { readBack } from '../builder/read-back.js';
import { recordedSchema } from '../schema/recordings.js';

const name = "O'Brien";
const ids = ['12x5', '12x6'];

describe('a template', () => {
  test('says what the builder says', () => {
    const query = vtql`select lastname from Contacts where lastname = ${name} and id in ${ids}`;
    const built = createQueryBuilder()
      .from('Contacts')
      .select('lastname')
      .where('lastname', '=', name)
      .where('id', 'in', ids);
    for (const dialect of Object.values(dialects)) {
      expect(query.toAst({ dialect })).toEqual(built.toAst({ dialect }));
      readBack(query, dialect);
    }
    expect(query.compile({ dialect: 'vtiger' })).toBe(
      "select lastname from Contacts where lastname = 'O''Brien' and id in ('12x5','12x6');",
    );
  });

  test.each([
    ['no holes', vtql`select * from Contacts;`, 'select * from Contacts;'],
    [
      'any layout',
      vtql`
      SELECT lastname,email
      FROM Contacts WHERE lastname='x'
      ORDER BY lastname DESC LIMIT 5 , 10 ;
    `,
      "select lastname, email from Contacts where lastname = 'x' order by lastname desc limit 5, 10;",
    ],
    [
      'a count',
      vtql`select count(*) from Contacts where email = ${'x'}`,
      "select count(*) from Contacts where email = 'x';",
    ],
    [
      'limits in holes',
      vtql`select * from Contacts order by id limit ${20}, ${10}`,
      'select * from Contacts order by id limit 20, 10;',
    ],
    [
      'numbers and truth',
      vtql`select * from A where x > ${5} and y = ${true} and z < ${7n}`,
      "select * from A where x > '5' and y = '1' and z < '7';",
    ],
    ['numbers in the text', vtql`select * from A where x > 5`, 'select * from A where x > 5;'],
    [
      'values in the text',
      vtql`select * from A where x in ('a', ${'b'}, 'a', ${['c', 'b']})`,
      "select * from A where x in ('a','b','c');",
    ],
    [
      'a list in brackets',
      vtql`select * from A where x in (${['a', 'b']})`,
      "select * from A where x in ('a','b');",
    ],
    [
      'a list right behind in',
      vtql`select * from A where x in${['a', 'b']}and y = ${'c'}`,
      "select * from A where x in ('a','b') and y = 'c';",
    ],
    [
      'patterns',
      vtql`select * from A where x like ${startsWith('50%')} or y like ${contains('a')}`,
      "select * from A where x like 0x35305c2525 or y like '%a%';",
    ],
    [
      'names in holes',
      vtql`select ${vtql.field('a')}, b from ${vtql.module('M')} where ${vtql.field('c')} = ${'x'} order by ${vtql.field('b')} desc`,
      "select a, b from M where c = 'x' order by b desc;",
    ],
    [
      'the word of a placeholder',
      vtql`select hole0 from M where hole1 = ${'x'} and hole = 'hole_0'`,
      "select hole0 from M where hole1 = 'x' and hole = 'hole_0';",
    ],
    ['a field that hides the module', vtql`select mailfrom, id from M`, 'select mailfrom, id from M;'],
  ])('may have %s', (_, query, text) => {
    expect(query.compile()).toBe(text);
  });

  test('is a query like any other', () => {
    const query = vtql`select lastname from Contacts where email = ${'x'}`;
    expect(query.where('city', '=', 'y').limit(5).compile()).toBe(
      "select lastname from Contacts where email = 'x' and city = 'y' limit 5;",
    );
    const [page] = pagesOf(query, 50);
    expect(page?.compile()).toContain('order by id limit 50;');
  });

  test('knows a schema and a dialect', () => {
    const tag = createTemplate({ schema: recordedSchema, dialect: 'vtiger' });
    const day = new Date('2016-05-20T10:00:00Z');
    const query = tag`select lastname, birthday from Contacts where birthday > ${day} and lastname = ${name}`;
    expect(query.compile()).toContain("birthday > '2016-05-20' and lastname = 'O''Brien';");
    expect(decodeRows(query, [{ birthday: '2016-05-20' }])).toEqual([{ birthday: new Date('2016-05-20') }]);
    expect(tag`select lastname from Contacts where lastname = 'O''Brien'`.compile()).toContain("'O''Brien'");
    expect(codeOf(() => tag`select lastName from Contacts`)).toBe('unknown-field');
    expect(codeOf(() => tag`select lastname from Contacts where account_id = '12x5'`)).toBe('id-prefix');
    expect(codeOf(() => tag`select lastname from Contacts where account_id = ${'88'}`)).toBe('invalid-id');
  });
});

describe('fragments', () => {
  const person = vtql.fragment`lastname = ${'a'} or lastname = ${'b'}`;
  const recent = vtql.fragment`createdtime > ${'2016-05-20'}`;

  test('stand as if in brackets', () => {
    const query = vtql`select * from Contacts where ${person} and city = ${'x'}`;
    expect(query.compile()).toBe("select * from Contacts where lastname in ('a','b') and city = 'x';");
    const other = vtql.fragment`a = ${1} or b = ${2}`;
    expect(vtql`select * from M where c = '3' and ${other}`.compile()).toBe(
      "select * from M where c = '3' and a = '1' or b = '2' and c = '3';",
    );
  });

  test('hold fragments', () => {
    const both = vtql.fragment`${person} and ${recent}`;
    const query = vtql`select * from Contacts where ${both} or city = ${'x'} limit ${5}`;
    expect(query.compile()).toBe(
      "select * from Contacts where lastname in ('a','b') and createdtime > '2016-05-20' or city = 'x' limit 5;",
    );
  });

  test('are joined in lists of any length', () => {
    const filters = [recent, vtql.fragment`city = ${'x'}`, person];
    expect(vtql`select * from Contacts where ${vtql.and(filters)}`.compile()).toBe(
      "select * from Contacts where createdtime > '2016-05-20' and city = 'x' and lastname in ('a','b');",
    );
    expect(vtql`select * from Contacts where ${vtql.or(filters.slice(1))}`.compile()).toBe(
      "select * from Contacts where city = 'x' or lastname in ('a','b');",
    );
    expect(codeOf(() => vtql.and([]))).toBe('missing-part');
    expect(codeOf(() => vtql.or(['1 = 1' as never]))).toBe('missing-part');
  });

  test('make plans where one query will not do', () => {
    const left = vtql.fragment`a = '1' and b = '2'`;
    const right = vtql.fragment`c = '3' and d = '4'`;
    const query = vtql`select * from M where ${left} or ${right}`;
    expect(codeOf(() => query.compile())).toBe('unsayable-conditions');
    expect(planQuery(query).queries).toHaveLength(2);
  });

  test('hold conditions and nothing else', () => {
    for (const fragment of [
      vtql.fragment`a = '1' order by a`,
      vtql.fragment`a = '1' limit 5`,
      vtql.fragment``,
    ]) {
      expect(() => vtql`select * from M where ${fragment}`).toThrow(QueryBuildError);
    }
    expect(() => vtql`select * from M where ${vtql.fragment`a = '1'; select * from Users`}`).toThrow(
      QueryBuildError,
    );
  });
});

describe('and/or', () => {
  test('that is read in two ways is refused', () => {
    expect(codeOf(() => vtql`select * from M where a = '1' or b = '2' and c = '3'`)).toBe('mixed-and-or');
  });

  test('that means the same in both readings is taken', () => {
    const text = "select * from M where a = '1' and c = '3' or b = '2' and c = '3';";
    expect(vtql`select * from M where a = '1' and c = ${3} or b = '2' and c = ${'3'}`.compile()).toBe(text);
  });
});

describe('a hole', () => {
  const cases: readonly (readonly [string, () => unknown])[] = [
    ['for a field without vtql.field', () => vtql`select ${'lastname'} from Contacts`],
    ['for a module without vtql.module', () => vtql`select * from ${'Contacts'}`],
    ['for a field, holding a module', () => vtql`select ${vtql.module('Contacts')} from Contacts`],
    ['for a value, holding a name', () => vtql`select * from Contacts where a = ${vtql.field('b')}`],
    [
      'for a value, holding a fragment',
      () => vtql`select * from Contacts where a = ${vtql.fragment`b = '1'`}`,
    ],
    [
      'for a value, holding a query',
      () => vtql`select * from Contacts where a in ${vtql`select id from Users`}`,
    ],
    ['inside quotes', () => vtql`select * from Contacts where a = '${'x'}'`],
    ['inside a quoted pattern', () => vtql`select * from Contacts where a like '${'x'}%'`],
    ['beside another', () => vtql`select * from Contacts where a = ${'x'}${'y'}`],
    ['glued to a word', () => vtql`select * from Contacts where a = ${'x'}y`],
    ['for an operator', () => vtql`select * from Contacts where a ${'='} 'x'`],
    ['for a connector', () => vtql`select * from Contacts where a = 'x' ${'and'} b = 'y'`],
    ['for a whole condition', () => vtql`select * from Contacts where ${"a = 'x'"}`],
    ['for the rest of a query', () => vtql`select * from Contacts ${"where a = 'x'"}`],
    ['for a direction', () => vtql`select * from Contacts order by a ${'desc'}`],
    ['for a keyword', () => vtql`${'select'} * from Contacts`],
    ['behind the end', () => vtql`select * from Contacts; ${'x'}`],
    ['inside a comment', () => vtql`select * from Contacts /* ${'x'} */`],
    ['for a list, holding one value', () => vtql`select * from Contacts where a in ${'x'}`],
  ];

  test.each(cases)('%s is refused by its name', (_, act) => {
    const error = errorOf(act);
    expect(codeOf(act)).toBe('misplaced-hole');
    expect(error.message).toMatch(/Hole \d of the template/);
  });

  test.each([
    ['an empty list', 'empty-list', () => vtql`select * from M where a in ${[]}`],
    ['null', 'null-comparison', () => vtql`select * from M where a = ${null}`],
    ['a list where one value belongs', 'unfit-value', () => vtql`select * from M where a = ${['x', 'y']}`],
    ['text for a limit', 'invalid-limit', () => vtql`select * from M limit ${'5'}`],
    ['too many for a limit', 'limit-above-cap', () => vtql`select * from M limit ${500}`],
    ['half a limit', 'invalid-limit', () => vtql`select * from M limit ${1.5}`],
    ['an injection for an id', 'invalid-id', () => vtql`select * from M where id = ${'12x5 or 1=1'}`],
    ['no name', 'invalid-name', () => vtql.field('a; b')],
    ['a keyword for a name', 'invalid-name', () => vtql.module('from')],
  ] as const)('that holds %s is refused', (_, finding, act) => {
    expect(codeOf(act)).toBe(finding);
  });
});

describe('a text', () => {
  test.each([
    ['that is no query', () => vtql`hello`],
    ['with a mistake', () => vtql`select * form Contacts`],
    ['with brackets', () => vtql`select * from M where (a = '1')`],
    ['with a second query', () => vtql`select * from M; select * from N`],
    ['with a bare word', () => vtql`select * from M where a = Smith`.compile()],
    ['with an empty value', () => vtql`select * from M where a = ''`],
    ['with a limit above 100', () => vtql`select * from M limit 500`],
    ['with an odd limit', () => vtql`select * from M limit 0x5`],
    ['with an escape that JavaScript cannot read', () => vtql`select * from M where a = '\u{'`],
  ])('%s is refused', (_, act) => {
    expect(act).toThrow(QueryBuildError);
  });
});

function errorOf(act: () => unknown): QueryBuildError {
  try {
    act();
  } catch (error) {
    if (error instanceof QueryBuildError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

function codeOf(act: () => unknown): FindingName | undefined {
  const [first] = errorOf(act).diagnostics;
  return (Object.keys(findings) as FindingName[]).find((name) => findings[name].code === first?.code);
}
