import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openInputs } from '../../src/cli/inputs.js';
import { createFolder, runCli } from './environment.js';
import { lintJson } from './lint-json.js';

const good = 'select id from Contacts limit 5;';
const bad = good.slice(0, -1);
const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe('a file that cannot be checked', () => {
  test.each<[string, string | Uint8Array, readonly string[], string]>([
    ['binary', `\0\u0001${good}`, [], 'it is binary'],
    ['in Latin-1', bytes(`-- \xe9\n${good}`), [], 'it is no UTF-8 text'],
    ['UTF-16', bytes('\xff\xfes\0'), [], 'it is UTF-16; save it as UTF-8'],
    [
      'huge',
      `${good}\n`.repeat(40_000),
      ['--max-file-size', '1'],
      'it has 2 MB, more than the 1 MB of --max-file-size',
    ],
  ])('as it is %s is a problem, and the others are checked', async (_, content, options, why) => {
    const cwd = createFolder({ 'a.vtql': content, 'z.vtql': bad });
    const { code, stdout, stderr } = await runCli(['lint', ...options, '.'], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: `vtql: cannot read a.vtql: ${why}\n` });
    expect(stdout).toMatch(/^z\.vtql: 1 error\n/);
  });

  test('may vanish between being found and being read', async () => {
    const cwd = createFolder(
      Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${n + 10}.vtql`, bad])),
    );
    const environment = {
      ...{
        argv: [],
        env: {},
        cwd,
        platform: 'linux',
        now: Date.now,
        clock: Date.now,
        stdout: { isTerminal: false, write: () => undefined },
      },
      ...{
        stderr: { isTerminal: false, write: () => undefined },
        readStdin: () => Promise.reject(new Error('Nobody asked for it.')),
        fetch: () => Promise.reject(new Error('Nobody asked for it.')),
      },
    };
    const problems: string[] = [];
    let count = 0;
    for await (const input of openInputs(environment, { paths: ['.'], queries: [], stdinName: undefined })) {
      if (count++ === 0) rmSync(join(cwd, '39.vtql'));
      if ('problem' in input) problems.push(input.problem);
    }
    expect(count).toBe(30);
    expect(problems).toEqual(['cannot read 39.vtql: there is no such file or folder']);
  });

  test('is no matter where a folder holds it and it has no query', async () => {
    const cwd = createFolder({
      'photo.json': bytes('\xff\xfe\0\0'),
      'old.json': bytes('["caf\xe9"]'),
      'a.vtql': good,
    });
    const report = await lintJson(['.'], { cwd });
    expect(report.problems).toEqual([]);
    expect(report.files.map(({ path }) => path)).toEqual(['a.vtql']);
  });
});

describe('links', () => {
  test('that lead nowhere, in circles or to folders are passed over', async () => {
    const cwd = createFolder({ 'a.vtql': good });
    mkdirSync(join(cwd, 'sub'));
    symlinkSync('gone.vtql', join(cwd, 'b.vtql'));
    symlinkSync('c.vtql', join(cwd, 'c.vtql'));
    symlinkSync('..', join(cwd, 'sub/up'));
    const report = await lintJson(['.'], { cwd });
    expect(report.files.map(({ path }) => path)).toEqual(['a.vtql']);
    expect(report.problems).toEqual([]);
  });

  test('do not make a file count twice', async () => {
    const cwd = createFolder({ 'a.vtql': good });
    symlinkSync('a.vtql', join(cwd, 'b.vtql'));
    expect((await lintJson(['.'], { cwd })).summary.files).toBe(1);
  });
});

test('a folder of JSON without queries has nothing to mend', async () => {
  const cwd = createFolder({ 'package.json': '{"name": "x"}' });
  expect(await runCli(['lint', '.'], { cwd })).toMatchObject({ code: 0, stderr: '' });
});

describe('a pattern that no shell resolved', () => {
  const files = {
    'src/a.vtql': good,
    'src/b/c.vtql': good,
    'src/b/d.json': JSON.stringify([good]),
    '[x].vtql': good,
  };

  test.each<[string, readonly string[]]>([
    ['src/**/*.vtql', ['src/a.vtql', 'src/b/c.vtql']],
    ['./src/*/*.{json,vtql}', ['src/b/c.vtql', 'src/b/d.json']],
    ['**/*.json', ['src/b/d.json']],
    ['[x].vtql', ['[x].vtql']],
  ])('%s finds what fits', async (pattern, expected) => {
    const report = await lintJson([pattern], { cwd: createFolder(files) });
    expect(report.files.map(({ path }) => path)).toEqual(expected);
    expect(report.problems).toEqual([]);
  });

  test.each(['{', '[', '{}'])('is a path where it is no pattern: %s', async (given) => {
    const { code, stderr } = await runCli(['lint', given], { cwd: createFolder(files) });
    expect(code).toBe(2);
    expect(stderr).toBe(`vtql: cannot read ${given}: there is no such file or folder\n`);
  });

  test('is a path where it is longer than any pattern', async () => {
    const { code, stderr } = await runCli(['lint', '*'.repeat(70_000)], { cwd: createFolder(files) });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^vtql: cannot read \*+: /);
  });

  test('is a problem where nothing fits', async () => {
    const { code, stderr } = await runCli(['lint', 'src/*.php'], { cwd: createFolder(files) });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'vtql: no saved queries in src/*.php: looked for *.vtql, and *.json and programs with queries\n',
    });
  });
});
