import { createProgress, type ProgressTarget } from '../progress.js';

/** Says on a terminal how far a long run has come. */
export interface LintProgress {
  update(files: number, queries: number): void;
  /** Takes its line away, so that something else can be written. */
  clear(): void;
}

/** Short runs need none. */
const patience = 1000;
const interval = 100;

/** @param now a clock in milliseconds. */
export function createLintProgress(target: ProgressTarget, now: () => number): LintProgress {
  const line = createProgress(target);
  let due = now() + patience;
  return {
    update(files, queries) {
      if (now() < due) return;
      due = now() + interval;
      line.show(`${files} files, ${queries} queries …`);
    },
    clear: () => line.end(),
  };
}
