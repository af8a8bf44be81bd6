import type { IToken } from 'chevrotain';
import { endOf, rangeOf } from '../parser.js';
import * as t from '../tokens.js';
import {
  type Cursor,
  findBracketEnd,
  gap,
  insertToken,
  isAt,
  isAtOneOf,
  peek,
  previousEnd,
  relexFrom,
  report,
  reportLoss,
  respell,
  skipBrackets,
  skipWhile,
  take,
  textOf,
} from './cursor.js';
import { isAtConditionStart, isAtConnector, isAtLaterClause, plainLiterals, valueTokens } from './places.js';

const missing = (c: Cursor): IToken => insertToken(t.Missing, previousEnd(c));

const wordTokens = new Set([t.Identifier, t.BareText]);
/** Keywords that can stand where a value belongs without ending the condition. */
const keywordValues = new Set([t.Asc, t.Desc, t.Count, t.By, t.Select, t.From, t.WhereToken, t.In, t.Like]);

/** Whether a value, in whatever spelling, comes next. */
export const isAtValue = (c: Cursor): boolean =>
  isAtOneOf(c, valueTokens) || isAtOneOf(c, wordTokens) || isAt(c, t.Backticked);

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
  if (isAt(c, t.RightBracket, findBracketEnd(c, 0) - 1) && findBracketEnd(c, 0) === 3) {
    take(c);
    const value = isAtValue(c) ? readLiteral(c) : reportMissing(c);
    if (isAt(c, t.RightBracket)) take(c);
    const range = [start, previousEnd(c)] as const;
    report(c, 'bracketed-value', range, { found: textOf(c, range), replacement: textOf(c, rangeOf(value)) });
    return value;
  }
  const range = skipBracketsInCondition(c);
  reportLoss(c, 'list-needs-in', range, { found: textOf(c, range) });
  return missing(c);
}

/** As `skipBrackets`, but an unclosed bracket swallows no further condition. */
function skipBracketsInCondition(c: Cursor) {
  const end = c.position + findBracketEnd(c, 0);
  const closed = c.tokens[end - 1]?.tokenType === t.RightBracket;
  return skipWhile(c, () => (closed ? c.position < end : !isAtConnector(c) && !isAtLaterClause(c)));
}

/** A value that is there; habits of other languages are undone. */
export function readLiteral(c: Cursor): IToken {
  const token = take(c);
  if (token.tokenType === t.StringToken) return mendUnescapedQuote(c, token);
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

const quoteInner = (inner: string): string => `'${inner.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;

function readSmartQuoted(c: Cursor, token: IToken): IToken {
  const inner = token.image.slice(1, -1);
  report(c, 'smart-quotes', rangeOf(token), { found: token.image, name: inner });
  return respell(token, t.StringToken, quoteInner(inner));
}

/** What an unclosed quote swallowed, less the `;` that most likely was to end the query. */
function readOpenString(c: Cursor, token: IToken): IToken {
  const end = token.startOffset + token.image.replace(/\s*;?\s*$/, '').length;
  reportLoss(c, 'unclosed-string', rangeOf(token), { found: token.image });
  return respell(token, t.StringToken, `${token.image.slice(0, end - token.startOffset)}'`, endOf(token));
}

const wordAfterQuote = new Set([t.Identifier, t.BareText, t.Integer, t.Decimal, t.Id, t.Backticked]);

/**
 * `'O'Brien'`: a word that touches the closing quote means that this quote was meant literally, if one
 * that can close follows. The text after that one is read anew.
 */
function mendUnescapedQuote(c: Cursor, token: IToken): IToken {
  const next = peek(c);
  if (!next || next.startOffset !== endOf(token) || !wordAfterQuote.has(next.tokenType)) return token;
  const end = findClosingQuote(c.text, endOf(token));
  if (end === undefined) return token;
  const inner = c.text.slice(token.startOffset + 1, end - 1);
  reportLoss(c, 'unescaped-quote', [token.startOffset, end], { found: c.text.slice(token.startOffset, end), name: inner });
  relexFrom(c, end);
  return respell(token, t.StringToken, quoteInner(inner), end);
}

const afterClosingQuote = /'(?=\s*(?:$|[;,)]|(?:and|or|order|limit)\b))/gi;

function findClosingQuote(text: string, from: number): number | undefined {
  afterClosingQuote.lastIndex = from;
  const found = afterClosingQuote.exec(text);
  return found && !text.slice(from, found.index).includes(';') ? found.index + 1 : undefined;
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
  if (isAtValue(c) && !isAtConditionStart(c)) return readListWithoutBrackets(c);
  reportLoss(c, 'missing-value', gap(c), { expected: 'a list of values in brackets' });
  return bracketed(c, [missing(c)]);
}

const bracketed = (c: Cursor, values: readonly IToken[]): IToken[] => [
  insertToken(t.LeftBracket, values[0]?.startOffset ?? previousEnd(c), '('),
  ...separate(values),
  insertToken(t.RightBracket, previousEnd(c), ')'),
];

const separate = (values: readonly IToken[]): IToken[] =>
  values.flatMap((value, index) => (index === 0 ? [value] : [insertToken(t.Comma, value.startOffset, ','), value]));

function readList(c: Cursor): IToken[] {
  const open = take(c);
  const nested = isAt(c, t.LeftBracket);
  if (nested) {
    const range = skipWhile(c, () => isAt(c, t.LeftBracket));
    report(c, 'surplus-bracket', range, { found: textOf(c, range), replacement: '' });
  }
  const values = readValues(c);
  if (values.length === 0) {
    const end = isAt(c, t.RightBracket) ? endOf(take(c)) : previousEnd(c);
    reportLoss(c, 'empty-list', [open.startOffset, end], { found: textOf(c, [open.startOffset, end]) });
    return bracketed(c, [missing(c)]);
  }
  if (!isAt(c, t.RightBracket)) {
    report(c, 'missing-bracket', gap(c), { name: ')', replacement: ')' });
    return [open, ...separate(values), insertToken(t.RightBracket, previousEnd(c), ')')];
  }
  const close = take(c);
  while (nested && isAt(c, t.RightBracket)) take(c);
  return [open, ...separate(values), close];
}

const isAtListEnd = (c: Cursor): boolean => isAt(c, t.RightBracket) || isAtConnector(c) || isAtLaterClause(c);

function readValues(c: Cursor): IToken[] {
  const values: IToken[] = [];
  let comma: IToken | undefined;
  let afterValue = false;
  skipStrayOrder(c);
  while (!isAtListEnd(c)) {
    if (isAt(c, t.Comma)) {
      comma = take(c);
      if (!afterValue || isAt(c, t.Comma)) reportSurplusCommas(c, comma, afterValue);
      afterValue = false;
    } else if (isAtValue(c)) {
      if (afterValue) reportLoss(c, 'missing-comma', gap(c), { replacement: ',', uncertain: true });
      values.push(readLiteral(c));
      afterValue = true;
      comma = undefined;
    } else {
      const range = skipWhile(c, () => !isAtListEnd(c) && !isAt(c, t.Comma) && !isAtValue(c));
      reportLoss(c, 'unexpected-text', range, { found: textOf(c, range), expected: 'a value' });
      afterValue = true;
      comma = undefined;
    }
    skipStrayOrder(c);
  }
  if (comma && values.length > 0 && !hasIssueEndingAt(c, endOf(comma))) {
    report(c, 'surplus-comma', rangeOf(comma), { replacement: '' });
  }
  return values;
}

const hasIssueEndingAt = (c: Cursor, offset: number): boolean => c.issues.some(({ range }) => range[1] === offset);

function reportSurplusCommas(c: Cursor, comma: IToken, afterValue: boolean): void {
  const start = afterValue ? (peek(c)?.startOffset ?? endOf(comma)) : comma.startOffset;
  if (isAt(c, t.Comma)) skipWhile(c, () => isAt(c, t.Comma));
  report(c, 'surplus-comma', [start, previousEnd(c)], { replacement: '' });
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
    return [insertToken(t.LeftBracket, first.startOffset, '('), ...separate(values), close];
  }
  // The classic servers take it, but only where no condition follows.
  const kind = isAtLaterClause(c) ? 'final-in-without-brackets' : 'in-without-brackets';
  report(c, kind, range, { found: textOf(c, range), replacement: `(${textOf(c, range)})` });
  return bracketed(c, values);
}
