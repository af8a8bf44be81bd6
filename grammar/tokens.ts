import { createToken, Lexer, type TokenType } from 'chevrotain';
import type { KeywordName } from './names.js';
import { type QuoteStyle, scanString } from './strings.js';

/**
 * The vocabulary. The lexer proper knows few patterns: blanks, comments, quoted text, operators, names and
 * {@link Run}, an unbroken run of other characters. `lexer.ts` then tells keywords from names, and sorts runs
 * into literals and bare text by their shape. That is faster than a pattern per keyword, and lets odd input
 * (`none@x.org`, `5.5.5`) be one token that can be named in a message.
 *
 * What stands in every query is scanned by character code, and the pattern that is wanted most often comes first
 * among those for a first character: regular expressions here cost twice the time.
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

const blanks = ' \t\r\n';
const runEnders = `${blanks},();*='"<>!\`#`;

/** For each ASCII code, whether it ends a run; 2 where the next character decides. */
const runEnd = new Uint8Array(128);
for (const char of runEnders) runEnd[char.charCodeAt(0)] = 1;
for (const char of '-/') runEnd[char.charCodeAt(0)] = 2;
runEnd[11] = runEnd[12] = 1;

/** Whether a run ends at `offset`, where `code` stands. */
function endsRun(text: string, offset: number, code: number): boolean {
  if (code < 128) {
    const kind = runEnd[code];
    if (kind !== 2) return kind === 1;
    const next = text.charAt(offset + 1);
    return code === 45 ? next === '-' : next === '*';
  }
  return isOddSpace(code) || smartQuotes.includes(text.charAt(offset));
}

/** For each ASCII code, whether a name may have it. */
const namePart = Uint8Array.from(charsOf(0, 127), (code) => Number(/\w/.test(String.fromCharCode(code))));
const isNamePart = (code: number): boolean => code < 128 && namePart[code] === 1;
const nameStarts = charsOf(0, 127).filter(
  (code) => isNamePart(code) && !/\d/.test(String.fromCharCode(code)),
);

/** What a pattern answers: the text that it matched, or null. */
type Match = [image: string] | null;

const match = (text: string, start: number, end: number): Match =>
  end > start ? [text.slice(start, end)] : null;

function matchRun(text: string, start: number): Match {
  let end = start;
  while (end < text.length && !endsRun(text, end, text.charCodeAt(end))) end++;
  return match(text, start, end);
}

/** A run of nothing but letters, digits and `_`; its first character is known to be no digit. */
function matchName(text: string, start: number): Match {
  let end = start + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (isNamePart(code)) continue;
    if (endsRun(text, end, code)) break;
    return null;
  }
  return [text.slice(start, end)];
}

const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;
const oneBlank: Match = [' '];

function matchBlanks(text: string, start: number): Match {
  let end = start + 1;
  while (end < text.length && isBlank(text.charCodeAt(end))) end++;
  return end === start + 1 ? oneBlank : match(text, start, end);
}

let quoteStyle: QuoteStyle = 'doubled';

/** Chooses where quoted strings end, for what is lexed next. */
export function setQuoteStyle(style: QuoteStyle): void {
  quoteStyle = style;
}

const matchString =
  (closed: boolean) =>
  (text: string, start: number): Match => {
    const scanned = scanString(text, start, quoteStyle);
    return scanned.closed === closed ? match(text, start, scanned.end) : null;
  };

function matchSmartQuoted(text: string, start: number): Match {
  if (!smartQuotes.includes(text.charAt(start))) return null;
  for (let end = start + 1; end < text.length && text.charAt(end) !== '\n'; end++) {
    if (smartQuotes.includes(text.charAt(end))) return match(text, start, end + 1);
  }
  return null;
}

function matchOddSpace(text: string, start: number): Match {
  let end = start;
  while (end < text.length && isOddSpace(text.charCodeAt(end))) end++;
  return match(text, start, end);
}

const foreignOperator = /<>|<=>|={2,3}|!={2}|=<|=>|=!|!<|!>/y;

/** An operator where no longer one of another language stands. */
function matchOperator(operator: string) {
  const found: Match = [operator];
  return (text: string, start: number): Match => {
    if (!text.startsWith(operator, start)) return null;
    const next = text.charAt(start + operator.length);
    if (next !== '=' && next !== '<' && next !== '>' && next !== '!') return found;
    foreignOperator.lastIndex = start;
    return foreignOperator.test(text) ? null : found;
  };
}

const custom = (name: string, exec: (text: string, start: number) => Match, hint: (number | string)[]) =>
  createToken({ name, pattern: { exec }, start_chars_hint: hint, line_breaks: true });
const punctuation = (name: string, pattern: string | RegExp) => createToken({ name, pattern });
const operator = (spelling: string, name: string) =>
  createToken({
    name,
    label: spelling,
    pattern: { exec: matchOperator(spelling) },
    start_chars_hint: [spelling.charAt(0)],
    line_breaks: false,
  });
const sorted = (name: string) => createToken({ name, pattern: Lexer.NA });

/** Skipped: what the servers, too, take as a blank. */
const Blank = createToken({
  name: 'Blank',
  pattern: { exec: matchBlanks },
  start_chars_hint: [...blanks],
  group: Lexer.SKIPPED,
  line_breaks: true,
});

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

export const Identifier = custom('Identifier', matchName, nameStarts);
export const Run = custom(
  'Run',
  matchRun,
  anyCharacter.filter((code) => code >= 128 || runEnd[code] !== 1),
);
export const StringToken = custom('String', matchString(true), ["'"]);
export const DoubleQuoted = custom('DoubleQuoted', matchString(true), ['"']);
export const OpenString = custom('OpenString', matchString(false), ["'", '"']);
export const SmartQuoted = custom('SmartQuoted', matchSmartQuoted, nonAscii);
export const Backticked = createToken({
  name: 'Backticked',
  pattern: /`[^`]*`/,
  start_chars_hint: ['`'],
  line_breaks: true,
});
/** Any character that nothing else matches, so that lexing never fails. */
export const Unexpected = custom('Unexpected', (text, start) => match(text, start, start + 1), anyCharacter);

export const NotEquals = operator('!=', 'NotEquals');
export const LessOrEqual = operator('<=', 'LessOrEqual');
export const GreaterOrEqual = operator('>=', 'GreaterOrEqual');
export const Equals = operator('=', 'Equals');
export const Less = operator('<', 'Less');
export const Greater = operator('>', 'Greater');
/** Operators of SQL and other languages that this one spells differently. */
export const ForeignOperator = createToken({
  name: 'ForeignOperator',
  pattern: foreignOperator,
  start_chars_hint: ['<', '=', '!'],
  line_breaks: false,
});
export const Comma = punctuation('Comma', ',');
export const LeftBracket = punctuation('LeftBracket', '(');
export const RightBracket = punctuation('RightBracket', ')');
export const Star = punctuation('Star', '*');
export const Semicolon = punctuation('Semicolon', ';');

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

/** For each first character in the order of need. */
export const patterns: TokenType[] = [
  Identifier,
  Run,
  Blank,
  StringToken,
  CommentToken,
  OddSpace,
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
  ForeignOperator,
  DoubleQuoted,
  OpenString,
  Backticked,
  SmartQuoted,
  Unexpected,
];

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
