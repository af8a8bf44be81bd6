import { scanString } from '../../../grammar/strings.js';
import { keywords, longestKeyword } from './general-keywords.js';

export type GeneralKind =
  | 'word'
  | 'keyword'
  | 'operator'
  | 'number'
  | 'boolean'
  | 'string'
  | 'symbol'
  | 'comment'
  | 'blank'
  | 'delimiter';

export interface GeneralToken {
  readonly kind: GeneralKind;
  readonly text: string;
  /** What the parser compares: strings without quotes and escapes, reserved words in capitals. */
  readonly value: string;
  /** In capitals; empty for what is no keyword. */
  readonly keyword: string;
  readonly isReserved: boolean;
  readonly isFunction: boolean;
  readonly at: number;
}

export interface LexedStatement {
  readonly tokens: readonly GeneralToken[];
  /** The first complaint, or null. */
  readonly error: string | null;
}

const blank = /[ \t\r\n]+/y;
const number =
  /[+-]*(?:0[xX][0-9A-Fa-f]+|(?:\d+(?:\.\d*)?|\.\d+)[eE][+-]?\d+|(?:\d+\.\d*|\.\d+|\d+))(?!\d|\.?\d*[A-Za-z])|[+-]*0[xX][0-9A-Fa-f]*|b'[01]*'/y;
const comment = /#[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\*\/|--(?=[ \t\r\n])[^\n]*|--$/y;
const operator = /<=>|!=|&&|<=|<>|>=|\|\||<<|>>|:=|[%*+\-/!<=>&^|~().,]/y;
const boolean = /true|false/iy;
const word = /[\w$\u007f-\uffff]+/y;

/** Cuts text into tokens as the general SQL parser does. */
export function lexGeneral(text: string): LexedStatement {
  const tokens: GeneralToken[] = [];
  let error: string | null = null;
  for (let at = 0; at < text.length; ) {
    const read = readToken(text, at);
    error ??= read.error ?? null;
    const isMember = tokens.at(-1)?.text === '.' && read.token.kind === 'keyword';
    tokens.push(isMember ? { ...read.token, kind: 'word', value: read.token.text } : read.token);
    at += Math.max(1, read.length ?? read.token.text.length);
  }
  // Without a place of its own: what is missing at the end is shown at the start.
  tokens.push(createToken('delimiter', '', 0));
  return { tokens, error };
}

interface ReadToken {
  readonly token: GeneralToken;
  readonly error?: string;
  /** Where it is not that of the token's text. */
  readonly length?: number;
}

function createToken(kind: GeneralKind, text: string, at: number, value = text): GeneralToken {
  return { kind, text, value, keyword: '', isReserved: false, isFunction: false, at };
}

function readToken(text: string, at: number): ReadToken {
  const char = text.charAt(at);
  if (char === ';') return { token: createToken('delimiter', ';', at) };
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at;
    const found = shape.exec(text)?.[0];
    if (found) return { token: createToken(kind, found, at) };
  }
  if (char === "'" || char === '"') return readString(text, at);
  if (char === '`' || char === '@' || char === ':' || char === '?') return readSymbol(text, at);
  return readKeyword(text, at) ?? readWord(text, at);
}

/** In the parser's order: a sign belongs to the number after it. */
const shapes: readonly (readonly [GeneralKind, RegExp])[] = [
  ['blank', blank],
  ['number', number],
  ['comment', comment],
  ['operator', operator],
  ['boolean', boolean],
];

function readString(text: string, at: number): ReadToken {
  const quote = text.charAt(at);
  const { end, closed } = scanString(text, at, 'escaped');
  const raw = text.slice(at, end);
  const body = raw.slice(1, -1).replaceAll(quote + quote, quote);
  const token = createToken('string', raw, at, removeEscapes(body));
  return closed ? { token } : { token, error: `Ending quote ${quote} was expected.` };
}

const escapes: Readonly<Record<string, string>> = { a: '\x07', b: '\b', n: '\n', r: '\r', t: '\t', 0: '\0' };

/** A backslash goes; a few letters after one are control characters. */
function removeEscapes(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, char: string) => escapes[char] ?? char);
}

function readSymbol(text: string, at: number): ReadToken {
  const char = text.charAt(at);
  const start = char === '`' || char === '?' ? at : at + (text.startsWith('@@', at) ? 2 : 1);
  if (text.charAt(start) === '`') {
    const { end, closed } = scanString(text, start, 'doubled');
    const token = createToken('symbol', text.slice(at, end), at, text.slice(start + 1, end - 1));
    return closed ? { token } : { token, error: 'Ending quote ` was expected.' };
  }
  word.lastIndex = start;
  const name = word.exec(text)?.[0];
  if (name) return { token: createToken('symbol', text.slice(at, start) + name, at, name) };
  return { token: createToken('symbol', char, at), error: 'Variable name was expected.' };
}

/** The longest keyword that starts here and ends at a separator; in a phrase, blanks in a row count as one. */
function readKeyword(text: string, at: number): ReadToken | null {
  if (!/[A-Za-z]/.test(text.charAt(at))) return null;
  let [found, length, name] = ['', 0, ''];
  for (let i = at; i < text.length && name.length < longestKeyword; i++) {
    const char = text.charAt(i);
    if (isBlank(char) && isBlank(text.charAt(i - 1))) continue;
    name += char;
    if (keywords.has(name.toUpperCase()) && isSeparator(text.charAt(i + 1)))
      [found, length] = [name, i + 1 - at];
  }
  const keyword = found.toUpperCase();
  const traits = keywords.get(keyword);
  if (!traits) return null;
  const value = traits.isReserved ? keyword : found;
  return { token: { ...createToken('keyword', found, at, value), keyword, ...traits }, length };
}

const isBlank = (char: string): boolean => char !== '' && ' \t\r\n'.includes(char);
const isSeparator = (char: string): boolean => char === '' || (char <= '~' && !/[\w$]/.test(char));

function readWord(text: string, at: number): ReadToken {
  word.lastIndex = at;
  const found = word.exec(text)?.[0];
  if (found) return { token: createToken('word', found, at) };
  return { token: createToken('word', text.charAt(at), at), error: 'Unexpected character.' };
}
