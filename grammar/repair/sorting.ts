import type { IToken } from 'chevrotain';
import { rangeOf } from '../token-range.js';
import * as t from '../tokens.js';
import {
  type Cursor,
  gap,
  insertToken,
  isAt,
  isAtOneOf,
  isAtWord,
  isMisspelt,
  previousEnd,
  report,
  reportLoss,
  respell,
  separate,
  skipUnexpected,
  skipWhile,
  take,
  takeKeyword,
} from './cursor.js';
import { readItems } from './lists.js';
import { isAtName, readFieldName } from './names.js';
import { isAtClause } from './places.js';

/** The clause, or nothing where it names no field. */
export function repairOrderBy(c: Cursor): IToken[] {
  const [order, by] = readOrderBy(c);
  const items = readItems(c, {
    isAtEnd: () => isAtClause(c),
    isAtItem: () => isAtName(c, 'column'),
    readItem: () => readSortItem(c),
    skipOther: () => skipUnexpected(c, 'a field to sort by', () => !isAtSortStop(c)),
    isAliasLikely: false,
  });
  if (items.length > 0) return [order, by, ...separate(items)];
  reportLoss(c, 'missing-part', gap(c), { expected: 'a field to sort by' });
  return [];
}

function readOrderBy(c: Cursor): [order: IToken, by: IToken] {
  if (isAt(c, t.By)) {
    const by = takeKeyword(c, t.By, 'by');
    const start = [by.startOffset, by.startOffset] as const;
    report(c, 'missing-keyword', start, { name: 'order', replacement: 'order ' });
    return [insertToken(t.Order, by.startOffset, 'order'), by];
  }
  if (isMisspelt(c, 'orderby') && !isAt(c, t.By, 1)) {
    const token = take(c);
    const words = 'order by';
    report(c, 'misspelt-keyword', rangeOf(token), { found: token.image, name: words, replacement: words });
    return [respell(token, t.Order, 'order'), insertToken(t.By, previousEnd(c), 'by')];
  }
  const order = takeKeyword(c, t.Order, 'order');
  if (isAt(c, t.By)) return [order, takeKeyword(c, t.By, 'by')];
  if (isAtWord(c, misspeltBy)) return [order, takeKeyword(c, t.By, 'by')];
  report(c, 'missing-keyword', gap(c), { name: 'by', replacement: ' by' });
  return [order, insertToken(t.By, previousEnd(c), 'by')];
}

const misspeltBy = new Set(['yb', 'bye', 'by_', 'bby', 'byy']);
const directions = new Set([t.Asc, t.Desc]);
const directionWords = new Set([
  'ascending',
  'descending',
  'asce',
  'acs',
  'dsc',
  'dec',
  'decs',
  'desk',
  'dese',
]);

const isAtDirection = (c: Cursor): boolean => isAtOneOf(c, directions) || isAtWord(c, directionWords);
const isAtSortStop = (c: Cursor): boolean => isAt(c, t.Comma) || isAtName(c, 'column') || isAtClause(c);

function readSortItem(c: Cursor): readonly IToken[] {
  const name = readFieldName(c, 'column');
  const direction = isAtDirection(c) ? [readDirection(c)] : [];
  // `order by Contacts.*` has been reported as a name, but names nothing to sort by.
  if (name?.tokenType === t.Identifier) return [name, ...direction];
  c.lossy = true;
  return [];
}

function readDirection(c: Cursor): IToken {
  const token = take(c);
  const isAscending = token.image.toLowerCase().startsWith('a');
  const keyword = isAscending ? 'asc' : 'desc';
  if (!directions.has(token.tokenType)) {
    const range = rangeOf(token);
    report(c, 'misspelt-keyword', range, { found: token.image, name: keyword, replacement: keyword });
  }
  if (isAtDirection(c)) {
    const range = skipWhile(c, () => isAtDirection(c));
    reportLoss(c, 'repeated-keyword', range, { name: keyword });
  }
  return respell(token, isAscending ? t.Asc : t.Desc, keyword);
}
