import { bringKnowledge, type KnownModule, nothingKnown } from '../values/known-module.js';
import { createTypedField } from '../values/typed-field.js';
import type { AnyCrm, FieldTypes, FieldTypeTable } from './types.js';

/**
 * The table of generated types, which from now on tells the builder what fields hold: generated files call it, and
 * so nobody else loads what is known of types.
 */
export const createFieldTypes = <Crm = AnyCrm>(table: FieldTypeTable): FieldTypes<Crm> =>
  bringKnowledge(table, (module) => knowModule(table, module));

function knowModule(table: FieldTypeTable, module: string): KnownModule {
  const fields = Object.hasOwn(table, module) ? table[module] : undefined;
  if (!fields) return nothingKnown;
  return {
    ...nothingKnown,
    described: true,
    peek(name) {
      const [kind, ...prefixes] = Object.hasOwn(fields, name) ? (fields[name]?.split(' ') ?? []) : [];
      return kind === undefined ? undefined : createTypedField(name, kind, prefixes);
    },
  };
}
