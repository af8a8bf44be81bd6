import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createQueryBuilder } from '../../src/builder/query-builder.js';
import type { Client } from '../../src/client/client.js';
import type { ClientErrorCode } from '../../src/client/client-error.js';
import { collect, connectTo, type SeenRequest } from './fake-crm.js';

interface Exchange {
  readonly note: string;
  readonly request: { readonly method: string; readonly params: Readonly<Record<string, string>> };
  readonly response: {
    readonly status: number;
    readonly headers: Record<string, string>;
    readonly text?: string;
  };
}

const readSession = (server: string): readonly Exchange[] =>
  JSON.parse(readFileSync(new URL(`../fixtures/recordings/${server}-session.json`, import.meta.url), 'utf8'))
    .exchanges;

/** Answers what was recorded for the same request; sessions and digests are the client's own. */
function replay(exchanges: readonly Exchange[]) {
  return ({ operation, method, parameters }: SeenRequest) => {
    const key = (given: Readonly<Record<string, string>>): string => {
      const { sessionName: _, accessKey: __, ...rest } = { ...given };
      const written = rest['element'] === undefined ? undefined : JSON.parse(rest['element']);
      return JSON.stringify([...Object.entries({ ...rest, element: '' }).sort(), written]);
    };
    const wanted = key({ operation, ...parameters });
    const found = exchanges.find(
      ({ request }) => request.method === method && key(request.params) === wanted,
    );
    return found && toResponse(found);
  };
}

const toResponse = ({ response }: Exchange): Response => {
  const { status, headers, text } = response;
  const body = text ?? JSON.stringify((response as { json?: unknown }).json);
  return new Response(body, { status, headers });
};

const contacts = createQueryBuilder().from('Contacts');

type Expected = { readonly result: unknown } | { readonly code: ClientErrorCode };
interface Step {
  readonly act: (client: Client, params: Readonly<Record<string, string>>) => Promise<unknown>;
  readonly expected: Expected | { readonly vtiger: Expected; readonly berlicrm: Expected };
}

const okay = (result: unknown): Expected => ({ result });
const fails = (code: ClientErrorCode): Expected => ({ code });
const element = (params: Readonly<Record<string, string>>) => JSON.parse(params['element'] ?? '');
const text = (client: Client, params: Readonly<Record<string, string>>) =>
  client.query(params['query'] ?? '', { validate: false });

/** How the client is used to make each recorded request, and what has to come of it. */
const steps: Readonly<Record<string, Step>> = {
  'no session': {
    act: (client) => client.call('listtypes'),
    expected: fails('session-lost'),
  },
  'bad session': { act: (client) => client.call('listtypes'), expected: fails('session-lost') },
  'after logout': { act: (client) => client.call('listtypes'), expected: fails('session-lost') },
  'unknown operation': { act: (client) => client.call('nosuch'), expected: fails('unknown-operation') },
  listtypes: {
    act: async (client) => (await client.listTypes()).find(({ name }) => name === 'HelpDesk'),
    expected: okay(expect.objectContaining({ label: 'Tickets', isEntity: true, fields: null })),
  },
  'describe unknown': { act: (client) => client.describe('NoSuch'), expected: fails('unknown-module') },
  'create contact': {
    act: (client, params) => client.create('Contacts', element(params)),
    expected: okay(expect.objectContaining({ lastname: "O'Brien \\ 100%", firstname: 'rec' })),
  },
  'create missing mandatory': {
    act: (client, params) => client.create('Contacts', element(params)),
    expected: fails('missing-mandatory'),
  },
  retrieve: {
    act: (client, { id = '' }) => client.retrieve(id),
    expected: okay(expect.objectContaining({ firstname: 'rec', modifiedby_nameValue: 'Ad Ministrator' })),
  },
  'retrieve unknown': {
    act: (client, { id = '' }) => client.retrieve(id),
    expected: fails('record-unavailable'),
  },
  'retrieve bad id': { act: (client, { id = '' }) => client.retrieve(id), expected: fails('invalid-id') },
  update: {
    act: (client, params) => client.update(element(params)),
    expected: okay(expect.objectContaining({ firstname: 'rec2' })),
  },
  revise: {
    act: (client, params) => client.revise(element(params)),
    expected: okay(expect.objectContaining({ firstname: 'rec3' })),
  },
  query: {
    act: text,
    expected: okay([
      expect.objectContaining({ id: '12x95', account_id: '11x88', account_id_nameValue: 'Alpha' }),
      expect.objectContaining({ id: '12x96' }),
      expect.objectContaining({ id: '12x97' }),
    ]),
  },
  'query none': { act: text, expected: okay([]) },
  count: { act: (client) => client.count(contacts, { validate: false }), expected: okay(92) },
  'query syntax error': {
    act: text,
    expected: { vtiger: fails('syntax-error'), berlicrm: okay([{ id: '12x63' }]) },
  },
  'query no semicolon': {
    act: text,
    expected: { vtiger: fails('syntax-error'), berlicrm: okay([{ id: '12x99' }]) },
  },
  'query unknown field': {
    act: async (client, params) => (await text(client, params)).length,
    expected: { vtiger: fails('unknown-field'), berlicrm: okay(92) },
  },
  'query unknown module': { act: text, expected: fails('unknown-module') },
  'query bare date': {
    act: async (client, params) => (await text(client, params)).length,
    expected: { vtiger: fails('syntax-error'), berlicrm: okay(3) },
  },
  'query by POST': {
    act: (client, { query = '' }) => client.call('query', { query }, { method: 'POST' }),
    expected: fails('empty-answer'),
  },
  'dialect probe parentheses': {
    act: text,
    expected: { vtiger: fails('syntax-error'), berlicrm: okay([]) },
  },
  'dialect probe empty string': {
    act: text,
    expected: { vtiger: fails('lexical-error'), berlicrm: okay([]) },
  },
  'sync all': {
    act: async (client, { modifiedTime }) => {
      const since = Number(modifiedTime);
      const batches = await collect(client.sync('Contacts', { since, syncType: 'application' }));
      return batches.map(({ updated, lastModifiedTime }) => [updated[0]?.['firstname'], lastModifiedTime]);
    },
    expected: okay([['rec3', expect.any(Number)]]),
  },
  'sync bad time': {
    act: (client, { operation, ...params }) => client.call(operation ?? '', params),
    expected: fails('empty-answer'),
  },
  delete: { act: (client, { id = '' }) => client.delete(id), expected: okay(undefined) },
  'sync after delete': {
    act: async (client, { modifiedTime }) => {
      const since = Number(modifiedTime);
      const [changes] = await collect(client.sync('Contacts', { since, syncType: 'application' }));
      return [changes?.updated, changes?.deleted.slice(0, 1)];
    },
    expected: okay([[], ['12x244']]),
  },
  'delete again': { act: (client, { id = '' }) => client.delete(id), expected: fails('record-unavailable') },
  extendsession: {
    act: (client) => client.call('extendsession', {}, { method: 'POST' }),
    expected: fails('session-lost'),
  },
  'logout POST': {
    act: async (client) => {
      await client.login();
      await client.logout();
    },
    expected: okay(undefined),
  },
  'logout GET after logout': { act: (client) => client.call('logout'), expected: fails('empty-answer') },
};

const ownLogin = ['challenge', 'login', 'wrong access key'];

describe.each(['vtiger', 'berlicrm'] as const)('the recorded session with %s', (server) => {
  const exchanges = readSession(server);
  const login = exchanges.filter(({ note }) => note === 'login' || note === 'challenge');

  test('begins with challenge and login', async () => {
    const { client, crm } = connectTo(replay(login));
    expect(await client.login()).toEqual({ userId: '19x1', version: '0.22', vtigerVersion: '6.5.0' });
    expect(crm.requests.map(({ operation, method }) => `${method} ${operation}`)).toEqual([
      'GET getchallenge',
      'POST login',
    ]);
  });

  test('refuses a wrong access key', async () => {
    const wrong = exchanges.filter(({ note }) => note === 'challenge' || note === 'wrong access key');
    const { client } = connectTo(replay(wrong));
    await expect(client.login()).rejects.toMatchObject({
      code: 'login-failed',
      status: 401,
      serverCode: 'INVALID_USER_CREDENTIALS',
      operation: 'login',
    });
  });

  test.each(exchanges.filter(({ note }) => !ownLogin.includes(note)))('$note', async (exchange) => {
    const step = steps[exchange.note];
    if (!step) throw new Error(`Nothing is said of '${exchange.note}'.`);
    const { client } = connectTo(replay([...login, exchange]), { dialect: server });
    const outcome = step.act(client, exchange.request.params);
    const expected = 'vtiger' in step.expected ? step.expected[server] : step.expected;
    if ('code' in expected) await expect(outcome).rejects.toMatchObject({ code: expected.code });
    else expect(await outcome).toEqual(expected.result);
  });
});
