import type { Literal } from '../../grammar/ast.js';
import type { RefusalName } from '../diagnostics/refusals.js';
import type { ServerFamily } from '../dialect/dialect.js';
import type { Unranged } from './unranged.js';

/** The text of a literal, or why the dialect has none for it. */
export type Spelling = { readonly text: string } | { readonly refused: RefusalName; readonly reason: string };

const refuse = (refused: RefusalName, reason: string): Spelling => ({ refused, reason });

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
    return refuse('control-character', 'it holds a NUL character or half a surrogate pair');
  if (value === '' && !writing.emptyString)
    return refuse('empty-literal', `${dialect.title} has no empty literal`);
  if (isTooLong(value, writing.maxLiteralBytes)) {
    return refuse('long-literal', `it is longer than ${writing.maxLiteralBytes} bytes`);
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

/** `0x` and the UTF-8 bytes of `value`; refused beyond the BMP, where the database fails. */
export function spellHex(value: string): Spelling {
  if (value === '') return refuse('invalid-hex', 'a hex literal holds at least one character');
  if (halfPair.test(value)) return refuse('control-character', 'it holds half a surrogate pair');
  if (/[\u{10000}-\u{10ffff}]/u.test(value)) {
    return refuse('hex-beyond-bmp', 'a hex literal cannot hold a character beyond the BMP');
  }
  let digits = '';
  for (const byte of toUtf8(value)) digits += (byte + 256).toString(16).slice(1);
  return { text: `0x${digits}` };
}

/** The encoder is slow to call, and most texts are ASCII, which needs none. */
function toUtf8(text: string): Uint8Array {
  if (!isAscii(text)) return new TextEncoder().encode(text);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

// With the flag u, only half a pair is seen as a surrogate.
const halfPair = /[\ud800-\udfff]/u;

/** Whether no server can be sent the text: it holds a NUL character or half a surrogate pair. */
export function hasUnsendable(value: string): boolean {
  return value.includes('\0') || halfPair.test(value);
}

function isTooLong(value: string, most: number | null): boolean {
  // Each UTF-16 unit is at most three bytes.
  return most !== null && value.length * 3 > most && new TextEncoder().encode(value).length > most;
}

/** Words that a server takes as values without quotes. */
export const valueWords: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/**
 * What may go out without quotes: trees are also made by hand, and a literal must not smuggle anything in.
 */
const bareShapes = {
  Integer: /^[+-]?\d+$/,
  Decimal: /^[+-]?(?:\d+\.\d*|\.\d+|\d+(?=[eE]))(?:[eE][+-]?\d+)?$/,
  // `0x…` would be a hex literal.
  Id: /^(?!0x)\d+x\d+$/,
};

const spellBare = (type: keyof typeof bareShapes, value: string): Spelling =>
  bareShapes[type].test(value)
    ? { text: value }
    : refuse('unexpected-text', `it is no ${type.toLowerCase()}`);

type Speller<T> = (literal: Unranged<T>, dialect: ServerFamily, separator?: string) => Spelling;

const spellers: { readonly [L in Literal as L['type']]: Speller<L> } = {
  String: ({ value }, dialect, separator) => spellString(value, dialect, separator),
  Integer: ({ value }) => spellBare('Integer', value),
  Decimal: ({ value }, { writing, title }) =>
    writing.bareDecimal
      ? spellBare('Decimal', value)
      : refuse('bare-decimal', `${title} takes decimals in quotes only`),
  Hex: ({ value }) => (value === null ? refuse('invalid-hex', 'it spells no text') : spellHex(value)),
  Id: ({ value }, { writing, title }) =>
    writing.bareId ? spellBare('Id', value) : refuse('bare-id', `${title} takes ids in quotes only`),
  Date: () => refuse('bare-date', 'dates are taken in quotes only'),
  Word: ({ value }) =>
    valueWords.has(value.toLowerCase())
      ? { text: value }
      : refuse('bare-word', 'words are taken in quotes only'),
  Missing: () => refuse('missing-value', 'there is no value'),
};

/** The text of any literal of a tree. */
export function spellLiteral(
  literal: Unranged<Literal>,
  dialect: ServerFamily,
  separator?: string,
): Spelling {
  const spell = spellers[literal.type] as Speller<Literal>;
  return spell(literal, dialect, separator);
}
