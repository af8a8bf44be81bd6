import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFolder, runCli } from './environment.js';
import { lintJson } from './lint-json.js';

const good = 'select id from Contacts limit 5;';
const bad = good.slice(0, -1);

const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8');

describe('--fix', () => {
  test('mends files, reports what is left, and mends nothing more the second time', async () => {
    const cwd = createFolder({
      'a.vtql': `${bad}\nselect lastnam from Contacts limit 5`,
      'b.json': JSON.stringify({ q: bad }),
      'c.vtql': good,
    });
    const first = await runCli(['lint', '--fix', '--dialect', 'vtiger', '.'], { cwd });
    expect(first.stdout).toMatch(/^a\.vtql: 1 warning\n/);
    expect(first.stdout).toMatch(/\n4 queries in 3 files: 1 warning \(3 mended\)\.\n$/);
    expect({ code: first.code, stderr: first.stderr }).toEqual({ code: 0, stderr: '' });
    expect(read(cwd, 'a.vtql')).toBe(`${good}\nselect lastnam from Contacts limit 5;`);
    expect(JSON.parse(read(cwd, 'b.json'))).toEqual({ q: good });
    const second = await runCli(['lint', '--fix', '--dialect', 'vtiger', '.'], { cwd });
    expect(second.stdout).toBe(first.stdout.replace(' (3 mended)', ''));
    expect(readdirSync(cwd).sort()).toEqual(['a.vtql', 'b.json', 'c.vtql']);
  });

  test('keeps line endings, the byte order mark, the mode and links', async () => {
    const cwd = createFolder({ 'real/a.vtql': `\ufeff-- é\r\n${bad}\r\n` });
    chmodSync(join(cwd, 'real/a.vtql'), 0o640);
    symlinkSync('real/a.vtql', join(cwd, 'link.vtql'));
    expect((await runCli(['lint', '--fix', 'link.vtql'], { cwd })).code).toBe(0);
    expect(read(cwd, 'real/a.vtql')).toBe(`\ufeff-- é\r\n${good}\r\n`);
    expect(statSync(join(cwd, 'real/a.vtql')).mode & 0o777).toBe(0o640);
    expect(lstatSync(join(cwd, 'link.vtql')).isSymbolicLink()).toBe(true);
  });

  test('does not touch what it need not mend', async () => {
    const cwd = createFolder({ 'a.vtql': good });
    const before = statSync(join(cwd, 'a.vtql'));
    await runCli(['lint', '--fix', '.'], { cwd });
    const { ino, mtimeMs } = statSync(join(cwd, 'a.vtql'));
    expect({ ino, mtimeMs }).toEqual({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  test('leaves a write-protected file as it is, says so, and mends the others', async () => {
    const cwd = createFolder({ 'a.vtql': bad, 'b.vtql': bad });
    chmodSync(join(cwd, 'a.vtql'), 0o444);
    const { code, stdout, stderr } = await runCli(['lint', '--fix', '.'], { cwd });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'vtql: cannot write a.vtql: it is write-protected\n',
    });
    expect(stdout).toContain('a.vtql: 1 error');
    expect([read(cwd, 'a.vtql'), read(cwd, 'b.vtql')]).toEqual([bad, good]);
  });

  test('writes nothing outside what was named, also by a link', async () => {
    const cwd = createFolder({ 'in/b.vtql': bad, 'out/a.vtql': bad });
    symlinkSync('../out/a.vtql', join(cwd, 'in/a.vtql'));
    const { code, stderr } = await runCli(['lint', '--fix', 'in'], { cwd });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'vtql: cannot write in/a.vtql: it is a link that leads out of the folder that was named\n',
    });
    expect([read(cwd, 'out/a.vtql'), read(cwd, 'in/b.vtql')]).toEqual([bad, good]);
  });

  test('makes suggestions come true only where that is asked for', async () => {
    const text = 'select lastnam from Contacts limit 5;';
    const cwd = createFolder({ 'a.vtql': text });
    await runCli(['lint', '--fix', '.'], { cwd });
    expect(read(cwd, 'a.vtql')).toBe(text);
    await runCli(['lint', '--fix', '--fix-type', 'suggested', '.'], { cwd });
    expect(read(cwd, 'a.vtql')).toBe('select lastname from Contacts limit 5;');
  });
});

describe('--fix-dry-run', () => {
  test('shows a patch that gives what --fix writes, and writes nothing', async () => {
    const files = {
      'a.vtql': `-- x\r\n${bad}\r\n\r\n-- y\r\n`,
      'sub/b.json': JSON.stringify([bad]),
      'c.vtql': good,
    };
    const cwd = createFolder(files);
    const { code, stdout, stderr } = await runCli(['lint', '--fix-dry-run', '.'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'vtql: 2 would be mended, 0 would be left\n' });
    expect(read(cwd, 'a.vtql')).toBe(files['a.vtql']);
    const { status } = spawnSync('git', ['apply', '-'], { cwd, input: stdout });
    expect(status).toBe(0);
    const mended = createFolder(files);
    await runCli(['lint', '--fix', '.'], { cwd: mended });
    for (const path of Object.keys(files)) expect(read(cwd, path)).toBe(read(mended, path));
  });

  test('gives the mended text in JSON, also of what has no file', async () => {
    const cwd = createFolder({ 'a.vtql': bad, 'b.vtql': good });
    const { files, summary } = await lintJson(['--fix-dry-run', '.', '-', '-e', bad], { cwd, stdin: bad });
    expect(files.map(({ path, output, fixed }) => [path, output, fixed])).toEqual([
      ['<query>', good, 1],
      ['a.vtql', good, 1],
      ['b.vtql', undefined, undefined],
      ['<stdin>', good, 1],
    ]);
    expect(summary).toMatchObject({ errors: 0, fixed: 3 });
    expect(read(cwd, 'a.vtql')).toBe(bad);
  });
});
