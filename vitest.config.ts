import { configDefaults, defineConfig } from 'vitest/config';

/** These run what users install, so they need a build; the others run the sources. */
const onBuild = ['test/package/**/*.test.ts', 'test/cli/**/*.test.ts'];

export default defineConfig({
  test: {
    // `npm run coverage`, as CI does.
    coverage: {
      provider: 'v8',
      include: ['grammar/**/*.ts', 'src/**/*.ts'],
      // Run by the tests of the build as a process of its own, which is not seen.
      exclude: ['src/cli/bin.ts'],
      reporter: ['text-summary', 'html', 'json-summary'],
      thresholds: { lines: 95, branches: 90 },
    },
    projects: [
      {
        test: {
          name: 'source',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...onBuild],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'build',
          include: onBuild,
          globalSetup: 'test/package/build.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'types',
          include: [],
          typecheck: { enabled: true, only: true, include: ['test/**/*.test-d.ts'] },
        },
      },
    ],
  },
});
