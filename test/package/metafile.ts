import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Metafile } from 'esbuild';
import { MANIFEST, ROOT } from './manifest.js';

/** What esbuild wrote and from which sources, by output path (`dist/index.js`), of all builds together. */
export const OUTPUTS: Readonly<Metafile['outputs']> = Object.assign(
  {},
  ...metafilePaths().map((path) => (JSON.parse(readFileSync(path, 'utf8')) as Metafile).outputs),
);

function metafilePaths(): readonly string[] {
  const folders = ['dist', ...Object.values(MANIFEST.bin).map((path) => dirname(path))];
  return folders
    .flatMap((folder) => ['esm', 'cjs'].map((format) => join(ROOT, folder, `metafile-${format}.json`)))
    .filter((path) => existsSync(path));
}

/** The sources whose code ends up in an output itself, not in the chunks that it imports. */
export function sourcesOf(output: string): readonly string[] {
  const inputs = Object.entries(OUTPUTS[output]?.inputs ?? {});
  return inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
}

/** `node_modules/@chevrotain/gast/lib/…` → `@chevrotain/gast`; undefined for our own sources. */
export function packageOf(source: string): string | undefined {
  return /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1];
}
