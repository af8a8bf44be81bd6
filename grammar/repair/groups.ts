import type { IToken } from 'chevrotain';
import type { Range } from '../ast.js';
import { endOf, rangeOf } from '../token-range.js';
import * as t from '../tokens.js';
import {
  type Cursor,
  isAt,
  isAtWord,
  peek,
  report,
  reportLoss,
  skipBrackets,
  take,
  textOf,
  vagueKinds,
} from './cursor.js';
import { notWord } from './places.js';

/** Brackets around conditions: taken out, one finding for each outermost pair. */
export interface Groups {
  readonly open: IToken[];
  /** Brackets of the outermost group that is open. */
  brackets: IToken[];
  /** Conditions read so far, in all, and when the outermost group began. */
  conditions: number;
  conditionsBefore: number;
  readonly closed: { readonly brackets: readonly IToken[]; readonly conditions: number }[];
  isNegated: boolean;
}

export const createGroups = (): Groups => ({
  open: [],
  brackets: [],
  conditions: 0,
  conditionsBefore: 0,
  closed: [],
  isNegated: false,
});

/** Takes a `(`, `not` or `!` before a condition; false where there is none. */
export function skipOpening(c: Cursor, groups: Groups): boolean {
  if (isAtWord(c, notWord) || peek(c)?.image === '!') {
    const token = take(c);
    reportLoss(c, 'not', rangeOf(token), { found: token.image });
    groups.isNegated = true;
    return true;
  }
  if (!isAt(c, t.LeftBracket)) return false;
  if (isAt(c, t.Select, 1)) {
    const range = skipBrackets(c);
    reportLoss(c, 'subquery', range, { found: textOf(c, range) });
    return true;
  }
  if (groups.open.length === 0) {
    groups.brackets = [];
    groups.conditionsBefore = groups.conditions;
  }
  const token = take(c);
  groups.open.push(token);
  groups.brackets.push(token);
  return true;
}

/** Takes every `)` after a condition; false where there is none. */
export function skipClosing(c: Cursor, groups: Groups): boolean {
  const start = c.position;
  while (isAt(c, t.RightBracket)) {
    const token = take(c);
    if (!groups.open.pop()) {
      report(c, 'surplus-bracket', rangeOf(token), { found: token.image, replacement: '' });
      continue;
    }
    groups.brackets.push(token);
    if (groups.open.length > 0) continue;
    groups.closed.push({
      brackets: groups.brackets,
      conditions: groups.conditions - groups.conditionsBefore,
    });
  }
  return c.position > start;
}

/** Reports all brackets: only now it is known whether they change anything. */
export function reportGroups(c: Cursor, groups: Groups, conditions: readonly IToken[]): void {
  const kinds = new Set(conditions.map(({ tokenType }) => tokenType));
  // Where all connectors are the same, brackets change nothing; nor do they around one condition.
  const isUniform = !(kinds.has(t.And) && kinds.has(t.Or)) && !groups.isNegated;
  for (const group of groups.closed) {
    const idle = group.conditions === 1 || (isUniform && group.conditions > 1);
    if (!idle) c.lossy = true;
    const range = spanOf(group.brackets);
    const found = textOf(c, range);
    const replacement = idle && !holdsVague(c, range) ? removeBrackets(c, group.brackets) : undefined;
    report(c, 'brackets', range, replacement === undefined ? { found } : { found, replacement });
  }
  const [unclosed] = groups.open;
  if (unclosed) reportLoss(c, 'missing-bracket', rangeOf(unclosed), { name: ')' });
}

/** Whether something inside does not fit: then the brackets may have been meant for something else. */
const holdsVague = (c: Cursor, range: Range): boolean =>
  c.issues.some(({ kind, range: [start] }) => vagueKinds.has(kind) && start >= range[0] && start <= range[1]);

function spanOf(brackets: readonly IToken[]): Range {
  const [first, last] = [brackets[0], brackets[brackets.length - 1]];
  return first && last ? [first.startOffset, endOf(last)] : [0, 0];
}

/** What stands between the brackets. */
function removeBrackets(c: Cursor, brackets: readonly IToken[]): string {
  return brackets
    .slice(1)
    .map((bracket, index) => textOf(c, [endOf(brackets[index] ?? bracket), bracket.startOffset]).trim())
    .filter((text) => text !== '')
    .join(' ');
}
