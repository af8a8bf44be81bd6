import type fc from 'fast-check';

/** A part of the package, what it is fed, and what must hold whatever that is. */
export interface Target {
  readonly title: string;
  /** How many inputs `npm test` tries; `npm run fuzz` goes on for a while. */
  readonly runs: number;
  readonly input: fc.Arbitrary<unknown>;
  /** Throws, or rejects, where it does not hold. */
  readonly check: (input: never) => void | Promise<void>;
}

/** Ties the type of the input to that of the check. */
export const defineTarget = <T>(target: {
  readonly title: string;
  readonly runs: number;
  readonly input: fc.Arbitrary<T>;
  readonly check: (input: T) => void | Promise<void>;
}): Target => target;

/** What `act` returns, or undefined where it throws an error of the kind that is documented. */
export function attempt<T>(act: () => T, documented: abstract new (...args: never) => Error): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof documented) return undefined;
    throw error;
  }
}
