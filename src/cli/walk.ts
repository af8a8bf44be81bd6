import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { trimEnd } from '../text/trim-end.js';
import { InputError } from './errors.js';
import { explainFailure } from './read-text.js';

export interface FoundFile {
  /** As messages show it: below the path that was given, with `/`. */
  readonly shown: string;
  readonly path: string;
  /** Found in a folder, not named itself. */
  readonly isWalked: boolean;
}

/**
 * The file at `given`, or all files below the folder there, sorted by path. Hidden folders and
 * `node_modules` are left out, and links to folders are not followed: they may lead in circles.
 *
 * @throws InputError where nothing is there.
 */
export async function findFiles(given: string, cwd: string): Promise<readonly FoundFile[]> {
  const path = resolve(cwd, given);
  const isFolder = await guard(given, async () => (await stat(path)).isDirectory());
  if (!isFolder) return [{ shown: given, path, isWalked: false }];
  const files: FoundFile[] = [];
  await walk({ shown: trimEnd(given, '/\\') || given.charAt(0), path }, files);
  return files;
}

interface Folder {
  readonly shown: string;
  readonly path: string;
}

async function walk(folder: Folder, files: FoundFile[]): Promise<void> {
  const entries = await guard(folder.shown, () => readdir(folder.path, { withFileTypes: true }));
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder.path, entry.name);
    const shown = joinShown(folder.shown, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && entry.name !== 'node_modules') await walk({ shown, path }, files);
    } else if (entry.isFile() || (entry.isSymbolicLink() && (await isLinkToFile(path)))) {
      files.push({ shown, path, isWalked: true });
    }
  }
}

/** `.` is not worth showing in front of every path. */
function joinShown(folder: string, name: string): string {
  if (folder === '.') return name;
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

async function isLinkToFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

async function guard<T>(shown: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw new InputError(`cannot read ${shown}: ${explainFailure(error)}`);
  }
}
