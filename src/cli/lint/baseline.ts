import { dirname, relative, resolve, sep } from 'node:path';
import type { DocumentFinding } from '../../lint/scopes.js';
import { InputError } from '../errors.js';
import { createFingerprint } from '../fingerprint.js';
import { readTextFile } from '../read-text.js';
import { writeAtomic } from '../write-atomic.js';

/**
 * The findings that a code base has and does not want to hear of, by file and fingerprint. Paths are
 * relative to the baseline's folder, so that it does not matter from where it is used.
 */
export interface Baseline {
  /** Splits the findings of a file into those that are new and those that are known. */
  sort(path: string, findings: readonly DocumentFinding[]): SortedFindings;
  /** How many known findings are gone from the files that were sorted. */
  countStale(): number;
}

export interface SortedFindings {
  readonly fresh: readonly DocumentFinding[];
  readonly known: readonly DocumentFinding[];
}

/** `<code> <fingerprint>` → how often. */
type Entries = Readonly<Record<string, number>>;

interface BaselineFile {
  readonly version: 1;
  readonly findings: Readonly<Record<string, Entries>>;
}

const keyOf = (finding: DocumentFinding): string =>
  `${finding.diagnostic.code} ${createFingerprint(finding)}`;

const createPathKey =
  (baseline: string, cwd: string) =>
  (path: string): string =>
    relative(dirname(resolve(cwd, baseline)), path).replaceAll(sep, '/');

/** @throws InputError where it cannot be read, or is no baseline. */
export async function readBaseline(given: string, cwd: string): Promise<Baseline> {
  const { findings } = parseBaseline(await readTextFile(resolve(cwd, given), given), given);
  const toKey = createPathKey(given, cwd);
  let stale = 0;
  return {
    sort(path, found) {
      const file = toKey(path);
      const left = new Map(Object.entries(Object.hasOwn(findings, file) ? (findings[file] ?? {}) : {}));
      const fresh: DocumentFinding[] = [];
      const known: DocumentFinding[] = [];
      for (const finding of found) {
        const key = left.size > 0 ? keyOf(finding) : '';
        const count = left.get(key) ?? 0;
        (count > 0 ? known : fresh).push(finding);
        if (count > 0) left.set(key, count - 1);
      }
      for (const count of left.values()) stale += count;
      return { fresh, known };
    },
    countStale: () => stale,
  };
}

function parseBaseline(text: string, given: string): BaselineFile {
  const refuse = (why: string): never => {
    throw new InputError(`cannot use ${given} as a baseline: ${why}; write it anew with --save-baseline`);
  };
  let file: Partial<BaselineFile> | null;
  try {
    file = JSON.parse(text.replace(/^\ufeff/, '')) as Partial<BaselineFile> | null;
  } catch {
    return refuse('it is no JSON');
  }
  if (file?.version !== 1) return refuse('it is of no version that is known');
  const { findings } = file;
  const isWhole = isRecord(findings) && Object.values(findings).every(isRecord);
  return isWhole ? { version: 1, findings } : refuse('its findings are no map of files');
}

const isRecord = (value: unknown): value is Readonly<Record<string, never>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A baseline in the making. */
export interface BaselineWriter {
  add(path: string, findings: readonly DocumentFinding[]): void;
  /** The same findings make the same file, byte for byte. @throws InputError */
  save(): Promise<void>;
}

export function createBaselineWriter(given: string, cwd: string): BaselineWriter {
  const toKey = createPathKey(given, cwd);
  const files = new Map<string, Map<string, number>>();
  return {
    add(path, findings) {
      if (findings.length === 0) return;
      const entries = new Map<string, number>();
      for (const key of findings.map(keyOf)) entries.set(key, (entries.get(key) ?? 0) + 1);
      files.set(toKey(path), entries);
    },
    async save() {
      const sorted = sortEntries(
        [...files].map(([path, entries]) => [path, sortEntries([...entries])] as const),
      );
      const content: BaselineFile = { version: 1, findings: sorted };
      await writeAtomic(resolve(cwd, given), given, `${JSON.stringify(content, null, 2)}\n`);
    },
  };
}

const sortEntries = <T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
