import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { connect } from '../../src/client/client.js';
import { ClientError } from '../../src/client/client-error.js';
import { type Answer, connectTo, failureOf, type SeenRequest, secrets } from './fake-crm.js';

const digest = createHash('md5').update(`${secrets.token}0${secrets.accessKey}`).digest('hex');
const hidden = [secrets.accessKey, secrets.token, secrets.sessionName, digest];

/** Every way in which a value gets into a log. */
function showAll(value: unknown): string {
  const shown = [inspect(value, { depth: 20, showHidden: true }), String(value), JSON.stringify(value)];
  if (value instanceof Error) shown.push(value.stack ?? '', inspect(value.cause, { depth: 20 }));
  return shown.join('\n');
}

function expectClean(value: unknown): void {
  const text = showAll(value);
  expect(hidden.filter((secret) => text.includes(secret))).toEqual([]);
}

test('the login sends the md5 of challenge and access key, never the key itself', async () => {
  const { client, crm } = connectTo(() => undefined);
  await client.login();
  expect(crm.requests[1]?.parameters).toEqual({ username: 'admin', accessKey: digest });
  expect(JSON.stringify(crm.requests)).not.toContain(secrets.accessKey);
});

test('an access key of any characters is hashed as UTF-8', async () => {
  const { client, crm } = connectTo(() => undefined, { accessKey: 'schlüssel€😀' });
  await client.login();
  const expected = createHash('md5').update(`${secrets.token}0schlüssel€😀`, 'utf8').digest('hex');
  expect(crm.requests[1]?.parameters['accessKey']).toBe(expected);
});

test('a client shows no secret, before and after the login', async () => {
  const { client } = connectTo(({ operation }) =>
    operation === 'listtypes' ? { result: { types: [] } } : undefined,
  );
  expectClean(client);
  await client.login();
  expectClean(client);
  expect(JSON.stringify(client)).toBe('{}');
  expectClean(await client.login());
});

describe('no error shows one', () => {
  /** What the client has sent or seen by then, in the words of a server that repeats it all. */
  const echo = ({ operation, parameters }: SeenRequest): string => {
    const ofLogin = [secrets.accessKey, `${secrets.token}0`, digest];
    const early = operation === 'getchallenge' ? [secrets.accessKey] : ofLogin;
    const seen =
      operation === 'listtypes' || operation === 'query' ? [...ofLogin, `${secrets.sessionName}0`] : early;
    return `${JSON.stringify(parameters)} ${seen.join(' ')} https://x/webservice.php?s=${seen.join('&t=')}`;
  };
  const answers: Readonly<Record<string, (request: SeenRequest) => Answer>> = {
    'an error message that echoes the request': (request) => ({
      error: 'ACCESS_DENIED',
      says: echo(request),
    }),
    'an unknown code that echoes the request': (request) => ({ error: echo(request), says: echo(request) }),
    'plain text that echoes the request': (request) => new Response(echo(request)),
    'HTML that echoes the request': (request) => new Response(`<html><title>${echo(request)}</title>`),
    'JSON cut short': (request) => new Response(`{"a": "${echo(request)}`),
    'a redirect that echoes the session': () =>
      new Response(null, {
        status: 302,
        headers: { location: `https://evil.example/?s=${secrets.sessionName}0` },
      }),
    'a fetch that fails with the address': (request) => {
      throw Object.assign(new TypeError(`fetch failed: ${echo(request)}`), {
        cause: new Error(echo(request)),
      });
    },
  };

  test.each(Object.keys(answers))('%s', async (name) => {
    const answer = answers[name];
    const act = (operation: string) =>
      connectTo((request) => (request.operation === operation ? answer?.(request) : undefined), {
        retries: 0,
      });
    for (const operation of ['getchallenge', 'login', 'listtypes', 'query', 'delete']) {
      const { client } = act(operation);
      const error = await failureOf(
        operation === 'delete'
          ? client.delete('12x1')
          : client.call(operation === 'query' ? 'query' : 'listtypes', {}),
      );
      expect(error).toBeInstanceOf(ClientError);
      expectClean(error);
      expectClean(client);
    }
  });

  test('a timeout', async () => {
    const { client } = connectTo(
      ({ operation }) => (operation === 'listtypes' ? new Promise<Answer>(() => undefined) : undefined),
      { timeout: 20 },
    );
    expectClean(await failureOf(client.listTypes()));
  });
});

test('a warning shows none', async () => {
  const { client, warnings } = connectTo(
    ({ operation }) => (operation === 'query' ? { result: [{ id: '12x1' }] } : undefined),
    { validate: false },
  );
  await client.query('select id, lastname from Contacts limit 1;');
  expect(warnings).toHaveLength(1);
  expectClean(warnings);
});

describe('the address', () => {
  const open = (url: string, allowInsecure?: boolean) => {
    const seen: string[] = [];
    const fetch = ((target: string) => {
      seen.push(target);
      return Promise.reject(new Error('no network'));
    }) as unknown as typeof globalThis.fetch;
    const client = connect({
      url,
      username: 'u',
      accessKey: 'kkkk',
      fetch,
      retries: 0,
      ...(allowInsecure && { allowInsecure }),
    });
    return { client, seen };
  };

  test.each([
    ['https://crm.example.org', 'https://crm.example.org/webservice.php'],
    ['https://crm.example.org/', 'https://crm.example.org/webservice.php'],
    ['https://crm.example.org/webservice.php', 'https://crm.example.org/webservice.php'],
    ['https://crm.example.org/crm', 'https://crm.example.org/crm/webservice.php'],
    ['https://crm.example.org/crm//', 'https://crm.example.org/crm/webservice.php'],
    ['https://crm.example.org/crm/index.php', 'https://crm.example.org/crm/webservice.php'],
    ['https://crm.example.org:8443/crm/webservice.php/', 'https://crm.example.org:8443/crm/webservice.php'],
    ['http://localhost:8080', 'http://localhost:8080/webservice.php'],
    ['http://127.0.0.1/crm', 'http://127.0.0.1/crm/webservice.php'],
    ['http://[::1]/', 'http://[::1]/webservice.php'],
  ])('%s becomes %s', async (url, expected) => {
    const { client, seen } = open(url);
    await failureOf(client.login());
    expect(seen).toEqual([`${expected}?operation=getchallenge&username=u`]);
  });

  test.each([
    ['http://crm.example.org', /Plain http/],
    ['http://localhost.example.org', /Plain http/],
    ['http://127.0.0.1.example.org', /Plain http/],
    ['ftp://crm.example.org', /no protocol of the web/],
    ['crm.example.org', /no address/],
    ['https://admin:secret@crm.example.org', /user name or password/],
    ['https://crm.example.org/index.php?module=Home', /goes on after its path/],
    ['', /needs url/],
  ])('%j is refused', (url, message) => {
    expect(() => open(url)).toThrow(message);
    expect(() => open(url)).toThrow(ClientError);
  });

  test('plain http elsewhere takes permission', () => {
    expect(() => open('http://crm.example.org', true)).not.toThrow();
  });

  test.each(['username', 'accessKey'])('without %s nothing begins', (name) => {
    const options = { url: 'https://crm.example.org', username: 'u', accessKey: 'k', [name]: '' };
    expect(() => connect(options)).toThrow(`connect needs ${name}`);
  });

  test('an access key in place of the address is not repeated', () => {
    expect(() => open(secrets.accessKey)).toThrow(expect.not.stringContaining(secrets.accessKey));
  });
});
