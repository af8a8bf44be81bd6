import type { IToken } from 'chevrotain';
import { rangeOf } from '../token-range.js';
import * as t from '../tokens.js';
import { repairConditions } from './conditions.js';
import {
  type Cursor,
  gap,
  insertToken,
  isAt,
  peek,
  previousEnd,
  report,
  reportLoss,
  skipUnexpected,
  skipWhile,
  takeKeyword,
  textOf,
} from './cursor.js';
import { repairLimit, repairOffset } from './limit.js';
import { skipModules } from './module.js';
import {
  isAtClause,
  isAtConditions,
  isAtEnd,
  isAtGroupBy,
  isAtJoin,
  isAtLimit,
  isAtOffset,
  isAtOrderBy,
  isAtSetOperation,
  isAtWhere,
} from './places.js';
import { repairOrderBy } from './sorting.js';

/** The clauses after the module, in the order of the language. */
export const clauseNames = ['where', 'order by', 'limit'] as const;
type ClauseName = (typeof clauseNames)[number];
export type Clauses = Map<ClauseName, IToken[]>;

/** Takes everything between the module and the end of the query. */
export function repairClauses(c: Cursor): Clauses {
  const clauses: Clauses = new Map();
  while (!isAtEnd(c)) {
    if (isAtWhere(c) || isAtConditions(c)) addClause(c, clauses, 'where', repairWhere);
    else if (isAtOrderBy(c)) addClause(c, clauses, 'order by', repairOrderBy);
    else if (isAtLimit(c)) addClause(c, clauses, 'limit', repairLimit);
    else skipForeignClause(c, clauses);
  }
  return clauses;
}

function addClause(c: Cursor, clauses: Clauses, name: ClauseName, read: (c: Cursor) => IToken[]): void {
  const keyword = peek(c);
  if (!keyword) return;
  const later = clauseNames.slice(clauseNames.indexOf(name) + 1).find((other) => clauses.has(other));
  const isRepeated = clauses.has(name);
  if (isRepeated) reportLoss(c, 'repeated-keyword', rangeOf(keyword), { name });
  else if (later) report(c, 'clause-order', rangeOf(keyword), { name, expected: later });
  const tokens = read(c);
  if (!isRepeated && tokens.length > 0) clauses.set(name, tokens);
}

function skipForeignClause(c: Cursor, clauses: Clauses): void {
  if (isAtSetOperation(c)) {
    const range = skipWhile(c, () => !isAtEnd(c));
    reportLoss(c, 'set-operation', range, { found: textOf(c, range) });
  } else if (isAtJoin(c)) {
    skipModules(c, 'join');
  } else if (isAtOffset(c)) {
    const limit = repairOffset(c, clauses.get('limit'));
    if (limit) clauses.set('limit', limit);
  } else if (isAtGroupBy(c)) {
    const range = skipWhile(c, () => !isAtClause(c) || isAt(c, t.By));
    reportLoss(c, 'group-by', range, { found: textOf(c, range) });
  } else {
    skipUnexpected(c, 'where, order by, limit or ;', () => !isAtClause(c) && !isAtConditions(c));
  }
}

function repairWhere(c: Cursor): IToken[] {
  let keyword = insertToken(t.WhereToken, previousEnd(c), 'where');
  if (isAtWhere(c)) keyword = takeKeyword(c, t.WhereToken, 'where');
  else report(c, 'missing-keyword', gap(c), { name: 'where', replacement: ' where' });
  const conditions = repairConditions(c);
  return conditions.length > 0 ? [keyword, ...conditions] : [];
}
