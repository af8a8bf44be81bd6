import {
  getChild,
  isRecord,
  listItems,
  listRecords,
  type Place,
  readFlag,
  readName,
  readNamed,
  readOptional,
  readText,
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
  const label = readOptional(place, ['label'], readText, '');
  const readAllowed = (key: string, fallback = true): boolean =>
    readOptional(place, [key], readFlag, fallback);
  return {
    name,
    // Servers repeat the name as label here; listtypes has the label that people see.
    label: (label !== name && label) || information?.label || name,
    idPrefix: readOptional(place, ['idPrefix'], readIdPrefix, null),
    isEntity: readAllowed('isEntity', information?.isEntity),
    createable: readAllowed('createable'),
    updateable: readAllowed('updateable'),
    deleteable: readAllowed('deleteable'),
    retrieveable: readAllowed('retrieveable'),
    labelFields: readOptional(place, ['labelFields'], readLabelFields, []),
    fields: readFields(getChild(place, 'fields')),
  };
}

function readIdPrefix(place: Place): string | null {
  const text = readText(place);
  if (/^\d+$/.test(text)) return text;
  if (typeof place.value === 'string' || typeof place.value === 'number') {
    reportProblem(place, `expected digits, got ${JSON.stringify(place.value)}`);
  }
  return null;
}

/** One comma-joined string, or an array. */
function readLabelFields(place: Place): readonly string[] {
  if (typeof place.value !== 'string') return readNames(place);
  return place.value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

const readFields = (place: Place): readonly SchemaField[] | null =>
  place.value === null ? null : readNamed(listRecords(place, 'a field'), readField);

function readField(place: Place): SchemaField {
  const name = readName(getChild(place, 'name'));
  const defaultValue = readDefault(getChild(place, 'default').value);
  return {
    name,
    label: readOptional(place, ['label'], readText, '') || name,
    mandatory: readOptional(place, ['mandatory'], readFlag, false),
    nullable: readOptional(place, ['nullable', 'nillable'], readFlag, true),
    editable: readOptional(place, ['editable', 'editalbe'], readFlag, true),
    type: readType(getChild(place, 'type')),
    ...(defaultValue && { default: defaultValue }),
  };
}

/** Documented as "any type"; what is no scalar cannot be a value of a query and is left out. */
const readDefault = (value: unknown): string =>
  ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';

const unknownType: FieldType = { name: '', refersTo: [], picklistValues: [] };

function readType(place: Place): FieldType {
  if (typeof place.value === 'string') return { ...unknownType, name: readName(place) };
  if (!isRecord(place.value)) {
    reportUnexpected(place, 'a type');
    return unknownType;
  }
  const format = readOptional(place, ['format'], readText, '');
  return {
    name: readName(getChild(place, 'name')),
    refersTo: readOptional(place, ['refersTo'], readNames, []),
    picklistValues: readOptional(place, ['picklistValues'], readPicklist, []),
    ...(format && { format }),
  };
}

const readNames = (place: Place): readonly string[] => listItems(place).map(readName);

/** Of `{label, value}` on real servers, `{name, value}` in the documentation. */
const readPicklist = (place: Place): readonly PicklistValue[] =>
  listRecords(place, 'a picklist value').map((item) => {
    const value = readText(getChild(item, 'value'));
    return { value, label: readOptional(item, ['label', 'name'], readText, value) };
  });
