import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFolder, runCli } from './environment.js';
import { lintJson, listCodes } from './lint-json.js';

/** Without a limit, VTQL4020, and without a semicolon, VTQL2008: no error on berlicrm, and off without its rule. */
const text = 'select lastname from Contacts';
const config = (value: object): string => JSON.stringify(value);

describe('the configuration', () => {
  test('is the nearest one at or above a file; they are not merged', async () => {
    const cwd = createFolder({
      'vtql.config.json': config({ rules: { limit: 'off' } }),
      'a.vtql': text,
      'deep/er/b.vtql': text,
      'own/vtql.config.json': config({ rules: { 'missing-semicolon': 'off' } }),
      'own/c.vtql': text,
    });
    const report = await lintJson(['.'], { cwd });
    expect(report.files.map(({ path, diagnostics }) => [path, diagnostics.map(({ code }) => code)])).toEqual([
      ['a.vtql', ['VTQL2008']],
      ['deep/er/b.vtql', ['VTQL2008']],
      ['own/c.vtql', ['VTQL4020']],
    ]);
    expect(listCodes(await lintJson(['b.vtql'], { cwd: join(cwd, 'deep/er') }))).toEqual(['VTQL2008']);
  });

  test('governs a query and standard input by the working folder, or by the name of the input', async () => {
    const cwd = createFolder({
      'vtql.config.json': config({ rules: { limit: 'off' } }),
      'own/vtql.config.json': config({ rules: { 'missing-semicolon': 'off' } }),
    });
    expect(listCodes(await lintJson(['-e', text], { cwd }))).toEqual(['VTQL2008']);
    expect(listCodes(await lintJson(['-'], { cwd, stdin: text }))).toEqual(['VTQL2008']);
    const named = ['-', '--stdin-filename', 'own/x.vtql'];
    expect(listCodes(await lintJson(named, { cwd, stdin: text }))).toEqual(['VTQL4020']);
  });

  test('stands below the options', async () => {
    const cwd = createFolder({
      'vtql.config.json': config({ dialect: 'vtiger', schema: false, rules: { limit: 'off' } }),
      'a.vtql': "select lastnam from Contacts where lastname = 'O''Brien';",
    });
    expect(listCodes(await lintJson(['a.vtql'], { cwd }))).toEqual([]);
    expect(listCodes(await lintJson(['a.vtql', '--rule', 'limit:error'], { cwd }))).toEqual(['VTQL4020']);
    expect(listCodes(await lintJson(['a.vtql', '--dialect', 'portable'], { cwd }))).toEqual(['VTQL5005']);
    expect(listCodes(await lintJson(['a.vtql', '--no-config'], { cwd }))).toEqual([
      'VTQL4020',
      'VTQL3002',
      'VTQL5005',
    ]);
  });

  test('may be named, for all files', async () => {
    const cwd = createFolder({
      'ci/strict.json': config({ rules: { limit: 'error' } }),
      'vtql.config.json': config({ rules: { limit: 'off' } }),
      'a.vtql': text,
    });
    const report = await lintJson(['a.vtql', '--config', 'ci/strict.json'], { cwd });
    expect(report.files[0]?.diagnostics.map(({ severity }) => severity)).toEqual(['error', 'error']);
    const { code, stderr } = await runCli(['lint', 'a.vtql', '--config', 'gone.json'], { cwd });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'vtql: cannot read gone.json: there is no such file or folder\n',
    });
  });

  test('has overrides by path', async () => {
    const cwd = createFolder({
      'vtql.config.json': config({
        rules: { limit: 'off' },
        overrides: [{ files: ['*.json'], dialect: 'berlicrm' }],
      }),
      'a.vtql': text,
      'b/c.json': JSON.stringify({ a: text }),
    });
    const severities = (await lintJson(['.'], { cwd })).files.map(({ diagnostics }) =>
      diagnostics.map(({ severity }) => severity),
    );
    expect(severities).toEqual([['error'], ['warning']]);
  });

  test('names a schema by a path from its own folder', async () => {
    const describe = { name: 'Contacts', fields: [{ name: 'shoesize', type: { name: 'string' } }] };
    const cwd = createFolder({
      'crm/vtql.config.json': config({ schema: 'describe' }),
      'crm/describe/Contacts.json': JSON.stringify(describe),
      'crm/a.vtql': 'select shoesize from Contacts limit 5;\nselect lastname from Contacts limit 5;',
    });
    const [file] = (await lintJson(['crm/a.vtql'], { cwd })).files;
    expect(file?.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['VTQL3002', 'error']]);
  });
});

describe('what is ignored', () => {
  test('is not even looked into', async () => {
    const cwd = createFolder({
      'vtql.config.json': config({ ignore: ['legacy', '*.json', 'reports/**', '!reports/kept.vtql'] }),
      'legacy/vtql.config.json': '{ broken',
      'legacy/a.vtql': text,
      'reports/b.vtql': text,
      'reports/kept.vtql': text,
      'c.json': JSON.stringify([text]),
      'd.vtql': text,
    });
    const report = await lintJson(['.'], { cwd });
    expect(report.files.map(({ path }) => path)).toEqual(['d.vtql', 'reports/kept.vtql']);
    expect(report.problems).toEqual([]);
  });

  test('is a note where it is named itself, and no failure', async () => {
    const cwd = createFolder({ 'vtql.config.json': config({ ignore: ['a.vtql'] }), 'a.vtql': text });
    expect(await runCli(['lint', 'a.vtql'], { cwd })).toEqual({
      code: 0,
      stdout: '0 queries in 0 files: nothing to mend.\n',
      stderr: 'vtql: a.vtql is ignored by vtql.config.json\n',
    });
  });
});

describe('a configuration that cannot be used', () => {
  test('is told with the place of every fault, once, and what it does not govern is checked', async () => {
    const cwd = createFolder({
      'a/vtql.config.json': '{\n  "dialct": "vtiger",\n  "rules": { "limt": "off" }\n}\n',
      'a/b.vtql': text,
      'a/c/d.vtql': text,
      'e.vtql': text,
    });
    const { code, stdout, stderr } = await runCli(['lint', '.', 'a/b.vtql'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toBe(
      [
        "vtql: a/vtql.config.json:2:3: unknown key 'dialct'; did you mean dialect?",
        "a/vtql.config.json:3:14: unknown rule 'limt'; did you mean limit?\n",
      ].join('\n'),
    );
    expect(stdout).toContain('e.vtql: ');
    expect(stdout).not.toContain('b.vtql');
  });

  test('may name a schema that is none', async () => {
    const cwd = createFolder({
      'vtql.config.json': config({ schema: 'gone' }),
      'a.vtql': text,
      'b.vtql': text,
    });
    expect(await runCli(['lint', '.'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'vtql: cannot read gone: there is no such file or folder\n',
    });
  });
});
