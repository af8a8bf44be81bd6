import * as codes from '../diagnostics/codes.js';
import { refuse } from './build-error.js';
import { type TypeTraits, traitsOf, type ValueProblem } from './field-types.js';
import { checkId, showValue } from './to-literal.js';
import type { ValueField } from './value-field.js';

/** A field of which somebody told the type, and, of ids, what may stand before their x. */
export function createTypedField(name: string, kind: string, prefixes: readonly string[]): ValueField {
  const { holds, check } = traitsOf({ name, type: { name: kind } });
  const checkText = (text: string): void => {
    if (holds === 'id') checkPrefix(name, text, prefixes);
    else refuseProblem(name, kind, text, check?.(text));
  };
  return {
    name,
    kind,
    holds,
    takes: takes[holds],
    writeDate: dateWriters[holds],
    check: (text, isPattern) => (isPattern ? checkPattern(name, holds, text) : checkText(text)),
    ...(kind !== 'unknown' && {
      test: (isSet: boolean) =>
        findTest(name === 'id' ? 'id' : kind, holds, isSet, prefixes[0]) ??
        refuseTest(name, kind, holds, isSet),
    }),
  };
}

const text = ['string'];
const numbers = [...text, 'number', 'bigint'];

const takes: { readonly [Holds in TypeTraits['holds']]: readonly string[] } = {
  text: numbers,
  number: numbers,
  boolean: [...numbers, 'boolean'],
  date: text,
  time: text,
  datetime: text,
  id: text,
  unknown: [...numbers, 'boolean'],
};

/** Dates are UTC (section 3, "Result values"). */
const dateWriters: { readonly [Holds in TypeTraits['holds']]?: (iso: string) => string } = {
  date: (iso) => iso.slice(0, 10),
  time: (iso) => iso.slice(11, 19),
  datetime: (iso) => iso.slice(0, 19).replace('T', ' '),
};

/** Portable rule 8 (language reference, section 3). */
function findTest(
  kind: string,
  holds: TypeTraits['holds'],
  isSet: boolean,
  prefix = '11',
): readonly [string, string] | undefined {
  if (kind === 'reference') return [isSet ? '>' : '=', `${prefix}x0`];
  if (holds === 'text' && !isSet) return ['=', ' '];
  return isSet && ['text', 'date', 'datetime'].includes(holds) ? ['like', '_%'] : undefined;
}

function refuseTest(name: string, kind: string, holds: TypeTraits['holds'], isSet: boolean): never {
  const message = `No test means on all servers that ${name}, a ${kind} field, is ${isSet ? 'set' : 'empty'}.`;
  return refuse(codes.noNullTest, message, holds === 'id' ? 'It always is set.' : undefined);
}

function checkPrefix(name: string, id: string, prefixes: readonly string[]): void {
  checkId(name, id);
  if (prefixes.length === 0 || prefixes.includes(id.split('x')[0] ?? '')) return;
  const list = prefixes.map((known) => `'${known}x…'`).join(' or ');
  const message = `${showValue(id)} is not an id that ${name} can hold.`;
  refuse(codes.idPrefix, message, `An id of this field reads ${list}.`);
}

function refuseProblem(name: string, kind: string, value: string, problem: ValueProblem | undefined): void {
  const code = problem && refusals[problem.name];
  if (!code) return;
  refuse(code, `${showValue(value)} ${problem.problem}, but ${name} is a ${kind} field.`, problem.hint);
}

const refusals: { readonly [Name in ValueProblem['name']]?: codes.Code } = {
  'invalid-number': codes.invalidNumber,
  'invalid-boolean': codes.invalidBoolean,
  'invalid-date': codes.invalidDate,
  'invalid-time': codes.invalidTime,
  'invalid-datetime': codes.invalidDatetime,
};

/** A hex literal compares as text. */
function checkPattern(name: string, holds: TypeTraits['holds'], pattern: string): void {
  if (!['number', 'boolean'].includes(holds) || !/['\\]/.test(pattern)) return;
  refuse(codes.hexForNumber, `No number in ${name} is like ${showValue(pattern)}.`);
}
