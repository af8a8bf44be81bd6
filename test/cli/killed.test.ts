import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { MANIFEST, ROOT } from '../package/manifest.js';
import { createFolder } from './environment.js';

const bin = join(ROOT, MANIFEST.bin['vtql'] ?? '');
const old = `${'select id from Contacts limit 5\n'.repeat(200)}`;
const mended = `${'select id from Contacts limit 5;\n'.repeat(200)}`;

const listQueries = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.vtql'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

/** Starts `--fix`, and kills it once so many files are mended; a wait more makes the moment a matter of chance. */
async function killAfter(folder: string, count: number): Promise<void> {
  const child = spawn(process.execPath, [bin, 'lint', '--fix', '--quiet', folder], { stdio: 'ignore' });
  const isOver = once(child, 'exit');
  while (listQueries(folder).filter((text) => text !== old).length < count && child.exitCode === null)
    await wait(1);
  await wait(Math.random() * 3);
  child.kill('SIGKILL');
  await isOver;
}

test('killed at any moment of --fix, every file is old or new, and the next run mends the rest', async () => {
  const files = Object.fromEntries(Array.from({ length: 120 }, (_, n) => [`${n}.vtql`, old]));
  const folder = createFolder(files);
  const seen: number[] = [];
  for (const count of [1, 20, 45, 70, 95]) {
    await killAfter(folder, count);
    const texts = listQueries(folder);
    expect(texts).toHaveLength(120);
    expect(texts.filter((text) => text !== old && text !== mended)).toEqual([]);
    seen.push(texts.filter((text) => text === mended).length);
  }
  // It was in the middle, or this would show nothing.
  expect(seen.filter((count) => count > 0 && count < 120).length).toBeGreaterThan(2);
  const child = spawn(process.execPath, [bin, 'lint', '--fix', '--quiet', folder], { stdio: 'ignore' });
  await once(child, 'exit');
  expect(new Set(listQueries(folder))).toEqual(new Set([mended]));
});
