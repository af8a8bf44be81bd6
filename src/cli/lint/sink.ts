import { resolve } from 'node:path';
import type { Environment } from '../environment.js';
import { createPendingFile } from '../write-atomic.js';

/** Where a report goes. */
export interface Sink {
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/** @throws InputError where the file cannot be written. */
export async function openSink({ cwd, stdout }: Environment, path: string | undefined): Promise<Sink> {
  if (path === undefined) {
    return {
      write(text) {
        stdout.write(text);
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
    };
  }
  const file = await createPendingFile(resolve(cwd, path), path);
  return { write: file.write, close: file.commit };
}
