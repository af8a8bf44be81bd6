import type { IToken } from 'chevrotain';
import type { Range } from '../ast.js';
import { rangeOf } from '../token-range.js';
import * as t from '../tokens.js';
import type { BrokenString } from './broken-strings.js';
import {
  type Cursor,
  findBracketEnd,
  gap,
  insertToken,
  isAt,
  isAtOneOf,
  isClosed,
  peek,
  previousEnd,
  report,
  reportLoss,
  respell,
  respellString,
  separate,
  skipBrackets,
  skipUnexpected,
  skipWhile,
  take,
  textOf,
} from './cursor.js';
import { readItems } from './lists.js';
import {
  isAtConditionEnd,
  isAtConditionStart,
  isAtConnector,
  isAtLaterClause,
  plainLiterals,
  valueTokens,
} from './places.js';

const missing = (c: Cursor): IToken => insertToken(t.Missing, previousEnd(c));

const wordTokens = new Set([t.Identifier, t.BareText]);
/** Keywords that can stand where a value belongs without ending the condition. */
const keywordValues = new Set([t.Asc, t.Desc, t.Count, t.By, t.Select, t.From, t.WhereToken, t.In, t.Like]);

/** Whether a value, in whatever spelling, comes next. */
export const isAtValue = (c: Cursor, ahead = 0): boolean =>
  isAtOneOf(c, valueTokens, ahead) || isAtOneOf(c, wordTokens, ahead) || isAt(c, t.Backticked, ahead);

/** The value of a comparison or the pattern of a `like`. */
export function repairValue(c: Cursor): IToken {
  skipStrayOrder(c);
  if (isAt(c, t.LeftBracket)) return repairBracketed(c);
  // `lastname = firstname = 'x'`: the value is missing, the next condition is there.
  if (isAtConditionStart(c) && !isAtLaterClause(c)) return reportMissing(c);
  if (isAtValue(c)) return readLiteral(c);
  if (isAtOneOf(c, keywordValues) && !isAtLaterClause(c)) return readKeywordAsValue(c);
  return reportMissing(c);
}

function reportMissing(c: Cursor): IToken {
  reportLoss(c, 'missing-value', gap(c), { expected: 'a value' });
  return missing(c);
}

/** The classic lexer skips a lone `order`, wherever it stands in a condition. */
export function skipStrayOrder(c: Cursor): void {
  if (!isAt(c, t.Order) || isAtLaterClause(c)) return;
  report(c, 'stray-order', rangeOf(take(c)), { replacement: '' });
}

function readKeywordAsValue(c: Cursor): IToken {
  const token = take(c);
  reportLoss(c, 'unexpected-text', rangeOf(token), {
    found: token.image,
    expected: 'a value',
    replacement: `'${token.image}'`,
    uncertain: true,
  });
  return respell(token, t.Identifier, token.image);
}

/** `('a')` is taken by every server; `('a', 'b')` needs `in`. */
function repairBracketed(c: Cursor): IToken {
  const start = peek(c)?.startOffset ?? 0;
  if (isAt(c, t.Select, 1)) {
    const range = skipBrackets(c);
    reportLoss(c, 'subquery', range, { found: textOf(c, range) });
    return missing(c);
  }
  if (isClosed(c) && findBracketEnd(c) - c.position === 3 && isAtValue(c, 1)) {
    take(c);
    const value = readLiteral(c);
    take(c);
    const range: Range = [start, previousEnd(c)];
    report(c, 'bracketed-value', range, { found: textOf(c, range), replacement: textOf(c, rangeOf(value)) });
    return value;
  }
  const range = skipBracketsInCondition(c);
  reportLoss(c, 'list-needs-in', range, { found: textOf(c, range) });
  return missing(c);
}

/** As `skipBrackets`, but an unclosed bracket swallows no further condition. */
function skipBracketsInCondition(c: Cursor): Range {
  return isClosed(c) ? skipBrackets(c) : skipWhile(c, () => !isAtConditionEnd(c));
}

/** A value that is there; habits of other languages are undone. */
export function readLiteral(c: Cursor): IToken {
  const token = take(c);
  const broken = c.brokenStrings.get(token.startOffset);
  if (broken) return readBrokenString(c, token, broken);
  if (plainLiterals.has(token.tokenType)) return token;
  if (token.tokenType === t.DoubleQuoted) {
    report(c, 'double-quotes', rangeOf(token), { found: token.image });
    return respell(token, t.StringToken, token.image);
  }
  if (token.tokenType === t.SmartQuoted) return readSmartQuoted(c, token);
  if (token.tokenType === t.OpenString) return readOpenString(c, token);
  if (token.tokenType === t.Backticked) {
    reportLoss(c, 'backticks', rangeOf(token), { found: token.image });
    return respell(token, t.Identifier, token.image.slice(1, -1));
  }
  return isAt(c, t.LeftBracket) ? readFunctionValue(c, token) : token;
}

function readFunctionValue(c: Cursor, name: IToken): IToken {
  const range = [name.startOffset, skipBrackets(c)[1]] as const;
  reportLoss(c, 'function-call', range, { found: textOf(c, range), name: name.image });
  return respell(name, t.Missing, '', range[1]);
}

function readSmartQuoted(c: Cursor, token: IToken): IToken {
  const name = token.image.slice(1, -1);
  report(c, 'smart-quotes', rangeOf(token), { found: token.image, name });
  return respellString(c, token, name);
}

/** What an unclosed quote swallowed, less the `;` that most likely was to end the query. */
function readOpenString(c: Cursor, token: IToken): IToken {
  reportLoss(c, 'unclosed-string', rangeOf(token), { found: token.image });
  const swallowed = token.image.slice(1).trimEnd();
  return respellString(c, token, swallowed.endsWith(';') ? swallowed.slice(0, -1).trimEnd() : swallowed);
}

function readBrokenString(c: Cursor, token: IToken, { kind, end, value }: BrokenString): IToken {
  const range: Range = [token.startOffset, end];
  reportLoss(c, kind, range, { found: textOf(c, range), name: value });
  return respellString(c, token, value, end);
}

/** `( … )` after `in`, brackets included. */
export function repairList(c: Cursor): IToken[] {
  skipStrayOrder(c);
  if (isAt(c, t.LeftBracket) && isAt(c, t.Select, 1)) {
    const range = skipBrackets(c);
    reportLoss(c, 'subquery', range, { found: textOf(c, range) });
    return bracketed(c, [missing(c)]);
  }
  if (isAt(c, t.LeftBracket)) return readList(c);
  if (isAtValue(c) && !isAtConditionStart(c) && !isAtConnector(c)) return readListWithoutBrackets(c);
  reportLoss(c, 'missing-value', gap(c), { expected: 'a list of values in brackets' });
  return bracketed(c, [missing(c)]);
}

const bracketed = (c: Cursor, values: readonly IToken[]): IToken[] => [
  insertToken(t.LeftBracket, values[0]?.startOffset ?? previousEnd(c), '('),
  ...separate(values.map((value) => [value])),
  insertToken(t.RightBracket, previousEnd(c), ')'),
];

function readList(c: Cursor): IToken[] {
  const open = take(c);
  const nested = isAt(c, t.LeftBracket);
  if (nested) {
    const range = skipWhile(c, () => isAt(c, t.LeftBracket));
    report(c, 'surplus-bracket', range, { found: textOf(c, range), replacement: '' });
  }
  const values = readItems(c, {
    isAtEnd: () => isAtConditionEnd(c),
    isAtItem: () => isAtValue(c),
    readItem: () => [readLiteral(c)],
    skipOther: () => skipInList(c),
    isAliasLikely: false,
  });
  return [open, ...closeList(c, open, values, nested)];
}

function skipInList(c: Cursor): void {
  if (isAt(c, t.Order) && isAtValue(c, 1)) skipStrayOrder(c);
  else skipUnexpected(c, 'a value', () => !isAtConditionEnd(c) && !isAt(c, t.Comma) && !isAtValue(c));
}

/** The values of a list and its closing bracket. */
function closeList(
  c: Cursor,
  open: IToken,
  values: readonly (readonly IToken[])[],
  nested: boolean,
): IToken[] {
  const close = isAt(c, t.RightBracket) ? take(c) : undefined;
  while (close && nested && isAt(c, t.RightBracket)) take(c);
  if (values.length === 0) {
    const range: Range = [open.startOffset, previousEnd(c)];
    reportLoss(c, 'empty-list', range, { found: textOf(c, range) });
    return [missing(c), insertToken(t.RightBracket, previousEnd(c))];
  }
  if (!close) report(c, 'missing-bracket', gap(c), { name: ')', replacement: ')' });
  return [...separate(values), close ?? insertToken(t.RightBracket, previousEnd(c))];
}

/** `in 'a', 'b'`: the classic servers take it as the last condition. */
function readListWithoutBrackets(c: Cursor): IToken[] {
  const first = readLiteral(c);
  const values = [first];
  while (isAt(c, t.Comma)) {
    take(c);
    if (isAtValue(c)) values.push(readLiteral(c));
  }
  const range = [first.startOffset, previousEnd(c)] as const;
  if (isAt(c, t.RightBracket)) {
    report(c, 'missing-bracket', [first.startOffset, first.startOffset], { name: '(', replacement: '(' });
    const close = take(c);
    return [
      insertToken(t.LeftBracket, first.startOffset, '('),
      ...separate(values.map((value) => [value])),
      close,
    ];
  }
  // The classic servers take it, but only where no condition follows.
  const kind = isAtLaterClause(c) ? 'final-in-without-brackets' : 'in-without-brackets';
  report(c, kind, range, { found: textOf(c, range), replacement: `(${textOf(c, range)})` });
  return bracketed(c, values);
}
