import { readFile } from 'node:fs/promises';
import { InputError } from '../errors.js';
import type { Input } from '../inputs.js';
import { createPendingFile } from '../write-atomic.js';

/**
 * Writes a mended file, unless somebody else changed it meanwhile.
 *
 * @throws InputError where it cannot be written; then it is as it was.
 */
export async function writeFixed({ file, path, text: source }: Input, text: string): Promise<void> {
  if (!file) return;
  if (file.leadsOutside) {
    throw new InputError(`cannot write ${path}: it is a link that leads out of the folder that was named`);
  }
  const pending = await createPendingFile(file.path, path);
  await pending.write(text);
  if ((await readAgain(file.path)) !== source) {
    await pending.discard();
    throw new InputError(`cannot write ${path}: it was changed meanwhile`);
  }
  await pending.commit();
}

async function readAgain(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return null;
  }
}
