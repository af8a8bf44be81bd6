import type { SchemaField } from '../../schema/schema.js';
import { traitsOf } from '../../values/field-types.js';
import type { Value } from './value.js';

/** A value as the database holds it: text, or NULL. */
export type Stored = string | null;

/** A value as someone hands it in: a request's JSON, or a record of a test. */
export type Given = string | number | boolean | null | undefined;

/** How the server keeps a kind of field. */
interface Storage {
  /** What a record has where nothing is given. */
  readonly empty: Stored;
  /** From a text that is not empty. */
  readonly keep?: (text: string, type: string) => string;
}

const decimalPlaces = 8;

/** Decimal columns write all their places: `1.50000000`. */
const keepDecimal = (text: string, type: string): string =>
  type === 'integer' || !Number.isFinite(Number(text)) ? text : Number(text).toFixed(decimalPlaces);

const keepFlag = (text: string): string => flags[text.toLowerCase()] ?? text;
const flags: Readonly<Record<string, string>> = {
  true: '1',
  false: '0',
  yes: '1',
  no: '0',
  on: '1',
  off: '0',
};

const storages: Readonly<Record<ReturnType<typeof traitsOf>['holds'], Storage>> = {
  text: { empty: '' },
  unknown: { empty: '' },
  time: { empty: '' },
  boolean: { empty: '0', keep: keepFlag },
  number: { empty: null, keep: keepDecimal },
  date: { empty: null },
  datetime: { empty: null },
  // An unset reference is 0, not NULL.
  id: { empty: '0' },
};

/** What the database holds of a given value; null is NULL, everything else that is empty the field's empty. */
export function store(given: Given, field: SchemaField): Stored {
  const { empty, keep } = storages[traitsOf(field).holds];
  if (given === null) return null;
  const text = given === undefined ? '' : String(given);
  if (text === '') return empty;
  return keep ? keep(text, field.type.name) : text;
}

/** The column's value, for conditions and sorts: ids are bare numbers there. */
export function readStored(stored: Stored, field: SchemaField): Value | null {
  if (stored === null) return null;
  const { holds } = traitsOf(field);
  if (holds === 'id') return { kind: 'number', number: toRecordNumber(stored) };
  if (holds === 'number') return { kind: 'number', number: Number(stored), text: stored };
  if (holds === 'date' || holds === 'datetime') return { kind: 'date', text: stored };
  return { kind: 'text', text: stored };
}

/** `12x95` is 95. */
export function toRecordNumber(id: string): number {
  return Number(id.slice(id.lastIndexOf('x') + 1)) || 0;
}
