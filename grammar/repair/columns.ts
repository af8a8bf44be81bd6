import type { IToken } from 'chevrotain';
import { endOf, rangeOf } from '../parser.js';
import * as t from '../tokens.js';
import {
  type Cursor,
  gap,
  insertToken,
  isAt,
  isAtWord,
  isMisspelt,
  peek,
  previousEnd,
  report,
  reportLoss,
  skipBrackets,
  skipUnexpected,
  skipWhile,
  take,
  textOf,
} from './cursor.js';
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

/** `distinct` and `top 5`, unless a field has that name. */
function skipModifiers(c: Cursor): void {
  const next = peek(c, 1)?.tokenType;
  if (isAtWord(c, distinctWords) && (next === t.Identifier || next === t.Star)) {
    const token = take(c);
    reportLoss(c, 'distinct', rangeOf(token), { found: token.image });
  }
  if (isAtWord(c, topWord) && next === t.Integer) {
    const range = skipWhile(c, () => isAt(c, t.Integer));
    reportLoss(c, 'top', range, { found: textOf(c, range), name: textOf(c, range).split(/\s+/)[1] ?? '' });
  }
}

function isAtColumnsEnd(c: Cursor): boolean {
  if (isAt(c, t.From) || isAtEnd(c)) return true;
  return isAtMisspeltFrom(c) || isAtModuleWithoutFrom(c) || isAtWhere(c) || isAtOrderBy(c) || isAtLimit(c);
}

export const isAtMisspeltFrom = (c: Cursor): boolean =>
  isMisspelt(c, 'from') && isAt(c, t.Identifier, 1) && !hasFromAhead(c);

/** In `select lastname Contacts where …` the last name before the clauses is the module. */
function isAtModuleWithoutFrom(c: Cursor): boolean {
  if (!isAt(c, t.Identifier) || hasFromAhead(c)) return false;
  const before = c.tokens[c.position - 1]?.tokenType;
  if (before === t.Comma || before === t.Select) return false;
  const next = peek(c, 1)?.tokenType;
  return next === undefined || next === t.Semicolon || next === t.WhereToken || next === t.Order || next === t.LimitToken;
}

function hasFromAhead(c: Cursor): boolean {
  for (let i = 0; peek(c, i) && !isAt(c, t.Semicolon, i) && !isAt(c, t.WhereToken, i); i++) {
    if (isAt(c, t.From, i)) return true;
  }
  return false;
}

function readStar(c: Cursor): IToken[] {
  const star = take(c);
  skipAfterWhole(c, 'mixed-columns');
  return [star];
}

function readCount(c: Cursor): IToken[] {
  const count = take(c);
  const brackets = (open: number, close: number): IToken[] => [
    insertToken(t.LeftBracket, open, '('),
    insertToken(t.Star, open, '*'),
    insertToken(t.RightBracket, close, ')'),
  ];
  if (!isAt(c, t.LeftBracket)) {
    if (isAt(c, t.Star)) take(c);
    if (isAt(c, t.RightBracket)) take(c);
    report(c, 'missing-bracket', [count.startOffset, previousEnd(c)], { name: 'count(*)', replacement: 'count(*)' });
  } else if (isAt(c, t.Star, 1) && isAt(c, t.RightBracket, 2)) {
    c.position += 3;
  } else if (isAt(c, t.Star, 1) && isAt(c, t.From, 2)) {
    c.position += 2;
    report(c, 'missing-bracket', gap(c), { name: ')', replacement: ')' });
  } else {
    const open = peek(c)?.startOffset ?? 0;
    const range = isAtUnclosedArgument(c) ? skipWhile(c, () => !isAtColumnsEnd(c)) : skipBrackets(c);
    report(c, 'count-argument', [open, range[1]], { found: textOf(c, range), replacement: '(*)' });
  }
  const end = previousEnd(c);
  skipAfterWhole(c, 'count-with-fields');
  return [count, ...brackets(endOf(count), end)];
}

function isAtUnclosedArgument(c: Cursor): boolean {
  for (let i = 0; peek(c, i); i++) {
    if (isAt(c, t.RightBracket, i)) return false;
    if (isAt(c, t.From, i)) return true;
  }
  return true;
}

/** After `*` or `count(*)` only `from` may come. */
function skipAfterWhole(c: Cursor, kind: 'mixed-columns' | 'count-with-fields'): void {
  if (isAtColumnsEnd(c)) return;
  if (isAtWord(c, asWord) || (isAt(c, t.Identifier) && isAt(c, t.From, 1))) {
    readAlias(c);
  } else if (isAt(c, t.Comma)) {
    const range = skipWhile(c, () => !isAtColumnsEnd(c));
    reportLoss(c, kind, range, { found: textOf(c, range), replacement: '', uncertain: true });
  }
  if (!isAtColumnsEnd(c)) skipUnexpected(c, 'from', () => !isAtColumnsEnd(c));
}

function readFields(c: Cursor): IToken[] {
  const fields: IToken[] = [];
  let hasName = false;
  let comma: IToken | undefined;
  while (!isAtColumnsEnd(c)) {
    if (isAt(c, t.Comma)) {
      comma = readComma(c, hasName);
      hasName = false;
    } else if (hasName && isAtAlias(c)) {
      readAlias(c);
    } else if (isAtName(c)) {
      if (hasName) reportLoss(c, 'missing-comma', gap(c), { replacement: ',', uncertain: true });
      const name = readFieldName(c, 'column');
      // A star among fields, as in `select Contacts.*`.
      if (name?.tokenType === t.Star) return [name];
      if (name) addField(fields, name);
      hasName = true;
      comma = undefined;
    } else {
      readStranger(c);
      // What stood there was meant as a column, so a comma after it is none too many.
      hasName = true;
      comma = undefined;
    }
  }
  if (comma && fields.length > 0) report(c, 'surplus-comma', rangeOf(comma), { replacement: '' });
  else if (!hasName && fields.length === 0 && !hasIssueAt(c)) {
    reportLoss(c, 'missing-part', gap(c), { expected: 'a field name, * or count(*)' });
  }
  return fields;
}

const hasIssueAt = (c: Cursor): boolean => c.issues.some(({ range }) => range[1] === previousEnd(c));

function addField(fields: IToken[], name: IToken): void {
  if (fields.length > 0) fields.push(insertToken(t.Comma, name.startOffset, ','));
  fields.push(name);
}

/** Takes a comma; one after another, or before the first name, is one too many. */
function readComma(c: Cursor, hasName: boolean): IToken {
  const comma = take(c);
  if (hasName && !isAt(c, t.Comma)) return comma;
  const first = hasName ? (peek(c)?.startOffset ?? endOf(comma)) : comma.startOffset;
  if (isAt(c, t.Comma)) skipWhile(c, () => isAt(c, t.Comma));
  report(c, 'surplus-comma', [first, previousEnd(c)], { replacement: '' });
  return comma;
}

function isAtAlias(c: Cursor): boolean {
  return isAtWord(c, asWord) && isAt(c, t.Identifier, 1);
}

function readAlias(c: Cursor): void {
  const start = previousEnd(c);
  skipWhile(c, () => !isAtColumnsEnd(c) && !isAt(c, t.Comma));
  report(c, 'alias', [start, previousEnd(c)], { found: textOf(c, [start, previousEnd(c)]).trim(), replacement: '' });
}

const aggregate = new Set([t.Star, t.Count]);

/** Something that is no name: a star or count among fields, or plain noise. */
function readStranger(c: Cursor): void {
  const goOn = (): boolean => !isAt(c, t.Comma) && !isAtColumnsEnd(c) && !isAtName(c);
  const token = peek(c);
  if (token && aggregate.has(token.tokenType)) {
    const range = skipWhile(c, () => goOn() || isAt(c, t.Star));
    reportLoss(c, 'mixed-columns', range, { found: textOf(c, range) });
  } else {
    skipUnexpected(c, 'a field name', goOn);
  }
}
