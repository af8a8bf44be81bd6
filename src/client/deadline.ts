import { ClientError } from './client-error.js';
import type { Signal } from './platform.js';

/**
 * What `act` returns, unless the time is over or the signal aborted first. `act` gets a signal to stop by, but is
 * not waited for: not every body stream heeds one.
 *
 * @param timeout in milliseconds.
 * @throws ClientError `timeout` or `aborted`.
 */
export async function withDeadline<T>(
  operation: string,
  timeout: number,
  signal: Signal | undefined,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  checkAborted(operation, signal);
  const controller = new AbortController();
  let stop: (error: ClientError) => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = (error) => {
      reject(error);
      controller.abort(error);
    };
  });
  const onAbort = (): void => stop(createAborted(operation));
  const timer = setTimeout(() => stop(createTimeout(operation, timeout)), timeout);
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([act(controller.signal), stopped]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** What a promise comes to, unless the signal is aborted first; the promise itself goes on for others. */
export async function orAborted<T>(
  operation: string,
  signal: Signal | undefined,
  promise: Promise<T>,
): Promise<T> {
  if (!signal) return promise;
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(createAborted(operation));
  });
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** @throws ClientError `aborted`. */
export function checkAborted(operation: string, signal: Signal | undefined): void {
  if (signal?.aborted) throw createAborted(operation);
}

const createAborted = (operation: string): ClientError =>
  new ClientError('aborted', `The ${operation} was aborted.`, { operation });

const createTimeout = (operation: string, timeout: number): ClientError =>
  new ClientError('timeout', `The server did not answer the ${operation} within ${timeout} ms.`, {
    operation,
    hint:
      operation === 'query'
        ? 'On the classic servers a query that begins with a character they do not know never ends.'
        : undefined,
  });
