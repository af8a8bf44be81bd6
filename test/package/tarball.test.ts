import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createConsumer } from './consumer.js';
import { ENTRIES, MANIFEST } from './manifest.js';
import { OUTPUTS } from './metafile.js';

const consumer = createConsumer();
afterAll(() => consumer.remove());

const withoutDot = (path: string): string => path.replace(/^\.\//, '');

describe('the tarball', () => {
  test.each(['LICENSE', 'THIRD-PARTY-NOTICES.md', 'README.md', 'package.json'])('holds %s', (path) => {
    expect(consumer.files).toContain(path);
  });

  test.each(ENTRIES)('holds what the exports map names for $specifier', (entry) => {
    const named = [entry.import, entry.require].flatMap((target) => [target.types, target.default]);
    expect(consumer.files).toEqual(expect.arrayContaining(named.map(withoutDot)));
  });

  test('holds nothing but the build and what a reader needs', () => {
    const others = consumer.files.filter((path) => !/^dist\/.*\.(c?js|d\.c?ts)$/.test(path));
    const expected = [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'THIRD-PARTY-NOTICES.md',
      'package.json',
      'vtql.config.schema.json',
    ];
    expect(expected).toEqual(expect.arrayContaining(others));
  });
});

describe('a consumer installs nothing else', () => {
  test('the package has no dependencies', () => {
    expect(MANIFEST.dependencies ?? {}).toEqual({});
  });

  test('no file of the library imports a package or a Node module, no program anything but Node', () => {
    const programs = Object.values(MANIFEST.bin).map(withoutDot);
    const externals = Object.entries(OUTPUTS).flatMap(([output, { imports }]) =>
      imports.filter(({ external }) => external).map(({ path }) => ({ output, path })),
    );
    const strangers = externals.filter(
      ({ output, path }) => !(path.startsWith('node:') && programs.some((bin) => isBeside(output, bin))),
    );
    expect(strangers).toEqual([]);
  });
});

function isBeside(output: string, program: string): boolean {
  return output.startsWith(program.slice(0, program.lastIndexOf('/') + 1));
}

describe('on plain Node', () => {
  const importAll = `import(process.argv[1]).then((entry) => console.log(JSON.stringify(Object.keys(entry).sort())))`;
  const requireAll = `console.log(JSON.stringify(Object.keys(require(process.argv[1])).sort()))`;

  test.each(ENTRIES)('$specifier loads as ESM and as CommonJS, with the same names', ({ specifier }) => {
    const imported = JSON.parse(consumer.run('-e', importAll, specifier)) as readonly string[];
    const required = JSON.parse(consumer.run('-e', requireAll, specifier)) as readonly string[];
    expect(imported.length).toBeGreaterThan(0);
    expect(required).toEqual(imported);
  });

  test.each(ENTRIES)('$specifier resolves to the file made for the module system', (entry) => {
    const resolved = consumer.run('-p', `require.resolve('${entry.specifier}')`).trim();
    expect(resolved).toBe(join(consumer.folder, 'node_modules/vtql', entry.require.default));
  });

  test.each(Object.entries(MANIFEST.bin))('the program %s runs and knows its version', (_, path) => {
    expect(consumer.run(join('node_modules/vtql', path), '--version')).toContain(MANIFEST.version);
  });

  test.each(Object.entries(MANIFEST.bin))('the program %s is executable', (_, path) => {
    const { mode } = statSync(join(consumer.folder, 'node_modules/vtql', path));
    expect(mode & 0o111).not.toBe(0);
  });
});
