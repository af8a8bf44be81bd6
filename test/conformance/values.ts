/**
 * How the database of the measured servers compares a stored value with a value of the query. The collation is the
 * test server's, which is held to the recorded answers itself; with what lints and builds queries nothing is shared,
 * since that must not be its own judge.
 */

import {
  castToNumber,
  compareCodes,
  compareTexts,
  matchesPattern,
  toMoment,
} from '../../src/testing/database/collation.js';

/** How a column holds its values. `id` covers id, reference and owner fields: `11x88`. */
export type Kind = 'text' | 'number' | 'date' | 'id';

/** A value as the records file holds it. */
export type Stored = string | number | null;

/**
 * A value of the query. `number` is set where the text is written as a number (`5`, `1.5`, `true`),
 * `hexNumber` where it is a hex literal, which numeric columns read as a number. null is NULL.
 */
export interface Operand {
  readonly text: string;
  readonly number?: number;
  readonly hexNumber?: number;
}

/** Negative, zero or positive as `stored` is less than, equal to or greater than `operand`; null when unknown. */
export function compareStored(stored: Stored, kind: Kind, operand: Operand | null): number | null {
  if (stored === null || operand === null) return null;
  switch (kind) {
    case 'text':
      return compareText(String(stored), operand);
    case 'number':
      return compareNumbers(
        Number(stored),
        operand.number ?? operand.hexNumber ?? castToNumber(operand.text),
      );
    case 'date':
      return compareCodes(toMoment(String(stored)), toMoment(operand.text));
    case 'id':
      return compareIds(String(stored), operand);
  }
}

/** Sorts as `order by … asc` does: NULL first. */
export function compareForSort(a: Stored, b: Stored, kind: Kind): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return compareStored(a, kind, { text: String(b) }) ?? 0;
}

/**
 * Whether a sort puts this value where the database puts it. The accents that stand alone sort right after the
 * blank there, after all punctuation here.
 */
export function sortsAlike(stored: Stored): boolean {
  return !/[`^\u00b4\u00a8]/.test(String(stored));
}

/** A text column is cast to a number where the query has a number: `lastname = 0` matches nearly everything. */
function compareText(stored: string, operand: Operand): number {
  if (operand.number !== undefined) return compareNumbers(castToNumber(stored), operand.number);
  return compareTexts(stored, operand.text);
}

/** A text that is no id equals none. Empty text is 0, the unset reference. */
function compareIds(stored: string, operand: Operand): number | null {
  const wanted = toRecordNumber(operand.text);
  return wanted === null ? null : compareNumbers(toRecordNumber(stored) ?? 0, wanted);
}

/** `12x95` and `95` are 95. */
function toRecordNumber(text: string): number | null {
  if (text.trim() === '') return 0;
  const match = /^\s*(?:\d+x)?(\d+)\s*$/.exec(text);
  return match === null ? null : Number(match[1]);
}

function compareNumbers(a: number, b: number): number {
  return a - b;
}

/** `like` on text, and on the bare number of an id. */
export function matchesLike(stored: Stored, kind: Kind, pattern: string): boolean {
  if (stored === null) return false;
  const cut = kind === 'id' ? afterX : String;
  return matchesPattern(cut(String(stored)), cut(pattern));
}

/** `like` on an id looks at the bare number; so does its pattern when it has an `x`. */
function afterX(text: string): string {
  return text.slice(text.indexOf('x') + 1);
}
