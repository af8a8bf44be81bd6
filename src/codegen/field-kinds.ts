import type { FieldKind } from '../builder/types.js';
import { findModule, type Schema, type SchemaField, type SchemaModule } from '../schema/schema.js';

/** What a kind's second type argument says: nothing, its picklist's values, or the modules of its ids. */
const secondArguments = {
  string: 'none',
  text: 'none',
  phone: 'none',
  email: 'none',
  url: 'none',
  skype: 'none',
  password: 'none',
  file: 'none',
  integer: 'none',
  double: 'none',
  currency: 'none',
  boolean: 'none',
  date: 'none',
  datetime: 'none',
  time: 'none',
  picklist: 'values',
  multipicklist: 'values',
  id: 'ids',
  owner: 'ids',
  reference: 'ids',
  unknown: 'none',
} as const satisfies Readonly<Record<FieldKind, 'none' | 'values' | 'ids'>>;

const isKind = (name: string): name is FieldKind => Object.hasOwn(secondArguments, name);

/** A field as the generated file tells it. */
export interface KnownField {
  readonly field: SchemaField;
  readonly kind: FieldKind;
  /** The values of its picklist; empty where they are not known, or there is none. */
  readonly values: readonly string[];
  /** The modules whose ids it holds; empty where the server names none; null where it holds no ids. */
  readonly targets: readonly string[] | null;
  /** What may stand before the x of its ids; empty where that is not known of each target. */
  readonly prefixes: readonly string[];
}

export function describeField(schema: Schema, module: SchemaModule, field: SchemaField): KnownField {
  const kind = kindOf(field);
  const targets = secondArguments[kind] === 'ids' ? targetsOf(module, field, kind) : null;
  return {
    field,
    kind,
    // Those of the stock schema are examples, which anyone may have changed.
    values: secondArguments[kind] === 'values' && schema.source === 'server' ? valuesOf(field) : [],
    targets,
    prefixes: prefixesOf(schema, targets ?? []),
  };
}

function kindOf({ name, type }: SchemaField): FieldKind {
  if (name === 'id') return 'id';
  return isKind(type.name) && type.name !== 'id' ? type.name : 'unknown';
}

function targetsOf(module: SchemaModule, { type }: SchemaField, kind: FieldKind): readonly string[] {
  if (kind === 'id') return [module.name];
  return kind === 'owner' ? ['Users', 'Groups'] : [...new Set(type.refersTo)].sort();
}

/** In the server's order, which often means something: the stages of a sale. */
function valuesOf({ type }: SchemaField): readonly string[] {
  const values = type.picklistValues.map(({ value }) => value);
  return [...new Set(values)].filter((value) => value !== '');
}

function prefixesOf(schema: Schema, targets: readonly string[]): readonly string[] {
  const prefixes = targets.map((name) => findModule(schema, name)?.idPrefix ?? null);
  const known = prefixes.filter((prefix) => prefix !== null);
  return known.length === prefixes.length ? [...new Set(known)] : [];
}
