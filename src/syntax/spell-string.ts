import * as codes from '../diagnostics/codes.js';
import type { ServerFamily } from '../dialect/dialect.js';

/** The text of a literal, or why the dialect has none for it. */
export type Spelling = { readonly text: string } | { readonly refused: codes.Code; readonly reason: string };

export const refuse = (refused: codes.Code, reason: string): Spelling => ({ refused, reason });

/**
 * The one escaper: the text that makes servers of `dialect` see exactly `value`
 * (language reference, "Escaping, exactly").
 *
 * A hex literal compares as text only against fields that hold text, never against numbers, ids,
 * references or owners; on MySQL – unlike the measured MariaDB – it compares case-sensitively.
 *
 * @param separator what stands between the values of a list: as a value of its own it needs a hex literal
 * where the server finds values again by their text, and so do blanks other than single ones.
 */
export function spellString(value: string, dialect: ServerFamily, separator?: string): Spelling {
  const { writing } = dialect;
  if (hasUnsendable(value))
    return refuse(codes.controlCharacter, 'it holds a NUL character or half a surrogate pair');
  if (value === '' && !writing.emptyString)
    return refuse(codes.emptyLiteral, `${dialect.name} has no empty literal`);
  if (isTooLong(value, writing.maxLiteralBytes)) {
    return refuse(codes.longLiteral, `it is longer than ${writing.maxLiteralBytes} bytes`);
  }
  const isAwkward = /['\\]/.test(value);
  if (isAwkward && writing.awkwardString === 'doubled') {
    return { text: `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'` };
  }
  const isLost = dialect.bindsValuesByText && separator !== undefined && isLostInList(value, separator);
  if (isAwkward || isLost || writing.hexWords.includes(value)) return spellHex(value);
  return { text: `'${value}'` };
}

/** Blanks are joined before the values of a list are searched for, so that others are not found again. */
const isLostInList = (value: string, separator: string): boolean =>
  value === separator || /\s{2}|[^\S ]/.test(value);

/** `0x` and the UTF-8 bytes of `value`, some text; refused beyond the BMP, where the database fails. */
export function spellHex(value: string): Spelling {
  if (/[\u{10000}-\u{10ffff}]/u.test(value)) {
    return refuse(codes.hexBeyondBmp, 'a hex literal cannot hold a character beyond the BMP');
  }
  const digits = Array.from(new TextEncoder().encode(value), (byte) => byte.toString(16).padStart(2, '0'));
  return { text: `0x${digits.join('')}` };
}

// With the flag u, only half a pair is seen as a surrogate.
export const halfPair = /[\ud800-\udfff]/u;

/** Whether no server can be sent the text: it holds a NUL character or half a surrogate pair. */
export function hasUnsendable(value: string): boolean {
  return value.includes('\0') || halfPair.test(value);
}

function isTooLong(value: string, most: number | null): boolean {
  // Each UTF-16 unit is at most three bytes.
  return most !== null && value.length * 3 > most && new TextEncoder().encode(value).length > most;
}
