/** Adds up the time that is spent in each phase. */
export interface Stopwatch {
  readonly times: Readonly<Record<string, number>>;
  measure<T>(phase: string, action: () => T): T;
  /** Time that passed since `start`, a value of the clock. */
  add(phase: string, start: number): void;
}

/** @param now a clock in milliseconds. */
export function createStopwatch(now: () => number): Stopwatch {
  const times: Record<string, number> = {};
  const add = (phase: string, start: number): void => {
    times[phase] = (times[phase] ?? 0) + now() - start;
  };
  return {
    times,
    add,
    measure(phase, action) {
      const start = now();
      try {
        return action();
      } finally {
        add(phase, start);
      }
    },
  };
}
