import { rename, rm, writeFile } from 'node:fs/promises';
import { InputError } from './errors.js';
import { explainFailure } from './read-text.js';

/**
 * Writes a file by way of a second one, so that whoever reads it meanwhile sees the old or the new.
 *
 * @throws InputError, with a message for people.
 */
export async function writeWhole(path: string, shown: string, text: string): Promise<void> {
  const temporary = `${path}.new`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new InputError(`cannot write ${shown}: ${explainFailure(error)}`);
  }
}
