import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { trimEnd } from '../text/trim-end.js';
import { InputError } from './errors.js';
import { explainFailure } from './read-text.js';

export interface FoundFile {
  /** As messages show it: below the path that was given, with `/`. */
  readonly shown: string;
  readonly path: string;
  /** What it leads to where it is a link in a folder, else `path`. */
  readonly target: string;
  /** Found in a folder, not named itself. */
  readonly isWalked: boolean;
  /** Whether it is a link in a folder that leads out of it: nobody named what it leads to. */
  readonly leadsOutside: boolean;
}

/** What could not be read, and why. */
export interface Problem {
  readonly problem: string;
}

/** Whether something in a folder is to be left out; asked once for every folder that is entered. */
export type EnterFolder = (path: string) => Promise<(path: string, isFolder: boolean) => boolean>;

const leaveNothingOut: EnterFolder = () => Promise.resolve(() => false);

/**
 * The file at `given`, or all files below the folder there, sorted by path. Hidden folders and
 * `node_modules` are left out, and links to folders are not followed: they may lead in circles. A folder
 * that cannot be read is a problem, and the rest is found.
 */
export async function* walk(
  given: string,
  cwd: string,
  enter: EnterFolder = leaveNothingOut,
): AsyncGenerator<FoundFile | Problem> {
  const path = resolve(cwd, given);
  const isFolder = await attempt(given, async () => (await stat(path)).isDirectory());
  if (isProblem(isFolder)) yield isFolder;
  else if (!isFolder) yield { shown: given, path, target: path, isWalked: false, leadsOutside: false };
  else {
    const root = await realpath(path);
    yield* walkFolder({ shown: trimEnd(given, '/\\') || given.charAt(0), path }, { root, enter });
  }
}

/** {@link walk} for what is needed as a whole. @throws InputError for the first problem. */
export async function findFiles(given: string, cwd: string): Promise<readonly FoundFile[]> {
  const files: FoundFile[] = [];
  for await (const found of walk(given, cwd)) {
    if ('problem' in found) throw new InputError(found.problem);
    files.push(found);
  }
  return files;
}

interface Folder {
  readonly shown: string;
  readonly path: string;
}

interface Walk {
  /** The folder that was named, without links. */
  readonly root: string;
  readonly enter: EnterFolder;
}

async function* walkFolder(folder: Folder, state: Walk): AsyncGenerator<FoundFile | Problem> {
  const read = await attempt(folder.shown, async () => ({
    isLeftOut: await state.enter(folder.path),
    entries: await readdir(folder.path, { withFileTypes: true }),
  }));
  if (isProblem(read)) return yield read;
  read.entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of read.entries) {
    const path = join(folder.path, entry.name);
    const shown = joinShown(folder.shown, entry.name);
    if (entry.isDirectory()) {
      if (!isHidden(entry) && !read.isLeftOut(path, true)) yield* walkFolder({ shown, path }, state);
    } else if (!read.isLeftOut(path, false)) {
      const target = await findTarget(entry, path);
      const leadsOutside = entry.isSymbolicLink() && target !== null && !isBelow(target, state.root);
      if (target !== null) yield { shown, path, target, isWalked: true, leadsOutside };
    }
  }
}

const isHidden = ({ name }: Dirent): boolean => name.startsWith('.') || name === 'node_modules';

const isBelow = (path: string, folder: string): boolean =>
  path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** `.` is not worth showing in front of every path. */
function joinShown(folder: string, name: string): string {
  if (folder === '.') return name;
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

/** The file itself, or the one that a link leads to; null for what is none, and where a link leads nowhere. */
async function findTarget(entry: Dirent, path: string): Promise<string | null> {
  if (!entry.isSymbolicLink()) return entry.isFile() ? path : null;
  try {
    return (await stat(path)).isFile() ? await realpath(path) : null;
  } catch {
    return null;
  }
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'problem' in value;

async function attempt<T>(shown: string, action: () => Promise<T>): Promise<T | Problem> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof InputError) return { problem: error.message };
    return { problem: `cannot read ${shown}: ${explainFailure(error)}` };
  }
}
