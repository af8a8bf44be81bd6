import { describe, expect, it } from 'vitest';
import { createTestServer } from '../../src/testing/index.js';
import { recordedSchema } from '../schema/recordings.js';
import { createServer, logIn, type Row, readCode, readResult, request, sign } from './caller.js';

const getToken = async (server: ReturnType<typeof createServer>): Promise<string> =>
  readResult<{ token: string }>(await request(server, { operation: 'getchallenge', username: 'admin' }))
    .token;

describe('logging in', () => {
  const attempt = (server: ReturnType<typeof createServer>, token: string, key = 'secret') =>
    request(server, { operation: 'login', username: 'admin', accessKey: sign(token, key) });

  it('takes md5 of token and access key', async () => {
    const server = createServer();
    expect(readResult(await attempt(server, await getToken(server)))).toEqual({
      sessionName: expect.stringMatching(/^[0-9a-f]{21}$/),
      userId: '19x1',
      version: '0.22',
      vtigerVersion: '6.5.0',
      tagVersion: '',
    });
  });

  it('refuses a wrong key', async () => {
    const server = createServer();
    const answer = await attempt(server, await getToken(server), 'guessed');
    expect([answer.status, readCode(answer)]).toEqual([401, 'INVALID_USER_CREDENTIALS']);
  });

  it('takes only the last challenge of a user', async () => {
    const server = createServer();
    const first = await getToken(server);
    const second = await getToken(server);
    expect(readCode(await attempt(server, first))).toBe('INVALID_USER_CREDENTIALS');
    expect(readCode(await attempt(server, second))).toBe('OK');
  });

  it('takes a challenge for five minutes', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const server = createServer({ now: () => now });
    const token = await getToken(server);
    now += 301_000;
    expect(readCode(await attempt(server, token))).toBe('INVALID_AUTH_TOKEN');
  });

  it('keeps the challenges of several users apart', async () => {
    const users = ['ada', 'bob'].map((username) => ({ username, accessKey: `key of ${username}` }));
    const server = createServer({ users });
    const both = await Promise.all(
      users.map(({ username, accessKey }) => logIn(server, username, accessKey)),
    );
    expect(new Set(both.map(({ sessionName }) => sessionName)).size).toBe(2);
  });
});

describe('a session', () => {
  it('can be opened without a request', async () => {
    const server = createServer({ users: ['ada', 'bob'].map((username) => ({ username, accessKey: 'x' })) });
    for (const sessionName of [server.openSession(), server.openSession('bob')])
      expect(readCode(await request(server, { operation: 'listtypes', sessionName }))).toBe('OK');
    expect(() => server.openSession('eve')).toThrow("There is no user 'eve'.");
  });

  it('ends when it is told to', async () => {
    const server = createServer();
    const caller = await logIn(server);
    server.expireSessions();
    const answer = await caller.call('listtypes');
    expect([answer.status, readCode(answer)]).toEqual([401, 'INVALID_SESSIONID']);
  });

  it('ends when it is not used for long, and each use counts', async () => {
    let now = 0;
    const server = createServer({ now: () => now, sessionSeconds: 60 });
    const caller = await logIn(server);
    for (const wait of [50, 50]) {
      now += wait * 1000;
      expect(readCode(await caller.call('listtypes'))).toBe('OK');
    }
    now += 61_000;
    expect(readCode(await caller.call('listtypes'))).toBe('INVALID_SESSIONID');
  });

  it('stays open after a logout by GET, which breaks down', async () => {
    const server = createServer();
    const caller = await logIn(server);
    const { sessionName } = caller;
    const byGet = await request(server, { operation: 'logout', sessionName }, { method: 'GET' });
    expect(byGet).toEqual({ status: 500, body: '' });
    expect(readCode(await caller.call('listtypes'))).toBe('OK');
    expect(await caller.result('logout')).toEqual({ message: 'successful' });
    expect(readCode(await caller.call('listtypes'))).toBe('INVALID_SESSIONID');
  });
});

describe('statuses', () => {
  it.each([
    ['by-code', 403],
    ['always-200', 200],
  ] as const)('are %s', async (statuses, status) => {
    const caller = await logIn(createServer({ statuses }));
    const answer = await caller.call('query', { query: 'select id from Nothing;' });
    expect([answer.status, readCode(answer)]).toEqual([status, 'ACCESS_DENIED']);
  });

  it.each(['query', 'listtypes', 'retrieve'])('%s by POST is an empty 500', async (operation) => {
    const server = createServer();
    const { sessionName } = await logIn(server);
    const answer = await request(server, { operation, sessionName }, { method: 'POST' });
    expect(answer).toEqual({ status: 500, body: '' });
  });

  it('a URL that is too long is refused before the CRM', async () => {
    const caller = await logIn(createServer());
    const answer = await caller.call('query', { query: `select id from Contacts; ${' '.repeat(9000)}` });
    expect(answer.status).toBe(414);
    expect(answer.body).toContain('<html>');
  });
});

const ann = { lastname: 'Ann', assigned_user_id: '19x1' };

describe('records', () => {
  const element = (values: object): { element: string } => ({ element: JSON.stringify(values) });

  it('are created with what the server adds, and retrieved the same', async () => {
    const caller = await logIn(createServer({ now: () => Date.parse('2026-01-02T03:04:05Z') }));
    const created = await caller.result<Row>('create', { elementType: 'Contacts', ...element(ann) });
    expect(created).toMatchObject({
      ...ann,
      id: '12x2',
      contact_no: 'CON1',
      birthday: '',
      donotcall: '0',
      createdtime: '2026-01-02 03:04:05',
      modifiedby: '19x1',
      modifiedby_nameValue: 'admin',
    });
    expect(await caller.result('retrieve', { id: '12x2' })).toEqual(created);
  });

  it('are numbered on', async () => {
    const records = { Contacts: [{ id: '12x40', contact_no: 'K-17', lastname: 'Old' }] };
    const caller = await logIn(createServer({ records }));
    const created = await caller.result<Row>('create', { elementType: 'Contacts', ...element(ann) });
    expect([created['id'], created['contact_no']]).toEqual(['12x41', 'K-18']);
  });

  it('lose on update what is not given, and keep it on revise', async () => {
    const records = { Contacts: [{ id: '12x40', contact_no: 'CON7', ...ann, phone: '1', email: 'a@b.org' }] };
    const caller = await logIn(createServer({ records }));
    const revised = await caller.result<Row>('revise', element({ id: '12x40', phone: '2' }));
    expect([revised['phone'], revised['email'], revised['contact_no']]).toEqual(['2', 'a@b.org', 'CON7']);
    const updated = await caller.result<Row>('update', element({ id: '12x40', ...ann }));
    expect([updated['phone'], updated['email'], updated['contact_no']]).toEqual(['', '', 'CON7']);
  });

  it('need their mandatory fields on create and update, on revise only those given', async () => {
    const caller = await logIn(createServer({ records: { Contacts: [{ id: '12x40', ...ann }] } }));
    const code = async (operation: string, values: object): Promise<string> =>
      readCode(await caller.call(operation, { elementType: 'Contacts', ...element(values) }));
    expect(await code('create', { lastname: 'Ann' })).toBe('MANDATORY_FIELDS_MISSING');
    expect(await code('update', { id: '12x40', lastname: 'Ann' })).toBe('MANDATORY_FIELDS_MISSING');
    expect(await code('revise', { id: '12x40', lastname: '' })).toBe('MANDATORY_FIELDS_MISSING');
    expect(await code('revise', { id: '12x40', phone: '1' })).toBe('OK');
  });

  it('take references to what the field refers to only', async () => {
    const records = { Accounts: [{ id: '11x3', accountname: 'Alpha' }], Products: [{ id: '14x4' }] };
    const caller = await logIn(createServer({ records }));
    const create = (account: string) =>
      caller.call('create', { elementType: 'Contacts', ...element({ ...ann, account_id: account }) });
    expect(readCode(await create('14x4'))).toBe('REFERENCE_INVALID');
    expect(readCode(await create('abc'))).toBe('ACCESS_DENIED');
    expect(readResult(await create('11x3'))).toMatchObject({
      account_id: '11x3',
      account_id_nameValue: 'Alpha',
    });
  });

  it('that are deleted are gone, and references to them empty', async () => {
    const records = {
      Accounts: [{ id: '11x3', accountname: 'Alpha' }],
      Contacts: [{ id: '12x4', account_id: '11x3' }],
    };
    const caller = await logIn(createServer({ records }));
    expect(await caller.result('delete', { id: '11x3' })).toEqual({ status: 'successful' });
    expect(readCode(await caller.call('retrieve', { id: '11x3' }))).toBe('ACCESS_DENIED');
    expect(await caller.query('select account_id from Contacts;')).toEqual([{ account_id: '', id: '12x4' }]);
  });

  it('can be looked at from outside', async () => {
    const server = createServer();
    const caller = await logIn(server);
    await caller.result('create', { elementType: 'Contacts', ...element(ann) });
    expect(server.records('Contacts').map(({ id, lastname }) => [id, lastname])).toEqual([['12x2', 'Ann']]);
  });

  it('write decimals with eight places, booleans as 0 and 1, NULL as nothing', async () => {
    const records = {
      Accounts: [{ id: '11x3', annual_revenue: 1.5, employees: 7, notify_owner: true, industry: null }],
    };
    const caller = await logIn(createServer({ records }));
    const [row] = await caller.query(
      'select annual_revenue, employees, notify_owner, industry from Accounts;',
    );
    expect(row).toMatchObject({
      annual_revenue: '1.50000000',
      employees: '7',
      notify_owner: '1',
      industry: '',
    });
  });
});

interface Page {
  readonly updated: readonly Row[];
  readonly deleted: readonly string[];
  readonly more: boolean;
  readonly lastModifiedTime: number;
}

describe('sync', () => {
  it('tells what changed, in pages of a hundred, to the end', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const server = createServer({ now: () => now });
    const caller = await logIn(server);
    for (let i = 0; i < 150; i++) {
      now += 1000;
      const values = { ...ann, lastname: `Ann ${i}` };
      await caller.result('create', { elementType: 'Contacts', element: JSON.stringify(values) });
    }
    now += 1000;
    await caller.result('delete', { id: '12x2' });
    const parameters = { elementType: 'Contacts', syncType: 'application' };
    const first = await caller.result<Page>('sync', { ...parameters, modifiedTime: '1' });
    expect([first.updated.length, first.deleted, first.more]).toEqual([100, [], true]);
    const since = String(first.lastModifiedTime);
    const second = await caller.result<Page>('sync', { ...parameters, modifiedTime: since });
    expect([second.updated.length, second.deleted, second.more]).toEqual([49, ['12x2'], false]);
    const last = await caller.result<Page>('sync', {
      ...parameters,
      modifiedTime: String(second.lastModifiedTime),
    });
    expect(last).toEqual({
      updated: [],
      deleted: [],
      more: false,
      lastModifiedTime: second.lastModifiedTime,
    });
  });

  it('is of the own records unless an admin asks for all', async () => {
    const users = [
      { username: 'admin', accessKey: 'secret' },
      { username: 'bob', accessKey: 'secret', isAdmin: false },
    ];
    const modifiedtime = '2026-01-01 00:00:00';
    const records = {
      Contacts: [
        { id: '12x40', assigned_user_id: '19x1', modifiedtime },
        { id: '12x41', assigned_user_id: '19x5', modifiedtime },
      ],
    };
    const bob = await logIn(createServer({ users, records }), 'bob');
    const parameters = { elementType: 'Contacts', modifiedTime: '1' };
    const own = await bob.result<{ updated: Row[] }>('sync', parameters);
    expect(own.updated.map(({ id }) => id)).toEqual(['12x41']);
    expect(readCode(await bob.call('sync', { ...parameters, syncType: 'application' }))).toBe(
      'ACCESS_DENIED',
    );
  });

  it.each([{ modifiedTime: '1' }, { modifiedTime: 'x', elementType: 'Contacts' }])(
    'breaks down on %j',
    async (parameters) => {
      const caller = await logIn(createServer());
      expect(await caller.call('sync', parameters)).toEqual({ status: 500, body: '' });
    },
  );
});

describe('users', () => {
  const users = [
    { username: 'admin', accessKey: 'secret' },
    {
      username: 'bob',
      accessKey: 'secret',
      modules: ['Contacts'],
      canRead: ({ department }: Readonly<Record<string, unknown>>) => department !== 'Board',
    },
  ];
  const departments = ['Board', 'Sales', 'Board', 'Sales', 'Sales'];
  const records = { Contacts: departments.map((department, i) => ({ id: `12x${10 + i}`, department })) };

  it('do not see modules that are none of theirs', async () => {
    const bob = await logIn(createServer({ users, records }), 'bob');
    expect(await bob.result('listtypes')).toMatchObject({ types: ['Contacts'] });
    expect(readCode(await bob.call('describe', { elementType: 'Accounts' }))).toBe('ACCESS_DENIED');
    expect(readCode(await bob.call('query', { query: 'select id from Accounts;' }))).toBe('ACCESS_DENIED');
  });

  it('lose records after the limit, while count(*) counts them', async () => {
    const bob = await logIn(createServer({ users, records }), 'bob');
    const rows = await bob.query('select id from Contacts order by id limit 0, 2;');
    expect(rows.map(({ id }) => id)).toEqual(['12x11']);
    expect(await bob.query('select count(*) from Contacts;')).toEqual([{ count: 5 }]);
    expect(readCode(await bob.call('retrieve', { id: '12x10' }))).toBe('ACCESS_DENIED');
  });

  it('get counts as a string where the server is one that does so', async () => {
    const caller = await logIn(createServer({ records, countAs: 'string' }));
    expect(await caller.query('select count(*) from Contacts;')).toEqual([{ count: '5' }]);
  });
});

describe('a server that cannot be', () => {
  it.each([
    [{ dialect: 'portable' }, /'portable' is no server; choose one of vtiger, berlicrm-classic, berlicrm\./],
    [{ records: { Contact: [] } }, /no module 'Contact'/],
    [{ records: { Contacts: [{ id: '12x1', lastnam: 'x' }] } }, /Contacts has no field 'lastnam'/],
    [{ records: { Contacts: [{ id: '95' }] } }, /'95' is no id of Contacts; one reads '12x95'/],
    [{ records: { Contacts: [{ id: '12x1' }, { id: '12x1' }] } }, /Two records have the id 12x1/],
  ])('%j is refused', (options, message) => {
    const create = () =>
      createTestServer({ dialect: 'vtiger', schema: recordedSchema, ...options } as Parameters<
        typeof createTestServer
      >[0]);
    expect(create).toThrow(TypeError);
    expect(create).toThrow(message);
  });
});

describe('what was asked', () => {
  it('is kept, in order', async () => {
    const server = createServer();
    const caller = await logIn(server);
    await caller.query('select id from Contacts limit 1;');
    expect(server.requests.map(({ method, operation }) => `${method} ${operation}`)).toEqual([
      'GET getchallenge',
      'POST login',
      'GET query',
    ]);
    expect(server.requests.at(-1)?.parameters['query']).toBe('select id from Contacts limit 1;');
  });
});
