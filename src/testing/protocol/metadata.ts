import type { FieldType, Schema, SchemaField, SchemaModule } from '../../schema/schema.js';

/** Results of `describe` by module name, and of `listtypes`, as a server gave them. */
export interface RecordedAnswers {
  readonly describes: ReadonlyMap<string, object>;
  readonly listtypes: ListedTypes | null;
}

interface ListedTypes {
  readonly types: readonly string[];
  readonly information: Readonly<Record<string, object>>;
}

/** Finds the answers in what `loadSchema` takes; none in a {@link Schema}. */
export function collectAnswers(input: unknown): RecordedAnswers {
  const describes = new Map<string, object>();
  let listtypes: ListedTypes | null = null;
  const visit = (value: unknown): void => {
    if (!isRecord(value) && !Array.isArray(value)) return;
    if (isRecord(value) && Array.isArray(value['types'])) listtypes = readListedTypes(value);
    else if (isRecord(value) && Array.isArray(value['fields'])) describes.set(String(value['name']), value);
    else Object.values(value).forEach(visit);
  };
  if (!isSchema(input)) visit(input);
  return { describes, listtypes };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isSchema = (input: unknown): input is Schema =>
  isRecord(input) && Array.isArray(input['modules']) && typeof input['source'] === 'string';

function readListedTypes(value: Readonly<Record<string, unknown>>): ListedTypes {
  const information = isRecord(value['information']) ? value['information'] : {};
  return {
    types: (value['types'] as readonly unknown[]).map(String),
    information: information as Readonly<Record<string, object>>,
  };
}

/** The result of `listtypes`, for the modules that a user sees. */
export function listTypes(
  schema: Schema,
  { listtypes }: RecordedAnswers,
  sees: (module: string) => boolean,
): ListedTypes {
  const { types, information } = listtypes ?? deriveTypes(schema);
  const seen = types.filter(sees);
  return {
    types: seen,
    information: Object.fromEntries(seen.map((name) => [name, information[name] ?? {}])),
  };
}

function deriveTypes({ modules }: Schema): ListedTypes {
  const describe = ({ name, label, isEntity }: SchemaModule) =>
    [name, { isEntity, label, singular: label }] as const;
  return { types: modules.map(({ name }) => name), information: Object.fromEntries(modules.map(describe)) };
}

/** The result of `describe`, spelt as berliCRM does. */
export function describeModule(
  module: SchemaModule,
  idPrefix: string,
  { describes }: RecordedAnswers,
): object {
  return (
    describes.get(module.name) ?? {
      label: module.label,
      name: module.name,
      createable: module.createable,
      updateable: module.updateable,
      deleteable: module.deleteable,
      retrieveable: module.retrieveable,
      fields: (module.fields ?? []).map(describeField),
      idPrefix,
      isEntity: module.isEntity,
      labelFields: module.labelFields.join(','),
      inactiveFields: [],
    }
  );
}

function describeField(field: SchemaField): object {
  const { name, label, mandatory, nullable, editable } = field;
  return {
    name,
    label,
    mandatory,
    type: describeType(field.type),
    nullable,
    editable,
    default: field.default ?? '',
  };
}

function describeType({ name, refersTo, picklistValues, format }: FieldType): object {
  return {
    ...(refersTo.length > 0 && { refersTo }),
    ...(picklistValues.length > 0 && {
      picklistValues: picklistValues.map(({ label, value }) => ({ label, value })),
    }),
    ...(format !== undefined && { format }),
    name,
  };
}
