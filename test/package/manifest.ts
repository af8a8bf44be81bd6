import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository, with a trailing separator. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Target {
  readonly types: string;
  readonly default: string;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<'import' | 'require', Target>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

export const MANIFEST = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as Manifest;

export interface Entry {
  /** As a consumer writes it: `vtql/schema`. */
  readonly specifier: string;
  readonly import: Target;
  readonly require: Target;
}

/** Every entry with code, read from the exports map, so that a later one is covered without touching a test. */
export const ENTRIES: readonly Entry[] = Object.entries(MANIFEST.exports).flatMap(([path, target]) =>
  typeof target === 'string' ? [] : [{ specifier: MANIFEST.name + path.slice(1), ...target }],
);
