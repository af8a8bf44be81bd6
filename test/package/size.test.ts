import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import { createConsumer } from './consumer.js';

const consumer = createConsumer();
afterAll(() => consumer.remove());

/** What a consumer's page downloads for an import, minified by its bundler: bytes of gzip. */
async function measureGzip(statement: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: statement, resolveDir: consumer.folder },
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
}

/** Ceilings two in a hundred above what was measured, so that growth is noticed and decided, not drifted into. */
test.each([
  ['vtql', 'parse', 46_310],
  ['vtql/schema', 'loadSchema', 5_667],
  ['vtql/builder', 'createQueryBuilder', 8_965],
  ['vtql/builder', 'createQueryBuilder, planQuery, pagesOf', 10_695],
  ['vtql/codegen', 'generateTypes', 2_987],
])('from %s, %s costs its page little', async (entry, names, most) => {
  const size = await measureGzip(`import { ${names} } from '${entry}'; globalThis.used = [${names}];`);
  expect(size).toBeLessThanOrEqual(most);
  expect(size).toBeGreaterThan(most * 0.7);
});
