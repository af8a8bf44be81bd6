import { findModule, type SchemaField } from '../schema/schema.js';
import type { RecordStore, StoredRecord } from './database/record-store.js';
import type { QueriedModule } from './database/statement.js';
import { toRecordNumber } from './database/stored-value.js';

/** A record as the web service writes it: every value a string, NULL as `''`. */
export type Row = Readonly<Record<string, string>>;

/**
 * Writes the given fields of a record, its `id`, and beside each reference that is set the name of what it
 * refers to as `<field>_nameValue` (language reference, section 3).
 */
export function writeRow(
  record: StoredRecord,
  columns: readonly string[],
  { fields }: Pick<QueriedModule, 'fields'>,
  store: RecordStore,
): Row {
  const row: Record<string, string> = {};
  const names: Record<string, string> = {};
  for (const name of columns) {
    const field = fields.get(name);
    if (field === undefined || name === 'id') continue;
    row[name] = record.values.get(name) ?? '';
    if (field.type.name === 'reference') writeReference(field, row, names, store);
    else if (field.type.name === 'owner' && row[name] === '0') row[name] = '';
  }
  return { ...row, id: record.id, ...names };
}

/** What is not set, or refers to a record that is gone, is empty. */
function writeReference(
  { name, type }: SchemaField,
  row: Record<string, string>,
  names: Record<string, string>,
  store: RecordStore,
): void {
  const id = row[name] ?? '';
  const referred = toRecordNumber(id) === 0 ? undefined : store.find(id);
  if (referred) {
    const label = labelOf(referred, store);
    if (label !== null) names[`${name}_nameValue`] = label;
  } else if (toRecordNumber(id) === 0 || type.refersTo.every((module) => store.knows(module))) {
    // An id of a module whose records nobody gave is left as it is.
    row[name] = '';
  }
}

/** Null for what is no entity, such as a currency: those have no name beside them. */
function labelOf(record: StoredRecord, { schema }: RecordStore): string | null {
  const module = findModule(schema, record.module);
  if (!module?.isEntity && record.module !== 'Users') return null;
  const fields = record.module === 'Users' ? ['first_name', 'last_name'] : (module?.labelFields ?? []);
  return fields
    .map((field) => record.values.get(field) ?? '')
    .join(' ')
    .trim();
}
