import { readFile } from 'node:fs/promises';
import { InputError } from './errors.js';

/** @throws InputError, with a message for people. */
export async function readTextFile(path: string, shown: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new InputError(`cannot read ${shown}: ${explainFailure(error)}`);
  }
  return decodeText(bytes, shown);
}

/** The text with its byte order mark, if it has one: offsets are those of the file. */
export function decodeText(bytes: Uint8Array, shown: string): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new InputError(`cannot read ${shown}: it is UTF-16; save it as UTF-8`);
  }
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
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
};

export function explainFailure(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code !== undefined && failures[code]) || message;
}
