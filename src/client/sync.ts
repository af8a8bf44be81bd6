import type { AnyRow } from './check-rows.js';
import { readRows } from './check-rows.js';
import { ClientError } from './client-error.js';
import type { Connection } from './connection.js';
import type { Signal } from './platform.js';

/** Since when, and of whom, changes are asked for. */
export interface SyncOptions {
  /** Changes after this moment: a `Date`, or seconds since the epoch as `lastModifiedTime` says them. */
  readonly since: Date | number;
  /** `application`: everybody's changes; `user`: those of the user's own records, the server's default. */
  readonly syncType?: 'user' | 'application' | undefined;
  readonly signal?: Signal | undefined;
}

/** Changes that came together. */
export interface SyncChanges<Row = AnyRow> {
  readonly updated: readonly Row[];
  /** Ids. */
  readonly deleted: readonly string[];
  /** In seconds since the epoch: keep it, and go on from there the next time. */
  readonly lastModifiedTime: number;
}

/**
 * The changes of a module, as many answers as it takes: servers say whether there are `more`. What changed within
 * the second that one answer ends with may come once more in the next.
 */
export async function* readChanges(
  connection: Connection,
  module: string,
  { since, syncType, signal }: SyncOptions,
): AsyncGenerator<SyncChanges, void, undefined> {
  let time = toSeconds(since);
  for (;;) {
    const result = await connection.call(
      {
        operation: 'sync',
        method: 'GET',
        parameters: { modifiedTime: String(time), elementType: module, ...(syncType && { syncType }) },
      },
      signal,
    );
    const { more, ...changes } = readAnswer(result);
    yield changes;
    if (!more) return;
    if (changes.lastModifiedTime <= time) {
      throw new ClientError('paging-stuck', 'The server has more changes, but its time does not go on.', {
        operation: 'sync',
      });
    }
    time = changes.lastModifiedTime;
  }
}

function toSeconds(since: Date | number): number {
  const seconds = typeof since === 'number' ? since : Math.floor(since.getTime() / 1000);
  if (Number.isSafeInteger(seconds) && seconds >= 0) return seconds;
  throw new ClientError('invalid-option', 'since is neither a date nor whole seconds since the epoch.');
}

function readAnswer(result: unknown): SyncChanges & { readonly more: boolean } {
  const { updated, deleted, more, lastModifiedTime } = (result ?? {}) as Readonly<Record<string, unknown>>;
  const time = Number(lastModifiedTime);
  const isList = Array.isArray(deleted) && deleted.every((id) => typeof id === 'string');
  if (!isList || !Number.isSafeInteger(time)) {
    throw new ClientError('unexpected-answer', 'The result of the sync holds no changes.', {
      operation: 'sync',
    });
  }
  return { updated: readRows(updated, 'sync'), deleted, lastModifiedTime: time, more: more === true };
}
