import { createHash } from 'node:crypto';
import { access, constants, mkdir } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import type { CachedMetadata, MetadataCache } from '../client/metadata-cache.js';
import type { OptionSpecs } from './arguments.js';
import type { Environment } from './environment.js';
import { InputError } from './errors.js';
import { explainFailure, readTextFile } from './read-text.js';
import { writeAtomic } from './write-atomic.js';

export const noCacheOption: OptionSpecs = {
  'no-cache': { help: 'neither read nor write the cache' },
};

/** Whose metadata it is. */
export interface CacheOwner {
  /** As `toEndpoint` makes it. */
  readonly endpoint: string;
  readonly username: string;
}

type CacheEnvironment = Pick<Environment, 'env' | 'cwd' | 'platform' | 'now' | 'stderr'>;

/** How old what is read may be, in milliseconds: a day. */
const maxAge = 86_400_000;

/** Counted up where what is kept changes its form. */
const format = 1;

interface CacheFile extends CachedMetadata {
  readonly vtqlCache: typeof format;
  /** When the oldest of it was asked for, in milliseconds since the epoch. */
  readonly since: number;
}

/**
 * The cache of one user of one server: a file in the user's own folder for such things, for that user alone to read.
 * Undefined where there is no such folder; where it cannot be written, standard error says so.
 *
 * @param isRenewed whether nothing is read, only written.
 */
export async function openCache(
  environment: CacheEnvironment,
  owner: CacheOwner,
  isRenewed: boolean,
): Promise<MetadataCache | undefined> {
  const folder = findFolder(environment);
  if (folder === undefined) return undefined;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
  } catch (error) {
    environment.stderr.write(`vtql: warning: There is no cache in ${folder}: ${explainFailure(error)}.\n`);
    return undefined;
  }
  return createCache(join(folder, nameFile(owner)), environment.now, isRenewed);
}

function createCache(path: string, now: () => number, isRenewed: boolean): MetadataCache {
  let since: number | undefined;
  return {
    async load() {
      const file = isRenewed ? undefined : await readFile(path);
      const age = file === undefined ? Number.NaN : now() - file.since;
      if (file === undefined || !(age >= 0 && age < maxAge)) return undefined;
      since = file.since;
      const { dialect, listtypes, describe } = file;
      return { dialect, listtypes, describe };
    },
    async save(metadata) {
      // What is added later does not make the rest younger.
      since ??= now();
      const file: CacheFile = { vtqlCache: format, since, ...metadata };
      await writeAtomic(path, path, `${JSON.stringify(file)}\n`, 0o600);
    },
  };
}

/** Where the platform keeps what can be had again; what `VTQL_CACHE_DIR` names goes before. */
function findFolder({ env, cwd, platform }: CacheEnvironment): string | undefined {
  const own = env['VTQL_CACHE_DIR'];
  if (own) return resolve(cwd, own);
  const home = env['HOME'];
  const parents: Readonly<Record<string, string | undefined>> = {
    win32: env['LOCALAPPDATA'],
    darwin: home && join(home, 'Library', 'Caches'),
  };
  const parent = platform in parents ? parents[platform] : findXdgFolder(env['XDG_CACHE_HOME'], home);
  return parent ? join(parent, 'vtql') : undefined;
}

/** The XDG Base Directory Specification takes absolute paths only. */
const findXdgFolder = (given: string | undefined, home: string | undefined): string | undefined =>
  given !== undefined && isAbsolute(given) ? given : home && join(home, '.cache');

/** Tells nobody who looks into the folder which servers there are, or users. */
function nameFile({ endpoint, username }: CacheOwner): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([endpoint, username]))
    .digest('hex');
  return `${hash.slice(0, 32)}.json`;
}

/** Undefined where there is none yet. @throws InputError where it is none of ours, or cannot be read. */
async function readFile(path: string): Promise<CacheFile | undefined> {
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (!exists) return undefined;
  const text = await readTextFile(path, path);
  const file = parseFile(text);
  if (file === undefined) throw new InputError(`${path} was not written by this version of vtql`);
  return file;
}

function parseFile(text: string): CacheFile | undefined {
  try {
    const file = JSON.parse(text) as Partial<CacheFile> | null;
    const isOurs = file?.vtqlCache === format && typeof file.since === 'number';
    return isOurs ? (file as CacheFile) : undefined;
  } catch {
    return undefined;
  }
}
