import { checkQueries, type DocumentReport } from '../../lint/check-queries.js';
import { type Fixpoint, fixToFixpoint } from '../../lint/fixpoint.js';
import { holdsQueries, type Input, mayLeaveOut } from '../inputs.js';
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
  const { path, text, readQueries } = input;
  const document = stopwatch.measure('find', () => readQueries(text, settings));
  if (mayLeaveOut(input) && !holdsQueries(input, document)) return null;
  const report = stopwatch.measure('check', () => checkQueries(text, document, settings));
  if (!fix) return { path, text, applied: 0, report };
  const check = (current: string): DocumentReport =>
    current === text ? report : checkQueries(current, readQueries(current, settings), settings);
  return { path, ...stopwatch.measure('fix', () => fixToFixpoint(text, check, fix.type)) };
}
