import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'vtql-memory-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Reads records of 0.8 kB, 80 MB in all; the process dies where more than a few pages of them are kept. */
const script = `
import { createQueryBuilder } from './src/builder/index.ts';
import { connect } from './src/client/index.ts';

const total = 100_000;
const answer = (operation, query) => {
  if (operation === 'getchallenge') return { token: 'token' };
  if (operation === 'login') return { sessionName: 'session' };
  const after = Number(/12x(\\d+)/.exec(query)?.[1] ?? 0);
  if (query.includes('count')) return [{ count: String(total - after) }];
  const [, first, second] = /limit (\\d+)(?:, (\\d+))?/.exec(query);
  const [offset, size] = second ? [Number(first), Number(second)] : [0, Number(first)];
  const start = after + offset;
  const length = Math.max(0, Math.min(size, total - start));
  return Array.from({ length }, (_, i) => ({ id: '12x' + (start + i + 1), description: String(i).repeat(400) }));
};
const fetch = async (url, { body }) => {
  const parameters = new URLSearchParams(body ?? new URL(url).search);
  const result = answer(parameters.get('operation'), parameters.get('query') ?? '');
  return Response.json({ success: true, result });
};
const client = connect({ url: 'https://x', username: 'u', accessKey: 'key', fetch, validate: false });
const contacts = createQueryBuilder().from('Contacts').select('id');
let count = 0;
for await (const row of client.rows(contacts, { paging: process.argv[2] })) if (row.id) count++;
process.stdout.write(String(count));
`;

test.each(['keyset', 'offset'])('100,000 records are read in constant memory: %s', async (paging) => {
  const outfile = join(folder, 'read.mjs');
  const root = fileURLToPath(new URL('../..', import.meta.url));
  await build({
    stdin: { contents: script, resolveDir: root, loader: 'js' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'silent',
  });
  const output = execFileSync(process.execPath, ['--max-old-space-size=32', outfile, paging], {
    encoding: 'utf8',
  });
  expect(output).toBe('100000');
});
