import type { IToken } from 'chevrotain';
import { endOf } from '../token-range.js';
import * as t from '../tokens.js';
import { readConnector, reportDangling, skipDangling } from './connectors.js';
import {
  type Cursor,
  findBracketEnd,
  gap,
  insertToken,
  isAt,
  isAtOneOf,
  isClosed,
  previousEnd,
  reportLoss,
  skipUnexpected,
  skipWhile,
  take,
  textOf,
} from './cursor.js';
import { createGroups, reportGroups, skipClosing, skipOpening } from './groups.js';
import { isAtName, readFieldName } from './names.js';
import { repairOperation } from './operators.js';
import {
  isAtConditionEnd,
  isAtConditionStart,
  isAtConnector,
  isAtLaterClause,
  isAtOperator,
} from './places.js';
import { skipStrayOrder } from './values.js';

/** Everything from `where` up to the next clause. */
export function repairConditions(c: Cursor): IToken[] {
  const start = previousEnd(c);
  const out: IToken[][] = [];
  const groups = createGroups();
  let connector: IToken | undefined;
  while (!isAtLaterClause(c)) {
    if (isAtConnector(c)) skipDangling(c);
    else if (!skipOpening(c, groups) && !skipClosing(c, groups)) {
      const before = previousEnd(c);
      const condition = repairCondition(c);
      if (condition.length > 0) {
        groups.conditions++;
        if (out.length > 0) out.push([connector ?? insertToken(t.And, before, 'and')]);
        out.push(condition);
      }
      skipClosing(c, groups);
      connector = readConnector(c, groups);
    }
  }
  if (connector && previousEnd(c) === endOf(connector))
    reportDangling(c, connector.startOffset, endOf(connector));
  const tokens = out.flat();
  reportGroups(c, groups, tokens);
  // What was lost on the way has been reported.
  if (out.length === 0 && c.reportedUpTo <= start)
    reportLoss(c, 'missing-part', gap(c), { expected: 'a condition' });
  return tokens;
}

/** One condition as the grammar takes it, or nothing where it cannot be said at all; its tokens are taken. */
function repairCondition(c: Cursor): IToken[] {
  skipStrayOrder(c);
  const start = c.position;
  const field = readField(c);
  skipStrayOrder(c);
  if (!field && c.position > start && !isAtOperator(c)) return [];
  const rest = repairOperation(c, field);
  return field ? [field, ...rest] : [];
}

const nameTokens = new Set([t.Identifier, t.Backticked, t.BareText]);

function readField(c: Cursor): IToken | null {
  // Two names and an operator: the first is one too many.
  if (isAtOneOf(c, nameTokens) && isAtOneOf(c, nameTokens, 1) && !isAtOperator(c, 1) && isAtOperator(c, 2)) {
    skipUnexpected(c, 'a condition', () => false);
  }
  if (isAtMissingIn(c)) return take(c);
  if (isAtName(c, 'condition')) return readFieldName(c, 'condition');
  if (isAtOperator(c)) {
    reportLoss(c, 'missing-part', gap(c), { expected: 'a field name' });
    return null;
  }
  const range = skipWhile(c, () => !isAtOperator(c) && !isAtConditionStart(c) && !isAtConditionEnd(c));
  reportLoss(c, 'missing-part', range, { expected: 'a field name', found: textOf(c, range) });
  return null;
}

/** `leadsource ('a', 'b')` lacks its `in`; a function call would have an operator after it. */
function isAtMissingIn(c: Cursor): boolean {
  if (!isAt(c, t.Identifier) || !isAt(c, t.LeftBracket, 1)) return false;
  if (!isAt(c, t.StringToken, 2) && !isAt(c, t.Integer, 2)) return false;
  return !isClosed(c, 1) || !isAtOperator(c, findBracketEnd(c, 1) - c.position);
}
