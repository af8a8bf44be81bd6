import * as codes from '../diagnostics/codes.js';
import { type TypeTraits, traitsOf, type ValueProblem } from './field-types.js';
import { judgeId, showValue } from './to-literal.js';
import type { ValueField, ValueRefusal } from './value-field.js';

/** A field of which somebody told the type, and, of ids, what may stand before their x. */
export function createTypedField(name: string, kind: string, prefixes: readonly string[]): ValueField {
  const { holds, check } = traitsOf({ name, type: { name: kind } });
  const judgeText = (text: string): ValueRefusal | undefined =>
    holds === 'id'
      ? (judgeId(name, text) ?? judgePrefix(name, text, prefixes))
      : judgeValue(name, kind, text, check);
  return {
    name,
    kind,
    holds,
    takes: takes[holds],
    writeDate: dateWriters[holds],
    judge: (text, isPattern) => (isPattern ? judgePattern(name, holds, text) : judgeText(text)),
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

/** Dates are UTC (language reference, section 3, "Result values"). */
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

function refuseTest(name: string, kind: string, holds: TypeTraits['holds'], isSet: boolean): ValueRefusal {
  return {
    refused: codes.noNullTest,
    message: `No test means on all servers that ${name}, a ${kind} field, is ${isSet ? 'set' : 'empty'}.`,
    ...(holds === 'id' && { hint: 'It always is set.' }),
  };
}

function judgePrefix(name: string, id: string, prefixes: readonly string[]): ValueRefusal | undefined {
  if (prefixes.length === 0 || prefixes.includes(id.split('x')[0] ?? '')) return undefined;
  const list = prefixes.map((known) => `'${known}x…'`).join(' or ');
  const message = `${showValue(id)} is not an id that ${name} can hold.`;
  return { refused: codes.idPrefix, message, hint: `An id of this field reads ${list}.` };
}

function judgeValue(
  name: string,
  kind: string,
  value: string,
  check: TypeTraits['check'],
): ValueRefusal | undefined {
  const problem = check?.(value);
  const refused = problem && refusals[problem.name];
  if (!refused) return undefined;
  const message = `${showValue(value)} ${problem.problem}, but ${name} is a ${kind} field.`;
  return { refused, message, ...(problem.hint !== undefined && { hint: problem.hint }) };
}

const refusals: { readonly [Name in ValueProblem['name']]?: codes.Code } = {
  'invalid-number': codes.invalidNumber,
  'invalid-boolean': codes.invalidBoolean,
  'invalid-date': codes.invalidDate,
  'invalid-time': codes.invalidTime,
  'invalid-datetime': codes.invalidDatetime,
};

/** A hex literal compares as text. */
function judgePattern(name: string, holds: TypeTraits['holds'], pattern: string): ValueRefusal | undefined {
  if (!['number', 'boolean'].includes(holds) || !/['\\]/.test(pattern)) return undefined;
  return { refused: codes.hexForNumber, message: `No number in ${name} is like ${showValue(pattern)}.` };
}
