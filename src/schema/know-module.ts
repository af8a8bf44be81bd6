import * as codes from '../diagnostics/codes.js';
import { refuse } from '../values/build-error.js';
import { bringKnowledge, type KnownModule, nothingKnown } from '../values/known-module.js';
import { createTypedField } from '../values/typed-field.js';
import type { ValueField } from '../values/value-field.js';
import { findIdPrefixes } from './id-prefixes.js';
import { isQueryable, isQueryableModule } from './queryable.js';
import {
  findField,
  findModule,
  type Schema,
  type SchemaField,
  type SchemaModule,
  suggestFields,
  suggestModules,
} from './schema.js';

/**
 * The schema itself, which from now on tells the builder what it knows.
 *
 * Of the stock schema only what is misspelt by case is refused: a real server may have more.
 */
export const createSchema = (schema: Schema): Schema =>
  bringKnowledge(schema, (name) => knowModule(schema, name));

function knowModule(schema: Schema, name: string): KnownModule {
  const module = findModule(schema, name);
  if (!module) {
    const candidates = suggestModules(schema, name);
    return (
      refuseUnknown(schema, codes.unknownModule, name, candidates, `There is no module ${name}.`) ??
      nothingKnown
    );
  }
  if (!isQueryableModule(name) || !module.retrieveable) {
    refuse(codes.unreadableModule, `${name} cannot be queried.`);
  }
  return {
    described: module.fields !== null,
    peek: (field) => describeField(schema, module, findField(module, field)),
    check: (field) => checkField(schema, module, field),
  };
}

function describeField(
  schema: Schema,
  module: SchemaModule,
  field: SchemaField | undefined,
): ValueField | undefined {
  if (!field) return undefined;
  return createTypedField(field.name, field.type.name, [...findIdPrefixes(schema, module, field).keys()]);
}

function checkField(schema: Schema, module: SchemaModule, name: string): void {
  if (!module.fields || (name === 'id' && !findField(module, name))) return;
  if (!findField(module, name)) {
    const message = `${module.name} has no field ${name}.`;
    refuseUnknown(schema, codes.unknownField, name, suggestFields(module, name), message);
  } else if (!isQueryable(module.name, name)) {
    refuse(codes.unqueryableField, `${module.name}.${name} is described, but no query can use it.`);
  }
}

function refuseUnknown(
  { source }: Schema,
  code: codes.Code,
  name: string,
  candidates: readonly string[],
  message: string,
): void {
  const differsInCase = candidates[0]?.toLowerCase() === name.toLowerCase();
  if (source === 'stock' && !differsInCase) return;
  const hint = candidates.length > 0 ? `Did you mean ${candidates.join(' or ')}?` : undefined;
  refuse(code, message, hint, { candidates });
}
