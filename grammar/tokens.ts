import { createToken, Lexer, type TokenType } from 'chevrotain';
import type { KeywordName } from './names.js';
import { type QuoteStyle, scanString } from './strings.js';

/**
 * The vocabulary. The lexer proper knows few patterns: blanks, comments, quoted text, punctuation and
 * {@link Run}, an unbroken run of other characters. `lexer.ts` then sorts runs into keywords, names,
 * literals and bare text by their shape. That is faster than a pattern per keyword, and lets odd input
 * (`none@x.org`, `5.5.5`) be one token that can be named in a message.
 */

const charsOf = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** One code for each bucket in which Chevrotain keeps first characters. */
const nonAscii = [...charsOf(128, 255), ...Array.from({ length: 653 }, (_, index) => 256 + 100 * index)];
const anyCharacter = [...charsOf(0, 127), ...nonAscii];

/** White space that looks like a blank but is none to the servers. */
const oddSpaces = '\v\f\u0085\u00a0\u1680\u180e\u2028\u2029\u202f\u205f\u2060\u3000\ufeff';
const isOddSpace = (code: number): boolean =>
  oddSpaces.includes(String.fromCharCode(code)) || (code >= 0x2000 && code <= 0x200f);

/** Typographic quotes that word processors put in place of `'` and `"`. */
export const smartQuotes = '\u2018\u2019\u201a\u201b\u2032\u00b4\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb';

const runEnders = ' \t\r\n,();*=\'"<>!`#';

/** For each ASCII code, whether it ends a run; 2 where the next character decides. */
const runEnd = new Uint8Array(128);
for (const char of runEnders) runEnd[char.charCodeAt(0)] = 1;
for (const char of '-/') runEnd[char.charCodeAt(0)] = 2;
runEnd[11] = runEnd[12] = 1;

function endsRun(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  if (code < 128) {
    const kind = runEnd[code];
    if (kind !== 2) return kind === 1;
    const next = text.charAt(offset + 1);
    return code === 45 ? next === '-' : next === '*';
  }
  return isOddSpace(code) || smartQuotes.includes(text.charAt(offset));
}

const match = (text: string, start: number, end: number): [string] | null =>
  end > start ? [text.slice(start, end)] : null;

function matchRun(text: string, start: number): [string] | null {
  let end = start;
  while (end < text.length && !endsRun(text, end)) end++;
  return match(text, start, end);
}

function matchString(style: QuoteStyle, closed: boolean) {
  return (text: string, start: number): [string] | null => {
    const code = text.charCodeAt(start);
    if (code !== 39 && code !== 34) return null;
    const scanned = scanString(text, start, style);
    return scanned.closed === closed ? match(text, start, scanned.end) : null;
  };
}

function matchSmartQuoted(text: string, start: number): [string] | null {
  if (!smartQuotes.includes(text.charAt(start))) return null;
  for (let end = start + 1; end < text.length && text.charAt(end) !== '\n'; end++) {
    if (smartQuotes.includes(text.charAt(end))) return match(text, start, end + 1);
  }
  return null;
}

function matchOddSpace(text: string, start: number): [string] | null {
  let end = start;
  while (end < text.length && isOddSpace(text.charCodeAt(end))) end++;
  return match(text, start, end);
}

const custom = (name: string, exec: (text: string, start: number) => [string] | null, hint: number[]) =>
  createToken({ name, pattern: { exec }, start_chars_hint: hint, line_breaks: true });
const punctuation = (name: string, pattern: string | RegExp) => createToken({ name, pattern });
const sorted = (name: string) => createToken({ name, pattern: Lexer.NA });

const quotes = [39, 34];

/** Skipped: what the servers, too, take as a blank. */
const Blank = createToken({ name: 'Blank', pattern: /[ \t\r\n]+/, group: Lexer.SKIPPED, line_breaks: true });

export const CommentToken = createToken({
  name: 'Comment',
  pattern: /--[^\r\n]*|#[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)/,
  start_chars_hint: ['-', '#', '/'],
  group: 'comments',
  line_breaks: true,
});
export const OddSpace = createToken({
  name: 'OddSpace',
  pattern: { exec: matchOddSpace },
  start_chars_hint: [11, 12, ...nonAscii],
  group: 'oddSpaces',
  line_breaks: true,
});

export const Run = custom(
  'Run',
  matchRun,
  anyCharacter.filter((code) => code >= 128 || runEnd[code] !== 1),
);
const DoubledString = custom('DoubledString', matchString('doubled', true), quotes);
const EscapedString = custom('EscapedString', matchString('escaped', true), quotes);
const OpenDoubledString = custom('OpenDoubledString', matchString('doubled', false), quotes);
const OpenEscapedString = custom('OpenEscapedString', matchString('escaped', false), quotes);
export const SmartQuoted = custom('SmartQuoted', matchSmartQuoted, nonAscii);
export const Backticked = createToken({ name: 'Backticked', pattern: /`[^`]*`/, line_breaks: true });
/** Any character that nothing else matches, so that lexing never fails. */
export const Unexpected = custom('Unexpected', (text, start) => match(text, start, start + 1), anyCharacter);

export const NotEquals = punctuation('NotEquals', '!=');
export const LessOrEqual = punctuation('LessOrEqual', '<=');
export const GreaterOrEqual = punctuation('GreaterOrEqual', '>=');
export const Equals = punctuation('Equals', '=');
export const Less = punctuation('Less', '<');
export const Greater = punctuation('Greater', '>');
/** Operators of SQL and other languages that this one spells differently. */
export const ForeignOperator = punctuation('ForeignOperator', /<>|<=>|={2,3}|!={2}|=<|=>|=!|!<|!>/);
export const Comma = punctuation('Comma', ',');
export const LeftBracket = punctuation('LeftBracket', '(');
export const RightBracket = punctuation('RightBracket', ')');
export const Star = punctuation('Star', '*');
export const Semicolon = punctuation('Semicolon', ';');

export const StringToken = sorted('String');
export const OpenString = sorted('OpenString');
export const DoubleQuoted = sorted('DoubleQuoted');
export const Select = sorted('Select');
export const From = sorted('From');
export const WhereToken = sorted('Where');
export const And = sorted('And');
export const Or = sorted('Or');
export const In = sorted('In');
export const Like = sorted('Like');
export const Order = sorted('Order');
export const By = sorted('By');
export const Asc = sorted('Asc');
export const Desc = sorted('Desc');
export const LimitToken = sorted('Limit');
export const Count = sorted('Count');
export const Identifier = sorted('Identifier');
export const Integer = sorted('Integer');
export const Decimal = sorted('Decimal');
export const Hex = sorted('Hex');
export const Id = sorted('Id');
export const DateToken = sorted('Date');
/** A run that is neither name nor number: `none@x.org`, `a.b`, `Müller`. */
export const BareText = sorted('BareText');
/** Put in by the repair where a value is missing; never made by the lexer. */
export const Missing = sorted('Missing');

const keywordTokens: Readonly<Record<KeywordName, TokenType>> = {
  select: Select,
  from: From,
  where: WhereToken,
  and: And,
  or: Or,
  in: In,
  like: Like,
  order: Order,
  by: By,
  asc: Asc,
  desc: Desc,
  limit: LimitToken,
  count: Count,
};

export const keywords: ReadonlyMap<string, TokenType> = new Map(Object.entries(keywordTokens));

const common = [
  Blank,
  CommentToken,
  OddSpace,
  Comma,
  LeftBracket,
  RightBracket,
  Star,
  Semicolon,
  ForeignOperator,
  NotEquals,
  LessOrEqual,
  GreaterOrEqual,
  Equals,
  Less,
  Greater,
  Backticked,
  SmartQuoted,
];

const modeOf = (closed: TokenType, open: TokenType): TokenType[] => [
  Run,
  closed,
  ...common,
  open,
  Unexpected,
];

/** One mode per quote style: they differ in where a quoted string ends, and in nothing else. */
export const lexerDefinition = {
  defaultMode: 'doubled',
  modes: {
    doubled: modeOf(DoubledString, OpenDoubledString),
    escaped: modeOf(EscapedString, OpenEscapedString),
  } satisfies Record<QuoteStyle, TokenType[]>,
};

export const closedStrings: ReadonlySet<TokenType> = new Set([DoubledString, EscapedString]);
export const openStrings: ReadonlySet<TokenType> = new Set([OpenDoubledString, OpenEscapedString]);

/** What the parser is built over. */
export const vocabulary: TokenType[] = [
  ...keywords.values(),
  Identifier,
  StringToken,
  Integer,
  Decimal,
  Hex,
  Id,
  DateToken,
  BareText,
  Missing,
  Comma,
  LeftBracket,
  RightBracket,
  Star,
  Semicolon,
  NotEquals,
  LessOrEqual,
  GreaterOrEqual,
  Equals,
  Less,
  Greater,
  // Refused by the grammar, mended by the repair.
  OpenString,
  DoubleQuoted,
  SmartQuoted,
  Backticked,
  ForeignOperator,
  Unexpected,
];
