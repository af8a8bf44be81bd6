/*
 * The types of what the platform brings along. Consumers may compile without the types of Node and of browsers, and
 * where they have them, `fetch` and `AbortSignal` are theirs.
 */

/** The platform's `fetch`, or anything that behaves like it. */
export type Fetch = typeof globalThis extends { fetch: infer Own }
  ? Own
  : (url: string, init?: object) => Promise<unknown>;

export type Signal = typeof globalThis extends { AbortSignal: { prototype: infer Own } }
  ? Own
  : { readonly aborted: boolean };
