import { randomBytes } from 'node:crypto';
import { access, constants, type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InputError } from './errors.js';
import { explainFailure } from './read-text.js';

/** A file that appears under its name when it is complete, and not before. */
export interface PendingFile {
  write(text: string): Promise<void>;
  /** Puts it in its place. @throws InputError where that fails; nothing is left behind then. */
  commit(): Promise<void>;
  /** Gives it up. */
  discard(): Promise<void>;
}

/**
 * Begins a file beside the one that it will replace, on the same disk, so that renaming it is one step: at
 * any moment there is the old file or the new one. Owner, where allowed, and mode, unless one is given, are
 * those of the old file; a link stays a link. A program killed in between leaves a hidden `.tmp` file at most.
 *
 * Not `write-file-atomic`: its temporary names can be foretold, and it overwrites what lies there.
 *
 * @throws InputError, also where the file to replace is write-protected or no plain file.
 */
export function createPendingFile(path: string, shown: string, mode?: number): Promise<PendingFile> {
  return guard(shown, async () => {
    const target = await findTarget(path);
    const old = await inspect(target, shown);
    const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    const file = await open(temporary, 'wx', mode ?? old?.mode ?? 0o666);
    const discard = async (): Promise<void> => {
      await file.close().catch(ignore);
      await rm(temporary, { force: true });
    };
    const orDiscard = (action: () => Promise<void>): Promise<void> =>
      guard(shown, async () => {
        try {
          await action();
        } catch (error) {
          await discard();
          throw error;
        }
      });
    return {
      write: (text) => orDiscard(() => file.writeFile(text)),
      commit: () =>
        orDiscard(async () => {
          if (old) await takeOver(file, { ...old, mode: mode ?? old.mode });
          await file.sync();
          await file.close();
          await rename(temporary, target);
        }),
      discard,
    };
  });
}

/** Replaces the text of a file, or makes one. @throws InputError */
export async function writeAtomic(path: string, shown: string, text: string, mode?: number): Promise<void> {
  const file = await createPendingFile(path, shown, mode);
  await file.write(text);
  await file.commit();
}

interface OldFile {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

const ignore = (): void => undefined;

/** What a link leads to: it is to lead there still. */
async function findTarget(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return path;
  }
}

/** Undefined where there is none yet. Renaming asks nobody whether the old file may be changed: so we do. */
async function inspect(path: string, shown: string): Promise<OldFile | undefined> {
  let old: Awaited<ReturnType<typeof stat>>;
  try {
    old = await stat(path);
  } catch {
    return undefined;
  }
  if (!old.isFile()) throw new InputError(`cannot write ${shown}: it is no plain file`);
  // Nobody may write it, and the superuser, whom the system lets, should not do it by accident.
  if ((old.mode & 0o222) === 0) throw new InputError(`cannot write ${shown}: it is write-protected`);
  await access(path, constants.W_OK);
  return { mode: old.mode & 0o7777, uid: old.uid, gid: old.gid };
}

async function takeOver(file: FileHandle, { mode, uid, gid }: OldFile): Promise<void> {
  // Only the superuser may give files away; the mode comes after, as a new owner clears some of its bits.
  await file.chown(uid, gid).catch(ignore);
  await file.chmod(mode);
}

async function guard<T>(shown: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`cannot write ${shown}: ${explainFailure(error)}`);
  }
}
