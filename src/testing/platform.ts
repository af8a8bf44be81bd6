/*
 * The types of what the platform brings along. Consumers may compile without the types of Node and of browsers, and
 * where they have them, `fetch` is theirs.
 */

/** The platform's `fetch`, or anything that behaves like it. */
export type Fetch = typeof globalThis extends { fetch: infer Own }
  ? Own
  : (url: string, init?: object) => Promise<unknown>;
