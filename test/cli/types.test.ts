import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createFolder, runCli } from './environment.js';

const recordings = fileURLToPath(new URL('../fixtures/recordings/describe', import.meta.url));

test('types go to standard output, or to a file', async () => {
  const cwd = createFolder({});
  const shown = await runCli(['types', '--schema', recordings], { cwd });
  expect(shown.code).toBe(0);
  expect(shown.stdout).toContain('export interface Contacts {');
  expect(await runCli(['types', '--schema', recordings, '--out', 'crm.ts'], { cwd })).toEqual({
    code: 0,
    stdout: 'Wrote crm.ts.\n',
    stderr: '',
  });
  expect(readFileSync(join(cwd, 'crm.ts'), 'utf8')).toBe(shown.stdout);
});

test('--check tells a current file from a stale and a missing one', async () => {
  const cwd = createFolder({});
  const check = ['types', '--schema', recordings, '--out', 'crm.ts', '--check'];
  expect(await runCli(check, { cwd })).toMatchObject({ code: 1, stderr: expect.stringContaining('missing') });
  await runCli(check.slice(0, -1), { cwd });
  expect(await runCli(check, { cwd })).toMatchObject({ code: 0, stdout: 'crm.ts is current.\n' });
  writeFileSync(join(cwd, 'crm.ts'), '// old\n');
  expect(await runCli(check, { cwd })).toMatchObject({ code: 1, stderr: expect.stringContaining('stale') });
});

test.each([
  [['types', 'crm.ts'], "types takes no file 'crm.ts'; use --out"],
  [['types', '--check'], '--check needs --out'],
])('%j is wrong usage', async (argv, message) => {
  expect(await runCli(argv)).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
});
