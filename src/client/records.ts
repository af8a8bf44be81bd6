import type { Compare, FieldName, Id, Select, SelectedRow } from '../builder/types.js';
import type { AnyRow } from './check-rows.js';
import { ClientError } from './client-error.js';

/** The names of the modules that the types of a server know; any text where there are none. */
export type ModuleName<Crm> = keyof Crm & string;

/** A record as the server sends it. */
export type RecordOf<Crm, Name extends ModuleName<Crm>> = SelectedRow<Crm[Name]>;

/** Without generated types any text may be an id. */
export type RecordId<Crm, Name extends ModuleName<Crm>> =
  | Id<Name>
  | (string extends ModuleName<Crm> ? string : never);

/** What a request can write as a value. */
export type Scalar = string | number | boolean | bigint;

/** What may be written into a field: what the server sends, or what it may be compared with; null empties it. */
export type Written<F> = Select<F> | Extract<Compare<F>, Scalar> | null;

/** The fields of a record to be written. */
export type Values<Module> = { readonly [Name in FieldName<Module>]?: Written<Module[Name]> | undefined };

/** The same, of a record that exists. */
export type Identified<Crm, Name extends ModuleName<Crm>> = Values<Crm[Name]> & {
  readonly id: RecordId<Crm, Name>;
};

/**
 * The JSON of a record: all values are texts, as in results. Fields that are undefined are left out.
 *
 * @throws ClientError for a value that is neither text, number, boolean nor null, such as a `Date`: whether its time
 * counts, only the field knows.
 */
export function toElement(values: object): string {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return JSON.stringify(Object.fromEntries(entries.map(([name, value]) => [name, toText(name, value)])));
}

function toText(name: string, value: unknown): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  const isFit = typeof value === 'string' || typeof value === 'bigint' || Number.isFinite(value);
  if (isFit) return String(value);
  throw new ClientError(
    'invalid-option',
    `The value for ${name} is neither text, number, boolean nor null.`,
    {
      hint: "Dates are written as '2016-05-20', moments in UTC as '2016-05-20 14:30:00'.",
    },
  );
}

/** @throws ClientError for a result that is no record. */
export function readRecord(result: unknown, operation: string): AnyRow {
  if (typeof result === 'object' && result !== null && typeof (result as AnyRow)['id'] === 'string') {
    return result as AnyRow;
  }
  throw new ClientError('unexpected-answer', `The result of the ${operation} is no record.`, { operation });
}
