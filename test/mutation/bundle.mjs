/**
 * `node bundle.mjs test/a.test.ts …`: all these tests and what they test as one script, so that a run loads one file.
 * Stryker calls it in its copy of the project, after it planted the mutants.
 */
import { buildSync } from 'esbuild';
import { bundlePath } from './bundle-path.mjs';

const files = process.argv.slice(2);

buildSync({
  stdin: {
    contents: files.map((file) => `import './${file}';`).join('\n'),
    resolveDir: process.cwd(),
  },
  outfile: bundlePath,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external: ['vitest', 'fast-check', '@fast-check/vitest'],
  mainFields: ['module', 'main'],
  // Nobody uses what a test exports, so that esbuild would leave all of them out.
  ignoreAnnotations: true,
  // Fixtures are found from test/<folder>/, where the bundle lies, too.
  define: { 'import.meta.url': '__url' },
});
