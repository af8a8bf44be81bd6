import type { IToken } from 'chevrotain';
import type { Range } from '../ast.js';
import * as t from '../tokens.js';
import { asWord, isAtMisspeltFrom } from './columns.js';
import {
  type Cursor,
  gap,
  insertToken,
  isAt,
  isAtOneOf,
  isAtWord,
  peek,
  previousEnd,
  report,
  reportLoss,
  skipBrackets,
  skipUnexpected,
  skipWhile,
  take,
  takeKeyword,
  textOf,
} from './cursor.js';
import { readBackticked, readQuotedName } from './names.js';
import { isAtClause, isAtConditionStart, isAtJoin, joinWords } from './places.js';

/** `from` and the one module. */
export function repairModule(c: Cursor): [from: IToken, module: IToken] {
  const from = readFrom(c);
  const module = readModuleName(c) ?? insertToken(t.Identifier, previousEnd(c));
  skipAfterModule(c);
  return [from, module];
}

function readFrom(c: Cursor): IToken {
  if (isAt(c, t.From) || isAtMisspeltFrom(c)) return takeKeyword(c, t.From, 'from');
  if (isAt(c, t.Identifier)) report(c, 'missing-keyword', gap(c), { name: 'from', replacement: ' from' });
  else reportLoss(c, 'missing-keyword', gap(c), { name: 'from' });
  return insertToken(t.From, previousEnd(c), 'from');
}

const quoted = new Set([t.StringToken, t.DoubleQuoted, t.SmartQuoted]);

/** The name, undoing the habits of SQL; null where there is none. */
function readModuleName(c: Cursor): IToken | null {
  if (isAtClause(c)) {
    reportLoss(c, 'missing-part', gap(c), { expected: 'a module name' });
    return null;
  }
  if (isAt(c, t.Identifier)) return take(c);
  if (isAt(c, t.Backticked)) return readBackticked(c, take(c), 'backticks');
  if (isAtOneOf(c, quoted)) return readQuotedName(c, take(c));
  if (isAt(c, t.LeftBracket) && isAt(c, t.Select, 1)) {
    const range = skipBrackets(c);
    reportLoss(c, 'subquery', range, { found: textOf(c, range) });
    return null;
  }
  skipUnexpected(c, 'a module name', () => !isAtClause(c) && !isAt(c, t.Identifier));
  return isAt(c, t.Identifier) && !isAtClause(c) ? take(c) : null;
}

/** Aliases, further modules and joins. */
function skipAfterModule(c: Cursor): void {
  if (isAtAlias(c)) skipAlias(c);
  if (isAt(c, t.Comma)) skipModules(c, 'several-modules');
  if (isAtWord(c, joinWords)) skipModules(c, 'join');
}

/** Further modules, up to the next clause: one finding for all. */
export function skipModules(c: Cursor, kind: 'several-modules' | 'join'): void {
  const range = skipWhile(c, () => isAtJoin(c) || !isAtClause(c));
  reportLoss(c, kind, range, { found: textOf(c, range) });
}

function skipAlias(c: Cursor): void {
  const start = peek(c)?.startOffset ?? previousEnd(c);
  if (isAtWord(c, asWord) && isAt(c, t.Identifier, 1)) take(c);
  const { image } = take(c);
  const range: Range = [start, previousEnd(c)];
  // Where fields are written with it, removing it alone mends nothing.
  const isUsed = c.tokens.some((token) => token.image.startsWith(`${image}.`));
  const data = { found: textOf(c, range), replacement: '' };
  report(c, 'alias', range, isUsed ? { ...data, uncertain: true } : data);
}

function isAtAlias(c: Cursor): boolean {
  if (!isAt(c, t.Identifier) || isAtClause(c) || isAtWord(c, joinWords)) return false;
  if (isAtWord(c, asWord) && isAt(c, t.Identifier, 1)) return true;
  if (isAtConditionStart(c)) return false;
  const after = { ...c, position: c.position + 1 };
  return isAtClause(after) || isAt(after, t.Comma) || isAtWord(after, joinWords);
}
