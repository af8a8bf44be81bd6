import type { TokenType } from 'chevrotain';
import * as t from '../tokens.js';
import { type Cursor, isAt, isAtOneOf, isAtWord, isMisspelt, isSplit, peek, previous } from './cursor.js';

/** Questions about what comes next; none of them moves the cursor. Comparing words costs most, so it is done last. */

export const comparisonOperators: ReadonlySet<TokenType> = new Set([
  t.Equals,
  t.NotEquals,
  t.Less,
  t.LessOrEqual,
  t.Greater,
  t.GreaterOrEqual,
  t.ForeignOperator,
]);

/** Values that need no repair of their own. */
export const plainLiterals: ReadonlySet<TokenType> = new Set([
  t.StringToken,
  t.Integer,
  t.Decimal,
  t.Hex,
  t.Id,
  t.DateToken,
]);

/** Everything that can only be meant as a value. */
export const valueTokens: ReadonlySet<TokenType> = new Set([
  ...plainLiterals,
  t.DoubleQuoted,
  t.SmartQuoted,
  t.OpenString,
]);

export const joinWords = new Set(['join', 'inner', 'left', 'right', 'cross', 'outer', 'natural', 'full']);
export const operatorWords = new Set(['is', 'not', 'between', 'regexp', 'rlike', 'ilike', 'contains']);
const groupWords = new Set(['group']);
const havingWords = new Set(['having']);
const offsetWords = new Set(['offset', 'skip']);
const fetchWords = new Set(['fetch']);
export const setOperations = new Set(['union', 'intersect', 'except', 'minus']);

export const isAtEnd = (c: Cursor): boolean => peek(c) === undefined || isAt(c, t.Semicolon);

export function isAtOperator(c: Cursor, ahead = 0): boolean {
  return (
    isAtOneOf(c, comparisonOperators, ahead) ||
    isAt(c, t.In, ahead) ||
    isAt(c, t.Like, ahead) ||
    isAtWord(c, operatorWords, ahead)
  );
}

export const isAtGroupBy = (c: Cursor): boolean =>
  (isAtWord(c, groupWords) && isAt(c, t.By, 1)) || (isAtWord(c, havingWords) && !isAtOperator(c, 1));

export const isAtOffset = (c: Cursor): boolean =>
  (isAtWord(c, offsetWords) && isAtOneOf(c, plainLiterals, 1)) ||
  (isAtWord(c, fetchWords) && !isAtOperator(c, 1));

export const isAtSetOperation = (c: Cursor): boolean => isAtWord(c, setOperations) && !isAtOperator(c, 1);

/** After these a name or value must come, so a name there is no misspelt keyword. */
const beforeName = new Set([
  ...comparisonOperators,
  ...[t.WhereToken, t.And, t.Or, t.Order, t.By, t.Comma, t.LeftBracket, t.In, t.Like],
]);

/** Whether a keyword may be meant by the name that comes next. */
function isAtSlip(c: Cursor, keyword: string): boolean {
  const before = previous(c)?.tokenType;
  if (before !== undefined && beforeName.has(before)) return false;
  return isMisspelt(c, keyword) || isSplit(c, keyword);
}

export const isAtWhere = (c: Cursor): boolean =>
  isAt(c, t.WhereToken) || (peek(c, 1) !== undefined && !isAtOperator(c, 1) && isAtSlip(c, 'where'));

/** `order by`, with either word misspelt or missing. */
export function isAtOrderBy(c: Cursor): boolean {
  if (isAt(c, t.By)) return true;
  if (isAt(c, t.Order)) return isAt(c, t.By, 1) || isAt(c, t.Order, 1) || isSortList(c, 1);
  if (isAt(c, t.Identifier, 1) && isAtSlip(c, 'orderby')) return true;
  return (isAt(c, t.By, 1) || isAt(c, t.By, 2)) && isAtSlip(c, 'order');
}

/** Whether what follows a lone `order` can be sort fields rather than the rest of a condition. */
function isSortList(c: Cursor, ahead: number): boolean {
  const next = peek(c, ahead);
  if (next === undefined || next.tokenType === t.Semicolon) return true;
  return next.tokenType === t.Identifier && !isAtOperator(c, ahead + 1);
}

/** `limit`, or a slip of it with a number after it. */
export const isAtLimit = (c: Cursor): boolean =>
  isAt(c, t.LimitToken) || (isAtSlip(c, 'limit') && isAtOneOf(c, plainLiterals, isSplit(c, 'limit') ? 2 : 1));

/** A join behind a clause; there a name that is no more than a word of joins would lack its operator or comma. */
export function isAtJoin(c: Cursor): boolean {
  const before = previous(c)?.tokenType;
  if (before !== undefined && beforeName.has(before)) return false;
  return isAtWord(c, joinWords) && isAt(c, t.Identifier, 1);
}

/** Whether a clause other than the where-clause starts, or the query ends. */
export const isAtLaterClause = (c: Cursor): boolean =>
  isAtEnd(c) ||
  isAtOrderBy(c) ||
  isAtLimit(c) ||
  isAtGroupBy(c) ||
  isAtOffset(c) ||
  isAtSetOperation(c) ||
  isAtJoin(c);

/** Whether no more of a condition can come: a connector, a closing bracket, or another clause. */
export const isAtConditionEnd = (c: Cursor): boolean =>
  isAtConnector(c) || isAt(c, t.RightBracket) || isAtLaterClause(c);

export const isAtClause = (c: Cursor): boolean => isAtWhere(c) || isAtLaterClause(c);

export const isAtConnector = (c: Cursor): boolean =>
  isAt(c, t.And) || isAt(c, t.Or) || isAtForeignConnector(c) || isAtMisspeltConnector(c);

const foreignConnectors = new Set(['&&', '||', '&', '|']);
const xor = new Set(['xor']);

export const isAtForeignConnector = (c: Cursor): boolean =>
  foreignConnectors.has(peek(c)?.image ?? '') || (isAtWord(c, xor) && isAtConditionStart(c, 1));

export const isAtMisspeltConnector = (c: Cursor): boolean =>
  !isAtOperator(c, 1) && isAtConditionStart(c, 1) && isMisspelt(c, 'and');

/** Whether conditions start here, be it without `where`; a clause that also reads as one goes first. */
export const isAtConditions = (c: Cursor): boolean => isAtConditionStart(c) && !isAtLaterClause(c);

/** A name and an operator after it, or something that opens a condition. */
export function isAtConditionStart(c: Cursor, ahead = 0): boolean {
  if (isAt(c, t.LeftBracket, ahead)) return true;
  if (isAtWord(c, notWord, ahead)) return true;
  const named = isAt(c, t.Identifier, ahead) || isAt(c, t.Backticked, ahead) || isAt(c, t.BareText, ahead);
  return named && isAtOperator(c, ahead + 1);
}

export const notWord = new Set(['not']);
