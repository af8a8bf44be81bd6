import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain';
import { type QuoteStyle, scanString } from './strings.js';
import * as t from './tokens.js';

/**
 * Text → tokens. Chevrotain's lexer cuts the text by few custom patterns, one for what each character can begin; they
 * scan by character code and tell the type of what they found as payload. With a pattern for each type it needs half
 * as much time again.
 *
 * A keyword, name or unquoted value is an unbroken run of characters and takes its type from the shape of the whole
 * run: so `order_no` is no keyword, and odd input (`none@x.org`, `5.5.5`) is one token that can be named in a
 * message.
 */

export interface LexedText {
  readonly tokens: IToken[];
  readonly comments: IToken[];
  /** NBSP, zero-width blanks, a byte order mark …: skipped, but no blanks to a server. */
  readonly oddSpaces: IToken[];
}

/** What a pattern matched; its payload is the type of the token. One object for all, as Chevrotain reads it at once. */
const found = Object.assign<[string], { payload: TokenType }>([''], { payload: t.Unexpected });
type Found = typeof found;

function take(image: string, type: TokenType): Found {
  found[0] = image;
  found.payload = type;
  return found;
}

/** Where quoted strings end in the text that is being read. */
let quoteStyle: QuoteStyle = 'doubled';

/** Splits `text` into tokens. Never fails: what fits nothing becomes an `Unexpected` token. */
export function lex(text: string, style: QuoteStyle): LexedText {
  quoteStyle = style;
  const { tokens } = getLexer().tokenize(text);
  const lexed: LexedText = { tokens, comments: [], oddSpaces: [] };
  let count = 0;
  for (const token of tokens) {
    setType(token);
    if (isKept(lexed, token, tokens[count - 1], text)) tokens[count++] = token;
  }
  tokens.length = count;
  return lexed;
}

/** Punctuation has its type already. */
function setType(token: IToken): void {
  const type = token.payload as TokenType | undefined;
  if (type === undefined) return;
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx as number;
  token.payload = undefined;
}

/** Puts aside what the parser does not see. */
function isKept(
  { comments, oddSpaces }: LexedText,
  token: IToken,
  previous: IToken | undefined,
  text: string,
): boolean {
  if (token.tokenType === t.BareText) return previous === undefined || !joinTime(previous, token, text);
  if (token.tokenType === t.CommentToken) comments.push(token);
  else if (token.tokenType === t.OddSpace) oddSpaces.push(token);
  else return true;
  return false;
}

const timeShape = /^\d{1,2}:\d{2}(?::\d{2})?$/;

/** Makes a time of day part of a bare date before it, if only blanks stand between them. */
function joinTime(date: IToken, time: IToken, text: string): boolean {
  if (date.tokenType !== t.DateToken || date.image.includes(':')) return false;
  const between = text.slice(date.startOffset + date.image.length, time.startOffset);
  if (between.trim() !== '' || !timeShape.test(time.image)) return false;
  date.image = text.slice(date.startOffset, time.startOffset + time.image.length);
  return true;
}

/** White space that looks like a blank but is none to the servers. */
const oddSpaces = '\v\f\u0085\u00a0\u1680\u180e\u2028\u2029\u202f\u205f\u2060\u3000\ufeff';
const isOddSpace = (code: number): boolean =>
  oddSpaces.includes(String.fromCharCode(code)) || (code >= 0x2000 && code <= 0x200f);

const isSmartQuote = (text: string, offset: number): boolean => t.smartQuotes.includes(text.charAt(offset));

/** A comment of a kind that a run may touch. */
const commentStart = /--|\/\*/y;

function startsComment(text: string, offset: number): boolean {
  commentStart.lastIndex = offset;
  return commentStart.test(text);
}

const codeOf = (char: string): number => char.charCodeAt(0);

/** For each ASCII code, whether it ends a run; 2 where the next character decides. */
const runEnd = new Uint8Array(128);
for (const char of ' \t\r\n\v\f,();*=\'"<>!`#') runEnd[codeOf(char)] = 1;
for (const char of '-/') runEnd[codeOf(char)] = 2;

function isRunEnd(text: string, offset: number): boolean {
  if (offset >= text.length) return true;
  const code = text.charCodeAt(offset);
  if (code < 128) return runEnd[code] === 1 || (runEnd[code] === 2 && startsComment(text, offset));
  return isOddSpace(code) || isSmartQuote(text, offset);
}

/** For each ASCII code, whether a name may have it. */
const namePart = Uint8Array.from({ length: 128 }, (_, code) =>
  /\w/.test(String.fromCharCode(code)) ? 1 : 0,
);
const isNamePart = (code: number): boolean => code < 128 && namePart[code] === 1;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isNameStart = (code: number): boolean => isNamePart(code) && !isDigit(code);

interface Keyword {
  readonly spelling: string;
  readonly type: TokenType;
}

/** By the code of their first letter: comparing with the few that can be meant is faster than any look-up. */
const keywords: Keyword[][] = Array.from({ length: 128 }, () => []);
for (const [spelling, type] of t.keywords) keywords[codeOf(spelling)]?.push({ spelling, type });

/** The keyword that stands between the offsets, in any case. */
function findKeyword(text: string, start: number, end: number): TokenType | undefined {
  for (const { spelling, type } of keywords[toLowerCase(text.charCodeAt(start))] ?? []) {
    if (spelling.length === end - start && isSpelt(text, start, spelling)) return type;
  }
  return undefined;
}

/** Right for letters; nothing else becomes one. */
const toLowerCase = (code: number): number => code | 32;

function isSpelt(text: string, start: number, spelling: string): boolean {
  for (let i = 0; i < spelling.length; i++) {
    if (toLowerCase(text.charCodeAt(start + i)) !== spelling.charCodeAt(i)) return false;
  }
  return true;
}

function readName(text: string, start: number): Found {
  let end = start + 1;
  while (end < text.length && isNamePart(text.charCodeAt(end))) end++;
  if (!isRunEnd(text, end)) return readBareText(text, start);
  return take(text.slice(start, end), findKeyword(text, start, end) ?? t.Identifier);
}

/** The shapes that a run with a digit, sign or dot in front may have, the first that fits counting. */
const numberShapes: readonly (readonly [RegExp, TokenType])[] = [
  [/^[+-]?\d+$/, t.Integer],
  [/^0x[0-9a-fA-F]+$/, t.Hex],
  [/^\d+x\d+$/, t.Id],
  [/^[+-]?(?:\d+\.\d*|\.\d+|\d+(?=[eE]))(?:[eE][+-]?\d+)?$/, t.Decimal],
  [/^\d{4}-\d{1,2}-\d{1,2}(?:T\d{1,2}:\d{2}(?::\d{2})?Z?)?$/, t.DateToken],
];

function readNumber(text: string, start: number): Found {
  if (startsComment(text, start)) return readComment(text, start);
  const image = text.slice(start, findRunEnd(text, start));
  for (const [shape, type] of numberShapes) if (shape.test(image)) return take(image, type);
  return take(image, t.BareText);
}

function readBareText(text: string, start: number): Found {
  return take(text.slice(start, findRunEnd(text, start)), t.BareText);
}

function findRunEnd(text: string, start: number): number {
  let end = start + 1;
  while (!isRunEnd(text, end)) end++;
  return end;
}

const quote = codeOf("'");
function readQuoted(text: string, start: number): Found {
  const { end, closed } = scanString(text, start, quoteStyle);
  const image = text.slice(start, end);
  if (!closed) return take(image, t.OpenString);
  return take(image, text.charCodeAt(start) === quote ? t.StringToken : t.DoubleQuoted);
}

const commentShape = /--[^\r\n]*|#[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const operatorShape = /<>|<=>|={2,3}|!={2}|=<|=>|=!|!<|!>|[!<>]=|[=<>]/y;
const backtickShape = /`[^`]*`/y;

const match = (pattern: RegExp, text: string, start: number): string | undefined => {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0];
};

const readUnexpected = (text: string, start: number): Found => take(text.charAt(start), t.Unexpected);

function readComment(text: string, start: number): Found {
  const image = match(commentShape, text, start);
  return image === undefined ? readBareText(text, start) : take(image, t.CommentToken);
}

const isOperatorPart = (code: number): boolean => code === 33 || (code >= 60 && code <= 62);

function readOperator(text: string, start: number): Found {
  let end = start + 1;
  while (end < text.length && isOperatorPart(text.charCodeAt(end))) end++;
  const whole = text.slice(start, end);
  const type = t.comparisons.get(whole);
  if (type) return take(whole, type);
  const image = match(operatorShape, text, start);
  if (image === undefined) return readUnexpected(text, start);
  return take(image, t.comparisons.get(image) ?? t.ForeignOperator);
}

function readBackticked(text: string, start: number): Found {
  const image = match(backtickShape, text, start);
  return image === undefined ? readUnexpected(text, start) : take(image, t.Backticked);
}

function readOddSpace(text: string, start: number): Found {
  let end = start + 1;
  while (end < text.length && isOddSpace(text.charCodeAt(end))) end++;
  return take(text.slice(start, end), t.OddSpace);
}

function readOther(text: string, start: number): Found {
  if (isOddSpace(text.charCodeAt(start))) return readOddSpace(text, start);
  if (!isSmartQuote(text, start)) return readBareText(text, start);
  for (let end = start + 1; end < text.length && text.charAt(end) !== '\n'; end++) {
    if (isSmartQuote(text, end)) return take(text.slice(start, end + 1), t.SmartQuoted);
  }
  return readUnexpected(text, start);
}

/** A custom pattern for what begins with some characters. Its own type is that of nothing. */
const pattern = (
  name: string,
  exec: (text: string, start: number) => Found,
  firstCodes: number[],
): TokenType => createToken({ name, pattern: { exec }, start_chars_hint: firstCodes, line_breaks: true });

/** One code for each bucket in which Chevrotain keeps first characters beyond ASCII. */
const beyondAscii = Array.from({ length: 65_536 }, (_, code) => code).filter(
  (code) => code >= 128 && (code < 256 || code % 100 === 0),
);
const ascii = Array.from({ length: 128 }, (_, code) => code);
const codesOf = (chars: string): number[] => [...chars].map(codeOf);

const names = ascii.filter(isNameStart);
const numbers = [...ascii.filter(isDigit), ...codesOf('+-.')];
const quotes = codesOf(`'"`);
const operators = codesOf('!<=>');
const comments = codesOf('#/');
const backticks = codesOf('`');

/** What the servers, too, take as a blank. A single one is told fastest by its character. */
const Blank = createToken({ name: 'Blank', pattern: ' ', group: Lexer.SKIPPED });
const Blanks = createToken({
  name: 'Blanks',
  pattern: /[\t\r\n]+/,
  start_chars_hint: ['\t', '\r', '\n'],
  group: Lexer.SKIPPED,
  line_breaks: true,
});

const known = new Set([...names, ...numbers, ...quotes, ...operators, ...comments, ...backticks]);
const signs = new Set([...codesOf(' \t\r\n'), ...[...t.punctuation.keys()].map(codeOf)]);
const others = ascii.filter((code) => !known.has(code) && !signs.has(code));

const patterns: TokenType[] = [
  Blank,
  pattern('NameRun', readName, names),
  ...t.punctuation.values(),
  pattern('QuotedText', readQuoted, quotes),
  pattern('OperatorRun', readOperator, operators),
  pattern('NumberRun', readNumber, numbers),
  Blanks,
  pattern('CommentText', readComment, comments),
  pattern('BacktickedText', readBackticked, backticks),
  pattern('Other', readOther, [...others, ...beyondAscii]),
];

let lexer: Lexer | undefined;

/** Built once for the process, at the first query. */
function getLexer(): Lexer {
  lexer ??= new Lexer(patterns, {
    positionTracking: 'onlyOffset',
    ensureOptimizations: true,
    skipValidations: true,
  });
  return lexer;
}
