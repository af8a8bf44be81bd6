import type { StringLiteral } from '../../grammar/ast.js';
import * as codes from '../diagnostics/codes.js';
import { hasUnsendable } from '../syntax/spell-string.js';
import type { Unranged } from '../syntax/unranged.js';
import { refuse } from './build-error.js';
import type { ValueField } from './value-field.js';

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
 * The literal that makes servers compare the field with `value`. What is known of the field is checked; empty text is
 * not, since it depends on the operator.
 *
 * @throws QueryBuildError where there is none.
 */
export function toLiteral(value: unknown, field: ValueField, isPattern = false): QuotedText {
  const text = toText(value, field);
  if (hasUnsendable(text)) {
    const message = `The text for ${field.name} holds a NUL character or half a surrogate pair.`;
    refuse(codes.controlCharacter, message);
  }
  if (text) field.check?.(text, isPattern);
  return quote(text);
}

function toText(value: unknown, field: ValueField): string {
  const { name, kind, holds, takes } = field;
  if (value === null || value === undefined) {
    const message = `A comparison of ${name} with ${value} never matches.`;
    refuse(codes.nullComparison, message, "Ask with 'is': 'set' or 'empty'.");
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    refuse(codes.invalidNumber, `${value} is no number that ${name} could be.`);
  }
  const isDate = value instanceof Date;
  const iso = isDate && !Number.isNaN(value.getTime()) ? value.toISOString() : '';
  if (isDate && iso.length !== 24) {
    refuse(codes.invalidDate, `The Date for ${name} is invalid, or not of the years 0 to 9999.`);
  }
  if (isDate && field.writeDate) return field.writeDate(iso);
  if (isDate && holds === 'unknown') refuseUntyped(name, 'A Date');
  const type = isDate ? 'Date' : typeof value;
  if (takes.includes(type)) return String(type === 'boolean' ? Number(value) : value);
  const message = `${name}, a field of type ${kind}, cannot be compared with a value of type ${type}.`;
  return refuse(codes.unfitValue, message);
}

/** @throws QueryBuildError */
export function refuseUntyped(name: string, what: string): never {
  const message = `${what} takes the type of ${name}, which is not known.`;
  return refuse(codes.untypedField, message, 'Give the builder a schema or fieldTypes.');
}

/**
 * Classic servers paste ids unquoted into SQL, so nothing else may pass (section 3).
 *
 * @throws QueryBuildError
 */
export function checkId(name: string, text: string): void {
  if (/^\d+x\d+$/.test(text)) return;
  refuse(codes.invalidId, `${showValue(text)} is no id, but ${name} holds ids.`, "An id reads '12x95'.");
}
