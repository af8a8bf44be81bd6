import { join, resolve } from 'node:path';
import { InputError } from '../errors.js';
import type { Input } from '../inputs.js';
import type { FileReport } from '../report.js';
import type { Baseline, BaselineWriter } from './baseline.js';
import { type CheckedInput, checkInput } from './check-input.js';
import type { FixRequest } from './options.js';
import type { Settings } from './settings.js';
import type { Stopwatch } from './stopwatch.js';

/** What a file is checked by. */
export interface Checker {
  readonly cwd: string;
  readonly settings: Settings;
  readonly fix: FixRequest | undefined;
  readonly baseline: Baseline | undefined;
  readonly baselineWriter: BaselineWriter | undefined;
  readonly stopwatch: Stopwatch;
  /** Told what could not be done for the file. */
  readonly onProblem: (problem: string) => void;
  /** Told what was done otherwise than asked, for good reason. */
  readonly onNote: (note: string) => void;
}

/**
 * Checks a file, mends it where that is asked for, and sets apart what the baseline knows. Null where there
 * is nothing to report of it.
 *
 * @throws InputError where it cannot be checked.
 */
export async function checkFile(input: Input, checker: Checker): Promise<FileReport | null> {
  const { cwd, settings, fix, stopwatch } = checker;
  const path = locate(input, cwd);
  if (!input.file?.isWalked && hasName(input)) {
    const config = await settings.ignoredBy(path);
    if (config !== null) {
      checker.onNote(`${input.path} is ignored by ${config}`);
      return null;
    }
  }
  const options = await settings.find(path);
  const checked = checkInput(input, options, fix, stopwatch);
  if (!checked) return null;
  const written = await write(input, checked, checker);
  // What could not be written is as it was, and so is what is found in it.
  const final = written ? checked : checkInput(input, options, undefined, stopwatch);
  return final && createReport(input, final, path, checker);
}

/** A query without a file is governed by what governs the working folder. */
const locate = (input: Input, cwd: string): string =>
  input.file?.path ?? (hasName(input) ? resolve(cwd, input.path) : join(cwd, 'query.vtql'));

const hasName = ({ file, path }: Input): boolean => file !== null || !path.startsWith('<');

/** Whether the file is now what it should be. */
async function write(input: Input, { text }: CheckedInput, { fix, onProblem }: Checker): Promise<boolean> {
  if (!fix || fix.isDry || text === input.text) return true;
  try {
    const { writeFixed } = await import('./write-fixed.js');
    await writeFixed(input, text);
    return true;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    onProblem(error.message);
    return false;
  }
}

function createReport(
  { path: shown, text: source }: Input,
  { text, applied, report }: CheckedInput,
  path: string,
  { fix, baseline, baselineWriter }: Checker,
): FileReport {
  const { queryCount, findings, suppressed } = report;
  const { fresh, known } = baseline?.sort(path, findings) ?? { fresh: findings, known: [] };
  baselineWriter?.add(path, findings);
  return {
    ...{ path: shown, text, queryCount, suppressed },
    ...{ findings: fresh, baselined: known },
    ...(fix && { fixed: { count: applied, source, isDry: fix.isDry } }),
  };
}
