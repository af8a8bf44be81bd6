import { isName } from '../../grammar/names.js';
import { findIdPrefixes } from '../schema/id-prefixes.js';
import { isQueryable, isQueryableModule } from '../schema/queryable.js';
import {
  findField,
  findModule,
  type Schema,
  type SchemaField,
  type SchemaModule,
  suggestFields,
  suggestModules,
} from '../schema/schema.js';
import { traitsOf } from '../values/field-types.js';
import { showValue, type ValueField } from '../values/to-literal.js';
import { refuse } from './build-error.js';
import type { FieldTypes } from './types.js';

/** Where the builder may look up what a module's fields hold. */
export interface Knowledge {
  readonly schema?: Schema | undefined;
  readonly fieldTypes?: FieldTypes<unknown> | undefined;
}

/** What is known of the fields of a module. */
export interface KnownFields {
  /** Whether there is a schema or table that describes the module. */
  readonly described: boolean;
  /** What has been told of a field, if anything. */
  peek(name: string): ValueField | undefined;
  /** @throws QueryBuildError for a field that the module cannot have, or that no query can use. */
  find(name: string): ValueField;
}

/**
 * Looks up the fields of a module: in the schema, then in the table of generated types.
 *
 * @throws QueryBuildError for a module, and then for fields, that a server's schema does not have or no query can
 * use. Of the stock schema only what is misspelt by case is refused: a real server may have more.
 */
export function learnFields({ schema, fieldTypes }: Knowledge, moduleName: string): KnownFields {
  checkName(moduleName, 'module');
  const module = schema && learnModule(schema, moduleName);
  const table = fieldTypes && Object.hasOwn(fieldTypes, moduleName) ? fieldTypes[moduleName] : undefined;
  const peek = (name: string): ValueField | undefined => {
    const field = module && findField(module, name);
    if (schema && module && field) return describeField(schema, module, field);
    const [kind, ...prefixes] = table && Object.hasOwn(table, name) ? (table[name]?.split(' ') ?? []) : [];
    return kind === undefined
      ? undefined
      : { name, kind, traits: traitsOf({ name, type: { name: kind } }), prefixes };
  };
  return {
    described: Boolean(module?.fields ?? table),
    peek,
    find(name) {
      checkName(name, 'field');
      if (schema && module?.fields) checkField(schema, module, name);
      return peek(name) ?? guessField(name);
    },
  };
}

function describeField(schema: Schema, module: SchemaModule, field: SchemaField): ValueField {
  const traits = traitsOf(field);
  const prefixes = traits.holds === 'id' ? [...findIdPrefixes(schema, module, field).keys()] : [];
  return { name: field.name, kind: field.type.name, traits, prefixes };
}

function checkName(name: string, what: string): void {
  if (typeof name !== 'string' || !isName(name)) {
    refuse('invalid-name', `${showValue(name)} is no name of a ${what}.`);
  }
}

function learnModule(schema: Schema, name: string): SchemaModule | undefined {
  const module = findModule(schema, name);
  if (!module) {
    refuseUnknown(
      schema,
      'unknown-module',
      name,
      suggestModules(schema, name),
      `There is no module ${name}.`,
    );
  } else if (!isQueryableModule(name) || !module.retrieveable) {
    refuse('unreadable-module', `${name} cannot be queried.`);
  }
  return module;
}

function checkField(schema: Schema, module: SchemaModule, name: string): void {
  if (!findField(module, name)) {
    if (name === 'id') return;
    const message = `${module.name} has no field ${name}.`;
    refuseUnknown(schema, 'unknown-field', name, suggestFields(module, name), message);
  } else if (!isQueryable(module.name, name)) {
    refuse('unqueryable-field', `${module.name}.${name} is described, but no query can use it.`);
  }
}

function refuseUnknown(
  { source }: Schema,
  finding: 'unknown-module' | 'unknown-field',
  name: string,
  candidates: readonly string[],
  message: string,
): void {
  const differsInCase = candidates[0]?.toLowerCase() === name.toLowerCase();
  if (source === 'stock' && !differsInCase) return;
  const hint = candidates.length > 0 ? `Did you mean ${candidates.join(' or ')}?` : undefined;
  refuse(finding, message, hint, { candidates });
}

/**
 * Where nothing is known, fields with the names of references in the standard modules are taken for such: the
 * classic servers paste their values into SQL, so a text that is no id would be an injection (section 3).
 */
function guessField(name: string): ValueField {
  const type = idNames.test(name) ? 'reference' : 'unknown';
  return { name, kind: 'unknown', traits: traitsOf({ name, type: { name: type } }), prefixes: [] };
}

const idNames = new RegExp(
  '^(?:(?!tax_|sso_unique_).*_id1?|(?:created|modified)by|(?:sc_)?related_to|linktoaccountscontacts|account|contact|' +
    'customer|creator|product|user|parent_comments|(?:campaign|contact|folder|invoice|lead|product|project|tax|user)id)$',
);
