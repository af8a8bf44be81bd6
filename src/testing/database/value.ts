import { castToNumber, compareCodes, compareTexts, toMoment } from './collation.js';

/**
 * A value while a condition runs. NULL is null. `date` is what a date column holds. A text of the query knows
 * its number beforehand, which for a hex literal is not the one that it starts with; a number of a decimal
 * column is written as its column writes it.
 */
export type Value =
  | { readonly kind: 'text'; readonly text: string; readonly number?: number }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number; readonly text?: string };

/** A text of the query: compared with every record, so cast once. */
export const fromText = (text: string): Value => ({ kind: 'text', text, number: castToNumber(text) });
export const fromNumber = (number: number): Value => ({ kind: 'number', number });

/** SQL's three-valued truth: 1, 0, or NULL for unknown. */
export const fromTruth = (truth: boolean | null): Value | null =>
  truth === null ? null : fromNumber(truth ? 1 : 0);

export function toText(value: Value): string {
  return value.kind === 'number' ? (value.text ?? String(value.number)) : value.text;
}

export function toNumber(value: Value): number {
  if (value.kind === 'number') return value.number;
  return (value.kind === 'text' ? value.number : undefined) ?? castToNumber(value.text);
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
