import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATA_FILES } from './house.js';
import type { Sources } from './imports.js';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Everything in the house: the code, and the data files that code imports. */
export function readSources(): Sources {
  const paths = ['grammar', 'src']
    .flatMap((folder) => listFiles(folder))
    .filter((path) => /\.(ts|json)$/.test(path));
  return new Map([...paths, ...DATA_FILES].map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
