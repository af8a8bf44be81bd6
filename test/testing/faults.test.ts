import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/testing/index.js';
import { createServer, logIn, readCode } from './caller.js';

const query = { query: 'select id from Contacts;' };

async function failing(fault: Fault, scope?: Parameters<ReturnType<typeof createServer>['failNext']>[1]) {
  const server = createServer({ records: { Contacts: [{ id: '12x1', lastname: 'Ann' }] } });
  const caller = await logIn(server);
  server.failNext(fault, scope);
  return { server, caller };
}

describe('a fault', () => {
  it('of the connection is a TypeError, as fetch has it', async () => {
    for (const fault of [{ refuse: true }, { reset: 'answer' }, { reset: 'body' }] as const) {
      const { caller } = await failing(fault);
      await expect(caller.call('query', query)).rejects.toThrow(TypeError);
      expect(readCode(await caller.call('query', query))).toBe('OK');
    }
  });

  it('replaces the answer', async () => {
    const { caller } = await failing({ status: 503, body: '<h1>Busy</h1>' });
    expect(await caller.call('query', query)).toEqual({ status: 503, body: '<h1>Busy</h1>' });
  });

  it('cuts the body', async () => {
    const { caller } = await failing({ truncate: 10 });
    expect((await caller.call('query', query)).body).toBe('{"success"');
  });

  it('delays the answer or its body, which arrives whole', async () => {
    for (const fault of [{ delay: 1 }, { slow: 1 }]) {
      const { caller } = await failing(fault);
      expect(await caller.query('select id from Contacts;')).toEqual([{ id: '12x1' }]);
    }
  });

  it.each([{ hang: true }, { delay: 1e6 }, { slow: 1e6 }] as const)(
    '%j ends with an abort',
    async (fault) => {
      const { caller } = await failing(fault);
      const controller = new AbortController();
      const asked = caller.call('query', query, controller.signal);
      // Once the request is on its way.
      setTimeout(() => controller.abort(new Error('enough')), 5);
      await expect(asked).rejects.toThrow('enough');
    },
  );

  it('loses the answer to what is done all the same', async () => {
    const { caller, server } = await failing({ reset: 'answer' });
    await expect(caller.call('delete', { id: '12x1' })).rejects.toThrow();
    expect(server.records('Contacts')).toEqual([]);
  });

  it('keeps what is refused or replaced from being done', async () => {
    for (const fault of [{ refuse: true }, { status: 500 }] as const) {
      const { caller, server } = await failing(fault);
      await caller.call('delete', { id: '12x1' }).catch(() => undefined);
      expect(server.records('Contacts')).toHaveLength(1);
    }
  });

  it('ends a session in the middle', async () => {
    const { caller } = await failing({ expireSession: true }, { after: 1 });
    const codes = [await caller.call('query', query), await caller.call('query', query)].map(readCode);
    expect(codes).toEqual(['OK', 'INVALID_SESSIONID']);
  });

  it('waits for its operation, and comes as often as it should', async () => {
    const { caller } = await failing({ status: 500 }, { operation: 'query', times: 2 });
    const statuses: number[] = [];
    for (const operation of ['listtypes', 'query', 'query', 'query'])
      statuses.push((await caller.call(operation, query)).status);
    expect(statuses).toEqual([200, 500, 500, 200]);
  });

  it('can be called off', async () => {
    const { caller, server } = await failing({ status: 500 });
    server.clearFaults();
    expect((await caller.call('query', query)).status).toBe(200);
  });
});

describe('a query on which the server spins', () => {
  const spinning = { query: '-- select id from Contacts;' };

  it('never answers, until it is aborted', async () => {
    const caller = await logIn(createServer({ dialect: 'vtiger' }));
    const controller = new AbortController();
    const asked = caller.call('query', spinning, controller.signal);
    setTimeout(() => controller.abort(), 5);
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('answers nothing at its time limit', async () => {
    const caller = await logIn(createServer({ dialect: 'vtiger', timeLimit: 1 }));
    expect(await caller.call('query', spinning)).toEqual({ status: 500, body: '' });
  });
});

describe('a request elsewhere', () => {
  it('finds no server', async () => {
    const server = createServer();
    await expect(server.fetch('https://elsewhere.example/webservice.php')).rejects.toThrow(TypeError);
  });

  it('finds no web service on another path', async () => {
    const server = createServer();
    expect((await server.fetch(new URL('/index.php', server.url))).status).toBe(404);
  });

  it('is not sent once aborted', async () => {
    const server = createServer();
    await expect(server.fetch(server.url, { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(server.requests).toEqual([]);
  });
});
