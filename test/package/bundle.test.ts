import { dirname } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import { createConsumer } from './consumer.js';
import { ENTRIES, MANIFEST } from './manifest.js';
import { OUTPUTS, packageOf, sourcesOf } from './metafile.js';

const consumer = createConsumer();
afterAll(() => consumer.remove());

/** Entries that hold the language's parser. Every other entry must come without it. */
const WITH_PARSER = ['vtql', 'vtql/lint', 'vtql/template', 'vtql/testing'];

/** Entries that load the parser by `import()`, when it is asked for. */
const WITH_LATE_PARSER = ['vtql/client'];

/** Bundles an entry as a consumer's page would, everything in it used. */
async function bundleForBrowser(specifier: string): Promise<Metafile> {
  const file = consumer.write(`${specifier.replaceAll('/', '-')}.js`, `export * from '${specifier}';`);
  const { metafile } = await build({
    entryPoints: [file],
    absWorkingDir: consumer.folder,
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'esm',
    outdir: 'out',
    logLevel: 'silent',
  });
  return metafile;
}

/** The bundle's files that a page loads at once, and what they are made of. */
function initialInputs({ outputs }: Metafile): readonly string[] {
  const [entry] = Object.keys(outputs).filter((path) => outputs[path]?.entryPoint?.startsWith('vtql'));
  const loaded = new Set(entry === undefined ? [] : [entry]);
  for (const path of loaded) {
    const imports = outputs[path]?.imports ?? [];
    for (const { path: next, kind } of imports) if (kind === 'import-statement') loaded.add(next);
  }
  return [...loaded].flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}));
}

/** The sources of this repository and its dependencies behind a consumer's bundle. */
function sourcesBehind(
  bundle: Metafile,
  inputs: readonly string[] = Object.keys(bundle.inputs),
): readonly string[] {
  const published = inputs.filter((path) => path.startsWith('node_modules/vtql/'));
  return published.flatMap((path) => sourcesOf(path.replace('node_modules/vtql/', '')));
}

// esbuild refuses `node:` imports for browsers, so that the bundle exists at all is the proof.
test.each(ENTRIES)('$specifier bundled for a browser needs nothing of Node', async ({ specifier }) => {
  const { inputs } = await bundleForBrowser(specifier);
  const imports = Object.values(inputs).flatMap((input) => input.imports);
  expect(imports.filter(({ external }) => external)).toEqual([]);
});

const withoutParser = ENTRIES.filter(({ specifier }) => !WITH_PARSER.includes(specifier));
const ofParser = /chevrotain|lodash|^grammar\/(parser|tokens|lexer)/;

test.each(withoutParser)('$specifier brings neither chevrotain nor the parser', async ({ specifier }) => {
  const bundle = await bundleForBrowser(specifier);
  const isLate = WITH_LATE_PARSER.includes(specifier);
  const sources = sourcesBehind(bundle, isLate ? initialInputs(bundle) : undefined);
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.filter((path) => ofParser.test(path))).toEqual([]);
});

test.each(WITH_LATE_PARSER)('%s has the parser in a file that is loaded later', async (specifier) => {
  expect(sourcesBehind(await bundleForBrowser(specifier)).some((path) => ofParser.test(path))).toBe(true);
});

test('the parser is seen where it is, so that its absence above means something', async () => {
  const packages = sourcesBehind(await bundleForBrowser('vtql')).map((path) => packageOf(path));
  expect(packages).toContain('chevrotain');
});

test('a `node:` import would be refused', async () => {
  consumer.write('node_modules/offender/index.js', `export { readFileSync } from 'node:fs';`);
  await expect(bundleForBrowser('offender')).rejects.toThrow(/node:fs/);
});

/** A program is a build of its own, for its start-up; what it shares with the library is meant to be there twice. */
test('no source is written to two files of the library', () => {
  const places = new Map<string, string[]>();
  for (const output of libraryModules()) {
    for (const source of sourcesOf(output)) places.set(source, [...(places.get(source) ?? []), output]);
  }
  expect([...places].filter(([, outputs]) => outputs.length > 1)).toEqual([]);
});

function libraryModules(): readonly string[] {
  const programFolders = Object.values(MANIFEST.bin).map((path) => dirname(path));
  const modules = Object.keys(OUTPUTS).filter((path) => path.endsWith('.js'));
  return modules.filter((path) => !programFolders.includes(dirname(path)));
}
