import { describe, expect, test } from 'vitest';
import { createQueryBuilder } from '../../src/builder/query-builder.js';
import { connect } from '../../src/client/client.js';
import type { ClientWarning } from '../../src/client/warnings.js';
import { createTestServer, type TestServer } from '../../src/testing/index.js';
import { createFolder, runCli } from '../cli/environment.js';
import { readAllDescribes, readRecording } from '../schema/recordings.js';
import { collect, failureOf } from './fake-crm.js';

const names = ["O'Brien", 'back\\slash', '50%', 'Ünal', '漢字', 'a" b', 'plain'];
const records = Array.from({ length: 250 }, (_, index) => ({
  id: `12x${1000 + index}`,
  lastname: `${names[index % names.length]}`,
  firstname: `f${index % 4}`,
}));

const allAnswers = [...readAllDescribes(), readRecording('listtypes.json')];
const someAnswers = ['Contacts', 'Accounts', 'Users', 'Groups'].map((name) =>
  readRecording(`describe/${name}.json`),
);

function open(dialect: 'vtiger' | 'berlicrm-classic' | 'berlicrm', schema: object = someAnswers) {
  const server = createTestServer({
    dialect,
    schema,
    records: { Contacts: records },
    countAs: dialect === 'vtiger' ? 'string' : 'number',
  });
  const warnings: ClientWarning[] = [];
  const client = connect({
    url: server.url,
    username: 'admin',
    accessKey: 'secret',
    fetch: server.fetch,
    retryDelay: 1,
    onWarning: (warning) => warnings.push(warning),
  });
  return { server, client, warnings };
}

const contacts = createQueryBuilder().from('Contacts').select('lastname', 'firstname');

describe.each(['vtiger', 'berlicrm-classic', 'berlicrm'] as const)(
  'against the test server as %s',
  (dialect) => {
    test('the dialect is told', async () => {
      expect((await open(dialect).client.dialect()).name).toBe(dialect);
    });

    test.each(['keyset', 'offset'] as const)('all records are read by %s', async (paging) => {
      const { client, warnings } = open(dialect);
      const rows = await collect(client.rows(contacts, { paging }));
      expect(rows.map(({ id }) => id).sort()).toEqual(records.map(({ id }) => id).sort());
      expect(warnings).toEqual([]);
    });

    test.each(names)('%s is found by builder and text', async (name) => {
      const { client } = open(dialect);
      const found = records.filter(({ lastname }) => lastname === name).length;
      const query = contacts.where('lastname', '=', name);
      expect(await client.count(query)).toBe(found);
      expect(await collect(client.rows(query, { pageSize: 10 }))).toHaveLength(found);
      const { client: portable } = open(dialect);
      expect(await portable.query(query.limit(100).compile(), { validate: false })).toHaveLength(found);
    });

    test('a misspelt field is named, sent or not', async () => {
      const { client, warnings } = open(dialect);
      const text = "select firstname from Contacts where lastnam = 'x' limit 5;";
      expect(await failureOf(client.query(text))).toMatchObject({ code: 'invalid-query' });
      expect(await failureOf(client.query(text, { validate: false }))).toMatchObject({
        code: 'unknown-field',
        names: ['lastnam'],
        hint: expect.stringContaining('lastname'),
      });
      if (dialect !== 'berlicrm') return;
      await client.query('select lastnam, id from Contacts limit 5;', { validate: false });
      expect(warnings.map(({ code }) => code)).toContain('missing-fields');
    });

    test('a record is created, changed, read and deleted, and each is a change to sync', async () => {
      const { client } = open(dialect);
      const { userId } = await client.login();
      const created = await client.create('Contacts', { lastname: "O'Neil", assigned_user_id: userId });
      const id = String(created['id']);
      expect(await client.revise({ id, firstname: 'Ada' })).toMatchObject({
        lastname: "O'Neil",
        firstname: 'Ada',
      });
      expect(await client.retrieve(id)).toMatchObject({ firstname: 'Ada' });
      const [changes] = await collect(client.sync('Contacts', { since: new Date(Date.now() - 60_000) }));
      expect(changes?.updated).toEqual([expect.objectContaining({ id, firstname: 'Ada' })]);
      await client.delete(id);
      expect(await failureOf(client.retrieve(id))).toMatchObject({ code: 'record-unavailable' });
      expect(await failureOf(client.create('Contacts', { firstname: 'x' }))).toMatchObject({
        code: 'missing-mandatory',
        names: ['lastname'],
      });
    });

    test('a session that ends between pages is renewed', async () => {
      const { server, client } = open(dialect);
      const rows = await collect(
        client.rows(contacts, { pageSize: 50, onPage: () => server.expireSessions() }),
      );
      expect(new Set(rows.map(({ id }) => id)).size).toBe(250);
      expect(rows).toHaveLength(250);
    });

    test('logout ends the session', async () => {
      const { server, client } = open(dialect);
      await client.login();
      await client.logout();
      const session = server.requests.at(-1)?.parameters['sessionName'] ?? '';
      const answer = await server.fetch(`${server.url}?operation=listtypes&sessionName=${session}`);
      expect(await answer.json()).toMatchObject({ error: { code: 'INVALID_SESSIONID' } });
    });
  },
);

const faults: readonly Parameters<TestServer['failNext']>[0][] = [
  { refuse: true },
  { reset: 'answer' },
  { reset: 'body' },
  { truncate: 20 },
  { status: 503 },
  { expireSession: true },
  { slow: 2 },
  { delay: 5 },
];

test.each(faults)('%j at any request of a run is made good', async (fault) => {
  for (let at = 0; at < 9; at++) {
    const { server, client } = open('vtiger');
    server.failNext(fault, { after: at });
    const rows = await collect(client.rows(contacts));
    expect(rows).toHaveLength(250);
  }
});

test('pull, lint and query, one after the other', async () => {
  const cwd = createFolder({});
  const { server } = open('berlicrm', allAnswers);
  const env = { VTQL_URL: server.url, VTQL_USERNAME: 'admin', VTQL_ACCESS_KEY: 'secret' };
  const surroundings = { cwd, env, fetch: server.fetch };
  const pulled = await runCli(['pull', '--out', 'schema'], surroundings);
  expect(pulled).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Wrote \d+ modules to schema\.\n$/),
  });
  const text = "select lastname, id from Contacts where firstname = 'f1' order by lastname limit 3;";
  const linted = await runCli(['lint', '--schema', 'schema', '-e', text], surroundings);
  expect(linted).toMatchObject({ code: 0 });
  const argv = ['query', '--schema', 'schema', '-e', text, '--format', 'csv'];
  const queried = await runCli(argv, surroundings);
  expect({ code: queried.code, stderr: queried.stderr }).toEqual({ code: 0, stderr: '' });
  expect(queried.stdout.split('\r\n')).toHaveLength(5);
  const all = await runCli(
    ['query', '--schema', 'schema', '-e', 'select id from Contacts;', '--all', '--format', 'ndjson'],
    surroundings,
  );
  expect(all.stdout.trimEnd().split('\n')).toHaveLength(250);
});
