import { trimEnd } from '../../text/trim-end.js';

/**
 * How the database of the measured servers (MariaDB 10.11, collation utf8_unicode_ci) compares values
 * (language reference, section 3). Beside `values/collation.ts`, which asks whether two texts may be taken
 * for one another, this says which is the greater.
 */

const collator = new Intl.Collator('en', { sensitivity: 'base' });

/** `=` and its kin on text: case, accents and trailing blanks do not count, ß is ss. */
export function compareTexts(a: string, b: string): number {
  return collator.compare(trimEnd(a, ' '), trimEnd(b, ' '));
}

/** The number that a text starts with, else 0. */
export function castToNumber(text: string): number {
  return Number(/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/i.exec(text)?.[0] ?? 0);
}

const noDate = '0000-00-00 00:00:00';
const compactShape = /^(\d{4})(\d\d)(\d\d)$/;
const dateShape = /^\s*(\d{4}|\d\d)[^\dT](\d\d?)[^\dT](\d\d?)(?:[ T](\d\d?):(\d\d?)(?::(\d\d?))?)?\s*$/;

/** A date or time as `yyyy-mm-dd hh:mm:ss`; what is no date counts as the zero date, before all others. */
export function toMoment(text: string): string {
  const parts = compactShape.exec(text) ?? dateShape.exec(text);
  if (parts === null) return noDate;
  const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = parts.slice(1);
  if (Number(month) > 12 || Number(day) > 31) return noDate;
  const [hh, mm, ss] = [hour, minute, second].map(padTwo);
  return `${year.padStart(4, '20')}-${padTwo(month)}-${padTwo(day)} ${hh}:${mm}:${ss}`;
}

const padTwo = (digits: string | undefined): string => (digits ?? '').padStart(2, '0');

/** Negative, zero or positive, by code units. */
export function compareCodes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type PatternPart = 'anything' | 'one character' | { readonly letter: string };

/**
 * `like`: unlike `=`, it counts trailing blanks and compares letter by letter, so ß is not ss. `%` and `_`
 * are wildcards where no backslash stands before them.
 */
export function matchesPattern(text: string, pattern: string): boolean {
  const parts = readPattern(pattern);
  const letters = [...text];
  let [part, at] = [0, 0];
  // Where the last `%` was, and how much it has swallowed so far.
  let [anything, swallowed] = [-1, 0];
  while (at < letters.length) {
    const wanted = parts[part];
    if (wanted === 'anything') {
      [anything, swallowed] = [part++, at];
    } else if (wanted !== undefined && isLetter(wanted, letters[at] ?? '')) {
      part++;
      at++;
    } else if (anything >= 0) {
      part = anything + 1;
      at = ++swallowed;
    } else {
      return false;
    }
  }
  return parts.slice(part).every((rest) => rest === 'anything');
}

function isLetter(part: Exclude<PatternPart, 'anything'>, letter: string): boolean {
  return part === 'one character' || collator.compare(part.letter, letter) === 0;
}

function readPattern(pattern: string): readonly PatternPart[] {
  const parts: PatternPart[] = [];
  const letters = [...pattern];
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i] ?? '';
    if (letter === '%') parts.push('anything');
    else if (letter === '_') parts.push('one character');
    else if (letter === '\\' && i + 1 < letters.length) parts.push({ letter: letters[++i] ?? '' });
    else parts.push({ letter });
  }
  return parts;
}
