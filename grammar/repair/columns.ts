import type { IToken } from 'chevrotain';
import type { Range } from '../ast.js';
import * as t from '../tokens.js';
import {
  type Cursor,
  gap,
  insertToken,
  isAt,
  isAtOneOf,
  isAtWord,
  isClosed,
  isMisspelt,
  isSplit,
  peek,
  previousEnd,
  report,
  reportLoss,
  separate,
  skipBrackets,
  skipUnexpected,
  skipWhile,
  take,
  takeKeyword,
  textOf,
} from './cursor.js';
import { readItems } from './lists.js';
import { isAtName, readFieldName } from './names.js';
import { isAtEnd, isAtLimit, isAtOrderBy, isAtWhere } from './places.js';

const distinctWords = new Set(['distinct', 'distinctrow', 'all', 'sql_calc_found_rows']);
const topWord = new Set(['top']);
export const asWord = new Set(['as']);

/** What stands between `select` and `from`. */
export function repairColumns(c: Cursor): IToken[] {
  skipModifiers(c);
  const columns = isAt(c, t.Star) ? readStar(c) : isAt(c, t.Count) ? readCount(c) : readFields(c);
  return columns.length > 0 ? columns : [insertToken(t.Identifier, previousEnd(c))];
}

/** `distinct` and `top 5`, with brackets or without, unless a field has that name. */
function skipModifiers(c: Cursor): void {
  if (isAtWord(c, distinctWords) && isAtOneOf(c, afterDistinct, 1)) {
    const found = take(c).image;
    const start = previousEnd(c) - found.length;
    if (isAt(c, t.LeftBracket)) skipBrackets(c);
    reportLoss(c, 'distinct', [start, previousEnd(c)], { found });
  }
  if (
    isAtWord(c, topWord) &&
    (isAt(c, t.Integer, 1) || (isAt(c, t.LeftBracket, 1) && isAt(c, t.Integer, 2)))
  ) {
    const { startOffset } = take(c);
    if (isAt(c, t.LeftBracket)) skipBrackets(c);
    else take(c);
    const range: Range = [startOffset, previousEnd(c)];
    const found = textOf(c, range);
    reportLoss(c, 'top', range, { found, name: found.replace(/\D+/g, '') });
  }
}

const afterDistinct = new Set([t.Identifier, t.Star, t.LeftBracket, t.Backticked]);

function isAtColumnsEnd(c: Cursor): boolean {
  if (isAt(c, t.From) || isAtEnd(c)) return true;
  return isAtMisspeltFrom(c) || isAtModuleWithoutFrom(c) || isAtWhere(c) || isAtOrderBy(c) || isAtLimit(c);
}

export const isAtMisspeltFrom = (c: Cursor): boolean =>
  !hasFromAhead(c) &&
  ((isMisspelt(c, 'from') && isAt(c, t.Identifier, 1)) || (isSplit(c, 'from') && isAt(c, t.Identifier, 2)));

/** In `select lastname Contacts where …` the last name before the clauses is the module. */
function isAtModuleWithoutFrom(c: Cursor): boolean {
  if (!isAt(c, t.Identifier) || hasFromAhead(c)) return false;
  const before = c.tokens[c.position - 1]?.tokenType;
  if (before === t.Comma || before === t.Select) return false;
  const next = peek(c, 1)?.tokenType;
  return (
    next === undefined ||
    next === t.Semicolon ||
    next === t.WhereToken ||
    next === t.Order ||
    next === t.LimitToken
  );
}

const hasFromAhead = (c: Cursor): boolean => c.lastFrom >= c.position;

function readStar(c: Cursor): IToken[] {
  const star = take(c);
  skipAfterWhole(c, 'mixed-columns');
  return [star];
}

function readCount(c: Cursor): IToken[] {
  const count = takeKeyword(c, t.Count, 'count');
  const open = previousEnd(c);
  if (isAt(c, t.LeftBracket) && !isAtOneOf(c, countParts, 1)) readCountArgument(c);
  else readCountParts(c);
  const close = previousEnd(c);
  skipAfterWhole(c, 'count-with-fields');
  const brackets = [
    insertToken(t.LeftBracket, open),
    insertToken(t.Star, open),
    insertToken(t.RightBracket, close),
  ];
  return [count, ...brackets];
}

const countParts = new Set([t.LeftBracket, t.Star]);

/** `(*)`, of which parts may be missing or there twice. */
function readCountParts(c: Cursor): void {
  if (!isAtOneOf(c, countParts) && !isAt(c, t.RightBracket)) {
    report(c, 'missing-bracket', gap(c), { name: '(*)', replacement: '(*)' });
    return;
  }
  for (const [type, image] of [
    [t.LeftBracket, '('],
    [t.Star, '*'],
    [t.RightBracket, ')'],
  ] as const) {
    if (!isAt(c, type)) {
      report(c, 'missing-bracket', gap(c), { name: image, replacement: image });
      continue;
    }
    take(c);
    if (!isAt(c, type)) continue;
    const range = skipWhile(c, () => isAt(c, type));
    report(c, 'surplus-bracket', range, { found: textOf(c, range), replacement: '' });
  }
}

/** `count(id)`, perhaps unclosed. */
function readCountArgument(c: Cursor): void {
  // Other arguments than a field count something else than records.
  const isField = isAt(c, t.Identifier, 1) && isAt(c, t.RightBracket, 2);
  const range = isClosed(c) ? skipBrackets(c) : skipWhile(c, () => !isAtColumnsEnd(c));
  const repair = { replacement: '(*)', ...(isField ? {} : { uncertain: true }) };
  report(c, 'count-argument', range, { found: textOf(c, range), ...repair });
}

/** After `*` or `count(*)` only `from` may come. */
function skipAfterWhole(c: Cursor, kind: 'mixed-columns' | 'count-with-fields'): void {
  if (isAtColumnsEnd(c)) return;
  if (isAtWord(c, asWord) || (isAt(c, t.Identifier) && isAt(c, t.From, 1))) {
    readAlias(c);
  } else if (isAt(c, t.Comma)) {
    // Only plain fields are taken by some server after count(*).
    const isPlain = isAt(c, t.Identifier, 1);
    const range = skipWhile(c, () => !isAtColumnsEnd(c));
    reportLoss(c, isPlain ? kind : 'mixed-columns', range, {
      found: textOf(c, range),
      replacement: '',
      uncertain: true,
    });
  }
  if (!isAtColumnsEnd(c)) skipUnexpected(c, 'from', () => !isAtColumnsEnd(c));
}

function readFields(c: Cursor): IToken[] {
  const start = previousEnd(c);
  const fields = readItems(c, {
    isAtEnd: () => isAtColumnsEnd(c),
    isAtItem: () => isAtName(c, 'column'),
    readItem: () => readField(c),
    skipOther: () => skipStranger(c),
    isAliasLikely: true,
  });
  // A star among fields, as in `select Contacts.*`.
  const star = fields.find(([token]) => token?.tokenType === t.Star);
  if (star) return [...star];
  if (fields.length === 0 && c.reportedUpTo <= start) {
    reportLoss(c, 'missing-part', gap(c), { expected: 'a field name, * or count(*)' });
  }
  return separate(fields);
}

function readField(c: Cursor): readonly IToken[] {
  const name = readFieldName(c, 'column');
  if (isAtAlias(c)) readAlias(c);
  return name ? [name] : [];
}

const afterField = new Set([t.Comma, t.From, t.Semicolon]);

const isAtAlias = (c: Cursor): boolean =>
  isAtWord(c, asWord) && peek(c, 1) !== undefined && !isAtOneOf(c, afterField, 1);

function readAlias(c: Cursor): void {
  const range = skipWhile(c, () => !isAtColumnsEnd(c) && !isAt(c, t.Comma));
  report(c, 'alias', range, { found: textOf(c, range), replacement: '' });
}

const aggregate = new Set([t.Star, t.Count]);

/** Something that is no name: a star or count among fields, or plain noise. */
function skipStranger(c: Cursor): void {
  const goOn = (): boolean => !isAt(c, t.Comma) && !isAtColumnsEnd(c) && !isAtName(c, 'column');
  const token = peek(c);
  if (token && aggregate.has(token.tokenType)) {
    const range = skipWhile(c, () => goOn() || isAt(c, t.Star));
    reportLoss(c, 'mixed-columns', range, { found: textOf(c, range) });
  } else {
    skipUnexpected(c, 'a field name', goOn);
  }
}
