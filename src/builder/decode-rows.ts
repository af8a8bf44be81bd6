import * as codes from '../diagnostics/codes.js';
import { refuse } from '../values/build-error.js';
import type { TypeTraits } from '../values/field-types.js';
import { refuseUntyped, showValue } from '../values/to-literal.js';
import type { ValueField } from '../values/value-field.js';
import { QueryBuilder } from './query-builder.js';

/** A record as it arrives: texts, but `count` may be a number. */
export type RawRow = Readonly<Record<string, unknown>>;

/**
 * The results of a query as typed values: numbers, booleans, dates as `Date` (a day is midnight UTC), the chosen
 * values of a multi-select picklist as a list. `''` is null there, since servers send NULL so; texts and picklists
 * stay as they are, and so do keys that are no field, such as `account_id_nameValue`.
 *
 * @throws QueryBuildError where no schema and no `fieldTypes` told what the fields of the module hold, and for a
 * value that does not fit its field.
 */
export function decodeRows<Decoded>(
  query: QueryBuilder<never, unknown, Decoded>,
  rows: readonly RawRow[],
): Decoded[] {
  const { columns, fields, module } = QueryBuilder.draftOf(query);
  if (columns === 'count') return rows.map(({ count }) => ({ count: Number(count) })) as Decoded[];
  if (!fields.described) {
    refuseUntyped(module, 'A row');
  }
  const known = new Map<string, ValueField | undefined>();
  const learn = (name: string): ValueField | undefined => {
    if (!known.has(name)) known.set(name, fields.peek(name));
    return known.get(name);
  };
  return rows.map((row) => {
    const entries = Object.entries(row).map(([name, value]) => {
      const field = typeof value === 'string' ? learn(name) : undefined;
      return [name, field ? decode(value as string, field) : value] as const;
    });
    return Object.fromEntries(entries) as Decoded;
  });
}

function decode(text: string, field: ValueField): unknown {
  if (field.kind === 'multipicklist') return text === '' ? [] : text.split(' |##| ');
  const read = readers[field.holds];
  if (!read) return text;
  // MySQL's zero date stands for none.
  if (text === '' || text.startsWith('0000-00-00')) return null;
  const value = read(text);
  if (value !== undefined) return value;
  return refuse(codes.unfitValue, `${showValue(text)} is no value of ${field.name}, a ${field.kind} field.`);
}

type Reader = (text: string) => unknown;

const readNumber: Reader = (text) =>
  text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text);

const readDate: Reader = (text) => {
  const date = new Date(`${text.trim().replace(' ', 'T')}${text.includes(':') ? 'Z' : ''}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
};

/** What the texts of a result mean, by what the field holds; undefined where they mean nothing. */
const readers: { readonly [Holds in TypeTraits['holds']]?: Reader } = {
  number: readNumber,
  boolean: (text) => ({ '0': false, '1': true })[text],
  date: readDate,
  datetime: readDate,
  time: (text) => text,
  id: (text) => text,
};
