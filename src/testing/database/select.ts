import type { QueriedModule, SortKey, Statement, StatementCondition } from '../engines/statement.js';
import { compileCondition } from './condition.js';
import type { StoredRecord } from './record-store.js';
import { readStored } from './stored-value.js';
import { compareForSort, type Value } from './value.js';

export interface Selected {
  /** All that match, before the limit. */
  readonly matching: number;
  readonly records: readonly StoredRecord[];
}

/**
 * Runs a statement: which records match, sorted, cut by the limit. Records that a sort leaves alike keep the
 * order that they have; a real server promises none.
 *
 * @throws SqlError where the condition is no SQL.
 */
export function select(
  { where, order, offset, count }: Statement,
  module: QueriedModule,
  records: readonly StoredRecord[],
): Selected {
  const meets = where === null ? () => true : createTest(where, module);
  const matching = records.filter(meets);
  if (order.length > 0) matching.sort((a, b) => compareRecords(a, b, order, module));
  const end = count === null ? matching.length : offset + count;
  return { matching: matching.length, records: matching.slice(offset, end) };
}

function createTest(
  { sql, parameters }: StatementCondition,
  module: QueriedModule,
): (record: StoredRecord) => boolean {
  const names = [...module.fields.keys()];
  const findColumn = (word: string): string | undefined =>
    names.find((name) => name.toLowerCase() === word.toLowerCase() && isColumn(name, module));
  const condition = compileCondition(sql, findColumn);
  // Values that do not fit their places: the database is not asked.
  if (parameters !== null && parameters.length !== condition.placeholders) return () => false;
  return (record) => condition.test((field) => readField(record, field, module), parameters ?? []);
}

/** Columns of ids have names of their own (`contactid`, `smownerid`), as have a few others. */
function isColumn(name: string, { fields }: QueriedModule): boolean {
  const type = fields.get(name)?.type.name;
  return name !== 'id' && type !== 'reference' && type !== 'owner' && name !== 'annual_revenue';
}

function readField(record: StoredRecord, name: string, { fields }: QueriedModule): Value | null {
  const field = fields.get(name);
  return field === undefined ? null : readStored(record.values.get(name) ?? null, field);
}

function compareRecords(
  a: StoredRecord,
  b: StoredRecord,
  order: readonly SortKey[],
  module: QueriedModule,
): number {
  for (const { field, isDescending } of order) {
    const compared = compareForSort(readField(a, field, module), readField(b, field, module));
    if (compared !== 0) return isDescending ? -compared : compared;
  }
  return 0;
}
