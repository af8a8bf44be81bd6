import { type IToken, Lexer, type TokenType } from 'chevrotain';
import type { QuoteStyle } from './strings.js';
import * as t from './tokens.js';

export interface LexedText {
  readonly tokens: IToken[];
  readonly comments: IToken[];
  /** NBSP, zero-width blanks, a byte order mark …: skipped, but no blanks to a server. */
  readonly oddSpaces: IToken[];
}

let lexer: Lexer | undefined;

/** Built once for the process, at the first query. */
function getLexer(): Lexer {
  lexer ??= new Lexer(t.patterns, {
    positionTracking: 'onlyOffset',
    ensureOptimizations: true,
    skipValidations: true,
  });
  return lexer;
}

/** Splits `text` into tokens. Never fails: what fits nothing becomes an `Unexpected` token. */
export function lex(text: string, style: QuoteStyle): LexedText {
  t.setQuoteStyle(style);
  const { tokens, groups } = getLexer().tokenize(text);
  sortTokens(text, tokens);
  return { tokens, comments: groups['comments'] ?? [], oddSpaces: groups['oddSpaces'] ?? [] };
}

/** Gives names and runs their final type, in place, and joins a bare date with the time after it. */
function sortTokens(text: string, tokens: IToken[]): void {
  let count = 0;
  for (const token of tokens) {
    if (token.tokenType === t.Identifier) {
      const keyword = findKeyword(token.image);
      if (keyword) setType(token, keyword);
    } else if (token.tokenType === t.Run) {
      setType(token, sortRun(token.image));
      const previous = tokens[count - 1];
      if (previous && joinTime(text, previous, token)) continue;
    }
    tokens[count++] = token;
  }
  tokens.length = count;
}

const shortestKeyword = 2;
const longestKeyword = 6;

function findKeyword(name: string): TokenType | undefined {
  if (name.length < shortestKeyword || name.length > longestKeyword) return undefined;
  return t.keywords.get(name.toLowerCase());
}

const timeShape = /^\d{1,2}:\d{2}(?::\d{2})?$/;

/** Makes a time of day part of the bare date before it, if only blanks stand between them. */
function joinTime(text: string, date: IToken, time: IToken): boolean {
  if (date.tokenType !== t.DateToken || date.image.includes(':') || !timeShape.test(time.image)) return false;
  const between = text.slice(date.startOffset + date.image.length, time.startOffset);
  if (between.trim() !== '') return false;
  date.image = text.slice(date.startOffset, time.startOffset + time.image.length);
  return true;
}

function setType(token: IToken, type: TokenType): void {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx ?? 0;
}

/** The shapes that a run with a digit, sign or dot in front may have, the first that fits counting. */
const numberShapes: readonly (readonly [RegExp, TokenType])[] = [
  [/^[+-]?\d+$/, t.Integer],
  [/^0x[0-9a-fA-F]+$/, t.Hex],
  [/^\d+x\d+$/, t.Id],
  [/^[+-]?(?:\d+\.\d*|\.\d+|\d+(?=[eE]))(?:[eE][+-]?\d+)?$/, t.Decimal],
  [/^\d{4}-\d{1,2}-\d{1,2}(?:T\d{1,2}:\d{2}(?::\d{2})?Z?)?$/, t.DateToken],
];

function sortRun(image: string): TokenType {
  for (const [shape, type] of numberShapes) if (shape.test(image)) return type;
  return t.BareText;
}
