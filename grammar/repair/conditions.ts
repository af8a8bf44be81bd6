import type { IToken, TokenType } from 'chevrotain';
import { endOf, rangeOf } from '../parser.js';
import * as t from '../tokens.js';
import {
  type Cursor,
  findBracketEnd,
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
  skipBrackets,
  skipUnexpected,
  skipWhile,
  take,
  textOf,
} from './cursor.js';
import { isAtName, readFieldName } from './names.js';
import {
  comparisonOperators,
  isAtConditionStart,
  isAtConnector,
  isAtLaterClause,
  isAtOperator,
  notWord,
} from './places.js';
import { isAtValue, readLiteral, repairList, repairValue, skipStrayOrder } from './values.js';

const isWord = new Set(['is', 'isnull']);
const nullWord = new Set(['null']);
const betweenWord = new Set(['between']);
const patternWords = new Set(['regexp', 'rlike', 'ilike', 'contains']);

/** The documented operator for each that other languages have. */
const foreignOperators: Readonly<Record<string, readonly [string, TokenType]>> = {
  '<>': ['!=', t.NotEquals],
  '!==': ['!=', t.NotEquals],
  '=!': ['!=', t.NotEquals],
  '==': ['=', t.Equals],
  '===': ['=', t.Equals],
  '<=>': ['=', t.Equals],
  '=<': ['<=', t.LessOrEqual],
  '!>': ['<=', t.LessOrEqual],
  '=>': ['>=', t.GreaterOrEqual],
  '!<': ['>=', t.GreaterOrEqual],
};

/** One condition as the grammar takes it, or nothing where it cannot be said at all; its tokens are taken. */
export function repairCondition(c: Cursor): IToken[] {
  skipStrayOrder(c);
  const field = readField(c);
  skipStrayOrder(c);
  const rest = isAtWord(c, isWord) ? readIsNull(c) : readOperation(c, field);
  return field ? [field, ...rest] : [];
}

function readField(c: Cursor): IToken | null {
  // Two names and an operator: the first is one too many.
  if (isAt(c, t.Identifier) && isAt(c, t.Identifier, 1) && !isAtOperator(c, 1) && isAtOperator(c, 2)) {
    skipUnexpected(c, 'a condition', () => false);
  }
  if (isAtMissingIn(c)) return take(c);
  if (isAtName(c)) return readFieldName(c, 'condition');
  if (isAtOperator(c)) {
    reportLoss(c, 'missing-part', gap(c), { expected: 'a field name' });
    return null;
  }
  const range = skipWhile(c, () => false);
  reportLoss(c, 'missing-part', range, { expected: 'a field name', found: textOf(c, range) });
  return null;
}

/** `leadsource ('a', 'b')` lacks its `in`; a function call would have an operator after it. */
function isAtMissingIn(c: Cursor): boolean {
  if (!isAt(c, t.Identifier) || !isAt(c, t.LeftBracket, 1)) return false;
  return !isAtOperator(c, findBracketEnd(c, 1)) && (isAt(c, t.StringToken, 2) || isAt(c, t.Integer, 2));
}

function readOperation(c: Cursor, field: IToken | null): IToken[] {
  const negated = isAtWord(c, notWord);
  if (negated) takeNegation(c);
  if (isAtWord(c, betweenWord)) return readBetween(c, field);
  const operator = readOperator(c);
  skipSurplusOperators(c);
  if (operator.tokenType === t.In) return [operator, ...repairList(c)];
  return [operator, isLackingAll(c, operator) ? insertToken(t.Missing, previousEnd(c)) : repairValue(c)];
}

/** Whether operator and value are both missing, so that one finding says it all. */
const isLackingAll = (c: Cursor, operator: IToken): boolean =>
  operator.image === '' && !isAtValue(c) && !isAt(c, t.LeftBracket);

function takeNegation(c: Cursor): void {
  const token = take(c);
  const end = peek(c) ? endOf(peek(c) as IToken) : endOf(token);
  const range = [token.startOffset, end] as const;
  reportLoss(c, 'negated-operator', range, { found: textOf(c, range), name: peek(c)?.image.toLowerCase() ?? '' });
}

function readOperator(c: Cursor): IToken {
  const next = peek(c);
  if (next && (next.tokenType === t.In || next.tokenType === t.Like)) return take(c);
  if (isAt(c, t.ForeignOperator)) return readForeignOperator(c);
  if (isAtOneOf(c, comparisonOperators)) return take(c);
  if (isAtWord(c, patternWords)) return readPatternWord(c);
  if (isMisspelt(c, 'like') && isAtValue(c) && peek(c, 1) && !isAtConnector(c)) {
    const token = take(c);
    report(c, 'misspelt-keyword', rangeOf(token), { found: token.image, name: 'like', replacement: 'like' });
    return respell(token, t.Like, token.image);
  }
  const isList = isAt(c, t.LeftBracket);
  const expected = isList ? 'in' : 'an operator such as =';
  reportLoss(c, 'missing-operator', gap(c), {
    expected,
    ...(isList ? { replacement: ' in' } : {}),
    ...(c.tokens[c.position - 1]?.tokenType === t.Identifier ? { name: c.tokens[c.position - 1]?.image ?? '' } : {}),
  });
  return insertToken(isList ? t.In : t.Equals, previousEnd(c));
}

function readForeignOperator(c: Cursor): IToken {
  const token = take(c);
  const [replacement, type] = foreignOperators[token.image] ?? ['=', t.Equals];
  // `<=>` also matches NULL, which `=` never does.
  const uncertain = token.image === '<=>';
  const kind = token.image === '<>' ? 'inequality' : 'foreign-operator';
  report(c, kind, rangeOf(token), { found: token.image, replacement, uncertain });
  return respell(token, type, replacement);
}

function readPatternWord(c: Cursor): IToken {
  const token = take(c);
  reportLoss(c, 'foreign-operator', rangeOf(token), { found: token.image, replacement: 'like', uncertain: true });
  return respell(token, t.Like, token.image);
}

function skipSurplusOperators(c: Cursor): void {
  const isSurplus = (): boolean => isAtOneOf(c, comparisonOperators) || isAt(c, t.Like) || isAt(c, t.In);
  if (!isSurplus()) return;
  const range = skipWhile(c, isSurplus);
  reportLoss(c, 'unexpected-text', range, { found: textOf(c, range), expected: 'a value' });
}

const toMissing = (c: Cursor): IToken[] => [
  insertToken(t.Equals, previousEnd(c), '='),
  insertToken(t.Missing, previousEnd(c)),
];

/** `is null`, `is not null`: only the field can be checked further. */
function readIsNull(c: Cursor): IToken[] {
  const start = take(c).startOffset;
  const negated = isAtWord(c, notWord);
  if (negated) take(c);
  if (isAtWord(c, nullWord)) take(c);
  const range = [start, previousEnd(c)] as const;
  reportLoss(c, 'is-null', range, { found: textOf(c, range), name: negated ? 'not null' : 'null' });
  return toMissing(c);
}

/** `f between a and b` becomes `f >= a and f <= b`, so that both values are checked. */
function readBetween(c: Cursor, field: IToken | null): IToken[] {
  const operator = take(c);
  const low = isAtValue(c) ? readLiteral(c) : insertToken(t.Missing, previousEnd(c));
  const and = isAt(c, t.And) ? take(c) : insertToken(t.And, previousEnd(c), 'and');
  const high = isAtValue(c) ? readLiteral(c) : insertToken(t.Missing, previousEnd(c));
  const name = field?.image ?? '';
  const range = [field?.startOffset ?? operator.startOffset, previousEnd(c)] as const;
  reportLoss(c, 'between', range, {
    found: textOf(c, range),
    ...(name && { replacement: `${name} >= ${textOf(c, rangeOf(low))} and ${name} <= ${textOf(c, rangeOf(high))}` }),
    uncertain: true,
  });
  if (!field) return toMissing(c);
  const again = respell(operator, t.Identifier, name);
  return [
    respell(operator, t.GreaterOrEqual, '>='),
    low,
    and,
    again,
    insertToken(t.LessOrEqual, endOf(and), '<='),
    high,
  ];
}

/** Everything from `where` up to the next clause. */
export function repairConditions(c: Cursor): IToken[] {
  const out: IToken[] = [];
  const group = createGroups(c);
  let connector: IToken | undefined;
  while (!isAtLaterClause(c)) {
    if (isAtConnector(c)) {
      reportDangling(c, connector);
      continue;
    }
    if (group.skipOpening()) continue;
    const condition = repairCondition(c);
    group.countCondition();
    if (condition.length > 0) {
      if (out.length > 0) out.push(connector ?? insertToken(t.And, previousEnd(c), 'and'));
      out.push(...condition);
    }
    group.skipClosing();
    connector = readConnector(c, group);
  }
  if (connector) {
    report(c, 'dangling-connector', rangeOf(connector), { found: connector.image, replacement: '' });
    c.lossy = true;
  }
  group.finish(out);
  if (out.length === 0 && !c.lossy) reportLoss(c, 'missing-part', gap(c), { expected: 'a condition' });
  return out;
}

function reportDangling(c: Cursor, before: IToken | undefined): void {
  const range = skipWhile(c, () => isAtConnector(c));
  const start = before ? endOf(before) : range[0];
  reportLoss(c, 'dangling-connector', range, {
    found: textOf(c, range),
    // Two different ones leave open which was meant.
    ...(before && textOf(c, range).toLowerCase() !== before.image.toLowerCase() ? { uncertain: true } : {}),
    ...(start <= range[0] ? { replacement: '' } : {}),
  });
}

/** Between two conditions. Undefined where the clause ends, or where a loop over noise should go on. */
function readConnector(c: Cursor, group: Groups): IToken | undefined {
  if (isAtLaterClause(c)) return undefined;
  if (isAt(c, t.Order)) {
    skipStrayOrder(c);
    return readConnector(c, group);
  }
  if (isAtConnector(c)) return takeConnector(c);
  if (isAtConditionStart(c)) {
    reportLoss(c, 'missing-connector', gap(c), { expected: 'and or or' });
    return undefined;
  }
  const goOn = (): boolean =>
    !isAtConnector(c) && !isAtLaterClause(c) && !isAtConditionStart(c) && !isAt(c, t.RightBracket);
  skipUnexpected(c, 'and, or, or the end of the conditions', goOn);
  group.skipClosing();
  return readConnector(c, group);
}

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

interface Groups {
  /** Takes a `(` or `not` before a condition. */
  skipOpening(): boolean;
  /** Takes every `)` after a condition. */
  skipClosing(): void;
  countCondition(): void;
  finish(out: readonly IToken[]): void;
}

/** Brackets around conditions: taken out, one finding for each outermost pair. */
function createGroups(c: Cursor): Groups {
  const open: { start: IToken; conditions: number }[] = [];
  let conditions = 0;
  let losing = false;
  const close = (end: number): void => {
    const group = open.pop();
    if (!group || open.length > 0) return;
    const range = [group.start.startOffset, end] as const;
    const single = conditions - group.conditions <= 1;
    if (!single) losing = true;
    report(c, 'brackets', range, {
      found: textOf(c, range),
      ...(single ? { replacement: textOf(c, [range[0] + 1, range[1] - 1]).trim() } : {}),
    });
  };
  return {
    countCondition: () => {
      conditions++;
    },
    skipOpening() {
      if (isAtWord(c, notWord) || peek(c)?.image === '!') {
        const token = take(c);
        reportLoss(c, 'not', rangeOf(token), { found: token.image });
        return true;
      }
      if (!isAt(c, t.LeftBracket)) return false;
      if (isAt(c, t.Select, 1)) {
        const range = skipBrackets(c);
        reportLoss(c, 'subquery', range, { found: textOf(c, range) });
      } else {
        open.push({ start: take(c), conditions });
      }
      return true;
    },
    skipClosing() {
      while (isAt(c, t.RightBracket)) {
        const token = take(c);
        if (open.length > 0) close(endOf(token));
        else report(c, 'surplus-bracket', rangeOf(token), { found: ')', replacement: '' });
      }
    },
    finish(out) {
      if (open[0]) reportLoss(c, 'missing-bracket', rangeOf(open[0].start), { name: ')' });
      const kinds = new Set(out.map(({ tokenType }) => tokenType).filter((type) => type === t.And || type === t.Or));
      // Where all connectors are the same, brackets change nothing.
      if (losing && kinds.size > 1) c.lossy = true;
    },
  };
}
