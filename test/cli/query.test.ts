import { describe, expect, test } from 'vitest';
import { createFolder, runCli, type Surroundings } from './environment.js';
import { createFakeServer, credentials } from './fake-server.js';

const contacts = "select lastname, id from Contacts where lastname != 'x' limit 5;";
const rows = [
  { lastname: 'O\'Brien, "Bob"', id: '12x1' },
  { lastname: '=cmd()', id: '12x2', account_id_nameValue: 'Ä\nB' },
];

async function query(
  argv: readonly string[],
  answer: (text: string) => unknown = () => rows,
  more: Surroundings = {},
) {
  const server = createFakeServer();
  server.answer = answer;
  const all = ['query', '--dialect', 'vtiger', ...argv];
  return { ...(await runCli(all, { env: credentials, fetch: server.fetch, ...more })), server };
}

describe('query shows the records', () => {
  test('as a table', async () => {
    const { code, stdout, stderr } = await query(['-e', contacts]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      [
        'lastname        id    account_id_nameValue',
        '──────────────  ────  ────────────────────',
        'O\'Brien, "Bob"  12x1',
        '=cmd()          12x2  Ä↵B',
        '2 records.',
        '',
      ].join('\n'),
    );
  });

  test('as a table in which nothing controls the terminal', async () => {
    const { stdout } = await query(['-e', contacts], () => [{ lastname: '\x1b[31mred\u202e', id: '12x1' }]);
    expect(['\x1b', '\u202e'].filter((sign) => stdout.includes(sign))).toEqual([]);
  });

  test('as JSON', async () => {
    expect(JSON.parse((await query(['-e', contacts, '--format', 'json'])).stdout)).toEqual(rows);
    const two = await query(['-e', contacts, '-e', contacts, '--format', 'json']);
    expect(JSON.parse(two.stdout)).toEqual([
      { query: '<query>', rows },
      { query: '<query 2>', rows },
    ]);
  });

  test('as a record a line', async () => {
    const { stdout } = await query(['-e', contacts, '--format', 'ndjson']);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(rows);
  });

  test('as CSV that no spreadsheet runs', async () => {
    const { stdout } = await query(['-e', contacts, '--format', 'csv']);
    expect(stdout).toBe(
      'lastname,id,account_id_nameValue\r\n"O\'Brien, ""Bob""",12x1,\r\n\'=cmd(),12x2,"Ä\nB"\r\n',
    );
    const numbers = [
      { id: '12x1', lastname: '-5.5' },
      { id: '12x2', lastname: '+49 30' },
    ];
    expect((await query(['-e', contacts, '--format', 'csv'], () => numbers)).stdout).toBe(
      "id,lastname\r\n12x1,-5.5\r\n12x2,'+49 30\r\n",
    );
    expect((await query(['-e', contacts, '--format', 'csv', '--raw-csv'])).stdout).toContain('\r\n=cmd(),');
  });
});

test('query reads files, and names what it shows', async () => {
  const cwd = createFolder({
    'a.vtql': '-- first\nselect id from Contacts limit 1;\nselect id from Accounts limit 1;\n',
    'b.json': '{"open": "select id from Contacts limit 2;"}',
  });
  const { code, stdout } = await query(
    ['a.vtql', 'b.json'],
    (text) => [{ id: /from (\w+)/.exec(text)?.[1] }],
    { cwd },
  );
  expect(code).toBe(0);
  expect(stdout.split('\n').filter((line) => /vtql|json/.test(line))).toEqual([
    'a.vtql 1',
    'a.vtql 2',
    'b.json open',
  ]);
  expect(stdout).toContain('Accounts\n1 record.\n');
});

test('query --all pages through', async () => {
  const answer = (text: string) => {
    if (text.includes('count')) return [{ count: text.includes('12x100') ? '50' : '150' }];
    const first = text.includes("'12x100'") ? 101 : 1;
    return Array.from({ length: first === 1 ? 100 : 50 }, (_, index) => ({ id: `12x${first + index}` }));
  };
  const argv = ['-e', 'select id from Contacts;', '--all', '--format', 'ndjson'];
  const { code, stdout, stderr } = await query(argv, answer, { isTerminal: true });
  expect(code).toBe(0);
  expect(stdout.trimEnd().split('\n')).toHaveLength(150);
  expect(stderr).toContain('Records: 150 of 150');
});

describe('a query that is refused', () => {
  test('by validation is shown with its place, and not sent', async () => {
    const { code, stdout, stderr, server } = await query(['-e', 'select lastnam from Contacts limit 5;']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('--> <query>:1:8');
    expect(stderr).toContain('Did you mean lastname?');
    expect(server.operations).not.toContain('query');
  });

  test('by the server does not keep the others from being sent', async () => {
    const error = {
      code: 'ACCESS_DENIED',
      message: 'Permission to perform the operation is denied for name',
    };
    const { code, stdout, stderr } = await query(
      ['--no-validate', '-e', 'select id from Contact limit 1;', '-e', 'select id from Contacts limit 1;'],
      (text) => (text.includes('Contact ') ? Response.json({ success: false, error }) : [{ id: '12x1' }]),
    );
    expect(code).toBe(1);
    expect(stdout).toContain('12x1');
    expect(stderr).toMatch(/^vtql: <query>: There is no module Contact, .*Did you mean Contacts\?$/m);
  });

  test('is another thing than an answer that makes no sense', async () => {
    const { code, stderr } = await query(
      ['--no-validate', '-e', 'select id from Contacts limit 1;'],
      () => 7,
    );
    expect(code).toBe(2);
    expect(stderr).toBe('vtql: The result of the query is no list of records.\n');
  });

  test('can be sent all the same', async () => {
    const { code, stderr } = await query([
      '--no-validate',
      '-e',
      'select lastnam, id from Contacts limit 5;',
    ]);
    expect(code).toBe(0);
    expect(stderr).toContain('vtql: warning: The records lack lastnam');
  });
});

test('query --dry-run sends nothing, and shows no secret', async () => {
  const { code, stdout, stderr, server } = await query(['--dry-run', '-e', contacts]);
  expect({ code, stderr, sent: server.operations }).toEqual({ code: 0, stderr: '', sent: [] });
  expect(stdout).toBe(
    `-- <query>\n${contacts}\nGET https://crm.example.org/webservice.php?operation=query&sessionName=<session>&query=${encodeURIComponent(contacts)}\n`,
  );
});

test.each([
  [['query'], 'nothing to read'],
  [['query', '-e', 'x', '--format', 'xml'], "unknown format 'xml'"],
  [['query', '-e', 'x', '-e', 'y', '--format', 'csv'], 'csv takes one query; ndjson takes several'],
  [['query', '-e', 'x', '--dry-run'], 'this needs --url'],
])('%j is wrong usage', async (argv, message) => {
  expect(await runCli(argv)).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
});

test('a server that cannot be reached is one line', async () => {
  const fetch = (() => Promise.reject(new TypeError('fetch failed'))) as unknown as typeof globalThis.fetch;
  const { code, stdout, stderr } = await query(['-e', contacts], undefined, { fetch });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toBe('vtql: The getchallenge failed: there was no connection, or it broke.\n');
});
