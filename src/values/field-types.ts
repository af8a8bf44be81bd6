import * as codes from '../diagnostics/codes.js';
import { id, type TypeTraits, unknown, type ValueProblem } from './traits.js';

const numberShape = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i;
const integerShape = /^\s*[+-]?\d+\s*$/;

const numberHint = "Numbers are written without thousands separators, with a decimal point: '1234.5'.";

export const isNumber = (value: string): boolean => numberShape.test(value);

function checkNumber(value: string): ValueProblem | undefined {
  if (isNumber(value)) return undefined;
  return { name: 'invalid-number', code: codes.invalidNumber, problem: 'is no number', hint: numberHint };
}

function checkInteger(value: string): ValueProblem | undefined {
  if (integerShape.test(value)) return undefined;
  const problem = {
    name: 'invalid-number',
    code: codes.invalidNumber,
    problem: 'is no whole number',
  } as const;
  return isNumber(value) ? problem : { ...problem, hint: numberHint };
}

function checkBoolean(value: string): ValueProblem | undefined {
  if (value === '0' || value === '1') return undefined;
  return {
    name: 'invalid-boolean',
    code: codes.invalidBoolean,
    problem: "is neither '1' nor '0', so it matches nothing",
  };
}

const dateShape = /^(\d{4})-(\d{2})-(\d{2})$/;
const timeShape = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;

/** Whether a text is a day of the calendar, or MySQL's zero date. */
export function isDate(text: string): boolean {
  const [, year, month, day] = dateShape.exec(text) ?? [];
  if (!year || !month || !day) return false;
  if (text === '0000-00-00') return true;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function checkDate(value: string): ValueProblem | undefined {
  const [date = '', time, ...more] = value.trim().split(' ');
  if (isDate(date) && more.length === 0 && (time === undefined || timeShape.test(time))) return undefined;
  const hint = "Dates are written as yyyy-mm-dd, whatever the user's settings are.";
  return { name: 'invalid-date', code: codes.invalidDate, problem: 'is no date', hint };
}

function checkTime(value: string): ValueProblem | undefined {
  if (timeShape.test(value.trim())) return undefined;
  const hint = "Times are written as hh:mm or hh:mm:ss: '09:30'.";
  return { name: 'invalid-time', code: codes.invalidTime, problem: 'is no time', hint };
}

function checkDatetime(value: string): ValueProblem | undefined {
  if (checkDate(value) === undefined) return undefined;
  const hint = "They are written in UTC as yyyy-mm-dd hh:mm:ss: '2016-05-20 14:30:00'.";
  return { name: 'invalid-datetime', code: codes.invalidDatetime, problem: 'is no date and time', hint };
}

const looksLike = (shape: RegExp, what: string) => (value: string) =>
  value.trim() === '' || shape.test(value)
    ? undefined
    : ({ name: 'unlikely-format', problem: `does not look like ${what}` } satisfies ValueProblem);

const texts = ['string', 'number', 'bigint'];

const text: TypeTraits = {
  holds: 'text',
  ordered: true,
  takes: texts,
  // The collation pads, so a blank is as good as nothing.
  test: (isSet) => (isSet ? ['like', '_%'] : ['=', ' ']),
};
const choice: TypeTraits = { ...text, ordered: false };
const decimal: TypeTraits = { holds: 'number', ordered: true, takes: texts, check: checkNumber };
const moment = { ordered: true, takes: ['string'] } as const;
const testDate: TypeTraits['test'] = (isSet) => (isSet ? ['like', '_%'] : undefined);

/**
 * What each field type holds. Type names are those of `describe` (language reference, sections 1 and 6); dates are
 * UTC (section 3, "Result values").
 */
const traits: ReadonlyMap<string, TypeTraits> = new Map<string, TypeTraits>([
  ['string', text],
  ['text', text],
  ['skype', text],
  ['password', text],
  ['file', text],
  ['email', { ...text, check: looksLike(/@/, 'an e-mail address') }],
  ['phone', { ...text, check: looksLike(/\d/, 'a phone number') }],
  ['url', { ...text, check: looksLike(/\./, 'a web address') }],
  ['picklist', choice],
  ['multipicklist', choice],
  ['integer', { ...decimal, check: checkInteger }],
  ['double', decimal],
  ['currency', decimal],
  ['boolean', { ...unknown, holds: 'boolean', ordered: false, check: checkBoolean }],
  [
    'date',
    { ...moment, holds: 'date', writeDate: (iso) => iso.slice(0, 10), test: testDate, check: checkDate },
  ],
  ['time', { ...moment, holds: 'time', writeDate: (iso) => iso.slice(11, 19), check: checkTime }],
  [
    'datetime',
    {
      ...moment,
      holds: 'datetime',
      writeDate: (iso) => iso.slice(0, 19).replace('T', ' '),
      test: testDate,
      check: checkDatetime,
    },
  ],
  ['reference', { ...id, test: (isSet, prefix) => [isSet ? '>' : '=', `${prefix}x0`] }],
  ['owner', id],
]);

/** A described field, or as much of one as says what it holds. */
export interface TypedField {
  readonly name: string;
  readonly type: { readonly name: string };
}

/** What the field holds; a type name that nobody documented holds something unknown, and is not judged. */
export function traitsOf(field: TypedField): TypeTraits {
  return field.name === 'id' ? id : (traits.get(field.type.name) ?? unknown);
}

/** Whether a type holds several picklist values as one text (`red |##| green`). */
export const isMultiple = (type: TypedField['type']): boolean => type.name === 'multipicklist';
