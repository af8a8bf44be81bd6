import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFolder, runCli } from './environment.js';
import { createFakeServer, credentials } from './fake-server.js';

const pull = ['pull', '--out', 'schema'];

test('pull saves what --schema takes', async () => {
  const cwd = createFolder({});
  const { fetch, operations } = createFakeServer();
  expect(await runCli(pull, { cwd, env: credentials, fetch })).toEqual({
    code: 0,
    stdout: 'Wrote 2 modules to schema.\n',
    stderr: 'vtql: warning: The server lists Search, but does not describe it.\n',
  });
  expect(operations.at(-1)).toBe('logout');
  expect(readdirSync(join(cwd, 'schema')).sort()).toEqual([
    '.vtql-pull',
    'Accounts.json',
    'Contacts.json',
    'listtypes.json',
  ]);
  const query = 'select lastnam from Contacts limit 5;';
  const { code, stdout } = await runCli(['lint', '--schema', 'schema', '-e', query], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('error: Contacts has no field lastnam.');
  const unknown = await runCli(['lint', '--schema', 'schema', '-e', 'select id from Leads limit 5;'], {
    cwd,
  });
  expect(unknown.stdout).toContain('There is no module Leads.');
});

test('pull removes modules that are gone, and nothing that others wrote', async () => {
  const cwd = createFolder({ 'schema/own.json': '{}', 'schema/notes.txt': 'x', 'precious.json': '{}' });
  const server = createFakeServer();
  const surroundings = { cwd, env: credentials, fetch: server.fetch };
  await runCli(pull, surroundings);
  // A marker that somebody changed names nothing outside.
  const marker = join(cwd, 'schema/.vtql-pull');
  writeFileSync(marker, `${readFileSync(marker, 'utf8')}../precious.json\n`);
  server.modules = ['Contacts'];
  await runCli(pull, surroundings);
  expect(readdirSync(join(cwd, 'schema')).sort()).toEqual([
    '.vtql-pull',
    'Contacts.json',
    'listtypes.json',
    'notes.txt',
    'own.json',
  ]);
  expect(existsSync(join(cwd, 'precious.json'))).toBe(true);
});

test('pull writes nothing where the server fails in the middle', async () => {
  const cwd = createFolder({});
  const server = createFakeServer();
  const fetch = ((url: string, init: RequestInit) =>
    String(url).includes('elementType=Contacts')
      ? Promise.resolve(new Response('<html><title>Down'))
      : server.fetch(url, init)) as typeof globalThis.fetch;
  const { code, stdout, stderr } = await runCli(pull, { cwd, env: credentials, fetch });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain("a page of HTML, 'Down'");
  expect(
    stderr
      .trim()
      .split('\n')
      .filter((line) => !line.includes('warning')),
  ).toHaveLength(1);
  expect(existsSync(join(cwd, 'schema'))).toBe(false);
});

test('pull says how far it is on a terminal', async () => {
  const { fetch } = createFakeServer();
  const { stderr } = await runCli(pull, { cwd: createFolder({}), env: credentials, fetch, isTerminal: true });
  expect(stderr).toContain('\r\x1b[KModules: 3 of 3');
  expect(stderr.endsWith('\r\x1b[K')).toBe(true);
});

describe('credentials', () => {
  test('come from a file, too', async () => {
    const file = { url: 'https://crm.example.org', username: 'admin', accessKey: 'k3yOfAdmin' };
    const cwd = createFolder({ 'crm.json': JSON.stringify(file) });
    const { fetch } = createFakeServer();
    expect(await runCli([...pull, '--credentials', 'crm.json'], { cwd, fetch })).toMatchObject({ code: 0 });
  });

  test.each([
    [{}, [], /needs --url, or VTQL_URL/],
    [{ VTQL_URL: 'https://x' }, [], /needs VTQL_USERNAME/],
    [{ VTQL_URL: 'https://x', VTQL_USERNAME: 'u' }, [], /needs VTQL_ACCESS_KEY/],
    [credentials, ['--url', 'http://crm.example.org'], /Plain http to crm\.example\.org/],
    [credentials, ['--timeout', 'soon'], /--timeout takes seconds/],
    [credentials, ['--access-key', 'x'], /unknown option --access-key/],
    [credentials, ['--credentials', 'gone.json'], /cannot read gone\.json/],
    [credentials, ['--credentials', 'odd.json'], /^vtql: cannot read odd\.json: it is no JSON$/m],
    [credentials, ['--credentials', 'number.json'], /accessKey is no text/],
  ])('%j %j are refused', async (env, argv, message) => {
    const cwd = createFolder({ 'odd.json': '{"accessKey": k3yOfAdmin}', 'number.json': '{"accessKey": 5}' });
    const { code, stderr } = await runCli([...pull, ...argv], { cwd, env });
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('k3yOfAdmin');
  });
});

test.each([
  [['pull'], 'pull needs --out'],
  [['pull', 'schema'], "pull takes no 'schema'; use --out"],
])('%j is wrong usage', async (argv, message) => {
  expect(await runCli(argv)).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
});
