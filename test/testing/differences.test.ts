import { describe, expect, it } from 'vitest';
import type { ServerName, TestServer } from '../../src/testing/index.js';
import { type Caller, createServer, logIn, type Row, readCode } from './caller.js';

/** `O'Brien`, `back\slash`, an empty and a missing lastname; one of each kind of value. */
const records = {
  Accounts: [{ id: '11x1', accountname: 'Alpha', annual_revenue: 1.5, employees: 0 }],
  Contacts: [
    { id: '12x10', lastname: "O'Brien", birthday: '2016-05-20', account_id: '11x1', donotcall: true },
    { id: '12x11', lastname: 'back\\slash', department: 'back\\slash', cf_multi: 'red |##| green' },
    { id: '12x12', lastname: '', birthday: '2000-01-01' },
    { id: '12x13', lastname: null },
    { id: '12x14', lastname: 'Weiß', department: 'Weiss ', firstname: "it's" },
  ],
};

const servers: Readonly<Record<ServerName, TestServer>> = {
  vtiger: createServer({ dialect: 'vtiger', records }),
  'berlicrm-classic': createServer({ dialect: 'berlicrm-classic', records }),
  berlicrm: createServer({ dialect: 'berlicrm', records }),
};

/** The numbers behind the x of the rows found, or the code of the refusal. */
async function outcome(caller: Caller, query: string): Promise<string> {
  const answer = await caller.call('query', { query });
  const code = readCode(answer);
  if (code !== 'OK') return code;
  const { result } = JSON.parse(answer.body) as { result: readonly Row[] };
  return result.map(({ id, count }) => count ?? id?.split('x')[1] ?? '?').join(' ') || 'none';
}

const where = (condition: string): string => `select id from Contacts where ${condition};`;
const account = (condition: string): string => `select id from Accounts where ${condition};`;

/** The rows of section 3 of the language reference. */
const table: readonly (readonly [query: string, ...outcomes: [string, string, string]])[] = [
  [where("lastname = 'Weiß' or lastname = '-' and id = '12x1'"), '14', '14', '14'],
  [where("(lastname = 'Weiß')"), 'QUERY_SYNTAX_ERROR', 'QUERY_SYNTAX_ERROR', '14'],
  [where("not lastname = 'Weiß'"), 'QUERY_SYNTAX_ERROR', 'QUERY_SYNTAX_ERROR', '10 11 12'],
  [where('lastname is null'), 'QUERY_SYNTAX_ERROR', 'QUERY_SYNTAX_ERROR', '13'],
  ['select id from Accounts', 'QUERY_SYNTAX_ERROR', 'QUERY_SYNTAX_ERROR', '1'],
  ['select id from Accounts; select 1;', 'QUERY_SYNTAX_ERROR', 'QUERY_SYNTAX_ERROR', '1'],
  ['select id from Accounts; more', 'QUERY_SYNTAX_ERROR', 'QUERY_SYNTAX_ERROR', 'DATABASE_QUERY_ERROR'],
  [where("lastname = 'O''Brien'"), '10', '10', 'none'],
  [where("lastname = 'O\\'Brien'"), 'QUERY_SYNTAX_ERROR', 'QUERY_SYNTAX_ERROR', '10'],
  [where("lastname = 'back\\\\slash'"), '11', '11', 'none'],
  [where("lastname = 'Weiß' and lastname != 'back\\\\'"), '14', '14', 'none'],
  [where('lastname = 0x4f27427269656e'), '10', '10', '10'],
  [where('lastname = 0xf09f9880'), 'DATABASE_QUERY_ERROR', 'DATABASE_QUERY_ERROR', 'DATABASE_QUERY_ERROR'],
  [where('lastname = "O\'Brien"'), 'INTERNAL_SERVER_ERROR', 'INTERNAL_SERVER_ERROR', 'none'],
  [where("lastname = ''"), 'INTERNAL_SERVER_ERROR', '12 13', '12'],
  [where("lastname != ''"), 'INTERNAL_SERVER_ERROR', '10 11 14', '10 11 14'],
  [account('annual_revenue = 1.5'), 'INTERNAL_SERVER_ERROR', 'INTERNAL_SERVER_ERROR', '1'],
  [where('birthday > 2016-05-20'), 'QUERY_SYNTAX_ERROR', 'QUERY_SYNTAX_ERROR', '10 12'],
  [where('id = 12x10'), '10', '10', 'DATABASE_QUERY_ERROR'],
  [where('lastname = Weiss'), 'DATABASE_QUERY_ERROR', 'DATABASE_QUERY_ERROR', 'DATABASE_QUERY_ERROR'],
  [where('lastname = department'), '11 12 14', '11 12 14', 'none'],
  [where('lastname = 0'), '10 11 12 14', '10 11 12 14', '10 11 12 14'],
  [where('donotcall = true'), '10', '10', '10'],
  [where("donotcall = 'true'"), 'none', 'none', 'none'],
  [where('lastname != null'), 'none', 'none', 'none'],
  [
    'select id from Contacts order by id desc, lastname;',
    'QUERY_SYNTAX_ERROR',
    'QUERY_SYNTAX_ERROR',
    '14 13 12 11 10',
  ],
  [
    'select id from Contacts order by birthday;',
    'DATABASE_QUERY_ERROR',
    'DATABASE_QUERY_ERROR',
    '11 13 14 12 10',
  ],
  ['select id from Contacts limit 2, 1;', '12', '12', '12'],
  ['select id from Contacts limit +2;', 'DATABASE_QUERY_ERROR', 'DATABASE_QUERY_ERROR', '10 11'],
  ['select id from Contacts limit;', 'QUERY_SYNTAX_ERROR', 'QUERY_SYNTAX_ERROR', 'none'],
  ['select nosuch from Accounts;', 'ACCESS_DENIED', 'ACCESS_DENIED', '1'],
  [account("nosuch = '1'"), 'ACCESS_DENIED', 'ACCESS_DENIED', 'DATABASE_QUERY_ERROR'],
  [
    'select id from Accounts order by nosuch;',
    'DATABASE_QUERY_ERROR',
    'DATABASE_QUERY_ERROR',
    'DATABASE_QUERY_ERROR',
  ],
  ['select id from accounts;', 'ACCESS_DENIED', 'ACCESS_DENIED', 'ACCESS_DENIED'],
  [where("account_id = '1'"), 'INVALID_ID_ATTRIBUTE', 'INVALID_ID_ATTRIBUTE', '10'],
  [where("id = '10'"), 'DATABASE_QUERY_ERROR', 'DATABASE_QUERY_ERROR', '10'],
  [where("id = '99x10'"), '10', '10', '10'],
  [where("id = '12x5 or 1=1'"), '10 11 12 13 14', '10 11 12 13 14', 'none'],
  [where("id like '%0'"), 'none', 'none', '10'],
  [where("id like '12x%0'"), '10', '10', '10'],
  ['select /* all */ id from Accounts;', 'INTERNAL_SERVER_ERROR', 'INTERNAL_SERVER_ERROR', '1'],
  ['select `id` from Accounts;', 'INTERNAL_SERVER_ERROR', 'INTERNAL_SERVER_ERROR', '1'],
  [
    where("Contacts.lastname = 'x'"),
    'INTERNAL_SERVER_ERROR',
    'INTERNAL_SERVER_ERROR',
    'DATABASE_QUERY_ERROR',
  ],
  [
    'select account_id.accountname from Contacts limit 1;',
    'INTERNAL_SERVER_ERROR',
    'INTERNAL_SERVER_ERROR',
    '10',
  ],
  ['select *, id from Accounts;', 'QUERY_SYNTAX_ERROR', 'QUERY_SYNTAX_ERROR', '1'],
  [where("lastname in 'Weiß'"), '14', '14', 'DATABASE_QUERY_ERROR'],
  [account('accountname in ()'), 'QUERY_SYNTAX_ERROR', 'QUERY_SYNTAX_ERROR', 'DATABASE_QUERY_ERROR'],
  [account('employees in (0, 5)'), 'QUERY_SYNTAX_ERROR', 'QUERY_SYNTAX_ERROR', '1'],
  [where("lastname in (',','Weiß','b')"), '14', '14', 'none'],
  [where("department in ('AND', 'x')"), 'none', 'none', 'DATABASE_QUERY_ERROR'],
  [where("lastname = 'WEISS  '"), '14', '14', '14'],
  [where("lastname like 'weiss'"), 'none', 'none', 'none'],
  [where("department like 'Weiss'"), 'none', 'none', 'none'],
  [where("cf_multi like '%red%'"), '11', '11', '11'],
  ['select mailfrom from ModComments;', 'ACCESS_DENIED', 'ACCESS_DENIED', 'ACCESS_DENIED'],
  ["select id from Contacts where firstname = order 'x';", 'none', 'none', 'DATABASE_QUERY_ERROR'],
  [where("lastname = ('Weiß')"), '14', '14', '14'],
  ['select count(*), id from Contacts;', '5', '5', '5'],
  ['select count(*) from Contacts limit 1, 1;', 'none', 'none', 'none'],
  ['select id from Contacts where lastname = Weiß;', 'EMPTY', 'EMPTY', 'DATABASE_QUERY_ERROR'],
];

describe('a server of each family', () => {
  const names = Object.keys(servers) as ServerName[];
  const callers = Promise.all(names.map((name) => logIn(servers[name])));

  it.each(table)('%s → %s, %s, %s', async (query, ...expected) => {
    const outcomes = await Promise.all((await callers).map((caller) => outcome(caller, query)));
    expect(outcomes).toEqual(expected);
  });
});

describe('the cap of 100 records', () => {
  const many = { Contacts: Array.from({ length: 120 }, (_, i) => ({ id: `12x${i + 1}` })) };

  it.each([
    ['vtiger', 100, 100, 20],
    ['berlicrm-classic', 100, 100, 20],
    ['berlicrm', 120, 120, 20],
  ] as const)('on %s', async (dialect, ...expected) => {
    const caller = await logIn(createServer({ dialect, records: many }));
    const limits = ['', ' limit 150', ' limit 100, 150'];
    const rows = await Promise.all(limits.map((limit) => caller.query(`select id from Contacts${limit};`)));
    expect(rows.map(({ length }) => length)).toEqual(expected);
  });
});

describe('modules that share a table', () => {
  const given = (activities: readonly string[], prefix: number) =>
    activities.map((activitytype, i) => ({ id: `${prefix}x${prefix}${i}`, activitytype }));
  const shared = {
    Calendar: given(['Task', 'Call', ''], 9),
    Events: given(['Task', 'Call', 'Emails'], 18),
  };

  it.each(['vtiger', 'berlicrm'] as const)('hide what is not theirs on %s', async (dialect) => {
    const caller = await logIn(createServer({ dialect, records: shared }));
    expect(await outcome(caller, 'select id from Calendar;')).toBe('90 92');
    expect(await outcome(caller, 'select id from Events;')).toBe('181');
  });
});
