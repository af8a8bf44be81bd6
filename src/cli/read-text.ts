import { open } from 'node:fs/promises';
import { InputError } from './errors.js';

const megabyte = 2 ** 20;

/** Beyond this a file is hardly one of queries; `--max-file-size` says otherwise. */
export const defaultMaxBytes = 50 * megabyte;

/** @throws InputError, with a message for people. */
export async function readTextFile(path: string, shown: string): Promise<string> {
  return decodeText(await readBytes(path, shown), shown);
}

/** @throws InputError, with a message for people; also for a file larger than `maxBytes`. */
export async function readBytes(
  path: string,
  shown: string,
  maxBytes = Number.POSITIVE_INFINITY,
): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > maxBytes) throw new InputError(describeHuge(shown, size, maxBytes));
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`cannot read ${shown}: ${explainFailure(error)}`);
  }
}

function describeHuge(shown: string, size: number, maxBytes: number): string {
  const count = (bytes: number): string => `${Math.ceil(bytes / megabyte)} MB`;
  return `cannot read ${shown}: it has ${count(size)}, more than the ${count(maxBytes)} of --max-file-size`;
}

/** Git's measure: text has no NUL near its start. */
const isBinary = (bytes: Uint8Array): boolean => bytes.subarray(0, 8000).includes(0);

/** The text with its byte order mark, if it has one: offsets are those of the file. */
export function decodeText(bytes: Uint8Array, shown: string): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new InputError(`cannot read ${shown}: it is UTF-16; save it as UTF-8`);
  }
  if (isBinary(bytes)) throw new InputError(`cannot read ${shown}: it is binary`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputError(`cannot read ${shown}: it is no UTF-8 text`);
  }
}

const failures: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
};

export function explainFailure(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code !== undefined && failures[code]) || message;
}
