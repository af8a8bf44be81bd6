import { findModule } from '../../schema/schema.js';
import { Breakdown, deny, Refusal } from '../refusal.js';
import type { Row } from '../rows.js';
import { type RecordContext, write } from './records.js';
import { seesModule, seesRecord } from './users.js';

export interface SyncResult {
  readonly updated: readonly Row[];
  readonly deleted: readonly string[];
  readonly more: boolean;
  /** Seconds since the epoch, for the next call. */
  readonly lastModifiedTime: number;
}

const pageSize = 100;

/**
 * Changes of a module after `since`, at most a hundred moments of them; `application` for those of everyone's
 * records, else of the user's own.
 *
 * @throws Breakdown without a module or with a time that is no number, both of which PHP does not survive.
 */
export function syncRecords(
  parameters: Readonly<Record<string, string>>,
  context: RecordContext,
): SyncResult {
  const { modifiedTime = '', elementType = '', syncType } = parameters;
  if (elementType === '' || !/^\d+$/.test(modifiedTime)) throw new Breakdown('empty');
  const { store, user } = context;
  const isForAll = syncType === 'application';
  if (isForAll && user.isAdmin === false)
    throw new Refusal('ACCESS_DENIED', 'Only admin users can perform application sync');
  const module = findModule(store.schema, elementType);
  if (!module?.isEntity || !seesModule(user, elementType)) throw deny();
  const since = Number(modifiedTime);
  const changes = store
    .listChanges(elementType)
    .filter(({ at, owner }) => at > since && (isForAll || owner === user.id));
  const until = changes[pageSize - 1]?.at ?? changes.at(-1)?.at ?? since;
  const page = changes.filter(({ at }) => at <= until);
  const records = page.flatMap(({ id, isDeleted }) => (isDeleted ? [] : (store.find(id) ?? [])));
  return {
    updated: records.filter((record) => seesRecord(user, record)).map((record) => write(record, context)),
    deleted: page.filter(({ isDeleted }) => isDeleted).map(({ id }) => id),
    more: page.length < changes.length,
    lastModifiedTime: until,
  };
}
