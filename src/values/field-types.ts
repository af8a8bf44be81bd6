/**
 * What each field type holds, as one table: rules ask it whether a value fits, the builder how to write one.
 * Type names are those of `describe` (language reference, sections 1 and 6).
 */
export interface TypeTraits {
  /** `text` is compared by collation, `number` and `boolean` as numbers, `id` by the number after its x. */
  readonly holds: 'text' | 'number' | 'boolean' | 'date' | 'time' | 'datetime' | 'id' | 'unknown';
  /** Whether `<` and `>` say something sensible. */
  readonly ordered: boolean;
  /** What is wrong with a value, or undefined. */
  readonly check?: (value: string) => ValueProblem | undefined;
}

export interface ValueProblem {
  readonly name:
    | 'invalid-number'
    | 'invalid-boolean'
    | 'invalid-date'
    | 'invalid-time'
    | 'invalid-datetime'
    | 'unlikely-format';
  /** What is wrong, to be put after the value: `is no number`. */
  readonly problem: string;
  readonly hint?: string;
}

const numberShape = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i;
const integerShape = /^\s*[+-]?\d+\s*$/;

const numberHint = "Numbers are written without thousands separators, with a decimal point: '1234.5'.";

export const isNumber = (value: string): boolean => numberShape.test(value);

/** A check that finds the same problem with every value that does not pass the test. */
const demand =
  (test: (value: string) => boolean, problem: ValueProblem) =>
  (value: string): ValueProblem | undefined =>
    test(value) ? undefined : problem;

const checkNumber = demand(isNumber, { name: 'invalid-number', problem: 'is no number', hint: numberHint });

const wholeProblem: ValueProblem = { name: 'invalid-number', problem: 'is no whole number' };

/** How numbers are written is of use only where there is none. */
function checkInteger(value: string): ValueProblem | undefined {
  if (integerShape.test(value)) return undefined;
  return isNumber(value) ? wholeProblem : { ...wholeProblem, hint: numberHint };
}

const checkBoolean = demand((value) => value === '0' || value === '1', {
  name: 'invalid-boolean',
  problem: "is neither '1' nor '0', so it matches nothing",
});

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

/** Whether a text is a day, with or without a time. */
function isMoment(text: string): boolean {
  const [date = '', time, ...more] = text.trim().split(' ');
  return isDate(date) && more.length === 0 && (time === undefined || timeShape.test(time));
}

const checkDate = demand(isMoment, {
  name: 'invalid-date',
  problem: 'is no date',
  hint: "Dates are written as yyyy-mm-dd, whatever the user's settings are.",
});

const checkTime = demand((value) => timeShape.test(value.trim()), {
  name: 'invalid-time',
  problem: 'is no time',
  hint: "Times are written as hh:mm or hh:mm:ss: '09:30'.",
});

const checkDatetime = demand(isMoment, {
  name: 'invalid-datetime',
  problem: 'is no date and time',
  hint: "They are written in UTC as yyyy-mm-dd hh:mm:ss: '2016-05-20 14:30:00'.",
});

const looksLike = (shape: RegExp, what: string) =>
  demand((value) => value.trim() === '' || shape.test(value), {
    name: 'unlikely-format',
    problem: `does not look like ${what}`,
  });

const text: TypeTraits = { holds: 'text', ordered: true };
const choice: TypeTraits = { holds: 'text', ordered: false };
const id: TypeTraits = { holds: 'id', ordered: true };
const unknown: TypeTraits = { holds: 'unknown', ordered: true };
const decimal: TypeTraits = { holds: 'number', ordered: true, check: checkNumber };

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
  ['integer', { holds: 'number', ordered: true, check: checkInteger }],
  ['double', decimal],
  ['currency', decimal],
  ['boolean', { holds: 'boolean', ordered: false, check: checkBoolean }],
  ['date', { holds: 'date', ordered: true, check: checkDate }],
  ['time', { holds: 'time', ordered: true, check: checkTime }],
  ['datetime', { holds: 'datetime', ordered: true, check: checkDatetime }],
  ['reference', id],
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
