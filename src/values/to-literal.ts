import type { StringLiteral } from '../../grammar/ast.js';
import * as codes from '../diagnostics/codes.js';
import { hasUnsendable } from '../syntax/spell-string.js';
import type { Unranged } from '../syntax/unranged.js';
import type { ValueField, ValueRefusal } from './value-field.js';

export type QuotedText = Unranged<StringLiteral>;

/** Portable rule 5: every value in quotes (language reference, section 3). */
export const quote = (value: string): QuotedText => ({ type: 'String', value });

/** A value as it is shown in messages. Any will do: text may be made of few others without their own code running. */
export function showValue(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 40 ? `${value.slice(0, 40)}…` : value}'`;
  const isPlain = value === null || !['object', 'function', 'symbol'].includes(typeof value);
  return isPlain ? String(value) : `a value of type ${typeof value}`;
}

/**
 * The literal that makes servers compare the field with `value`, or why there is none. What is known of the
 * field is checked; empty text is not, since it depends on the operator.
 */
export function toLiteral(value: unknown, field: ValueField, isPattern = false): QuotedText | ValueRefusal {
  const text = toText(value, field);
  if (typeof text !== 'string') return text;
  if (hasUnsendable(text)) {
    return {
      refused: codes.controlCharacter,
      message: `The text for ${field.name} holds a NUL character or half a surrogate pair.`,
    };
  }
  return (text && field.judge?.(text, isPattern)) || quote(text);
}

function toText(value: unknown, field: ValueField): string | ValueRefusal {
  const { name, kind, holds, takes } = field;
  if (value === null || value === undefined) {
    return {
      refused: codes.nullComparison,
      message: `A comparison of ${name} with ${value} never matches.`,
      hint: "Ask with 'is': 'set' or 'empty'.",
    };
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return { refused: codes.invalidNumber, message: `${value} is no number that ${name} could be.` };
  }
  const isDate = value instanceof Date;
  const iso = isDate && !Number.isNaN(value.getTime()) ? value.toISOString() : '';
  if (isDate && iso.length !== 24) {
    return {
      refused: codes.invalidDate,
      message: `The Date for ${name} is invalid, or not of the years 0 to 9999.`,
    };
  }
  if (isDate && field.writeDate) return field.writeDate(iso);
  if (isDate && holds === 'unknown') return refuseUntyped(name, 'A Date');
  const type = isDate ? 'Date' : typeof value;
  if (takes.includes(type)) return String(type === 'boolean' ? Number(value) : value);
  return {
    refused: codes.unfitValue,
    message: `${name}, a field of type ${kind}, cannot be compared with a value of type ${type}.`,
  };
}

export const refuseUntyped = (name: string, what: string): ValueRefusal => ({
  refused: codes.untypedField,
  message: `${what} takes the type of ${name}, which is not known.`,
  hint: 'Give the builder a schema or fieldTypes.',
});

/** Classic servers paste ids unquoted into SQL, so nothing else may pass (section 3). */
export const judgeId = (name: string, text: string): ValueRefusal | undefined =>
  /^\d+x\d+$/.test(text)
    ? undefined
    : {
        refused: codes.invalidId,
        message: `${showValue(text)} is no id, but ${name} holds ids.`,
        hint: "An id reads '12x95'.",
      };
