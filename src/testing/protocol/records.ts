import { findModule, type SchemaField, type SchemaModule } from '../../schema/schema.js';
import { formatTime, mapFields, type RecordStore, type StoredRecord } from '../database/record-store.js';
import { type Given, type Stored, store } from '../database/stored-value.js';
import { deny, denyFor, Refusal } from '../refusal.js';
import { type Row, writeRow } from '../rows.js';
import { type KnownUser, seesModule, seesRecord } from './users.js';

/** Who does what, and when, to which records. */
export interface RecordContext {
  readonly store: RecordStore;
  readonly user: KnownUser;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A record as a request spells it in JSON. */
export type Element = Readonly<Record<string, Given>>;

// Each of these throws a Refusal as the server answers it.

export function createRecord(name: string, element: Element, context: RecordContext): Row {
  const module = findModule(context.store.schema, name);
  if (!module || !seesModule(context.user, name)) throw deny();
  if (!module.createable) throw new Refusal('ACCESS_DENIED', 'Permission to write is denied');
  const fields = mapFields(module);
  checkReferences(element, module, context);
  checkMandatory(element, module, () => true);
  const values = new Map(
    [...fields.values()].map((field) => [
      field.name,
      store(field.editable ? element[field.name] : undefined, field),
    ]),
  );
  const id = context.store.createId(name);
  const time = formatTime(context.now);
  for (const [field, value] of [
    ...stamps(context),
    ['createdtime', time] as const,
    ...numbers(module, context),
  ])
    if (fields.has(field)) values.set(field, value);
  values.set('id', id);
  return keep({ id, module: name, values }, context);
}

/** `update`: every editable field that is not given is emptied. */
export function updateRecord(element: Element, context: RecordContext): Row {
  const { record, module } = findForWriting(element, context);
  checkReferences(element, module, context);
  checkMandatory(element, module, () => true);
  return keep(
    change(record, module, element, (field) => field.editable, context),
    context,
  );
}

/** `revise`: the other fields stay. */
export function reviseRecord(element: Element, context: RecordContext): Row {
  const { record, module } = findForWriting(element, context);
  const isGiven = ({ name }: SchemaField): boolean => Object.hasOwn(element, name);
  checkReferences(element, module, context);
  checkMandatory(element, module, isGiven);
  return keep(
    change(record, module, element, (field) => field.editable && isGiven(field), context),
    context,
  );
}

export function retrieveRecord(id: string, context: RecordContext): Row {
  return write(findForReading(id, context).record, context);
}

export function deleteRecord(id: string, context: RecordContext): { readonly status: string } {
  const { record, module } = findForReading(id, context);
  if (!module.deleteable) throw new Refusal('ACCESS_DENIED', 'Permission to delete is denied');
  context.store.delete(record, Math.floor(context.now / 1000));
  return { status: 'successful' };
}

interface Found {
  readonly record: StoredRecord;
  readonly module: SchemaModule;
}

/** The module that the digits before the `x` name. */
function findModuleOf(id: string, { store: records }: RecordContext): SchemaModule {
  const module = records.findModuleOf(id);
  if (!module) throw denyFor('id');
  return module;
}

function findForReading(id: string, context: RecordContext): Found {
  const module = findModuleOf(id, context);
  const record = context.store.find(id);
  if (!record || !seesModule(context.user, module.name)) throw deny();
  if (!seesRecord(context.user, record))
    throw new Refusal('ACCESS_DENIED', 'Permission to read given object is denied');
  return { record, module };
}

function findForWriting(element: Element, context: RecordContext): Found {
  const id = String(element['id'] ?? '');
  findModuleOf(id, context);
  if (!context.store.find(id))
    throw new Refusal('RECORD_NOT_FOUND', 'Record you are trying to access is not found');
  const found = findForReading(id, context);
  if (!found.module.updateable) throw new Refusal('ACCESS_DENIED', 'Permission to write is denied');
  return found;
}

function checkMandatory(
  element: Element,
  { fields }: SchemaModule,
  isAsked: (field: SchemaField) => boolean,
): void {
  const missing = fields?.find(
    (field) => field.mandatory && field.name !== 'id' && isAsked(field) && (element[field.name] ?? '') === '',
  );
  if (missing) throw new Refusal('MANDATORY_FIELDS_MISSING', `${missing.name} does not have a value`);
}

function checkReferences(element: Element, { fields }: SchemaModule, context: RecordContext): void {
  for (const { name, type } of fields ?? []) {
    const id = String(element[name] ?? '');
    if (type.name !== 'reference' || id === '') continue;
    if (type.refersTo.length > 0 && !type.refersTo.includes(findModuleOf(id, context).name))
      throw new Refusal('REFERENCE_INVALID', `Invalid reference specified for ${name}`);
  }
}

function change(
  record: StoredRecord,
  module: SchemaModule,
  element: Element,
  isChanged: (field: SchemaField) => boolean,
  context: RecordContext,
): StoredRecord {
  const values = new Map(record.values);
  const fields = mapFields(module);
  for (const field of fields.values())
    if (isChanged(field)) values.set(field.name, store(element[field.name], field));
  for (const [field, value] of stamps(context)) if (fields.has(field)) values.set(field, value);
  return { ...record, values };
}

/** What the server sets by itself at each change. */
const stamps = ({ user, now }: RecordContext): readonly (readonly [field: string, value: Stored])[] => [
  ['modifiedtime', formatTime(now)],
  ['modifiedby', user.id],
];

/** Record numbers such as `contact_no`: the one after the highest, with the letters that the others have. */
function numbers(module: SchemaModule, context: RecordContext): readonly (readonly [string, Stored])[] {
  const names = (module.fields ?? []).filter(({ name, editable }) => name.endsWith('_no') && !editable);
  return names.map(({ name }) => {
    const used = context.store
      .list(module.name)
      .map(({ values }) => /^((?:.*\D)?)(\d+)$/.exec(values.get(name) ?? ''));
    const letters = used.find((match) => match !== null)?.[1] ?? name.slice(0, 3).toUpperCase();
    return [name, letters + (Math.max(0, ...used.map((match) => Number(match?.[2] ?? 0))) + 1)];
  });
}

function keep(record: StoredRecord, context: RecordContext): Row {
  context.store.put(record);
  return write(record, context);
}

export function write(record: StoredRecord, { store: records }: Pick<RecordContext, 'store'>): Row {
  const module = findModule(records.schema, record.module);
  const fields = module ? mapFields(module) : new Map();
  return writeRow(record, [...fields.keys()], { fields }, records);
}
