import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { defineConfig, type Options } from 'tsup';

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly import: { readonly default: string } }>>;
  readonly bin: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as Manifest;

/** `./dist/schema/index.js` → `schema/index`, built from `src/schema/index.ts`: package.json is the one list of entries. */
function nameOf(output: string): string {
  return output.replace(/^(\.\/)?dist\//, '').replace(/\.js$/, '');
}

const libraryNames = Object.values(manifest.exports).flatMap((target) =>
  typeof target === 'string' ? [] : [nameOf(target.import.default)],
);
const programNames = Object.values(manifest.bin).map(nameOf);

const shared: Options = {
  target: 'es2022',
  // `npm run build` empties dist first: several builds each cleaning for itself would race.
  clean: false,
  splitting: true,
  // What went into each file, for the tests in test/package. Not published.
  metafile: true,
  // Consumers install nothing, and chevrotain unbundled costs half a second of start-up.
  noExternal: [/^[^.]/],
  // tsup would turn `node:fs` into `fs`.
  removeNodeProtocol: false,
  silent: true,
};

/** All entries in one build, so that what they share lies in chunks of its own, once. */
const library: Options = {
  ...shared,
  entry: Object.fromEntries(libraryNames.map((name) => [name, `src/${name}.ts`])),
  format: ['esm', 'cjs'],
  platform: 'neutral',
  dts: true,
  // Rollup then writes the CommonJS of shared chunks. Without it tsup takes Sucrase, which rewrites class fields and
  // `?.` for old engines and breaks on minified constructors.
  treeshake: 'safest',
  esbuildOptions(options) {
    // lodash-es has no exports map, and the neutral platform reads no other field by itself.
    options.mainFields = ['module', 'main'];
    options.minifySyntax = true;
    options.minifyIdentifiers = true;
    // White space stays: dropping it drops the `/* @__PURE__ */` marks that consumers' bundlers rely on.
  },
};

/** A folder for each program: its metafile would overwrite the library's. */
const programs = programNames.map(
  (name): Options => ({
    ...shared,
    entry: { [basename(name)]: `src/${name}.ts` },
    outDir: `dist/${dirname(name)}`,
    format: ['esm'],
    platform: 'node',
    minify: true,
  }),
);

export default defineConfig([library, ...programs]);
