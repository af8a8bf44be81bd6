export {
  compareSchemas,
  type FieldChange,
  type ModuleChange,
  type PropertyChange,
  type SchemaChange,
} from './compare-schemas.js';
export { loadSchema } from './load.js';
export {
  type FieldType,
  type FieldTypeName,
  findField,
  findModule,
  type KnownTypeName,
  type PicklistValue,
  type Schema,
  type SchemaField,
  type SchemaModule,
  suggestFields,
  suggestModules,
} from './schema.js';
export { SchemaError, type SchemaProblem } from './schema-error.js';
