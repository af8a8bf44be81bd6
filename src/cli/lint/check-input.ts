import { readFile } from 'node:fs/promises';
import { checkQueries, type DocumentReport } from '../../lint/check-document.js';
import { type Fixpoint, fixToFixpoint } from '../../lint/fix-document.js';
import { InputError } from '../errors.js';
import { holdsQueries, type Input, mayLeaveOut } from '../inputs.js';
import { readQueries } from '../queries.js';
import { createPendingFile } from '../write-atomic.js';
import type { FixRequest } from './options.js';
import type { FileSettings } from './settings.js';
import type { Stopwatch } from './stopwatch.js';

/** What was found in an input, and what was mended. */
export interface CheckedInput extends Fixpoint {
  readonly path: string;
}

/** Null for a file of a folder that holds no queries. */
export function checkInput(
  input: Input,
  settings: FileSettings,
  fix: FixRequest | undefined,
  stopwatch: Stopwatch,
): CheckedInput | null {
  const { path, text } = input;
  const document = stopwatch.measure('find', () => readQueries(input, settings));
  if (mayLeaveOut(input) && !holdsQueries(input, document)) return null;
  const report = stopwatch.measure('check', () => checkQueries(text, document, settings));
  if (!fix) return { path, text, applied: 0, report };
  const check = (current: string): DocumentReport =>
    current === text
      ? report
      : checkQueries(current, readQueries({ ...input, text: current }, settings), settings);
  return { path, ...stopwatch.measure('fix', () => fixToFixpoint(text, check, fix.type)) };
}

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
