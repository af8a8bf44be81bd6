import { resolve } from 'node:path';
import type { Environment } from '../environment.js';

/** Where a report goes. */
export interface Sink {
  write(text: string): Promise<void>;
  close(): Promise<void>;
  /** Leaves nothing of what was not closed. */
  discard(): Promise<void>;
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
      discard: () => Promise.resolve(),
    };
  }
  const { createPendingFile } = await import('../write-atomic.js');
  const file = await createPendingFile(resolve(cwd, path), path);
  return { write: file.write, close: file.commit, discard: file.discard };
}
