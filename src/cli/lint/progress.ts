import type { Output } from '../environment.js';

/** Says on a terminal how far a long run has come. */
export interface Progress {
  update(files: number, queries: number): void;
  /** Takes its line away, so that something else can be written. */
  clear(): void;
}

const silent: Progress = { update: () => undefined, clear: () => undefined };

/** Short runs need none. */
const patience = 1000;
const interval = 100;

/** @param now a clock in milliseconds. */
export function createProgress(output: Output, now: () => number): Progress {
  if (!output.isTerminal) return silent;
  let due = now() + patience;
  let isShown = false;
  return {
    update(files, queries) {
      if (now() < due) return;
      due = now() + interval;
      isShown = true;
      output.write(`\r\x1b[2K${files} files, ${queries} queries …`);
    },
    clear() {
      if (isShown) output.write('\r\x1b[2K');
      isShown = false;
    },
  };
}
