import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFolder, runCli } from './environment.js';
import { lintJson, listCodes } from './lint-json.js';

const bad = 'select lastname from Contacts limit 5';
const save = ['lint', '--save-baseline', 'ci/baseline.json', '.'];
const use = ['lint', '--baseline', 'ci/baseline.json', '.'];

const createProject = (): string =>
  createFolder({
    'ci/x.txt': '',
    'a.vtql': `${bad}\n${bad}\nselect id from Leads`,
    'b/c.json': JSON.stringify([bad]),
  });

describe('a baseline', () => {
  test('makes what was there before pass', async () => {
    const cwd = createProject();
    expect((await runCli(['lint', '.'], { cwd })).code).toBe(1);
    expect((await runCli(save, { cwd })).code).toBe(0);
    const { code, stdout, stderr } = await runCli(use, { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe('4 queries in 2 files: nothing to mend (5 known from the baseline).\n');
  });

  test('holds when lines move, blanks change, and from any folder', async () => {
    const cwd = createProject();
    await runCli(save, { cwd });
    writeFileSync(
      join(cwd, 'a.vtql'),
      `-- new\n\n\nselect id from Leads\n${bad.replaceAll(' ', '  ')}\n${bad}`,
    );
    expect((await runCli(use, { cwd })).code).toBe(0);
    const elsewhere = join(cwd, 'b');
    expect((await runCli(['lint', '--baseline', '../ci/baseline.json', '..'], { cwd: elsewhere })).code).toBe(
      0,
    );
  });

  test('lets what is new fail, also one more of the same', async () => {
    const cwd = createProject();
    await runCli(save, { cwd });
    writeFileSync(join(cwd, 'a.vtql'), `${bad}\n${bad}\n${bad}\nselect id from Leads`);
    writeFileSync(join(cwd, 'new.vtql'), bad);
    const report = await lintJson(use.slice(1), { cwd });
    expect(report.files.map(({ path, diagnostics }) => [path, diagnostics.length])).toEqual([
      ['a.vtql', 1],
      ['b/c.json', 0],
      ['new.vtql', 1],
    ]);
    expect(report.summary).toMatchObject({ errors: 2, baselined: 5 });
    expect(report.files[0]?.baselined?.length).toBe(4);
  });

  test('says when it knows what is gone', async () => {
    const cwd = createProject();
    await runCli(save, { cwd });
    writeFileSync(join(cwd, 'a.vtql'), `${bad};`);
    const { code, stderr } = await runCli(use, { cwd });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'vtql: 4 of the findings in ci/baseline.json are gone; save it anew\n',
    });
  });

  test('is the same file for the same findings, sorted', async () => {
    const cwd = createProject();
    const read = (): string => readFileSync(join(cwd, 'ci/baseline.json'), 'utf8');
    await runCli(save, { cwd });
    const first = read();
    await runCli(['lint', 'b', 'a.vtql', '--save-baseline', 'ci/baseline.json'], { cwd });
    expect(read()).toBe(first);
    expect(Object.keys((JSON.parse(first) as { findings: object }).findings)).toEqual([
      '../a.vtql',
      '../b/c.json',
    ]);
  });

  test('is not saved where not everything could be checked', async () => {
    const cwd = createFolder({ 'ci/x.txt': '', 'a.vtql': new Uint8Array([0xe9]) });
    const { code, stderr } = await runCli(save, { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('vtql: the baseline is not saved, as not everything could be checked\n');
    expect((await runCli(use, { cwd })).stderr).toContain('cannot read ci/baseline.json');
  });

  test.each([
    ['{', 'it is no JSON'],
    ['[]', 'it is of no version that is known'],
    ['{"version":1,"findings":{"a":1}}', 'its findings are no map of files'],
  ])('%s is none', async (content, why) => {
    const cwd = createFolder({ 'ci/baseline.json': content, 'a.vtql': bad });
    expect(await runCli(use, { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: `vtql: cannot use ci/baseline.json as a baseline: ${why}; write it anew with --save-baseline\n`,
    });
  });
});

test('suppressed findings are not in the baseline', async () => {
  const cwd = createFolder({
    'ci/x.txt': '',
    'a.vtql': `-- vtql-disable-next-line missing-semicolon -- why\n${bad}`,
  });
  await runCli(save, { cwd });
  expect(JSON.parse(readFileSync(join(cwd, 'ci/baseline.json'), 'utf8'))).toEqual({
    version: 1,
    findings: {},
  });
  expect(listCodes(await lintJson(['.'], { cwd }))).toEqual([]);
});
