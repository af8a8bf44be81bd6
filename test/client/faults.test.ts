import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createQueryBuilder } from '../../src/builder/query-builder.js';
import { type Client, connect } from '../../src/client/client.js';
import { ClientError, type ClientErrorCode } from '../../src/client/client-error.js';
import { collect, failureOf, secrets } from './fake-crm.js';
import {
  allRows,
  type Behaviour,
  badGateway,
  emptyError,
  html,
  reset,
  resetMidBody,
  type ScriptedServer,
  send,
  sessionLost,
  stall,
  startServer,
  truncated,
} from './scripted-server.js';

let server: ScriptedServer;
const unhandled: unknown[] = [];
const keep = (reason: unknown): void => {
  unhandled.push(reason);
};

beforeAll(async () => {
  server = await startServer();
  process.on('unhandledRejection', keep);
});
beforeEach(() => {
  server.seen.length = 0;
});
afterAll(async () => {
  // Late rejections would come now.
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.off('unhandledRejection', keep);
  expect(unhandled).toEqual([]);
});

const open = (options: { readonly timeout?: number; readonly retries?: number } = {}): Client =>
  connect({
    url: server.url,
    username: 'admin',
    accessKey: secrets.accessKey,
    dialect: 'berlicrm',
    retryDelay: 1,
    timeout: 5000,
    ...options,
  });

const contacts = createQueryBuilder().from('Contacts').select('id');

/** Every step of getting at records, and the operation that it takes. */
const steps: readonly (readonly [operation: string, act: (client: Client) => Promise<unknown>])[] = [
  ['getchallenge', (client) => client.login()],
  ['login', (client) => client.login()],
  ['listtypes', (client) => client.schema()],
  ['describe', (client) => client.schema()],
  ['query', (client) => client.query(contacts.limit(3))],
  ['query', (client) => collect(client.rows(contacts, { pageSize: 3 }))],
];

const faults: readonly (readonly [name: string, behaviour: Behaviour, code: ClientErrorCode])[] = [
  ['a connection that is refused or reset', reset, 'network'],
  ['a reset in the middle of the body', resetMidBody, 'network'],
  ['truncated JSON', truncated, 'unreadable-answer'],
  ['a bad gateway', badGateway, 'unreadable-answer'],
  ['an empty 500', emptyError, 'empty-answer'],
  ['HTML', html, 'unreadable-answer'],
  ['JSON of another shape', send(200, '{"ok":1}'), 'unexpected-answer'],
  ['a list instead of an answer', send(200, '[]'), 'unexpected-answer'],
  ['a result that is none', send(200, '{"success":true,"result":7}'), 'unexpected-answer'],
  [
    'an error object of the documentation',
    send(200, '{"success":false,"error":{"errorType":"X","errorMsg":"y"}}'),
    'server-error',
  ],
  ['an error without an object', send(200, '{"success":false}'), 'server-error'],
];

describe.each(steps)('at the step %s', (operation, act) => {
  test.each(faults)('%s is a typed error', async (_, behaviour, code) => {
    server.script(operation, behaviour, 9);
    const error = await failureOf(act(open()));
    expect(error).toBeInstanceOf(ClientError);
    expect(error).toMatchObject({ code, operation });
    server.script(operation, behaviour, 0);
  });

  test('a body that stalls ends with the time', async () => {
    server.script(operation, stall, 9);
    const error = await failureOf(act(open({ timeout: 100 })));
    expect(error).toMatchObject({ code: 'timeout', operation });
    // A timeout is not repeated: the server may still be busy with it.
    expect(server.seen.filter((name) => name === operation)).toHaveLength(1);
    server.script(operation, stall, 0);
  });

  test.each([
    ['a reset', reset],
    ['a reset in the middle of the body', resetMidBody],
    ['truncated JSON', truncated],
    ['a bad gateway', badGateway],
  ])('%s, once, is made good', async (_, behaviour) => {
    server.script(operation, behaviour, 1);
    await act(open());
  });

  test('nothing is repeated where that is not wanted', async () => {
    server.script(operation, reset, 1);
    expect(await failureOf(act(open({ retries: 0 })))).toMatchObject({ code: 'network', transient: true });
  });
});

test('a server that is not there', async () => {
  const client = connect({
    url: 'http://127.0.0.1:1',
    username: 'admin',
    accessKey: secrets.accessKey,
    retryDelay: 1,
  });
  const error = await failureOf(client.listTypes());
  expect(error).toMatchObject({ code: 'network', operation: 'getchallenge' });
});

describe('a session that expires', () => {
  test.each([0, 1, 2, 3])(
    'before request %i of paging is renewed, and no record is lost or doubled',
    async (at) => {
      const client = open();
      let count = 0;
      const pages: Behaviour[] = [];
      for (let i = 0; i < at; i++) pages.push(() => undefined);
      const rows: unknown[] = [];
      for await (const row of client.rows(contacts, {
        pageSize: 2,
        onPage: () => {
          if (++count === at) server.script('query', sessionLost);
        },
        ...(at === 0 && { validate: false }),
      })) {
        if (at === 0 && rows.length === 0) server.script('query', sessionLost);
        rows.push(row);
      }
      expect(rows).toEqual(allRows);
      expect(server.seen.filter((name) => name === 'login')).toHaveLength(2);
    },
  );

  test('again and again is an error', async () => {
    server.script('query', sessionLost, 9);
    expect(await failureOf(open().query(contacts.limit(1)))).toMatchObject({ code: 'session-lost' });
    expect(server.seen.filter((name) => name === 'login')).toHaveLength(2);
    server.script('query', sessionLost, 0);
  });

  test('lets a write be made once more, since the server has done nothing', async () => {
    server.script('create', sessionLost);
    server.script('delete', sessionLost);
    const client = open();
    await client.delete('12x1');
    expect(server.seen.filter((name) => name === 'delete')).toHaveLength(2);
  });
});

test('a write that breaks is never repeated', async () => {
  server.script('delete', resetMidBody, 9);
  expect(await failureOf(open().delete('12x1'))).toMatchObject({ code: 'network', operation: 'delete' });
  expect(server.seen.filter((name) => name === 'delete')).toHaveLength(1);
});

describe('a signal', () => {
  test('that is aborted already sends nothing', async () => {
    const client = open();
    const signal = AbortSignal.abort();
    expect(await failureOf(client.query(contacts.limit(1), { signal }))).toMatchObject({ code: 'aborted' });
    expect(server.seen).not.toContain('query');
  });

  test('ends a request that is under way', async () => {
    const client = open();
    await client.login();
    server.script('query', stall);
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('enough')), 30);
    const { signal } = controller;
    expect(await failureOf(client.query(contacts.limit(1), { signal, validate: false }))).toMatchObject({
      code: 'aborted',
    });
  });

  test('of one caller does not end the login of another', async () => {
    server.script('login', (response) =>
      setTimeout(
        () => send(200, '{"success":true,"result":{"sessionName":"s3ssionNumber"}}')(response, {} as never),
        60,
      ),
    );
    const client = open();
    const controller = new AbortController();
    const first = failureOf(client.listTypes({ signal: controller.signal }));
    const second = client.listTypes();
    controller.abort();
    expect(await first).toMatchObject({ code: 'aborted' });
    expect(await second).toHaveLength(1);
    expect(server.seen.filter((name) => name === 'login')).toHaveLength(1);
  });

  test('ends a pause between two attempts', async () => {
    server.script('listtypes', reset, 3);
    const client = connect({ url: server.url, username: 'a', accessKey: 'kkkk', retryDelay: 60_000 });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    expect(await failureOf(client.listTypes({ signal: controller.signal }))).toMatchObject({
      code: 'aborted',
    });
    server.script('listtypes', reset, 0);
  });
});

describe('an answer that is too long', () => {
  const endless: Behaviour = (response) => {
    response.writeHead(200);
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  };

  test('is broken off', async () => {
    server.script('query', endless);
    const client = connect({
      url: server.url,
      username: 'admin',
      accessKey: secrets.accessKey,
      maxResponseBytes: 100_000,
    });
    expect(await failureOf(client.query(contacts.limit(1), { validate: false }))).toMatchObject({
      code: 'too-large',
    });
  });
});

describe('a redirect', () => {
  const to =
    (location: string, status = 302): Behaviour =>
    (response) => {
      response.writeHead(status, { location });
      response.end();
    };

  test('to another origin is refused, and nothing goes there', async () => {
    const other = await startServer();
    server.script('listtypes', to(`${other.url}/webservice.php?operation=listtypes`));
    expect(await failureOf(open().listTypes())).toMatchObject({ code: 'redirect', status: 302 });
    expect(other.seen).toEqual([]);
  });

  test('within the origin is followed for a read', async () => {
    server.script('listtypes', to('/crm/webservice.php?operation=listtypes'));
    expect(await open().listTypes()).toHaveLength(1);
  });

  test('of a write, in a circle or to nowhere is refused', async () => {
    server.script('delete', to('/crm/webservice.php'));
    expect(await failureOf(open().delete('12x1'))).toMatchObject({ code: 'redirect', operation: 'delete' });
    server.script('listtypes', to('/webservice.php?operation=listtypes'), 9);
    expect(await failureOf(open().listTypes())).toMatchObject({ code: 'redirect' });
    server.script('listtypes', to(''), 1);
    expect(await failureOf(open().listTypes())).toMatchObject({ code: 'redirect' });
    server.script('listtypes', reset, 0);
  });
});
