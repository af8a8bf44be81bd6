import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JsonReport } from '../../src/cli/formats/json.js';
import { createFolder, runCli, type Surroundings } from './environment.js';
import { lintJson, listCodes } from './lint-json.js';

const good = "select id from Contacts where lastname = 'Smith' limit 5;";
const bad = good.slice(0, -1);
const warned = 'select id from Contacts limit 500;';

describe('the exit code', () => {
  test.each([
    [['-e', good], 0],
    [['-e', bad], 1],
    [['-e', warned], 0],
    [['-e', warned, '--max-warnings', '1'], 0],
    [['-e', warned, '--max-warnings', '0'], 1],
    [['-e', warned, '--max-warnings=0', '--quiet'], 1],
    [['-e', bad, '-e', good], 1],
    [['gone.vtql'], 2],
    [['gone.vtql', '-e', bad], 2],
  ])('of %j is %i', async (argv, expected) => {
    expect((await runCli(['lint', ...argv])).code).toBe(expected);
  });
});

describe('pretty output', () => {
  test('is grouped by file, with a summary', async () => {
    const cwd = createFolder({
      'a.vtql': `${good}\n${bad}`,
      'b.vtql': good,
      'c.json': JSON.stringify({ x: bad }),
    });
    const { code, stdout, stderr } = await runCli(['lint', '.'], { cwd });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toBe(
      [
        'a.vtql: 1 error',
        '',
        'error: A query ends with a semicolon. [VTQL2008 missing-semicolon]',
        '  --> a.vtql:2:57',
        `1 | ${good}`,
        `2 | ${bad}`,
        `  | ${' '.repeat(56)}^`,
        '  fix: Add the semicolon',
        '',
        'c.json: 1 error',
        '',
        'query x',
        '',
        'error: A query ends with a semicolon. [VTQL2008 missing-semicolon]',
        '  --> c.json:1:63',
        `1 | {"x":"${bad}"}`,
        `  | ${' '.repeat(62)}^`,
        '  fix: Add the semicolon',
        '',
        '4 queries in 3 files: 2 errors.',
        '',
      ].join('\n'),
    );
  });

  test('says so when there is nothing to mend', async () => {
    expect((await runCli(['lint', '-e', good])).stdout).toBe('1 query: nothing to mend.\n');
  });

  test('hides what is no error when quiet, but counts it', async () => {
    const { stdout } = await runCli(['lint', '-q', '-e', warned]);
    expect(stdout).toBe('1 query: 1 warning.\n');
  });

  test('says when there are too many warnings', async () => {
    const { stderr } = await runCli(['lint', '--max-warnings', '0', '-e', warned]);
    expect(stderr).toBe('vtql: 1 warning is more than the 0 allowed\n');
  });

  test.each<[string, Surroundings, boolean]>([
    ['on a terminal', { isTerminal: true }, true],
    ['elsewhere', {}, false],
    ['on a terminal with NO_COLOR', { isTerminal: true, env: { NO_COLOR: '1' } }, false],
    ['on a terminal with an empty NO_COLOR', { isTerminal: true, env: { NO_COLOR: '' } }, true],
    ['on a dumb terminal', { isTerminal: true, env: { TERM: 'dumb' } }, false],
    ['elsewhere with FORCE_COLOR', { env: { FORCE_COLOR: '1' } }, true],
    ['on a terminal with FORCE_COLOR=0', { isTerminal: true, env: { FORCE_COLOR: '0' } }, false],
    ['with both', { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }, false],
  ])('%s: %o has colours: %s', async (_, surroundings, expected) => {
    const { stdout } = await runCli(['lint', '-e', bad], surroundings);
    expect(stdout.includes('\x1b[31merror\x1b[0m')).toBe(expected);
    expect(stdout.includes('\x1b')).toBe(expected);
  });
});

describe('JSON output', () => {
  test('has version, files, places, problems and a summary', async () => {
    const cwd = createFolder({
      'a.vtql': `\ufeff${good}\r\n\r\n${bad}\r\n`,
      'b.json': JSON.stringify([good]),
    });
    const report = await lintJson(['a.vtql', 'b.json', 'gone.vtql'], { cwd });
    const offset = good.length + 5 + bad.length;
    const place = { line: 3, column: bad.length + 1 };
    expect(report).toEqual({
      version: 1,
      files: [
        {
          path: 'a.vtql',
          queries: 2,
          diagnostics: [
            {
              code: 'VTQL2008',
              rule: 'missing-semicolon',
              severity: 'error',
              message: 'A query ends with a semicolon.',
              range: [offset, offset],
              start: place,
              end: place,
              fix: { title: 'Add the semicolon', edits: [{ range: [offset, offset], text: ';' }] },
            },
          ],
        },
        { path: 'b.json', queries: 1, diagnostics: [] },
      ],
      problems: ['cannot read gone.vtql: there is no such file or folder'],
      summary: {
        ...{ files: 2, queries: 3, errors: 1, warnings: 0, infos: 0 },
        ...{ suppressed: 0, baselined: 0, fixed: 0, fixable: 1 },
      },
    });
  });

  test('names the query where the file does', async () => {
    const cwd = createFolder({ 'a.json': JSON.stringify({ list: [{ query: bad }] }) });
    const report = await lintJson(['a.json'], { cwd });
    expect(report.files[0]?.diagnostics[0]?.query).toBe('list[0].query');
  });

  test('has no colours, and is quiet when asked', async () => {
    const surroundings = { isTerminal: true, env: { FORCE_COLOR: '1' } };
    const report = await lintJson(['-q', '-e', warned], surroundings);
    expect(report.files[0]?.diagnostics).toEqual([]);
    expect(report.summary.warnings).toBe(1);
  });

  test('locates related places, too', async () => {
    const text = "select id from Contacts where lastname = 'a' or lastname = 'b' and email = 'c' limit 5;";
    const report = await lintJson(['-e', text]);
    const related = report.files[0]?.diagnostics.find(({ code }) => code === 'VTQL4001')?.related;
    expect(related?.[0]?.start.line).toBe(1);
  });
});

describe('what is read', () => {
  test('-e is a query as it is sent: a comment is a finding', async () => {
    expect(listCodes(await lintJson(['-e', `-- c\n${good}`]))).toEqual(['VTQL1010']);
    expect(listCodes(await lintJson(['-'], { stdin: `-- c\n${good}` }))).toEqual([]);
  });

  test('standard input is JSON where it begins with a bracket or its name says so', async () => {
    const json = JSON.stringify({ a: good });
    expect(listCodes(await lintJson(['-'], { stdin: `\ufeff\n${json}` }))).toEqual([]);
    expect(listCodes(await lintJson(['-', '--stdin-filename', 'a.json'], { stdin: json }))).toEqual([]);
    expect(listCodes(await lintJson(['-', '--stdin-filename', 'a.vtql'], { stdin: json }))).not.toEqual([]);
  });

  test('standard input is called as told', async () => {
    const { stdout } = await runCli(['lint', '-', '--stdin-filename', 'sub/a.vtql'], { stdin: bad });
    expect(stdout).toContain('--> sub/a.vtql:1:57');
    expect((await runCli(['lint', '-'], { stdin: bad })).stdout).toContain('--> <stdin>:1:57');
  });

  test('folders are walked, in order, for queries only', async () => {
    const cwd = createFolder({
      'q/b.vtql': good,
      'q/a.VTQL': good,
      'q/deep/er/c.json': JSON.stringify({ d: { text: good } }),
      'q/package.json': '{"name": "select-box", "scripts": {"query-all": "x"}}',
      'q/tsconfig.json': '{ // no JSON\n}',
      'q/broken.json': `{"a": "${good}",}`,
      'q/notes.txt': bad,
      'q/node_modules/x/d.vtql': bad,
      'q/.hidden/e.vtql': bad,
    });
    const report = await lintJson(['q/'], { cwd });
    expect(report.files.map(({ path }) => path)).toEqual([
      'q/a.VTQL',
      'q/b.vtql',
      'q/broken.json',
      'q/deep/er/c.json',
    ]);
    expect(listCodes(report)).toEqual(['VTQL1030']);
  });

  test('files that are named are read whatever they are called', async () => {
    const cwd = createFolder({ 'a.txt': `${good}\n${good}` });
    expect((await lintJson(['a.txt', './a.txt', '.'], { cwd })).summary.queries).toBe(2);
  });

  test('a file is read once, however often it is named', async () => {
    const cwd = createFolder({ 'a.vtql': good });
    const report = await lintJson(['a.vtql', '.', join(cwd, 'a.vtql'), 'a.vtql'], { cwd });
    expect(report.files.map(({ path }) => path)).toEqual(['a.vtql']);
    expect(report.problems).toEqual([]);
  });

  test.each<[string, string | Uint8Array, string]>([
    ['a.vtql', new Uint8Array([0xff, 0xfe, 0x73, 0]), 'cannot read a.vtql: it is UTF-16; save it as UTF-8'],
    ['a.vtql', new Uint8Array([0x73, 0xe9]), 'cannot read a.vtql: it is no UTF-8 text'],
    ['a/b.txt', '', 'no saved queries in a: looked for *.vtql, and *.json and programs with queries'],
    [
      'a.vtql/b.vtql/c.txt',
      '',
      'no saved queries in a.vtql: looked for *.vtql, and *.json and programs with queries',
    ],
  ])('%s that cannot be read is a problem, and the rest is checked', async (path, content, message) => {
    const cwd = createFolder({ [path]: content, 'z.vtql': bad });
    const { code, stdout, stderr } = await runCli(['lint', path.split('/')[0] ?? '', 'z.vtql'], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: `vtql: ${message}\n` });
    expect(stdout).toContain('z.vtql: 1 error');
  });
});

describe('the schema', () => {
  const module = (name: string, fields: readonly string[]) => ({
    success: true,
    result: { name, fields: fields.map((field) => ({ name: field, type: { name: 'string' } })) },
  });
  const own = 'select shoesize from Contacts limit 5;';
  const severities = (report: JsonReport) => report.files[0]?.diagnostics.map(({ severity }) => severity);

  test('is that of a fresh installation, which warns at most', async () => {
    expect(severities(await lintJson(['-e', own]))).toEqual(['warning']);
  });

  test('may be none', async () => {
    expect(severities(await lintJson(['--no-schema', '-e', own]))).toEqual([]);
  });

  test('may be a file of describe answers', async () => {
    const cwd = createFolder({
      's.json': `\ufeff${JSON.stringify([module('Contacts', ['id', 'shoesize'])])}`,
    });
    expect(severities(await lintJson(['--schema', 's.json', '-e', own], { cwd }))).toEqual([]);
    expect(
      severities(await lintJson(['--schema', 's.json', '-e', 'select nose from Contacts limit 5;'], { cwd })),
    ).toEqual(['error']);
  });

  test('may be a folder of them', async () => {
    const cwd = createFolder({
      's/Contacts.json': JSON.stringify(module('Contacts', ['id', 'shoesize'])),
      's/others/all.json': JSON.stringify([module('A', ['id']), module('B', ['id'])]),
      's/README.md': '',
    });
    for (const folder of ['s', 's/', './s', join(cwd, 's')]) {
      expect(severities(await lintJson(['--schema', folder, '-e', own], { cwd }))).toEqual([]);
      expect(
        severities(await lintJson(['--schema', folder, '-e', 'select id from B limit 5;'], { cwd })),
      ).toEqual([]);
    }
  });

  const first = JSON.stringify(module('A', ['id']));

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['nothing there', {}, /^vtql: cannot read s: there is no such file or folder\n$/],
    ['a folder without JSON', { 's/a.txt': '' }, /^vtql: no schema in s: looked for \*\.json\n$/],
    ['no JSON', { s: '{' }, /^vtql: cannot read s: it is no JSON \(.*\)\n$/],
    ['other JSON', { s: '{"a": 1}' }, /^vtql: cannot use s as a schema: \$.*\n$/],
    [
      'a module twice',
      { 's/A.json': first, 's/B.json': first },
      /^vtql: cannot use s as a schema: \$\["B\.json"\]\.result: .*\n$/,
    ],
    [
      'a refused answer',
      { 's/A.json': first, 's/B.json': '{"success": false}' },
      /^vtql: cannot use s as a schema: \$\["B\.json"\]: the server refused\n$/,
    ],
  ])('is refused in one line: %s', async (_, files, message) => {
    const { code, stdout, stderr } = await runCli(['lint', '--schema', 's', '-e', good], {
      cwd: createFolder(files),
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

test('the dialect decides what is wrong', async () => {
  const text = "select id from Contacts where lastname = 'O''Brien' limit 5;";
  expect(listCodes(await lintJson(['--dialect', 'vtiger', '-e', text]))).toEqual([]);
  expect(listCodes(await lintJson(['--dialect', 'berlicrm', '-e', text]))).toEqual(['VTQL5005']);
});

test('where nothing can be read, no summary praises it', async () => {
  expect(await runCli(['lint', 'gone.vtql'], { cwd: createFolder({}) })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'vtql: cannot read gone.vtql: there is no such file or folder\n',
  });
});
