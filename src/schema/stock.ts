import { createSchema } from './know-module.js';
import type { FieldType, PicklistValue, Schema, SchemaField, SchemaModule } from './schema.js';
import { stockData } from './stock-data.js';

/**
 * The standard modules with their standard fields, for those who have no describe answers at hand.
 *
 * Taken from a recorded berliCRM, without custom fields and without what only berliCRM has. A real server
 * may lack some of it and has more: vtiger 7 and 8 added fields, administrators add their own. Ids' prefixes
 * are given only where every installation has the same, picklist values (as examples) only where they are
 * neither localised nor filled in by the installation.
 */
export const stockSchema: Schema = /* @__PURE__ */ readStock(stockData);

function readStock(data: string): Schema {
  const blocks = data.trim().split(/\n(?! )/);
  return createSchema({ source: 'stock', modules: blocks.map(readModule) });
}

function readModule(block: string): SchemaModule {
  const [head = '', ...lines] = block.split('\n');
  const [name = '', label = '', idPrefix = '', kind, labelFields = ''] = head.split('|');
  let fields: readonly SchemaField[] | undefined;
  return {
    name,
    label,
    idPrefix: idPrefix || null,
    isEntity: kind === 'entity',
    createable: true,
    updateable: true,
    deleteable: true,
    retrieveable: true,
    labelFields: splitList(labelFields, ','),
    // A query asks for one module; reading all of them at once takes 3 ms of the command's start.
    get fields() {
      fields ??= lines.map(readField);
      return fields;
    },
  };
}

function readField(line: string): SchemaField {
  const [, name = '', flags = '', type = '', rest = ''] = /^ *(\S+) (\S+) (\S+) (.*)$/.exec(line) ?? [];
  const [label = '', values = ''] = rest.split(' = ');
  const [typeText = '', defaultValue] = type.split('=');
  return {
    name,
    label,
    mandatory: flags.includes('m'),
    nullable: flags.includes('n'),
    editable: flags.includes('e'),
    type: readType(typeText, values),
    ...(defaultValue === undefined ? {} : { default: defaultValue }),
  };
}

function readType(text: string, values: string): FieldType {
  const [name = '', refersTo = ''] = text.split('>');
  return {
    name,
    refersTo: splitList(refersTo, ','),
    picklistValues: splitList(values, '|').map(readPicklistValue),
    ...(name === 'date' ? { format: 'yyyy-mm-dd' } : {}),
  };
}

function readPicklistValue(text: string): PicklistValue {
  const [value = '', label = value] = text.split('~');
  return { value, label };
}

function splitList(text: string, separator: string): readonly string[] {
  return text === '' ? [] : text.split(separator);
}
