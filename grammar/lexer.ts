import { createToken, type ILexingResult, type IToken, Lexer, type TokenType } from 'chevrotain';
import {
  codeOf,
  isBlank,
  isDigit,
  isNamePart,
  isNameStart,
  isOddSpace,
  isOperatorPart,
  isRunEnd,
  isSmartQuote,
  startsComment,
} from './characters.js';
import { type QuoteStyle, scanString } from './strings.js';
import * as t from './tokens.js';

/**
 * Text → tokens. Chevrotain's lexer is given one custom pattern, which scans by character code and puts each token
 * among those matched, as Chevrotain's own example of indentation does: a quarter of the time of one token for each call
 * of a pattern.
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
  /** Whether a token is among them that no query has: the grammar need not be asked. */
  readonly hasForeign: boolean;
}

/** What is known of the text being read, for Chevrotain hands only the text to a pattern. */
let quoteStyle: QuoteStyle = 'doubled';
let comments: IToken[] = [];
let oddSpaces: IToken[] = [];
let hasForeign = false;

/** Splits `text` into tokens. Never fails: what fits nothing becomes an `Unexpected` token. */
export function lex(text: string, style: QuoteStyle): LexedText {
  quoteStyle = style;
  comments = [];
  oddSpaces = [];
  hasForeign = false;
  const { tokens } = getLexer().tokenize(text);
  return { tokens, comments, oddSpaces, hasForeign };
}

/** Reads all of the text, and puts its tokens among those that Chevrotain has. */
function readText(text: string, start: number, tokens: IToken[]): [string] {
  let offset = start;
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    if (isBlank(code)) {
      offset++;
      continue;
    }
    const token = readToken(text, offset, code);
    offset += token.image.length;
    addToken(tokens, token, text);
  }
  return [text.slice(start)];
}

/** The whole of a text; not a token itself. */
const Text = createToken({ name: 'Text', pattern: { exec: readText }, group: Lexer.SKIPPED });

/**
 * Chevrotain's lexer without its loop: where one pattern reads the whole text there is nothing to choose, and to
 * prepare for it takes a seventh of the time of a short query. What the loop would give is given, which a property
 * holds.
 */
export class QueryLexer extends Lexer {
  /** @param skipValidations the pattern is checked by a test, not at each start. */
  constructor(skipValidations = true) {
    super([Text], { positionTracking: 'onlyOffset', skipValidations });
  }

  override tokenize(text: string): ILexingResult {
    const tokens: IToken[] = [];
    readText(text, 0, tokens);
    return { tokens, groups: {}, errors: [] };
  }
}

let lexer: QueryLexer | undefined;

/** Built once for the process, at the first query. */
function getLexer(): QueryLexer {
  lexer ??= new QueryLexer();
  return lexer;
}

/** Not a table of functions: calls by name become part of the loop, which saves a fifth of its time. */
function readToken(text: string, start: number, code: number): IToken {
  switch (code < 128 ? kinds[code] : 'other') {
    case 'name':
      return readName(text, start);
    case 'punctuation':
      return readPunctuation(text, start, code);
    case 'quote':
      return readQuoted(text, start);
    case 'operator':
      return readOperator(text, start);
    case 'number':
      return readNumber(text, start);
    case 'comment':
      return readComment(text, start);
    case 'backtick':
      return readBackticked(text, start);
    default:
      return readOther(text, start);
  }
}

function addToken(tokens: IToken[], token: IToken, text: string): void {
  if (token.tokenType === t.CommentToken) comments.push(token);
  else if (token.tokenType === t.OddSpace) oddSpaces.push(token);
  else if (token.tokenType !== t.BareText || !joinTime(tokens, token, text)) tokens.push(token);
}

const timeShape = /^\d{1,2}:\d{2}(?::\d{2})?$/;

/** Makes a time of day part of a bare date before it, if only blanks stand between them. */
function joinTime(tokens: readonly IToken[], time: IToken, text: string): boolean {
  const date = tokens[tokens.length - 1];
  if (date?.tokenType !== t.DateToken || date.image.includes(':')) return false;
  const between = text.slice(date.startOffset + date.image.length, time.startOffset);
  if (between.trim() !== '' || !timeShape.test(time.image)) return false;
  date.image = text.slice(date.startOffset, time.startOffset + time.image.length);
  return true;
}

/** Makes tokens of one type. Its index is read once: types differ in shape, so that each look-up is slow. */
const tokenMaker = (tokenType: TokenType) => {
  const tokenTypeIdx = tokenType.tokenTypeIdx as number;
  return (image: string, startOffset: number): IToken => ({ image, startOffset, tokenType, tokenTypeIdx });
};

type MakeToken = ReturnType<typeof tokenMaker>;

/** Makes tokens of a type that no query has. */
const foreignMaker = (tokenType: TokenType): MakeToken => {
  const make = tokenMaker(tokenType);
  return (image, startOffset) => {
    hasForeign = true;
    return make(image, startOffset);
  };
};

const makersOf = (types: ReadonlyMap<string, TokenType>): ReadonlyMap<string, MakeToken> =>
  new Map([...types].map(([spelling, type]) => [spelling, tokenMaker(type)]));

/** A keyword or an operator: a token that is always spelt alike. */
interface FixedToken {
  readonly spelling: string;
  readonly make: MakeToken;
}

/** By the code of their first character: comparing with the few that can be meant is faster than any look-up. */
const fixedTokens: FixedToken[][] = Array.from({ length: 128 }, () => []);
for (const [spelling, make] of makersOf(new Map([...t.keywords, ...t.comparisons])))
  fixedTokens[codeOf(spelling)]?.push({ spelling, make });

const longestSpelling = Math.max(...Array.from(t.keywords.keys(), ({ length }) => length));

/** The keyword, in any case, or operator that stands between the offsets, where a name or signs of operators do. */
function findFixed(text: string, start: number, end: number): MakeToken | undefined {
  if (end - start > longestSpelling) return undefined;
  for (const { spelling, make } of fixedTokens[toLowerCase(text.charCodeAt(start))] ?? []) {
    if (spelling.length === end - start && isSpelt(text, start, spelling)) return make;
  }
  return undefined;
}

/** Right for letters and the signs of operators; nothing else that a name has becomes one of them. */
const toLowerCase = (code: number): number => code | 32;

/** The first character is known to be right. */
function isSpelt(text: string, start: number, spelling: string): boolean {
  for (let i = 1; i < spelling.length; i++) {
    if (toLowerCase(text.charCodeAt(start + i)) !== spelling.charCodeAt(i)) return false;
  }
  return true;
}

const makeIdentifier = tokenMaker(t.Identifier);

function readName(text: string, start: number): IToken {
  let end = start + 1;
  while (end < text.length && isNamePart(text.charCodeAt(end))) end++;
  if (!isRunEnd(text, end)) return readBareText(text, start);
  const image = text.slice(start, end);
  return (findFixed(text, start, end) ?? makeIdentifier)(image, start);
}

const makeInteger = tokenMaker(t.Integer);

/** The shapes that a run with a digit, sign or dot in front may have, the first that fits counting. */
const numberShapes: readonly (readonly [RegExp, MakeToken])[] = [
  [/^[+-]?\d+$/, makeInteger],
  [/^0x[0-9a-fA-F]+$/, tokenMaker(t.Hex)],
  [/^\d+x\d+$/, tokenMaker(t.Id)],
  [/^[+-]?(?:\d+\.\d*|\.\d+|\d+(?=[eE]))(?:[eE][+-]?\d+)?$/, tokenMaker(t.Decimal)],
  [/^\d{4}-\d{1,2}-\d{1,2}(?:T\d{1,2}:\d{2}(?::\d{2})?Z?)?$/, tokenMaker(t.DateToken)],
];

function readNumber(text: string, start: number): IToken {
  // Most are plain integers, and `limit` has one in every query.
  const end = findDigitsEnd(text, start);
  if (end > start && isRunEnd(text, end)) return makeInteger(text.slice(start, end), start);
  if (startsComment(text, start)) return readComment(text, start);
  const image = text.slice(start, findRunEnd(text, start));
  for (const [shape, make] of numberShapes) if (shape.test(image)) return make(image, start);
  return makeBareText(image, start);
}

function findDigitsEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end;
}

const makeBareText = tokenMaker(t.BareText);

function readBareText(text: string, start: number): IToken {
  return makeBareText(text.slice(start, findRunEnd(text, start)), start);
}

function findRunEnd(text: string, start: number): number {
  let end = start + 1;
  while (!isRunEnd(text, end)) end++;
  return end;
}

const quote = codeOf("'");
const makeString = tokenMaker(t.StringToken);
const makeDoubleQuoted = foreignMaker(t.DoubleQuoted);
const makeOpenString = foreignMaker(t.OpenString);

function readQuoted(text: string, start: number): IToken {
  const { end, closed } = scanString(text, start, quoteStyle);
  const image = text.slice(start, end);
  if (!closed) return makeOpenString(image, start);
  return text.charCodeAt(start) === quote ? makeString(image, start) : makeDoubleQuoted(image, start);
}

const commentShape = /--[^\r\n]*|#[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const operatorShape = /<>|<=>|={2,3}|!={2}|=<|=>|=!|!<|!>|[!<>]=|[=<>]/y;
const backtickShape = /`[^`]*`/y;

const match = (pattern: RegExp, text: string, start: number): string | undefined => {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0];
};

const makeUnexpected = foreignMaker(t.Unexpected);
const readUnexpected = (text: string, start: number): IToken => makeUnexpected(text.charAt(start), start);

const makeComment = tokenMaker(t.CommentToken);

function readComment(text: string, start: number): IToken {
  const image = match(commentShape, text, start);
  return image === undefined ? readBareText(text, start) : makeComment(image, start);
}

const makeForeignOperator = foreignMaker(t.ForeignOperator);

/** One more than the longest operator has, so that a run of thousands is not looked at from each of its characters. */
const mostOperatorParts = 3;

function readOperator(text: string, start: number): IToken {
  const limit = Math.min(text.length, start + mostOperatorParts);
  let end = start + 1;
  while (end < limit && isOperatorPart(text.charCodeAt(end))) end++;
  const make = findFixed(text, start, end);
  if (make) return make(text.slice(start, end), start);
  const image = match(operatorShape, text, start);
  if (image === undefined) return readUnexpected(text, start);
  return (findFixed(text, start, start + image.length) ?? makeForeignOperator)(image, start);
}

const makeBackticked = foreignMaker(t.Backticked);

function readBackticked(text: string, start: number): IToken {
  const image = match(backtickShape, text, start);
  return image === undefined ? readUnexpected(text, start) : makeBackticked(image, start);
}

const makeOddSpace = tokenMaker(t.OddSpace);

function readOddSpace(text: string, start: number): IToken {
  let end = start + 1;
  while (end < text.length && isOddSpace(text.charCodeAt(end))) end++;
  return makeOddSpace(text.slice(start, end), start);
}

const makeSmartQuoted = foreignMaker(t.SmartQuoted);

function readOther(text: string, start: number): IToken {
  if (isOddSpace(text.charCodeAt(start))) return readOddSpace(text, start);
  if (!isSmartQuote(text, start)) return readBareText(text, start);
  for (let end = start + 1; end < text.length && text.charAt(end) !== '\n'; end++) {
    if (isSmartQuote(text, end)) return makeSmartQuoted(text.slice(start, end + 1), start);
  }
  return readUnexpected(text, start);
}

const punctuation: (MakeToken | undefined)[] = [];
for (const [char, make] of makersOf(t.punctuation)) punctuation[codeOf(char)] = make;

function readPunctuation(text: string, start: number, code: number): IToken {
  return (punctuation[code] ?? makeUnexpected)(text.charAt(start), start);
}

type Kind = 'name' | 'punctuation' | 'quote' | 'operator' | 'number' | 'comment' | 'backtick' | 'other';

/** What begins with each ASCII character. */
const kinds: readonly Kind[] = Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (isNameStart(code)) return 'name';
  if (t.punctuation.has(char)) return 'punctuation';
  if (char === "'" || char === '"') return 'quote';
  if (isOperatorPart(code)) return 'operator';
  if (isDigit(code) || '+-.'.includes(char)) return 'number';
  if (char === '#' || char === '/') return 'comment';
  return char === '`' ? 'backtick' : 'other';
});
