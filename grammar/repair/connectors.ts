import type { IToken, TokenType } from 'chevrotain';
import { rangeOf } from '../token-range.js';
import * as t from '../tokens.js';
import {
  type Cursor,
  gap,
  isAt,
  report,
  reportLoss,
  respell,
  skipUnexpected,
  skipWhile,
  take,
  textOf,
} from './cursor.js';
import { type Groups, skipClosing } from './groups.js';
import { isAtConditionStart, isAtConnector, isAtLaterClause } from './places.js';
import { skipStrayOrder } from './values.js';

/** Reports connectors that stand where a condition belongs. */
export function skipDangling(c: Cursor): void {
  const range = skipWhile(c, () => isAtConnector(c));
  reportDangling(c, range[0], range[1]);
}

export function reportDangling(c: Cursor, start: number, end: number): void {
  reportLoss(c, 'dangling-connector', [start, end], {
    found: textOf(c, [start, end]),
    replacement: '',
    // A lost condition is just as likely.
    uncertain: true,
  });
}

/** What joins the condition before to the next one; undefined where it is missing or the clause ends. */
export function readConnector(c: Cursor, groups: Groups): IToken | undefined {
  while (!isAtLaterClause(c)) {
    if (isAt(c, t.Order)) skipStrayOrder(c);
    else if (isAt(c, t.WhereToken)) return takeSecondWhere(c);
    else if (isAtConnector(c)) return takeConnector(c);
    else if (isAtConditionStart(c)) {
      reportLoss(c, 'missing-connector', gap(c), { expected: 'and or or' });
      return undefined;
    } else if (!skipClosing(c, groups)) {
      skipUnexpected(c, 'and, or, or the end of the conditions', () => !isAtStop(c));
    }
  }
  return undefined;
}

function takeSecondWhere(c: Cursor): IToken {
  const token = take(c);
  const data = { name: 'where', replacement: 'and', uncertain: true };
  reportLoss(c, 'repeated-keyword', rangeOf(token), data);
  return respell(token, t.And, 'and');
}

const isAtStop = (c: Cursor): boolean =>
  isAtConnector(c) ||
  isAtLaterClause(c) ||
  isAtConditionStart(c) ||
  isAt(c, t.RightBracket) ||
  isAt(c, t.WhereToken) ||
  isAt(c, t.Order);

const symbolicConnectors: Readonly<Record<string, readonly [string, TokenType]>> = {
  '&&': ['and', t.And],
  '&': ['and', t.And],
  '||': ['or', t.Or],
  '|': ['or', t.Or],
};

function takeConnector(c: Cursor): IToken {
  const token = take(c);
  if (token.tokenType === t.And || token.tokenType === t.Or) return token;
  const symbolic = symbolicConnectors[token.image];
  if (symbolic) {
    const [replacement, type] = symbolic;
    report(c, 'symbolic-connector', rangeOf(token), { found: token.image, replacement });
    return respell(token, type, replacement);
  }
  if (token.image.toLowerCase() === 'xor') {
    reportLoss(c, 'foreign-connector', rangeOf(token), { found: token.image });
    return respell(token, t.Or, 'or');
  }
  report(c, 'misspelt-keyword', rangeOf(token), { found: token.image, name: 'and', replacement: 'and' });
  return respell(token, t.And, 'and');
}
