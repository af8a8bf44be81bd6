import { type IToken, Lexer, type TokenType } from 'chevrotain';
import { nameShape } from './names.js';
import type { QuoteStyle } from './strings.js';
import {
  BareText,
  closedStrings,
  DateToken,
  Decimal,
  DoubleQuoted,
  Hex,
  Id,
  Identifier,
  Integer,
  keywords,
  lexerDefinition,
  OpenString,
  openStrings,
  Run,
  StringToken,
} from './tokens.js';

export interface LexedText {
  readonly tokens: IToken[];
  readonly comments: IToken[];
  /** NBSP, zero-width blanks, a byte order mark …: skipped, but no blanks to a server. */
  readonly oddSpaces: IToken[];
}

let lexer: Lexer | undefined;

/** Built once for the process, at the first query. */
function getLexer(): Lexer {
  lexer ??= new Lexer(lexerDefinition, {
    positionTracking: 'onlyOffset',
    ensureOptimizations: true,
    skipValidations: true,
  });
  return lexer;
}

/** Splits `text` into tokens. Never fails: what fits nothing becomes an `Unexpected` token. */
export function lex(text: string, style: QuoteStyle): LexedText {
  const { tokens, groups } = getLexer().tokenize(text, style);
  return {
    tokens: sortTokens(text, tokens),
    comments: groups['comments'] ?? [],
    oddSpaces: groups['oddSpaces'] ?? [],
  };
}

const timeShape = /^\d{1,2}:\d{2}(?::\d{2})?$/;

/** Gives runs and strings their final type, and joins a bare date with the time after it. */
function sortTokens(text: string, tokens: IToken[]): IToken[] {
  const sorted: IToken[] = [];
  for (const token of tokens) {
    if (token.tokenType === Run) {
      setType(token, sortRun(token.image));
      const previous = sorted[sorted.length - 1];
      if (previous && timeShape.test(token.image) && isDateBefore(text, previous, token)) {
        previous.image = text.slice(previous.startOffset, token.startOffset + token.image.length);
        continue;
      }
    } else if (closedStrings.has(token.tokenType)) {
      setType(token, token.image.charCodeAt(0) === 39 ? StringToken : DoubleQuoted);
    } else if (openStrings.has(token.tokenType)) {
      setType(token, OpenString);
    }
    sorted.push(token);
  }
  return sorted;
}

/** Whether `previous` is a date without a time, and only blanks stand behind it. */
function isDateBefore(text: string, previous: IToken, time: IToken): boolean {
  if (previous.tokenType !== DateToken || previous.image.includes(':')) return false;
  return text.slice(previous.startOffset + previous.image.length, time.startOffset).trim() === '';
}

function setType(token: IToken, type: TokenType): void {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx ?? 0;
}

const longestKeyword = 6;

/** The shapes that a run with a digit, sign or dot in front may have, the first that fits counting. */
const numberShapes: readonly (readonly [RegExp, TokenType])[] = [
  [/^[+-]?\d+$/, Integer],
  [/^0x[0-9a-fA-F]+$/, Hex],
  [/^\d+x\d+$/, Id],
  [/^[+-]?(?:\d+\.\d*|\.\d+|\d+(?=[eE]))(?:[eE][+-]?\d+)?$/, Decimal],
  [/^\d{4}-\d{1,2}-\d{1,2}(?:T\d{1,2}:\d{2}(?::\d{2})?Z?)?$/, DateToken],
];

function sortRun(image: string): TokenType {
  if (nameShape.test(image)) {
    const keyword = image.length <= longestKeyword ? keywords.get(image.toLowerCase()) : undefined;
    return keyword ?? Identifier;
  }
  for (const [shape, type] of numberShapes) if (shape.test(image)) return type;
  return BareText;
}
