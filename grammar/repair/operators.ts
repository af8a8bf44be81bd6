import type { IToken, TokenType } from 'chevrotain';
import type { Range } from '../ast.js';
import { endOf, rangeOf } from '../token-range.js';
import * as t from '../tokens.js';
import {
  type Cursor,
  gap,
  insertToken,
  isAt,
  isAtOneOf,
  isAtWord,
  isMisspelt,
  peek,
  previous,
  previousEnd,
  report,
  reportLoss,
  respell,
  skipWhile,
  take,
  textOf,
} from './cursor.js';
import { comparisonOperators, isAtConditionEnd, notWord } from './places.js';
import { isAtValue, readLiteral, repairList, repairValue } from './values.js';

const isWord = new Set(['is', 'isnull', 'notnull']);
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

/** What follows the field of a condition: operator and value as the grammar takes them. */
export function repairOperation(c: Cursor, field: IToken | null): IToken[] {
  if (isAtWord(c, isWord)) return readIs(c);
  if (isAtWord(c, notWord)) return readNegated(c, field);
  if (isAtWord(c, betweenWord)) return readBetween(c, field);
  return readPlain(c);
}

function readPlain(c: Cursor): IToken[] {
  const operator = readOperator(c);
  skipSurplusOperators(c);
  if (operator.tokenType === t.In) return [operator, ...repairList(c)];
  // Operator and value both missing: one finding says it all.
  const isLackingAll = operator.image === '' && isAtConditionEnd(c);
  return [operator, isLackingAll ? insertToken(t.Missing, previousEnd(c)) : repairValue(c)];
}

/** `not in`, `not like`, `not between`: the values are checked as if `not` were not there. */
function readNegated(c: Cursor, field: IToken | null): IToken[] {
  const token = take(c);
  const operator = peek(c) ?? token;
  const range: Range = [token.startOffset, endOf(operator)];
  reportLoss(c, 'negated-operator', range, {
    found: textOf(c, range),
    name: operator.image.toLowerCase(),
  });
  return isAtWord(c, betweenWord) ? splitBetween(c, field) : readPlain(c);
}

function readOperator(c: Cursor): IToken {
  if (isAt(c, t.ForeignOperator)) return readForeignOperator(c);
  if (isAtSplitOperator(c)) return readSplitOperator(c);
  if (isAtOneOf(c, comparisonOperators) || isAt(c, t.In) || isAt(c, t.Like)) return take(c);
  if (isAtWord(c, patternWords)) return readPatternWord(c);
  if (isAtMisspeltLike(c)) {
    const token = take(c);
    report(c, 'misspelt-keyword', rangeOf(token), { found: token.image, name: 'like', replacement: 'like' });
    return respell(token, t.Like, token.image);
  }
  return insertOperator(c);
}

/** A value follows: `a lik 'x'`; in `a lik and …` the word is the value. */
const isAtMisspeltLike = (c: Cursor): boolean => isMisspelt(c, 'like') && isAtValue(c, 1);

function insertOperator(c: Cursor): IToken {
  const isList = isAt(c, t.LeftBracket);
  const field = previous(c);
  reportLoss(c, 'missing-operator', gap(c), {
    expected: isList ? 'in' : 'an operator such as =',
    ...(isList ? { replacement: ' in', uncertain: true } : {}),
    ...(field?.tokenType === t.Identifier ? { name: field.image } : {}),
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

const documentedOperators: Readonly<Record<string, TokenType>> = {
  '!=': t.NotEquals,
  '<=': t.LessOrEqual,
  '>=': t.GreaterOrEqual,
};

const joinNext = (c: Cursor): string => {
  const [first, second] = [peek(c), peek(c, 1)];
  return first && second ? `${first.image}${second.image}` : '';
};

/** `! =`, `> =`, `< >`: one operator with a blank inside. */
const isAtSplitOperator = (c: Cursor): boolean =>
  Object.hasOwn(documentedOperators, joinNext(c)) || Object.hasOwn(foreignOperators, joinNext(c));

function readSplitOperator(c: Cursor): IToken {
  const joined = joinNext(c);
  const [replacement, type] = foreignOperators[joined] ?? [joined, documentedOperators[joined] ?? t.Equals];
  const first = take(c);
  const range: Range = [first.startOffset, endOf(take(c))];
  report(c, 'foreign-operator', range, { found: textOf(c, range), replacement });
  return respell(first, type, replacement, range[1]);
}

function readPatternWord(c: Cursor): IToken {
  const token = take(c);
  const range = rangeOf(token);
  reportLoss(c, 'foreign-operator', range, { found: token.image, replacement: 'like', uncertain: true });
  return respell(token, t.Like, token.image);
}

function skipSurplusOperators(c: Cursor): void {
  const isSurplus = (): boolean => isAtOneOf(c, comparisonOperators) || isAt(c, t.Like) || isAt(c, t.In);
  if (!isSurplus()) return;
  const range = skipWhile(c, isSurplus);
  reportLoss(c, 'unexpected-text', range, { found: textOf(c, range), expected: 'a value' });
}

/** `is null` and `is not null`: only the field can be checked further. `is 'x'` says `= 'x'`. */
function readIs(c: Cursor): IToken[] {
  const word = take(c);
  const isNot = isAtWord(c, notWord);
  if (isNot) take(c);
  if (isAtWord(c, nullWord)) take(c);
  else if (word.image.length === 2 && !isAtConditionEnd(c)) return readIsValue(c, word, isNot);
  const range: Range = [word.startOffset, previousEnd(c)];
  const name = isNot || word.image.toLowerCase() === 'notnull' ? 'not null' : 'null';
  reportLoss(c, 'is-null', range, { found: textOf(c, range), name });
  return toMissing(c);
}

function readIsValue(c: Cursor, word: IToken, isNot: boolean): IToken[] {
  const range: Range = [word.startOffset, previousEnd(c)];
  const replacement = isNot ? '!=' : '=';
  report(c, 'foreign-operator', range, { found: textOf(c, range), replacement, uncertain: true });
  return [respell(word, isNot ? t.NotEquals : t.Equals, replacement, range[1]), repairValue(c)];
}

const toMissing = (c: Cursor): IToken[] => [
  insertToken(t.Equals, previousEnd(c), '='),
  insertToken(t.Missing, previousEnd(c)),
];

/** `f between a and b` becomes `f >= a and f <= b`, so that both values are checked. */
function readBetween(c: Cursor, field: IToken | null): IToken[] {
  const start = field?.startOffset ?? peek(c)?.startOffset ?? previousEnd(c);
  const tokens = splitBetween(c, field);
  const range: Range = [start, previousEnd(c)];
  const values = tokens
    .filter(({ tokenType }) => tokenType !== t.Missing)
    .map((token) => textOf(c, rangeOf(token)));
  const [, low, , , , high] = values;
  const name = field?.image ?? '';
  reportLoss(c, 'between', range, {
    found: textOf(c, range),
    ...(low && high && { replacement: `${name} >= ${low} and ${name} <= ${high}`, uncertain: true }),
  });
  return tokens;
}

function splitBetween(c: Cursor, field: IToken | null): IToken[] {
  const operator = take(c);
  const readEnd = (): IToken => (isAtValue(c) ? readLiteral(c) : insertToken(t.Missing, previousEnd(c)));
  const low = readEnd();
  const and = isAt(c, t.And) ? take(c) : insertToken(t.And, previousEnd(c), 'and');
  const high = readEnd();
  if (!field) return toMissing(c);
  return [
    respell(operator, t.GreaterOrEqual, '>='),
    low,
    and,
    respell(operator, t.Identifier, field.image),
    insertToken(t.LessOrEqual, endOf(and), '<='),
    high,
  ];
}
