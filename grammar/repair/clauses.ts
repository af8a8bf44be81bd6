import type { IToken } from 'chevrotain';
import { rangeOf } from '../parser.js';
import * as t from '../tokens.js';
import { repairConditions } from './conditions.js';
import {
  type Cursor,
  gap,
  insertToken,
  isAt,
  isAtOneOf,
  isAtWord,
  isMisspelt,
  peek,
  previousEnd,
  report,
  reportLoss,
  respell,
  skipUnexpected,
  skipWhile,
  take,
  takeKeyword,
  textOf,
} from './cursor.js';
import { isAtName, readFieldName } from './names.js';
import {
  isAtClause,
  isAtConditionStart,
  isAtEnd,
  isAtGroupBy,
  isAtLaterClause,
  isAtLimit,
  isAtOffset,
  isAtOrderBy,
  isAtSetOperation,
  isAtWhere,
  plainLiterals,
} from './places.js';
import { isAtValue, readLiteral } from './values.js';

/** The clauses after the module, in the order of the language. */
export const clauseNames = ['where', 'order by', 'limit'] as const;
type ClauseName = (typeof clauseNames)[number];
export type Clauses = Map<ClauseName, IToken[]>;

/** Takes everything between the module and the end of the query. */
export function repairClauses(c: Cursor): Clauses {
  const clauses: Clauses = new Map();
  while (!isAtEnd(c)) {
    if (isAtWhere(c) || isAtConditionStart(c)) addClause(c, clauses, 'where', repairWhere);
    else if (isAtOrderBy(c)) addClause(c, clauses, 'order by', repairOrderBy);
    else if (isAtLimit(c)) addClause(c, clauses, 'limit', repairLimit);
    else skipForeignClause(c, clauses);
  }
  return clauses;
}

function addClause(c: Cursor, clauses: Clauses, name: ClauseName, read: (c: Cursor) => IToken[]): void {
  const keyword = peek(c);
  const start = keyword?.startOffset ?? previousEnd(c);
  const later = clauseNames.slice(clauseNames.indexOf(name) + 1).find((other) => clauses.has(other));
  const isRepeated = clauses.has(name);
  if (isRepeated || later) {
    const end = start + (keyword?.image.length ?? 0);
    if (isRepeated) reportLoss(c, 'repeated-keyword', [start, end], { name });
    else report(c, 'clause-order', [start, end], { name, expected: later ?? '' });
  }
  const tokens = read(c);
  if (!isRepeated && tokens.length > 0) clauses.set(name, tokens);
}

function skipForeignClause(c: Cursor, clauses: Clauses): void {
  const skip = () => skipWhile(c, () => !isAtClause(c) || isAt(c, t.By));
  if (isAtSetOperation(c)) {
    const range = skipWhile(c, () => !isAtEnd(c));
    reportLoss(c, 'set-operation', range, { found: textOf(c, range) });
  } else if (isAtOffset(c)) {
    readOffset(c, clauses);
  } else if (isAtGroupBy(c)) {
    const range = skip();
    reportLoss(c, 'group-by', range, { found: textOf(c, range) });
  } else {
    skipUnexpected(c, 'where, order by, limit or ;', () => !isAtClause(c) && !isAtConditionStart(c));
  }
}

function repairWhere(c: Cursor): IToken[] {
  let keyword = insertToken(t.WhereToken, previousEnd(c), 'where');
  if (isAtWhere(c)) keyword = takeKeyword(c, t.WhereToken, 'where');
  else report(c, 'missing-keyword', gap(c), { name: 'where', replacement: ' where' });
  const conditions = repairConditions(c);
  return conditions.length > 0 ? [keyword, ...conditions] : [];
}

function repairOrderBy(c: Cursor): IToken[] {
  const [order, by] = readOrderBy(c);
  const items = readSortItems(c);
  if (items.length > 0) return [order, by, ...items];
  reportLoss(c, 'missing-part', gap(c), { expected: 'a field to sort by' });
  return [];
}

function readOrderBy(c: Cursor): [IToken, IToken] {
  if (isAt(c, t.By)) {
    const by = takeKeyword(c, t.By, 'by');
    report(c, 'missing-keyword', [by.startOffset, by.startOffset], { name: 'order', replacement: 'order ' });
    return [insertToken(t.Order, by.startOffset, 'order'), by];
  }
  if (isMisspelt(c, 'orderby') && !isAt(c, t.By, 1) && !isAt(c, t.Order)) {
    const token = take(c);
    report(c, 'misspelt-keyword', rangeOf(token), { found: token.image, name: 'order by', replacement: 'order by' });
    return [respell(token, t.Order, 'order'), insertToken(t.By, previousEnd(c), 'by')];
  }
  const order = takeKeyword(c, t.Order, 'order');
  if (isAt(c, t.By)) return [order, takeKeyword(c, t.By, 'by')];
  report(c, 'missing-keyword', gap(c), { name: 'by', replacement: ' by' });
  return [order, insertToken(t.By, previousEnd(c), 'by')];
}

const directions = new Set([t.Asc, t.Desc]);
const ascendingWords = new Set(['ascending', 'descending']);

const isAtDirection = (c: Cursor): boolean => isAtOneOf(c, directions) || isAtWord(c, ascendingWords);

function readSortItems(c: Cursor): IToken[] {
  const items: IToken[] = [];
  let comma: IToken | undefined;
  let afterItem = false;
  while (!isAtLaterClause(c) && !isAtWhere(c)) {
    if (isAt(c, t.Comma)) {
      comma = take(c);
      if (!afterItem) report(c, 'surplus-comma', rangeOf(comma), { replacement: '' });
      afterItem = false;
    } else if (isAtName(c) && !isAtWord(c, ascendingWords)) {
      if (afterItem) reportLoss(c, 'missing-comma', gap(c), { replacement: ',', uncertain: true });
      const name = readFieldName(c, 'column');
      if (name) {
        if (items.length > 0) items.push(insertToken(t.Comma, name.startOffset, ','));
        items.push(name);
        if (isAtDirection(c)) items.push(readDirection(c));
      } else if (isAtDirection(c)) take(c);
      afterItem = true;
      comma = undefined;
    } else {
      const goOn = (): boolean => !isAt(c, t.Comma) && !isAtName(c) && !isAtLaterClause(c) && !isAtWhere(c);
      skipUnexpected(c, 'a field to sort by', goOn);
      afterItem = true;
      comma = undefined;
    }
  }
  if (comma && items.length > 0) report(c, 'surplus-comma', rangeOf(comma), { replacement: '' });
  return items;
}

function readDirection(c: Cursor): IToken {
  const token = take(c);
  const isAscending = token.image.toLowerCase().startsWith('asc');
  const keyword = isAscending ? 'asc' : 'desc';
  if (!directions.has(token.tokenType)) {
    report(c, 'misspelt-keyword', rangeOf(token), { found: token.image, name: keyword, replacement: keyword });
  }
  if (isAtDirection(c)) {
    const range = skipWhile(c, () => isAtDirection(c));
    reportLoss(c, 'repeated-keyword', range, { name: keyword });
  }
  return respell(token, isAscending ? t.Asc : t.Desc, keyword);
}

function repairLimit(c: Cursor): IToken[] {
  const keyword = takeKeyword(c, t.LimitToken, 'limit');
  const numbers: IToken[] = [];
  let comma: IToken | undefined;
  while (!isAtLaterClause(c) && !isAtWhere(c)) {
    if (isAt(c, t.Comma)) {
      const next = take(c);
      if (comma || numbers.length === 0) report(c, 'surplus-comma', rangeOf(next), { replacement: '' });
      comma = next;
    } else if (isAtValue(c) && numbers.length === (comma ? 1 : 0)) {
      numbers.push(readLiteral(c));
      comma = undefined;
    } else {
      skipUnexpected(c, 'the end of the query', () => !isAt(c, t.Comma) && !isAtLaterClause(c) && !isAtWhere(c));
    }
  }
  if (comma && numbers.length > 0) report(c, 'missing-value', gap(c), { expected: 'a number of records' });
  if (numbers.length === 0) {
    reportLoss(c, 'missing-value', gap(c), { expected: 'a number of records' });
    numbers.push(insertToken(t.Missing, previousEnd(c)));
  }
  const [first, second] = numbers as [IToken, IToken?];
  return second ? [keyword, first, insertToken(t.Comma, second.startOffset, ','), second] : [keyword, first];
}

/** `limit 10 offset 20` is `limit 20, 10`. */
function readOffset(c: Cursor, clauses: Clauses): void {
  const word = take(c);
  const offset = isAtOneOf(c, plainLiterals) ? take(c) : undefined;
  if (isAtWord(c, rowWords)) take(c);
  const limit = clauses.get('limit');
  const [keyword, count] = limit ?? [];
  if (!offset || !keyword || !count || limit?.length !== 2) {
    const range = skipWhileNotClause(c, word);
    reportLoss(c, 'offset', range, { found: textOf(c, range) });
    return;
  }
  const range = [keyword.startOffset, previousEnd(c)] as const;
  report(c, 'offset', range, {
    found: textOf(c, range),
    replacement: `limit ${offset.image}, ${count.image}`,
  });
  clauses.set('limit', [keyword, offset, insertToken(t.Comma, offset.startOffset, ','), count]);
}

const rowWords = new Set(['row', 'rows']);

function skipWhileNotClause(c: Cursor, first: IToken): [number, number] {
  while (!isAtClause(c)) take(c);
  return [first.startOffset, previousEnd(c)];
}
