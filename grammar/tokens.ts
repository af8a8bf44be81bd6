import { createToken, Lexer, type TokenType } from 'chevrotain';
import type { KeywordName } from './names.js';

/** The vocabulary of the parser; `lexer.ts` says how each token is told. */

const token = (name: string, ...categories: TokenType[]): TokenType =>
  createToken({ name, pattern: Lexer.NA, categories });

/** The label is the spelling, where there is but one. */
const spelt = (name: string, label: string, ...categories: TokenType[]): TokenType =>
  createToken({ name, label, pattern: Lexer.NA, categories });

/** What the parser takes in one place, whichever it is. */
export const ComparisonToken = token('Comparison');
export const ConnectorToken = token('Connector');
export const DirectionToken = token('Direction');
export const LiteralToken = token('Literal');

export const Select = spelt('Select', 'select');
export const From = spelt('From', 'from');
export const WhereToken = spelt('Where', 'where');
export const And = spelt('And', 'and', ConnectorToken);
export const Or = spelt('Or', 'or', ConnectorToken);
export const In = spelt('In', 'in');
export const Like = spelt('Like', 'like');
export const Order = spelt('Order', 'order');
export const By = spelt('By', 'by');
export const Asc = spelt('Asc', 'asc', DirectionToken);
export const Desc = spelt('Desc', 'desc', DirectionToken);
export const LimitToken = spelt('Limit', 'limit');
export const Count = spelt('Count', 'count');

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

export const Identifier = token('Identifier', LiteralToken);
export const StringToken = token('String', LiteralToken);
export const Integer = token('Integer', LiteralToken);
export const Decimal = token('Decimal', LiteralToken);
export const Hex = token('Hex', LiteralToken);
export const Id = token('Id', LiteralToken);
export const DateToken = token('Date', LiteralToken);
/** A run that is neither name nor number: `none@x.org`, `a.b`, `Müller`. */
export const BareText = token('BareText', LiteralToken);
/** Put in by the repair where a value is missing; never made by the lexer. */
export const Missing = token('Missing', LiteralToken);

export const Equals = spelt('Equals', '=', ComparisonToken);
export const NotEquals = spelt('NotEquals', '!=', ComparisonToken);
export const Less = spelt('Less', '<', ComparisonToken);
export const LessOrEqual = spelt('LessOrEqual', '<=', ComparisonToken);
export const Greater = spelt('Greater', '>', ComparisonToken);
export const GreaterOrEqual = spelt('GreaterOrEqual', '>=', ComparisonToken);

export const Comma = spelt('Comma', ',');
export const LeftBracket = spelt('LeftBracket', '(');
export const RightBracket = spelt('RightBracket', ')');
export const Star = spelt('Star', '*');
export const Semicolon = spelt('Semicolon', ';');

const bySpelling = (types: readonly TokenType[]): ReadonlyMap<string, TokenType> =>
  new Map(types.map((type) => [type.LABEL ?? '', type]));

export const comparisons = bySpelling([Equals, NotEquals, Less, LessOrEqual, Greater, GreaterOrEqual]);
export const punctuation = bySpelling([Comma, LeftBracket, RightBracket, Star, Semicolon]);

// No query has any of these: the repair mends them, the parser never sees them.
export const OpenString = token('OpenString');
export const DoubleQuoted = token('DoubleQuoted');
export const SmartQuoted = token('SmartQuoted');
export const Backticked = token('Backticked');
/** Operators of SQL and other languages that this one spells differently. */
export const ForeignOperator = token('ForeignOperator');
/** Any character that nothing else matches, so that lexing never fails. */
export const Unexpected = token('Unexpected');

// Seen neither by the repair nor by the parser.
export const CommentToken = token('Comment');
export const OddSpace = token('OddSpace');

/** What the parser is built over. */
export const vocabulary: TokenType[] = [
  ComparisonToken,
  ConnectorToken,
  DirectionToken,
  LiteralToken,
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
  ...comparisons.values(),
  ...punctuation.values(),
];
