import {
  findChild,
  getChild,
  isRecord,
  listItems,
  type Place,
  readFlag,
  readName,
  readText,
  refuseDuplicates,
  reportProblem,
  reportUnexpected,
} from './json-place.js';
import type { FieldType, PicklistValue, SchemaField, SchemaModule } from './schema.js';

/** What listtypes says of a module. */
export interface TypeInformation {
  readonly label: string;
  readonly isEntity: boolean;
}

/**
 * Reads the result of `describe`, as documented (tutorial 1.5.1.2) or as berliCRM answers, or one module
 * of a serialised schema. Only names, types' names and `fields` must be there: what is not said is taken
 * as allowed, and where `information` says more, it counts.
 */
export function readModule(place: Place, information?: TypeInformation): SchemaModule {
  const name = readName(getChild(place, 'name'));
  const label = readOptionalText(place, 'label');
  return {
    name,
    // Servers repeat the name as label here; listtypes has the label that people see.
    label: (label === name ? information?.label : label) || information?.label || name,
    idPrefix: readIdPrefix(findChild(place, 'idPrefix')),
    isEntity: readFlag(findChild(place, 'isEntity'), information?.isEntity ?? true),
    createable: readFlag(findChild(place, 'createable'), true),
    updateable: readFlag(findChild(place, 'updateable'), true),
    deleteable: readFlag(findChild(place, 'deleteable'), true),
    retrieveable: readFlag(findChild(place, 'retrieveable'), true),
    labelFields: readLabelFields(findChild(place, 'labelFields')),
    fields: readFields(getChild(place, 'fields')),
  };
}

function readOptionalText(place: Place, key: string): string {
  const child = findChild(place, key);
  return child === undefined ? '' : readText(child);
}

function readIdPrefix(place: Place | undefined): string | null {
  if (place === undefined) return null;
  const text = readText(place);
  if (/^\d+$/.test(text)) return text;
  if (typeof place.value === 'string' || typeof place.value === 'number') {
    reportProblem(place, `expected digits, got ${JSON.stringify(place.value)}`);
  }
  return null;
}

/** One comma-joined string, or an array. */
function readLabelFields(place: Place | undefined): readonly string[] {
  if (place === undefined) return [];
  if (typeof place.value !== 'string') return listItems(place).map(readName);
  return place.value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function readFields(place: Place): readonly SchemaField[] | null {
  if (place.value === null) return null;
  const items = listItems(place);
  const fields = items.map(readField);
  refuseDuplicates(items.map((item, index) => ({ name: fields[index]?.name ?? '', place: item })));
  return fields;
}

function readField(place: Place): SchemaField {
  const name = isRecord(place.value) ? readName(getChild(place, 'name')) : '';
  if (!isRecord(place.value)) reportUnexpected(place, 'a field');
  const defaultValue = readDefault(findChild(place, 'default'));
  return {
    name,
    label: readOptionalText(place, 'label') || name,
    mandatory: readFlag(findChild(place, 'mandatory'), false),
    nullable: readFlag(findChild(place, 'nullable', 'nillable'), true),
    editable: readFlag(findChild(place, 'editable', 'editalbe'), true),
    type: isRecord(place.value) ? readType(getChild(place, 'type')) : unknownType,
    ...(defaultValue === '' ? {} : { default: defaultValue }),
  };
}

/** Documented as "any type"; what is no scalar cannot be a value of a query and is left out. */
function readDefault(place: Place | undefined): string {
  const value = place?.value;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

const unknownType: FieldType = { name: '', refersTo: [], picklistValues: [] };

function readType(place: Place): FieldType {
  if (typeof place.value === 'string') return { ...unknownType, name: readName(place) };
  if (!isRecord(place.value)) {
    reportUnexpected(place, 'a type');
    return unknownType;
  }
  const refersTo = findChild(place, 'refersTo');
  const values = findChild(place, 'picklistValues');
  const format = readOptionalText(place, 'format');
  return {
    name: readName(getChild(place, 'name')),
    refersTo: refersTo === undefined ? [] : listItems(refersTo).map(readName),
    picklistValues: values === undefined ? [] : listItems(values).map(readPicklistValue),
    ...(format === '' ? {} : { format }),
  };
}

/** `{label, value}` on real servers, `{name, value}` in the documentation. */
function readPicklistValue(place: Place): PicklistValue {
  if (!isRecord(place.value)) {
    reportUnexpected(place, 'a picklist value');
    return { value: '', label: '' };
  }
  const value = readText(getChild(place, 'value'));
  const label = findChild(place, 'label', 'name');
  return { value, label: label === undefined ? value : readText(label) };
}
