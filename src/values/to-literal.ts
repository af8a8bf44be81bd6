import type { StringLiteral } from '../../grammar/ast.js';
import * as codes from '../diagnostics/codes.js';
import type { DiagnosticData } from '../diagnostics/diagnostic.js';
import { hasUnsendable } from '../syntax/spell-string.js';
import type { Unranged } from '../syntax/unranged.js';
import type { TypeTraits } from './traits.js';

/** What is known of a field that a value is for. */
export interface ValueField {
  readonly name: string;
  /** The name of its type in `describe`; `unknown` where nobody told. */
  readonly kind: string;
  readonly traits: TypeTraits;
  /** What may stand before the x of its ids; empty where that is not known. */
  readonly prefixes: readonly string[];
}

/** Why there is no literal for a value. */
export interface ValueRefusal {
  readonly refused: codes.Code;
  readonly message: string;
  readonly hint?: string;
  readonly data?: DiagnosticData;
}

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
export function toLiteral(value: unknown, field: ValueField): QuotedText | ValueRefusal {
  const text = toText(value, field);
  if (typeof text !== 'string') return text;
  return checkText(text, field) ?? quote(text);
}

function toText(value: unknown, field: ValueField): string | ValueRefusal {
  const { name, kind, traits } = field;
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
  if (isDate && traits.writeDate) return traits.writeDate(iso);
  if (isDate && traits.holds === 'unknown') return refuseUntyped(name, 'A Date');
  const type = isDate ? 'Date' : typeof value;
  if (traits.takes.includes(type)) return String(type === 'boolean' ? Number(value) : value);
  return {
    refused: codes.unfitValue,
    message: `${name} is a field of type ${kind}, which cannot be compared with a value of type ${type}.`,
  };
}

export const refuseUntyped = (name: string, what: string): ValueRefusal => ({
  refused: codes.untypedField,
  message: `${what} can be written only where the type of the field is known, which it is not of ${name}.`,
  hint: 'Give the builder a schema or fieldTypes.',
});

function checkText(text: string, field: ValueField): ValueRefusal | undefined {
  if (hasUnsendable(text)) {
    return {
      refused: codes.controlCharacter,
      message: `The text for ${field.name} holds a NUL character or half a surrogate pair, which cannot be sent.`,
    };
  }
  if (text === '') return undefined;
  if (field.traits.holds === 'id') return checkId(text, field);
  const problem = field.traits.check?.(text);
  if (!problem?.code) return undefined;
  const { code, hint } = problem;
  const message = `${showValue(text)} ${problem.problem}, but ${field.name} is a ${field.kind} field.`;
  return { refused: code, message, ...(hint && { hint }) };
}

/** Classic servers paste ids unquoted into SQL, so nothing else may pass (section 3). */
function checkId(text: string, { name, prefixes }: ValueField): ValueRefusal | undefined {
  const prefix = /^(\d+)x\d+$/.exec(text)?.[1];
  const list = prefixes.map((known) => `'${known}x…'`).join(' or ');
  const hint = `An id of this field reads ${list || "'12x95'"}.`;
  if (prefix === undefined) {
    return { refused: codes.invalidId, message: `${showValue(text)} is no id, but ${name} holds ids.`, hint };
  }
  if (prefixes.length === 0 || prefixes.includes(prefix)) return undefined;
  return { refused: codes.idPrefix, message: `${showValue(text)} is not an id that ${name} can hold.`, hint };
}
