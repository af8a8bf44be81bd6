import type { IToken } from 'chevrotain';
import type { Range } from '../ast.js';
import { endOf } from '../token-range.js';
import * as t from '../tokens.js';
import {
  type Cursor,
  gap,
  insertToken,
  isAtOneOf,
  isAtWord,
  previousEnd,
  report,
  reportLoss,
  skipUnexpected,
  take,
  takeKeyword,
  textOf,
} from './cursor.js';
import { takeComma } from './lists.js';
import { isAtClause, isAtConditions, plainLiterals } from './places.js';
import { isAtValue, readLiteral } from './values.js';

/** `limit` and one or two numbers. */
export function repairLimit(c: Cursor): IToken[] {
  const keyword = takeKeyword(c, t.LimitToken, 'limit');
  const first = readNumber(c);
  const start = gap(c);
  const hasComma = takeComma(c);
  const second = hasComma ? readNumber(c) : undefined;
  const numbers = [first, second].filter((number) => number !== undefined);
  if (numbers.length < (hasComma ? 2 : 1)) {
    // A single number is where it belongs even if the other one is lost.
    const place = hasComma && first ? gap(c) : start;
    reportLoss(c, 'missing-value', place, {
      expected: hasComma && !first ? 'an offset' : 'a number of records',
    });
  }
  const isAtStop = (): boolean => isAtClause(c) || isAtConditions(c);
  if (!isAtStop()) skipUnexpected(c, 'the end of the query', () => !isAtStop());
  const [offset, count] = numbers;
  if (offset && count) return [keyword, offset, insertToken(t.Comma, count.startOffset, ','), count];
  return [keyword, offset ?? insertToken(t.Missing, previousEnd(c))];
}

const readNumber = (c: Cursor): IToken | undefined =>
  isAtValue(c) && !isAtClause(c) ? readLiteral(c) : undefined;

const rowWords = new Set(['row', 'rows']);

/**
 * `limit 10 offset 20` is `limit 20, 10`.
 *
 * @param limit the limit-clause before it, if there is one.
 * @returns the limit-clause to go on with.
 */
export function repairOffset(c: Cursor, limit: IToken[] | undefined): IToken[] | undefined {
  const before = previousEnd(c);
  const word = take(c);
  const offset = isAtOneOf(c, plainLiterals) ? take(c) : undefined;
  if (isAtWord(c, rowWords)) take(c);
  const [keyword, count] = limit ?? [];
  if (!offset || !keyword || !count || limit?.length !== 2 || endOf(count) !== before) {
    while (!isAtClause(c)) take(c);
    const range: Range = [word.startOffset, previousEnd(c)];
    reportLoss(c, 'offset', range, { found: textOf(c, range) });
    return limit;
  }
  const range: Range = [keyword.startOffset, previousEnd(c)];
  const replacement = `limit ${offset.image}, ${count.image}`;
  report(c, 'offset', range, { found: textOf(c, range), replacement });
  return [keyword, offset, insertToken(t.Comma, offset.startOffset, ','), count];
}
