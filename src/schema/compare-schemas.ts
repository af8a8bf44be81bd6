import { findField, findModule, type Schema, type SchemaField, type SchemaModule } from './schema.js';

/** One thing in which two schemas differ. */
export type SchemaChange = ModuleChange | FieldChange | PropertyChange;

/** A module that only one of them has, or describes. */
export interface ModuleChange {
  readonly kind: 'module-added' | 'module-removed';
  readonly module: string;
}

/** A field that only one of the schemas has. */
export interface FieldChange {
  readonly kind: 'field-added' | 'field-removed';
  readonly module: string;
  readonly field: string;
  readonly type: string;
}

/** A property of a field, or of a module where `field` is null. */
export interface PropertyChange {
  readonly kind: 'changed';
  readonly module: string;
  readonly field: string | null;
  /** Such as `type`, `mandatory`, `values`. */
  readonly property: string;
  /** What only the first and only the second has. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

type Property<T> = readonly [name: string, read: (item: T) => readonly string[]];

const moduleProperties: readonly Property<SchemaModule>[] = [
  ['label', ({ label }) => [label]],
  ['idPrefix', ({ idPrefix }) => [idPrefix ?? 'none']],
  ['createable', ({ createable }) => [String(createable)]],
  ['updateable', ({ updateable }) => [String(updateable)]],
  ['deleteable', ({ deleteable }) => [String(deleteable)]],
  ['retrieveable', ({ retrieveable }) => [String(retrieveable)]],
];

const fieldProperties: readonly Property<SchemaField>[] = [
  ['type', ({ type }) => [type.name]],
  ['label', ({ label }) => [label]],
  ['mandatory', ({ mandatory }) => [String(mandatory)]],
  ['nullable', ({ nullable }) => [String(nullable)]],
  ['editable', ({ editable }) => [String(editable)]],
  ['default', (field) => [field.default ?? 'none']],
  ['format', ({ type }) => [type.format ?? 'none']],
  ['refersTo', ({ type }) => type.refersTo],
  ['values', ({ type }) => type.picklistValues.map(({ value }) => value)],
];

/** What has to be done to the first schema to get the second, by module and field; empty where they are alike. */
export function compareSchemas(before: Schema, after: Schema): readonly SchemaChange[] {
  return [...new Set([...before.modules, ...after.modules].map(({ name }) => name))]
    .sort()
    .flatMap((name) => {
      const [a, b] = [findModule(before, name), findModule(after, name)];
      if (a && b) return compareModules(a, b);
      return [{ kind: a ? 'module-removed' : 'module-added', module: name } satisfies ModuleChange];
    });
}

function compareModules(a: SchemaModule, b: SchemaModule): readonly SchemaChange[] {
  const place = { module: a.name, field: null };
  return [...compareProperties(a, b, moduleProperties, place), ...compareFields(a, b)];
}

/** A module that one schema only names is not compared: nothing is known of its fields. */
function compareFields(a: SchemaModule, b: SchemaModule): readonly SchemaChange[] {
  if (!a.fields || !b.fields) return [];
  const removed = a.fields.filter(({ name }) => !findField(b, name));
  const added = b.fields.filter(({ name }) => !findField(a, name));
  const toChange = (kind: FieldChange['kind']) => (field: SchemaField) => ({
    kind,
    module: a.name,
    field: field.name,
    type: field.type.name,
  });
  const changed = a.fields.flatMap((field) => {
    const other = findField(b, field.name);
    const place = { module: a.name, field: field.name };
    return other ? compareProperties(field, other, fieldProperties, place) : [];
  });
  return [...removed.map(toChange('field-removed')), ...added.map(toChange('field-added')), ...changed];
}

function compareProperties<T>(
  a: T,
  b: T,
  properties: readonly Property<T>[],
  place: { readonly module: string; readonly field: string | null },
): readonly PropertyChange[] {
  return properties.flatMap(([property, read]) => {
    const [first, second] = [read(a), read(b)];
    const before = first.filter((value) => !second.includes(value));
    const after = second.filter((value) => !first.includes(value));
    if (before.length + after.length === 0) return [];
    return [{ kind: 'changed', ...place, property, before, after } satisfies PropertyChange];
  });
}
