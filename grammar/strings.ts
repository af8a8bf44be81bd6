/**
 * Quoted strings: where one ends, and what it says.
 *
 * The servers disagree (language reference, "What they do"): the classic lexer knows `''` only, the
 * parser of berliCRM also lets a backslash hide a quote. The dialect chooses the style; the rest of the
 * grammar is the same for all.
 */

/** `doubled`: only `''` stands inside a string. `escaped`: `\'` does, too. */
export type QuoteStyle = 'doubled' | 'escaped';

const backslash = 92;

/** Typographic quotes that word processors put in place of `'` and `"`. */
export const smartQuotes = '\u2018\u2019\u201a\u201b\u2032\u00b4\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb';

export interface ScannedString {
  /** Offset after the closing quote, or the end of the text. */
  readonly end: number;
  readonly closed: boolean;
}

/** Scans the string that opens at `start` with any quote character. */
export function scanString(text: string, start: number, style: QuoteStyle): ScannedString {
  const quote = text.charCodeAt(start);
  let offset = start + 1;
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    if (code === quote) {
      if (offset + 1 >= text.length || text.charCodeAt(offset + 1) !== quote) {
        return { end: offset + 1, closed: true };
      }
      offset += 2;
    } else if (code === backslash && style === 'escaped') {
      offset += 2;
    } else {
      offset += 1;
    }
  }
  return { end: text.length, closed: false };
}

/** What the database makes of a backslash and the next character; any other pair is that character. */
const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  b: '\b',
  n: '\n',
  r: '\r',
  t: '\t',
  Z: '\x1a',
  '%': '\\%',
  _: '\\_',
};

/** What the text between the quotes stands for: doubled quotes and MySQL's backslash escapes undone. */
export function decodeString(body: string, quote: string): string {
  if (!body.includes(quote) && !body.includes('\\')) return body;
  let value = '';
  for (let i = 0; i < body.length; i++) {
    const char = body.charAt(i);
    if (char === '\\' && i + 1 < body.length) {
      const next = body.charAt(++i);
      value += escapes[next] ?? next;
    } else {
      value += char;
      if (char === quote && body.charAt(i + 1) === quote) i++;
    }
  }
  return value;
}

/** The text that `0x…` spells in UTF-8, or null where it spells none. */
export function decodeHex(raw: string): string | null {
  const digits = raw.slice(2);
  if (digits.length === 0 || digits.length % 2 !== 0) return null;
  const bytes = new Uint8Array(digits.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
