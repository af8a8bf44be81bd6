import { ClientError } from './client-error.js';
import { orAborted } from './deadline.js';
import type { Signal } from './platform.js';

export interface RetryOptions {
  /** How often more a read is tried where it may succeed a little later; 0 for never. */
  readonly retries: number;
  /** Before the first of them at most, in milliseconds; doubled each time. */
  readonly retryDelay: number;
}

/** As long as `act` fails with something transient, again after a while. Only for what is safe to repeat. */
export async function retry<T>(
  operation: string,
  { retries, retryDelay }: RetryOptions,
  signal: Signal | undefined,
  act: () => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      const isWorthIt = error instanceof ClientError && error.transient && attempt < retries;
      if (!isWorthIt) throw error;
      // Half of it at random, so that clients which failed together do not come back together.
      await pause(operation, retryDelay * 2 ** attempt * (0.5 + Math.random() / 2), signal);
    }
  }
}

async function pause(operation: string, delay: number, signal: Signal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const sleep = new Promise<void>((wake) => {
    timer = setTimeout(wake, delay);
  });
  try {
    await orAborted(operation, signal, sleep);
  } finally {
    clearTimeout(timer);
  }
}
