import { findModule, type Schema, type SchemaField, type SchemaModule } from './schema.js';

/**
 * The type numbers that may stand before the x of a field's ids, each with its module; empty where the schema
 * does not tell them all.
 */
export function findIdPrefixes(
  schema: Schema,
  module: SchemaModule,
  field: SchemaField,
): ReadonlyMap<string, string> {
  const owners = field.name === 'id' ? [module] : findTargets(schema, field);
  if (owners.some((owner) => owner?.idPrefix === null || owner === undefined)) return new Map();
  return new Map((owners as SchemaModule[]).map((owner) => [owner.idPrefix ?? '', owner.name]));
}

function findTargets(schema: Schema, { type }: SchemaField): (SchemaModule | undefined)[] {
  const names = type.name === 'owner' ? ['Users', 'Groups'] : type.refersTo;
  return names.map((name) => findModule(schema, name));
}
