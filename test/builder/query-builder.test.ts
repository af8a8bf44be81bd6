import { describe, expect, test } from 'vitest';
import {
  createFieldTypes,
  createQueryBuilder,
  type Expression,
  type ExpressionBuilder,
  endsWith,
  pagesOf,
  QueryBuildError,
  startsWith,
  toSearchParams,
} from '../../src/builder/index.js';
import type { AnyModule } from '../../src/builder/types.js';
import { type FindingName, findings } from '../../src/diagnostics/findings.js';
import { dialects } from '../../src/dialect/dialects.js';
import { loadSchema } from '../../src/schema/load.js';
import { stockSchema } from '../../src/schema/stock.js';
import { type Crm, crmFieldTypes } from '../golden/recorded-crm.js';
import { recordedSchema as schema } from '../schema/recordings.js';
import { readBack } from './read-back.js';

const typed = createQueryBuilder<Crm>({ schema });
const free = createQueryBuilder();
const contacts = free.from('Contacts');

describe('a composed query', () => {
  const composed = typed
    .from('Contacts')
    .select('lastname', 'email', 'account_id')
    .where('leadsource', 'in', ['Partner', 'Cold Call'])
    .where(({ or, cmp }) => or([cmp('lastname', 'like', startsWith("O'B")), cmp('email', 'is', 'set')]))
    .orderBy('lastname')
    .limit(10)
    .offset(20);

  test('is spelt for its servers, the same in both readings', () => {
    expect(composed.compile()).toBe(
      "select lastname, email, account_id from Contacts where leadsource in ('Partner','Cold Call') and " +
        "lastname like 0x4f274225 or email like '_%' and leadsource in ('Partner','Cold Call') " +
        'order by lastname limit 20, 10;',
    );
    expect(composed.compile({ dialect: 'vtiger' })).toContain("lastname like 'O''B%'");
  });

  test.each(Object.values(dialects))('is read back as it was built on $name', (dialect) => {
    readBack(composed, dialect);
  });

  test('gives the parameters of the request', () => {
    const params = toSearchParams(composed, 'abc');
    expect(Object.fromEntries(params)).toEqual({
      operation: 'query',
      sessionName: 'abc',
      query: composed.compile(),
    });
  });
});

describe('the select list', () => {
  test.each([
    ['is * where nothing is selected', contacts, 'select * from Contacts;'],
    ['is * again after selectAll', contacts.select('email').selectAll(), 'select * from Contacts;'],
    ['has no field twice', contacts.select('email', 'email'), 'select email from Contacts;'],
    [
      'gets id behind a field that hides the module',
      contacts.select('mailfrom'),
      'select mailfrom, id from Contacts;',
    ],
    ['has id moved there', contacts.select('id', 'mailfrom'), 'select mailfrom, id from Contacts;'],
    ['stays with from elsewhere', contacts.select('mailfrom', 'id'), 'select mailfrom, id from Contacts;'],
    [
      'gets the sort fields',
      contacts.select('email').orderBy('lastname'),
      'select email, lastname from Contacts order by lastname;',
    ],
    [
      'does not need id for that',
      contacts.select('email').orderBy('id'),
      'select email from Contacts order by id;',
    ],
    [
      'nor a field in a condition',
      contacts.select('email').where('city', '=', 'x').orderBy('city'),
      "select email from Contacts where city = 'x' order by city;",
    ],
    [
      'counts',
      contacts.where('email', '=', 'x').orderBy('email').limit(5).offset(5).count(),
      "select count(*) from Contacts where email = 'x';",
    ],
  ])('%s', (_, query, text) => {
    expect(query.compile()).toBe(text);
  });

  test('is left alone where servers join every table', () => {
    const text = contacts.select('email').orderBy('lastname').compile({ dialect: 'berlicrm' });
    expect(text).toBe('select email from Contacts order by lastname;');
  });
});

describe('order and limit', () => {
  test.each([
    [
      'an ascending field has no direction',
      contacts.orderBy('a', 'asc').orderBy('b', 'desc'),
      'order by a, b desc;',
    ],
    ['an offset alone comes with 100', contacts.orderBy('id').offset(200), 'order by id limit 200, 100;'],
    ['an offset of 0 is none', contacts.limit(5).offset(0), 'limit 5;'],
    ['the last limit counts', contacts.limit(5).limit(7), 'limit 7;'],
  ])('%s', (_, query, end) => {
    expect(query.compile()).toBe(`select * from Contacts ${end}`);
  });

  test('a direction before the last field is refused where servers do', () => {
    const query = contacts.orderBy('a', 'desc').orderBy('b');
    expect(codeOf(() => query.compile())).toBe('direction-not-last');
    expect(query.compile({ dialect: 'berlicrm' })).toBe('select * from Contacts order by a desc, b;');
  });

  test('the keyset form goes on after an id', () => {
    const start = contacts.where('email', 'like', 'a%').limit(100);
    expect(start.after(null).compile()).toBe(
      "select * from Contacts where email like 'a%' order by id limit 100;",
    );
    const next = start.after('12x5').after('12x9');
    expect(next.compile()).toBe(
      "select * from Contacts where email like 'a%' and id > '12x9' order by id limit 100;",
    );
    const back = contacts.orderBy('id', 'desc').after('12x9');
    expect(back.compile()).toBe("select * from Contacts where id < '12x9' order by id desc;");
    expect(codeOf(() => contacts.orderBy('email').after(null))).toBe('unfit-value');
    expect(codeOf(() => typed.from('Contacts').after('11x5'))).toBe('id-prefix');
  });
});

describe('values', () => {
  const moment = new Date('2016-05-20T14:30:45.678Z');
  const module = typed.from('Potentials');

  test.each([
    ['numbers', free.from('A').where('x', '=', 5), "x = '5'"],
    ['negative zero', free.from('A').where('x', '=', -0), "x = '0'"],
    ['large numbers', free.from('A').where('x', '=', 12345678901234567890n), "x = '12345678901234567890'"],
    ['truth', free.from('A').where('x', '=', true).where('y', '!=', false), "x = '1' and y != '0'"],
    ['days', module.where('closingdate', '<', moment), "closingdate < '2016-05-20'"],
    ['moments', module.where('createdtime', '>=', moment), "createdtime >= '2016-05-20 14:30:45'"],
    [
      'times',
      createQueryBuilder({ schema }).from('Events').where('time_start', '=', moment),
      "time_start = '14:30:45'",
    ],
    ['lists without repetitions', contacts.where('a', 'in', ['x', 'y', 'x']), "a in ('x','y')"],
    ['a list of one', contacts.where('a', 'in', ['x', 'x']), "a = 'x'"],
    ['the separator of a list', contacts.where('a', 'in', [',', 'x']), "a in (0x2c,'x')"],
    ['own patterns', contacts.where('a', 'like', 'M__er'), "a like 'M__er'"],
    ['literal wildcards', contacts.where('a', 'like', endsWith('50%')), 'a like 0x2535305c25'],
  ])('%s', (_, query, conditions) => {
    expect(query.compile()).toMatch(/^select \* from \w+ where /);
    expect(query.compile().replace(/^select \* from \w+ where /, '')).toBe(`${conditions};`);
  });

  test("'is' is spelt by the type of the field", () => {
    const text = (field: string, test: 'set' | 'empty', module = 'Contacts'): string =>
      createQueryBuilder({ schema }).from(module).where(field, 'is', test).compile();
    expect(text('email', 'set')).toContain("where email like '_%';");
    expect(text('email', 'empty')).toContain("where email = ' ';");
    expect(text('leadsource', 'empty')).toContain("where leadsource = ' ';");
    expect(text('birthday', 'set')).toContain("where birthday like '_%';");
    expect(text('account_id', 'set')).toContain("where account_id > '11x0';");
    expect(text('contact_id', 'empty')).toContain("where contact_id = '12x0';");
    const untold = createQueryBuilder({ fieldTypes: createFieldTypes({ M: { r: 'reference' } }) }).from('M');
    expect(untold.where('r', 'is', 'set').compile()).toContain("r > '11x0'");
  });

  test('the table of generated types tells as much as a schema', () => {
    const query = createQueryBuilder({ fieldTypes: crmFieldTypes }).from('Contacts');
    expect(query.where('birthday', '=', moment).compile()).toContain("birthday = '2016-05-20'");
    expect(codeOf(() => query.where('account_id', '=', '12x5'))).toBe('id-prefix');
    expect(query.where('account_id', 'is', 'set').compile()).toContain("account_id > '11x0'");
  });
});

describe('grouping', () => {
  const text = (
    build: (expressions: ExpressionBuilder<AnyModule>, ...leaves: Leaves) => Expression,
  ): string => {
    const query = contacts.where((expressions) => {
      const leaf = (name: string) => expressions.cmp(name, '=', '1');
      return build(expressions, leaf('a'), leaf('b'), leaf('c'));
    });
    return query.compile().replace('select * from Contacts where ', '').replaceAll(" = '1'", '');
  };
  type Leaves = readonly [Expression, Expression, Expression];

  test('is said the same in both readings', () => {
    expect(text(({ or }, a, b) => or([a, b]))).toBe('a or b;');
    expect(text(({ and, not }, a, b) => and([a, not(b)]))).toBe("a and b != '1';");
    expect(text(({ and, or }, a, b, c) => and([or([a, b]), c]))).toBe('a and c or b and c;');
    expect(text(({ and, or, not }, a, b, c) => not(or([not(a), and([not(b), not(c)])])))).toBe(
      'a and b or c and a;',
    );
  });

  test('several calls of where are and-ed', () => {
    const query = contacts
      .where(({ or, cmp }) => or([cmp('a', '=', '1'), cmp('b', '=', '2')]))
      .where('c', '=', '3');
    expect(query.compile()).toContain("where a = '1' and c = '3' or b = '2' and c = '3';");
  });

  test('shows what no single query says, and points to planQuery', () => {
    const query = contacts
      .where('z', '=', '0')
      .where(({ and, or, cmp }) =>
        or([
          and([cmp('a', '=', '1'), cmp('b', 'like', '2%')]),
          and([cmp('c', '=', '3'), cmp('d', '<', '4')]),
        ]),
      );
    const error = errorOf(() => query.compile());
    expect(error.message).toContain("(a = '1' and b like '2%') or (c = '3' and d < '4')");
    expect(error.message).toContain('planQuery');
    expect(error.message).not.toContain('z =');
    expect(query.compile({ reading: 'and-first' })).toContain(' or ');
  });

  test('refuses what always or never holds, and what cannot be negated', () => {
    expect(codeOf(() => contacts.where(({ and }) => and([])).compile())).toBe('constant-conditions');
    expect(codeOf(() => contacts.where(({ or }) => or([])).compile())).toBe('constant-conditions');
    const negated = contacts.where(({ not, cmp }) => not(cmp('a', 'like', 'x%')));
    expect(codeOf(() => negated.compile())).toBe('unsayable-conditions');
    const empty = contacts.where(({ not, cmp }) => not(cmp('a', '!=', '')));
    expect(codeOf(() => empty.compile({ dialect: 'berlicrm-classic' }))).toBe('empty-literal');
  });
});

describe('misuse is refused before anything is sent', () => {
  const any = createQueryBuilder({ schema }).from('Contacts');
  const js = contacts as unknown as {
    where(...args: unknown[]): unknown;
    orderBy(...args: unknown[]): unknown;
  };
  type AnyBuilder = Record<'and' | 'or' | 'not', (operands: unknown) => unknown>;
  const cases: readonly (readonly [string, FindingName, () => unknown])[] = [
    ['null', 'null-comparison', () => js.where('a', '=', null)],
    ['undefined', 'null-comparison', () => js.where('a', '=', undefined)],
    ['null in a list', 'null-comparison', () => js.where('a', 'in', ['x', null])],
    ['NaN', 'invalid-number', () => contacts.where('a', '=', Number.NaN)],
    ['infinity', 'invalid-number', () => contacts.where('a', '<', Number.POSITIVE_INFINITY)],
    ['an invalid Date', 'invalid-date', () => any.where('birthday', '=', new Date('x'))],
    [
      'a Date of the year 12345',
      'invalid-date',
      () => any.where('birthday', '=', new Date(Date.UTC(12345, 0))),
    ],
    ['a Date for a field of unknown type', 'untyped-field', () => contacts.where('a', '=', new Date())],
    ['a Date for text', 'unfit-value', () => any.where('lastname', '=', new Date())],
    ['a boolean for text', 'unfit-value', () => any.where('lastname', '=', true)],
    ['an object', 'unfit-value', () => js.where('a', '=', { toString: () => 'x' })],
    ['a pattern without like', 'unfit-value', () => js.where('a', '=', startsWith('x'))],
    ['a list without in', 'unfit-value', () => js.where('a', '=', ['x'])],
    ['in without a list', 'unfit-value', () => js.where('a', 'in', 'x')],
    ['an empty list', 'empty-list', () => contacts.where('a', 'in', [])],
    ['empty text', 'empty-literal', () => contacts.where('a', '=', '')],
    ['an empty pattern', 'empty-literal', () => contacts.where('a', 'like', '')],
    ['empty text in a list', 'empty-literal', () => contacts.where('a', 'in', ['x', ''])],
    ['empty text where servers have none', 'empty-literal', () => contacts.where('a', '!=', '').compile()],
    ['a NUL character', 'control-character', () => contacts.where('a', '=', 'a\0b')],
    ['half a surrogate pair', 'control-character', () => contacts.where('a', 'like', startsWith('\ud83d'))],
    ['an operator of SQL', 'foreign-operator', () => js.where('a', '<>', 'x')],
    ['no operator', 'foreign-operator', () => js.where('a')],
    ['a negated operator', 'foreign-operator', () => js.where('a', 'not in', ['x'])],
    ['a callback that returns nothing', 'missing-part', () => js.where(() => undefined)],
    ['a negation of nothing', 'missing-part', () => js.where((be: AnyBuilder) => be.not(undefined))],
    ['a junction of no list', 'missing-part', () => js.where((be: AnyBuilder) => be.and('x'))],
    ['a junction of nothing', 'missing-part', () => js.where((be: AnyBuilder) => be.or([null]))],
    ['an operator that has no text', 'foreign-operator', () => js.where('a', Symbol('='), 'x')],
    ['a direction that has no text', 'unfit-value', () => js.orderBy('a', Object.create(null))],
    ['a select of nothing', 'missing-part', () => contacts.select()],
    ['a bare number for an id', 'invalid-id', () => any.where('account_id', '=', '88')],
    ['an id of another module', 'id-prefix', () => any.where('account_id', 'in', ['11x5', '12x5'])],
    ['like on a reference', 'like-on-id', () => any.where('account_id', 'like', '11x%')],
    ['an injection into an id', 'invalid-id', () => contacts.where('id', '=', '12x5 or 1=1')],
    [
      'an injection into what looks like an id',
      'invalid-id',
      () => contacts.where('account_id', '=', '12x5 or 1=1'),
    ],
    [
      'a number with a comma',
      'invalid-number',
      () => createQueryBuilder({ schema }).from('Accounts').where('annual_revenue', '>', '1,5'),
    ],
    ['true in words', 'invalid-boolean', () => any.where('donotcall', '=', 'true')],
    ['a German date', 'invalid-date', () => any.where('birthday', '=', '20.05.2016')],
    ['an unknown field', 'unknown-field', () => any.where('lastName', '=', 'x')],
    ['an unknown column', 'unknown-field', () => any.select('surname')],
    ['an unknown sort field', 'unknown-field', () => any.orderBy('surname')],
    ['an unknown module', 'unknown-module', () => createQueryBuilder({ schema }).from('contacts')],
    [
      'a module that cannot be queried',
      'unreadable-module',
      () => createQueryBuilder({ schema }).from('LineItem'),
    ],
    [
      'a field that cannot be queried',
      'unqueryable-field',
      () => createQueryBuilder({ schema }).from('Documents').select('filename'),
    ],
    [
      'a field that a server takes for a function',
      'unqueryable-field',
      () => free.from('Users').select('date_format', 'id').compile(),
    ],
    ['a keyword for a name', 'invalid-name', () => contacts.orderBy('limit')],
    ['another direction', 'unfit-value', () => js.orderBy('a', 'down')],
    ['a limit above 100', 'limit-above-cap', () => contacts.limit(101)],
    ['a negative limit', 'invalid-limit', () => contacts.limit(-1)],
    ['half a limit', 'invalid-limit', () => contacts.limit(1.5)],
    ['a negative offset', 'invalid-limit', () => contacts.offset(-1)],
    ['an offset of NaN', 'invalid-limit', () => contacts.offset(Number.NaN)],
    [
      'a test of a number for NULL',
      'no-null-test',
      () => createQueryBuilder({ schema }).from('Accounts').where('employees', 'is', 'empty'),
    ],
    ['a test of a date for NULL', 'no-null-test', () => any.where('birthday', 'is', 'empty')],
    ['a test of an id for NULL', 'no-null-test', () => any.where('id', 'is', 'set')],
    ['a test of an owner for NULL', 'no-null-test', () => any.where('assigned_user_id', 'is', 'empty')],
    ['a test of what is not known', 'untyped-field', () => contacts.where('account_id', 'is', 'set')],
    ['another test', 'unfit-value', () => js.where('a', 'is', 'null')],
    ['pages of nothing', 'invalid-limit', () => pagesOf(contacts, 0)],
    ['pages above 100', 'limit-above-cap', () => pagesOf(contacts, 101)],
    ['pages of a count', 'unfit-value', () => pagesOf(contacts.count(), 10)],
  ];

  test.each(cases)('%s: %s', (_, name, act) => {
    expect(codeOf(act)).toBe(name);
  });

  test('a copy of a schema, which does not check, until loadSchema has read it', () => {
    const copy = structuredClone(schema);
    expect(errorOf(() => createQueryBuilder({ schema: copy }).from('Contacts')).message).toContain(
      'loadSchema',
    );
    const read = createQueryBuilder({ schema: loadSchema(copy) });
    expect(codeOf(() => read.from('Contacts').select('surname'))).toBe('unknown-field');
    const table = structuredClone(crmFieldTypes);
    expect(errorOf(() => createQueryBuilder({ fieldTypes: table }).from('Contacts')).message).toContain(
      'createFieldTypes',
    );
  });

  test('conditions that cmp would not make', () => {
    const made = createQueryBuilder().from('A').where('x', '=', 'y').toAst().where?.conditions[0];
    const forge = (change: object) => (): string =>
      contacts.where(() => ({ ...made, ...change }) as Expression).compile();
    expect(forge({})()).toBe("select * from Contacts where x = 'y';");
    expect(codeOf(forge({ field: { type: 'FieldName', name: 'x = 1 or y' } }))).toBe('invalid-name');
    expect(codeOf(forge({ operator: "= 'a' or y =" }))).toBe('invalid-name');
    expect(codeOf(forge({ value: { type: 'Integer', value: '1 or 1=1' } }))).toBe('unfit-value');
  });

  test('an error says what to do', () => {
    const error = errorOf(() => any.where('lastName', '=', 'x'));
    expect(error.name).toBe('QueryBuildError');
    expect(error.message).toBe('VTQL3002: Contacts has no field lastName. Did you mean lastname?');
    expect(error.diagnostics).toEqual([
      {
        code: 'VTQL3002',
        rule: null,
        severity: 'error',
        message: 'Contacts has no field lastName.',
        range: [0, 0],
        hint: 'Did you mean lastname?',
        data: { candidates: ['lastname'] },
      },
    ]);
  });

  test('the stock schema takes what another installation may have', () => {
    const crm = createQueryBuilder({ schema: stockSchema });
    expect(crm.from('Contacts').where('cf_900', '=', 'x').compile()).toContain('cf_900');
    expect(crm.from('OwnModule').select('whatever').compile()).toContain('OwnModule');
    expect(codeOf(() => crm.from('Contacts').select('lastName'))).toBe('unknown-field');
    expect(codeOf(() => crm.from('accounts'))).toBe('unknown-module');
  });
});

describe('a query never changes', () => {
  test('whatever is made of it', () => {
    const base = contacts.select('email').where('a', '=', 'x').orderBy('email').limit(5);
    const before = base.compile();
    const others = [
      base.select('phone'),
      base.selectAll(),
      base.count(),
      base.where('b', '=', 'y'),
      base.where(({ or, cmp }) => or([cmp('b', '=', 'y'), cmp('c', '=', 'z')])),
      base.orderBy('phone'),
      base.limit(7),
      base.offset(7),
      contacts.limit(5).after('12x5'),
    ];
    expect(new Set(others.map((query) => query.compile())).size).toBe(others.length);
    expect(base.compile()).toBe(before);
    expect(JSON.stringify(base)).toBe('{}');
  });

  test('nor do the lists and expressions given to it', () => {
    const values = ['x', 'y'];
    const fromList = contacts.where('a', 'in', values);
    values.push('z');
    expect(fromList.compile()).toContain("a in ('x','y');");
    const operands: Expression[] = [];
    const grouped = contacts.where(({ or, cmp }) => {
      operands.push(cmp('a', '=', 'x'), cmp('b', '=', 'y'));
      return or(operands);
    });
    operands.length = 0;
    expect(grouped.compile()).toContain("a = 'x' or b = 'y';");
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
