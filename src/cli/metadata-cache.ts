import { createHash } from 'node:crypto';
import { access, constants, mkdir } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import type { MetadataCache } from '../client/metadata-cache.js';
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

/** How old an answer that is read may be, in milliseconds: a day. */
const maxAge = 86_400_000;

/** Counted up where what is kept changes its form. */
const format = 2;

interface KeptAnswer {
  readonly key: string;
  /** When it came, in milliseconds since the epoch. */
  readonly since: number;
  readonly answer: unknown;
}

interface CacheFile {
  readonly vtqlCache: typeof format;
  readonly answers: readonly KeptAnswer[];
}

/**
 * The cache of one user of one server: a file in the user's own folder for such things, for that user alone to read.
 * Undefined where there is no such folder; where it cannot be written, standard error says so.
 *
 * @param isRenewed whether what was kept is not read, but replaced.
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
  const kept = new Map<string, KeptAnswer>();
  const isRecent = (age: number): boolean => age >= 0 && age < maxAge;
  return {
    async load() {
      const answers = isRenewed ? [] : await readAnswers(path);
      for (const known of answers) if (isRecent(now() - known.since)) kept.set(known.key, known);
      return Object.fromEntries(Array.from(kept.values(), ({ key, answer }) => [key, answer]));
    },
    async save(learnt) {
      const since = now();
      for (const [key, answer] of Object.entries(learnt)) kept.set(key, { key, since, answer });
      const file: CacheFile = { vtqlCache: format, answers: [...kept.values()] };
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

/** None where there is no file yet. @throws InputError where it is none of ours, or cannot be read. */
async function readAnswers(path: string): Promise<readonly KeptAnswer[]> {
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (!exists) return [];
  const answers = parseAnswers(await readTextFile(path, path));
  if (answers === undefined) throw new InputError(`${path} was not written by this version of vtql`);
  return answers;
}

function parseAnswers(text: string): readonly KeptAnswer[] | undefined {
  try {
    const { vtqlCache, answers } = JSON.parse(text) as CacheFile;
    return vtqlCache === format && answers.every(isKept) ? answers : undefined;
  } catch {
    return undefined;
  }
}

const isKept = ({ key, since }: KeptAnswer): boolean => typeof key === 'string' && typeof since === 'number';
