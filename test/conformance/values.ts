/**
 * How the database of the measured servers (MariaDB 10.11, collation utf8_unicode_ci) compares a stored
 * value with a value of the query. Shares nothing with the library: what is tested must not be its own judge.
 */

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

const collator = new Intl.Collator('en', { sensitivity: 'base' });

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
  return collator.compare(trimBlanks(stored), trimBlanks(operand.text));
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

/** The number that a text starts with, else 0. */
function castToNumber(text: string): number {
  return Number(/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/i.exec(text)?.[0] ?? 0);
}

const NO_DATE = '0000-00-00 00:00:00';

/** A date or time as `yyyy-mm-dd hh:mm:ss`; what is no date counts as the zero date, before all others. */
function toMoment(text: string): string {
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  const parts =
    compact ??
    /^\s*(\d{4}|\d\d)[^\dT](\d\d?)[^\dT](\d\d?)(?:[ T](\d\d?):(\d\d?)(?::(\d\d?))?)?\s*$/.exec(text);
  if (parts === null) return NO_DATE;
  const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = parts.slice(1);
  if (Number(month) > 12 || Number(day) > 31) return NO_DATE;
  const [hh, mm, ss] = [hour, minute, second].map(padTwo);
  return `${year.padStart(4, '20')}-${padTwo(month)}-${padTwo(day)} ${hh}:${mm}:${ss}`;
}

function padTwo(digits: string | undefined): string {
  return (digits ?? '').padStart(2, '0');
}

function trimBlanks(text: string): string {
  return text.replace(/ +$/, '');
}

function compareNumbers(a: number, b: number): number {
  return a - b;
}

function compareCodes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `like`: unlike `=`, it counts trailing blanks and compares letter by letter, so ß is not ss. */
export function matchesLike(stored: Stored, kind: Kind, pattern: string): boolean {
  if (stored === null) return false;
  const text = kind === 'id' ? afterX(String(stored)) : String(stored);
  return matchesFrom([...text], readPattern(kind === 'id' ? afterX(pattern) : pattern));
}

/** `like` on an id looks at the bare number; so does its pattern when it has an `x`. */
function afterX(text: string): string {
  return text.slice(text.indexOf('x') + 1);
}

type PatternPart = 'anything' | 'one character' | { readonly letter: string };

function readPattern(pattern: string): PatternPart[] {
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

function matchesFrom(text: readonly string[], pattern: readonly PatternPart[]): boolean {
  const [part, ...rest] = pattern;
  const [letter, ...tail] = text;
  if (part === undefined) return letter === undefined;
  if (part === 'anything')
    return matchesFrom(text, rest) || (letter !== undefined && matchesFrom(tail, pattern));
  if (letter === undefined) return false;
  return (part === 'one character' || collator.compare(part.letter, letter) === 0) && matchesFrom(tail, rest);
}
