import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** `npm run fuzz`: each target for a while, then how time and memory grow. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../../', import.meta.url)),
    include: ['test/fuzz/fuzz.test.ts', 'test/fuzz/growth.fuzz.ts'],
    env: { VTQL_FUZZ_SECONDS: process.env['VTQL_FUZZ_SECONDS'] ?? '20' },
    testTimeout: 0,
    // What is measured is not to be disturbed by what is tried beside it.
    fileParallelism: false,
    execArgv: ['--expose-gc'],
  },
});
