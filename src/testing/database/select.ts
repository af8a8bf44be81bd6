import { compileCondition } from './condition.js';
import type { StoredRecord } from './record-store.js';
import type { QueriedModule, SortKey, SqlCondition, Statement } from './statement.js';
import { readStored } from './stored-value.js';
import { compareForSort, type Value } from './value.js';
import { compileWhere, type Test } from './where.js';

/**
 * Runs a statement: which records match, sorted, cut by the limit. Records that a sort leaves alike keep the
 * order that they have; a real server promises none.
 *
 * @throws SqlError where the condition is no SQL.
 */
export function select(statement: Statement, module: QueriedModule, records: Records): Records {
  const { where, group, order } = statement;
  const rows = lastFound.get(records, JSON.stringify([module.name, where, group, order]), () => {
    if (group.length === 0) return findMatching(where, module, sort(records, order, module));
    return sort(
      groupRecords(findMatching(where, module, records), group, module).map(firstOf),
      order,
      module,
    );
  });
  return cut(rows, statement);
}

/**
 * What was last made of these very records, so that going through pages sorts once, and by offset also
 * searches once.
 */
class LastResult {
  readonly #last = new WeakMap<Records, { readonly key: string; readonly rows: Records }>();

  get(records: Records, key: string, compute: () => Records): Records {
    const last = this.#last.get(records);
    if (last?.key === key) return last.rows;
    const rows = compute();
    this.#last.set(records, { key, rows });
    return rows;
  }
}

type Records = readonly StoredRecord[];
const lastSorted = new LastResult();
const lastFound = new LastResult();

/**
 * Counts what matches, or each group of it; a limit applies to these numbers.
 *
 * @throws SqlError where the condition is no SQL.
 */
export function count(statement: Statement, module: QueriedModule, records: Records): readonly number[] {
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

function groupRecords(records: Records, fields: readonly string[], module: QueriedModule): readonly Group[] {
  const keys = fields.map((field) => ({ field, isDescending: false }));
  const groups: [StoredRecord, ...StoredRecord[]][] = [];
  for (const record of records) {
    const values = readKeys(record, keys, module);
    const group = groups.find(([first]) => compareKeys(readKeys(first, keys, module), values, keys) === 0);
    if (group) group.push(record);
    else groups.push([record]);
  }
  return groups;
}

function sort(records: Records, order: readonly SortKey[], module: QueriedModule): Records {
  if (order.length === 0) return records;
  return lastSorted.get(records, JSON.stringify([module.name, order]), () =>
    records
      .map((record) => ({ record, values: readKeys(record, order, module) }))
      .sort((a, b) => compareKeys(a.values, b.values, order))
      .map(({ record }) => record),
  );
}

type KeyValues = readonly (Value | null)[];

const readKeys = (record: StoredRecord, keys: readonly SortKey[], module: QueriedModule): KeyValues =>
  keys.map(({ field }) => readField(record, field, module));

function compareKeys(a: KeyValues, b: KeyValues, keys: readonly SortKey[]): number {
  for (const [i, { isDescending }] of keys.entries()) {
    const compared = compareForSort(a[i] ?? null, b[i] ?? null);
    if (compared !== 0) return isDescending ? -compared : compared;
  }
  return 0;
}

function findMatching(where: Statement['where'], module: QueriedModule, records: Records): Records {
  if (where === null) return records;
  const meets = 'sql' in where ? compileSql(where, module) : compileWhere(where, module);
  return records.filter((record) => meets((field) => readField(record, field, module)));
}

function compileSql({ sql, parameters }: SqlCondition, module: QueriedModule): Test {
  const names = [...module.fields.keys()];
  const findColumn = (word: string): string | undefined =>
    names.find((name) => name.toLowerCase() === word.toLowerCase() && isColumn(name, module));
  const condition = compileCondition(sql, findColumn);
  // Values that do not fit their places: the database is not asked.
  if (parameters !== null && parameters.length !== condition.placeholders) return () => false;
  return condition.bind(parameters ?? []);
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
