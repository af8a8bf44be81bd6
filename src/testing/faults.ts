import type { Answer } from './protocol/answer.js';

/**
 * What goes wrong with a request. Only `refuse`, `status` and `page` keep the server from doing what was asked;
 * the others lose or spoil the answer of what is done.
 */
export type Fault =
  /** No connection. */
  | { readonly refuse: true }
  /** Another answer instead: an error page, a redirect, an empty body. */
  | { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }
  /** The connection breaks before the answer starts. */
  | { readonly reset: 'answer' }
  /** The connection breaks in the middle of the body. */
  | { readonly reset: 'body' }
  /** The body ends after so many characters, as if it were whole. */
  | { readonly truncate: number }
  /** The answer comes after so many milliseconds. */
  | { readonly delay: number }
  /** The body comes in ten pieces, so many milliseconds apart. */
  | { readonly slow: number }
  /** No answer ever comes. */
  | { readonly hang: true }
  /** The session is gone before the request is read. */
  | { readonly expireSession: true };

/** Which requests a fault meets. */
export interface FaultScope {
  /** Only requests of this operation; all by default. */
  readonly operation?: string;
  /** How many requests; one by default. */
  readonly times?: number;
  /** How many requests go well before; none by default. */
  readonly after?: number;
}

interface PlannedFault {
  readonly fault: Fault;
  readonly operation: string | undefined;
  times: number;
  after: number;
}

/** Faults that are still to come, in the order in which they were asked for. */
export class FaultPlan {
  readonly #planned: PlannedFault[] = [];

  add(fault: Fault, { operation, times = 1, after = 0 }: FaultScope): void {
    this.#planned.push({ fault, operation: operation?.toLowerCase(), times, after });
  }

  clear(): void {
    this.#planned.length = 0;
  }

  /** The fault of a request, if it has one; it is used up. */
  take(operation: string): Fault | undefined {
    const planned = this.#planned.find(
      (one) => one.times > 0 && (one.operation === undefined || one.operation === operation),
    );
    if (!planned) return undefined;
    if (planned.after > 0) {
      planned.after--;
      return undefined;
    }
    planned.times--;
    return planned.fault;
  }
}

/** The answer that a fault puts in place of the server's, or null where it leaves that to the server. */
export function replaceAnswer(fault: Fault | undefined): Answer | null {
  if (!fault || !('status' in fault)) return null;
  const { status, body = '', headers = { 'Content-type': 'text/html; charset=UTF-8' } } = fault;
  return { status, body, headers };
}
