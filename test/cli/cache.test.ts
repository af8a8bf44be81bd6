import { execFile } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createTestServer, type TestServer, type TestServerOptions } from '../../src/testing/index.js';
import { MANIFEST, ROOT } from '../package/manifest.js';
import { readRecording } from '../schema/recordings.js';
import { listen } from '../testing/listen.js';
import { createFolder, type Outcome, runCli, type Surroundings } from './environment.js';

const text = "select lastname, id from Contacts where lastname = 'Meier' limit 5;";
const argv = ['query', '-e', text, '--format', 'csv'];
const hour = 3_600_000;
const secret = 's3cretAccessKey';

interface Field {
  readonly name: string;
}

interface Description {
  readonly result: { readonly fields: readonly Field[] };
}

/** The recorded Contacts; without some of its fields. */
function describeContacts(...missing: readonly string[]): object {
  const { result } = readRecording('describe/Contacts.json') as Description;
  return { ...result, fields: result.fields.filter(({ name }) => !missing.includes(name)) };
}

const createServer = (options: Partial<TestServerOptions> = {}): TestServer =>
  createTestServer({
    dialect: 'vtiger',
    schema: [describeContacts(), readRecording('describe/Accounts.json')],
    records: { Contacts: [{ id: '12x1', lastname: 'Meier' }] },
    users: [
      { username: 'admin', accessKey: secret },
      { username: 'clerk', accessKey: secret },
    ],
    ...options,
  });

const createHome = (): string => createFolder({ 'notes.txt': '' });

interface Asked extends Outcome {
  /** What the server was asked, logins aside; describe with its module. */
  readonly operations: readonly string[];
}

async function ask(
  server: TestServer,
  home: string,
  words: readonly string[] = argv,
  { env = {}, ...more }: Surroundings = {},
): Promise<Asked> {
  const credentials = { VTQL_URL: server.url, VTQL_USERNAME: 'admin', VTQL_ACCESS_KEY: secret };
  const before = server.requests.length;
  const outcome = await runCli(words, {
    cwd: home,
    env: { HOME: home, ...credentials, ...env },
    fetch: server.fetch,
    ...more,
  });
  const operations = server.requests
    .slice(before)
    .map(({ operation, parameters: { elementType } }) =>
      elementType ? `${operation} ${elementType}` : operation,
    );
  const isSession = (operation: string): boolean => /^(?:getchallenge|login|logout)$/.test(operation);
  return { ...outcome, operations: operations.filter((operation) => !isSession(operation)) };
}

const folderIn = (home: string): string => join(home, '.cache/vtql');

function onlyFileIn(home: string): string {
  const [name = '', ...more] = readdirSync(folderIn(home));
  expect(more).toEqual([]);
  return join(folderIn(home), name);
}

const probes = ['query', 'query'];
const everything = ['listtypes', 'describe Contacts', ...probes, 'query'];
const accounts = ['query', '-e', 'select accountname, id from Accounts limit 5;'];

describe('what a query learns of the server', () => {
  test('is not asked for again by the next', async () => {
    const [server, home] = [createServer(), createHome()];
    const first = await ask(server, home);
    const second = await ask(server, home);
    expect(first).toMatchObject({ code: 0, stderr: '', stdout: 'lastname,id\r\nMeier,12x1\r\n' });
    expect(first.operations).toEqual(everything);
    expect(second).toEqual({ ...first, operations: ['query'] });
  });

  test('is of the modules of the queries, and no others', async () => {
    const [server, home] = [createServer(), createHome()];
    const known = ['--dialect', 'vtiger'];
    expect((await ask(server, home, [...argv, ...known])).operations).toEqual([
      'listtypes',
      'describe Contacts',
      'query',
    ]);
    const other = await ask(server, home, [...accounts, ...known]);
    expect(other).toMatchObject({ code: 0, stderr: '', operations: ['describe Accounts', 'query'] });
    for (const words of [argv, accounts])
      expect((await ask(server, home, [...words, ...known])).operations).toEqual(['query']);
  });

  test('is for that user alone to read, and holds neither secret nor name', async () => {
    const [server, home] = [createServer(), createHome()];
    await ask(server, home);
    const file = onlyFileIn(home);
    expect(statSync(folderIn(home)).mode & 0o777).toBe(0o700);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(file.slice(folderIn(home).length)).toMatch(/^\/[0-9a-f]{32}\.json$/);
    const sessions = server.requests.flatMap(({ parameters }) => parameters['sessionName'] ?? []);
    const content = readFileSync(file, 'utf8');
    for (const word of [secret, ...sessions, 'admin', 'crm.example']) expect(content).not.toContain(word);
  });

  test('is kept for each user', async () => {
    const [server, home] = [createServer(), createHome()];
    await ask(server, home);
    const clerk = { env: { VTQL_USERNAME: 'clerk' } };
    expect((await ask(server, home, argv, clerk)).operations).toEqual(everything);
    expect((await ask(server, home, argv, clerk)).operations).toEqual(['query']);
    expect(readdirSync(folderIn(home))).toHaveLength(2);
  });

  test('is the same however the address is written', async () => {
    const [server, home] = [createServer(), createHome()];
    await ask(server, home);
    const url = server.url.replace('/webservice.php', '/');
    expect((await ask(server, home, [...argv, '--url', url])).operations).toEqual(['query']);
  });

  test('is asked for anew when it is a day old, and the rest stays', async () => {
    const [server, home] = [createServer(), createHome()];
    const askAt = async (hours: number, words: readonly string[]): Promise<readonly string[]> =>
      (await ask(server, home, words, { now: () => hours * hour })).operations;
    await askAt(0, [...argv, '--dialect', 'vtiger']);
    expect(await askAt(10, accounts)).toEqual([...probes, 'describe Accounts', 'query']);
    expect(await askAt(23, argv)).toEqual(['query']);
    expect(await askAt(24, accounts)).toEqual(['listtypes', 'query']);
    expect(await askAt(25, argv)).toEqual(['describe Contacts', 'query']);
    expect(await askAt(33, accounts)).toEqual(['query']);
    expect(await askAt(34, accounts)).toEqual([...probes, 'describe Accounts', 'query']);
    // A clock that was put back.
    expect(await askAt(1, argv)).toEqual(everything);
  });

  test('is asked for anew with --refresh, and neither read nor kept with --no-cache', async () => {
    const [server, home] = [createServer(), createHome()];
    const without = [...argv, '--no-cache'];
    expect((await ask(server, home, without)).operations).not.toEqual(['query']);
    expect(existsSync(folderIn(home))).toBe(false);
    await ask(server, home);
    const kept = readFileSync(onlyFileIn(home), 'utf8');
    expect((await ask(server, home, without)).operations.length).toBeGreaterThan(1);
    expect(readFileSync(onlyFileIn(home), 'utf8')).toBe(kept);
    expect((await ask(server, home, [...argv, '--refresh'])).operations).toEqual(everything);
    expect((await ask(server, home)).operations).toEqual(['query']);
    expect(await ask(server, home, [...without, '--refresh'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--refresh and --no-cache exclude each other'),
    });
  });

  test('is learnt by pull, too', async () => {
    const [server, home] = [createServer(), createHome()];
    await ask(server, home, ['pull', '--out', 'schema']);
    for (const words of [argv, accounts])
      expect((await ask(server, home, [...words, '--dialect', 'vtiger'])).operations).toEqual(['query']);
    expect((await ask(server, home, ['pull', '--out', 'schema'])).operations).toEqual([
      'listtypes',
      'describe Accounts',
      'describe Contacts',
    ]);
    const other = createHome();
    await ask(server, other, ['pull', '--out', 'schema', '--no-cache']);
    expect(existsSync(folderIn(other))).toBe(false);
  });

  test('tells the kind of server also beside --schema', async () => {
    const [server, home] = [createServer(), createHome()];
    await ask(server, home, ['pull', '--out', 'schema', '--no-cache']);
    const local = [...argv, '--schema', 'schema'];
    expect((await ask(server, home, local)).operations).toEqual(everything);
    expect((await ask(server, home, local)).operations).toEqual(['query']);
  });
});

describe('what has changed on the server', () => {
  const old = (): TestServer => createServer({ schema: [describeContacts('department')] });
  const department = ['query', '-e', "select department, id from Contacts where department = 'D1' limit 5;"];

  test.each([
    ['field', department, 'Contacts'],
    ['module', accounts, 'Accounts'],
  ])('is no unknown %s where it is new', async (kind, words, module) => {
    const home = createHome();
    const refused = await ask(old(), home, words);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining(`no ${kind} `) });
    const server = createServer();
    const asked = await ask(server, home, words);
    expect(asked).toMatchObject({ code: 0, stderr: '' });
    expect(asked.operations).toEqual(['listtypes', `describe ${module}`, 'query']);
    expect((await ask(server, home, words)).operations).toEqual(['query']);
  });

  test('is looked for once, where a name is wrong', async () => {
    const [server, home] = [createServer(), createHome()];
    await ask(server, home);
    const wrong = 'select lastnam, id from Contacts limit 5;';
    const { code, stderr, operations } = await ask(server, home, ['query', '-e', wrong, '-e', wrong]);
    expect({ code, operations }).toEqual({ code: 1, operations: ['listtypes', 'describe Contacts'] });
    expect(stderr.match(/Did you mean lastname/g)).toHaveLength(2);
  });

  test('explains its refusal where a field is gone, and is known to the next query', async () => {
    const home = createHome();
    await ask(createServer(), home, department);
    const server = old();
    const refused = await ask(server, home, department);
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Contacts has no field department'),
      operations: ['query', 'listtypes', 'describe Contacts'],
    });
    expect(await ask(server, home, department)).toMatchObject({
      code: 1,
      operations: ['listtypes', 'describe Contacts'],
    });
  });
});

describe('a cache that is of no use', () => {
  test.each([
    ['cut short', (content: string) => content.slice(0, 1000)],
    ['empty', () => ''],
    ['of another program', () => '{"version": 3}'],
    ['of another form', (content: string) => content.replace('"vtqlCache":2', '"vtqlCache":1')],
    ['without times', (content: string) => content.replaceAll('"since":', '"was":')],
    ['no list', () => '{"vtqlCache":2,"answers":[null]}'],
    ['binary', () => '\0\0\0'],
  ])('because it is %s is not used, said to be so, and written anew', async (_, spoil) => {
    const [server, home] = [createServer(), createHome()];
    await ask(server, home);
    const file = onlyFileIn(home);
    const content = readFileSync(file, 'utf8');
    writeFileSync(file, spoil(content));
    const spoilt = await ask(server, home);
    expect(spoilt).toMatchObject({ code: 0, operations: everything });
    expect(spoilt.stdout).toContain('Meier');
    expect(spoilt.stderr).toMatch(/^vtql: warning: .* cache .*\n$/);
    expect(await ask(server, home)).toMatchObject({ code: 0, stderr: '', operations: ['query'] });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('because an answer makes no sense is said, and that answer asked for anew', async () => {
    const [server, home] = [createServer(), createHome()];
    await ask(server, home);
    const file = onlyFileIn(home);
    const content = readFileSync(file, 'utf8');
    writeFileSync(file, content.replace(/("key":"listtypes","since":\d+,"answer":)/, '$17,"was":'));
    const spoilt = await ask(server, home);
    expect(spoilt).toMatchObject({ code: 0, operations: ['listtypes', 'query'] });
    expect(spoilt.stderr).toMatch(/^vtql: warning: What the cache holds as listtypes is no metadata; .*\n$/);
    expect(await ask(server, home)).toMatchObject({ code: 0, stderr: '', operations: ['query'] });
  });

  test('because its folder cannot be made is a notice', async () => {
    const [server, home] = [createServer(), createHome()];
    const env = { VTQL_CACHE_DIR: 'notes.txt/cache' };
    const { code, stdout, stderr, operations } = await ask(server, home, argv, { env });
    expect({ code, operations }).toEqual({ code: 0, operations: everything });
    expect(stdout).toContain('Meier');
    expect(stderr).toMatch(/^vtql: warning: There is no cache in .*notes\.txt\/cache: .*\.\n$/);
  });

  test('because it is write-protected is a notice', async () => {
    const [server, home] = [createServer(), createHome()];
    await ask(server, home);
    chmodSync(onlyFileIn(home), 0o400);
    const { code, stdout, stderr } = await ask(server, home, [...argv, '--refresh']);
    expect(code).toBe(0);
    expect(stdout).toContain('Meier');
    expect(stderr).toMatch(
      /^vtql: warning: The cache is not used: cannot write .*: it is write-protected\n$/,
    );
  });
});

describe('the cache lies', () => {
  test.each([
    ['linux', {}, '.cache/vtql'],
    ['linux', { XDG_CACHE_HOME: '/own' }, 'own/vtql'],
    ['linux', { XDG_CACHE_HOME: 'relative' }, '.cache/vtql'],
    ['darwin', { XDG_CACHE_HOME: '/own' }, 'Library/Caches/vtql'],
    ['win32', { LOCALAPPDATA: '/local' }, 'local/vtql'],
    ['linux', { VTQL_CACHE_DIR: 'here' }, 'here'],
    ['linux', { VTQL_CACHE_DIR: '/here' }, 'here'],
  ])('on %s with %j in %s', async (platform, given, place) => {
    const home = createHome();
    const env = Object.fromEntries(
      Object.entries(given).map(([name, path]) => [name, path.replace(/^\//, `${home}/`)]),
    );
    await ask(createServer(), home, argv, { platform, env });
    expect(readdirSync(join(home, place))).toHaveLength(1);
  });

  test('nowhere where the user has no home', async () => {
    const home = createHome();
    const outcome = await ask(createServer(), home, argv, { env: { HOME: '' } });
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(home)).toEqual(['notes.txt']);
  });
});

test('the built program keeps what it learns', async () => {
  const [server, home] = [createServer(), createHome()];
  const { url, close } = await listen(server);
  const env = { ...process.env, VTQL_URL: url, VTQL_USERNAME: 'admin', VTQL_ACCESS_KEY: secret };
  const run = async (): Promise<string> => {
    const bin = join(ROOT, MANIFEST.bin['vtql'] ?? '');
    const options = { cwd: home, env: { ...env, VTQL_CACHE_DIR: 'kept' } };
    return (await promisify(execFile)(process.execPath, [bin, ...argv], options)).stdout;
  };
  try {
    const first = await run();
    const count = server.requests.length;
    expect(await run()).toBe(first);
    const again = server.requests.slice(count).map(({ operation }) => operation);
    expect(again).toEqual(['getchallenge', 'login', 'query', 'logout']);
  } finally {
    await close();
  }
});
