import { compileCondition } from './condition.js';
import type { StoredRecord } from './record-store.js';
import type { QueriedModule, SortKey, Statement, StatementCondition } from './statement.js';
import { readStored } from './stored-value.js';
import { compareForSort, type Value } from './value.js';

/**
 * Runs a statement: which records match, sorted, cut by the limit. Records that a sort leaves alike keep the
 * order that they have; a real server promises none.
 *
 * @throws SqlError where the condition is no SQL.
 */
export function select(
  statement: Statement,
  module: QueriedModule,
  records: readonly StoredRecord[],
): readonly StoredRecord[] {
  const { where, group, order } = statement;
  const matching = findMatching(where, module, records);
  const rows = group.length === 0 ? matching : groupRecords(matching, group, module).map(firstOf);
  const sorted = order.length === 0 ? rows : [...rows].sort((a, b) => compareRecords(a, b, order, module));
  return cut(sorted, statement);
}

/**
 * Counts what matches, or each group of it; a limit applies to these numbers.
 *
 * @throws SqlError where the condition is no SQL.
 */
export function count(
  statement: Statement,
  module: QueriedModule,
  records: readonly StoredRecord[],
): readonly number[] {
  const { where, group } = statement;
  const matching = findMatching(where, module, records);
  const groups = group.length === 0 ? [matching] : groupRecords(matching, group, module);
  return cut(
    groups.map((members) => members.length),
    statement,
  );
}

function cut<T>(rows: readonly T[], { offset, count }: Statement): readonly T[] {
  return rows.slice(offset, count === null ? rows.length : offset + count);
}

type Group = readonly [StoredRecord, ...(readonly StoredRecord[])];
const firstOf = ([first]: Group): StoredRecord => first;

function groupRecords(
  records: readonly StoredRecord[],
  fields: readonly string[],
  module: QueriedModule,
): readonly Group[] {
  const keys = fields.map((field) => ({ field, isDescending: false }));
  const groups: [StoredRecord, ...StoredRecord[]][] = [];
  for (const record of records) {
    const group = groups.find(([first]) => compareRecords(first, record, keys, module) === 0);
    if (group) group.push(record);
    else groups.push([record]);
  }
  return groups;
}

function findMatching(
  where: StatementCondition | null,
  module: QueriedModule,
  records: readonly StoredRecord[],
): readonly StoredRecord[] {
  return where === null ? records : records.filter(createTest(where, module));
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
