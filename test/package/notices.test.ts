import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './manifest.js';
import { OUTPUTS, packageOf, sourcesOf } from './metafile.js';

const notices = readFileSync(join(ROOT, 'THIRD-PARTY-NOTICES.md'), 'utf8');
const packages = new Set(
  Object.keys(OUTPUTS)
    .flatMap((output) => sourcesOf(output))
    .flatMap((source) => packageOf(source) ?? []),
);

/** Line breaks and indents differ between copies of one licence. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

describe('THIRD-PARTY-NOTICES.md', () => {
  test('names the packages in the bundles, at their versions, and no others', () => {
    const inBundles = [...packages].map((name) => `${name} ${versionOf(name)}`);
    const headings = [...notices.matchAll(/^- `(\S+)` (\S+)/gm)].map(
      ([, name, version]) => `${name} ${version}`,
    );
    expect(headings.sort()).toEqual(inBundles.sort());
  });

  test.each([...packages])('carries the licence text of %s', (name) => {
    expect(squeeze(notices)).toContain(squeeze(licenceOf(name)));
  });
});

function versionOf(name: string): string {
  return (
    JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }
  ).version;
}

function licenceOf(name: string): string {
  const folder = join(ROOT, 'node_modules', name);
  const file = readdirSync(folder).find((path) => /^licen[cs]e/i.test(path));
  if (file === undefined) throw new Error(`${name} ships no licence.`);
  return readFileSync(join(folder, file), 'utf8');
}
