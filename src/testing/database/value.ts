import { castToNumber, compareCodes, compareTexts, toMoment } from './collation.js';

/**
 * A value while a condition runs. `date` is what a date column holds; a `hex` literal is a text and, where a
 * number is wanted, a number; a number of a decimal column is written as its column writes it. NULL is null.
 */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number; readonly text?: string }
  | { readonly kind: 'hex'; readonly text: string; readonly number: number };

export const fromText = (text: string): Value => ({ kind: 'text', text });
export const fromNumber = (number: number): Value => ({ kind: 'number', number });

/** SQL's three-valued truth: 1, 0, or NULL for unknown. */
export const fromTruth = (truth: boolean | null): Value | null =>
  truth === null ? null : fromNumber(truth ? 1 : 0);

export function toText(value: Value): string {
  return value.kind === 'number' ? (value.text ?? String(value.number)) : value.text;
}

export function toNumber(value: Value): number {
  return value.kind === 'text' || value.kind === 'date' ? castToNumber(value.text) : value.number;
}

export function toTruth(value: Value | null): boolean | null {
  return value === null ? null : toNumber(value) !== 0;
}

/**
 * Negative, zero or positive; null when either is NULL. A date on one side makes both dates, a number makes
 * both numbers: that is why `lastname = 0` finds nearly everything (language reference, section 3).
 */
export function compareValues(a: Value | null, b: Value | null): number | null {
  if (a === null || b === null) return null;
  if (a.kind === 'date' || b.kind === 'date') return compareCodes(toMoment(toText(a)), toMoment(toText(b)));
  if (a.kind === 'number' || b.kind === 'number') return toNumber(a) - toNumber(b);
  return compareTexts(a.text, b.text);
}

/** As `order by` does: NULL first. */
export function compareForSort(a: Value | null, b: Value | null): number {
  return compareValues(a, b) ?? Number(a !== null) - Number(b !== null);
}
