import type { IToken, TokenType } from 'chevrotain';
import type { Range } from '../ast.js';
import { endOf, rangeOf } from '../parser.js';
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
  if (isAtWord(c, notWord)) takeNegation(c);
  if (isAtWord(c, betweenWord)) return readBetween(c, field);
  const operator = readOperator(c);
  skipSurplusOperators(c);
  if (operator.tokenType === t.In) return [operator, ...repairList(c)];
  // Operator and value both missing: one finding says it all.
  const isLackingAll = operator.image === '' && isAtConditionEnd(c);
  return [operator, isLackingAll ? insertToken(t.Missing, previousEnd(c)) : repairValue(c)];
}

function takeNegation(c: Cursor): void {
  const token = take(c);
  const operator = peek(c) ?? token;
  const range: Range = [token.startOffset, endOf(operator)];
  reportLoss(c, 'negated-operator', range, {
    found: textOf(c, range),
    name: operator.image.toLowerCase(),
  });
}

function readOperator(c: Cursor): IToken {
  if (isAt(c, t.ForeignOperator)) return readForeignOperator(c);
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
  else if (isAtValue(c) && word.image.length === 2) return readIsValue(c, word, isNot);
  const range: Range = [word.startOffset, previousEnd(c)];
  const name = isNot || word.image.toLowerCase() === 'notnull' ? 'not null' : 'null';
  reportLoss(c, 'is-null', range, { found: textOf(c, range), name });
  return toMissing(c);
}

function readIsValue(c: Cursor, word: IToken, isNot: boolean): IToken[] {
  const range: Range = [word.startOffset, previousEnd(c)];
  const replacement = isNot ? '!=' : '=';
  report(c, 'foreign-operator', range, { found: textOf(c, range), replacement, uncertain: true });
  return [respell(word, isNot ? t.NotEquals : t.Equals, replacement, range[1]), readLiteral(c)];
}

const toMissing = (c: Cursor): IToken[] => [
  insertToken(t.Equals, previousEnd(c), '='),
  insertToken(t.Missing, previousEnd(c)),
];

/** `f between a and b` becomes `f >= a and f <= b`, so that both values are checked. */
function readBetween(c: Cursor, field: IToken | null): IToken[] {
  const operator = take(c);
  const start = field?.startOffset ?? operator.startOffset;
  const readEnd = (): IToken => (isAtValue(c) ? readLiteral(c) : insertToken(t.Missing, previousEnd(c)));
  const low = readEnd();
  const and = isAt(c, t.And) ? take(c) : insertToken(t.And, previousEnd(c), 'and');
  const high = readEnd();
  const range: Range = [start, previousEnd(c)];
  const name = field?.image ?? '';
  const isComplete = name !== '' && low.tokenType !== t.Missing && high.tokenType !== t.Missing;
  reportLoss(c, 'between', range, {
    found: textOf(c, range),
    ...(isComplete && {
      replacement: `${name} >= ${textOf(c, rangeOf(low))} and ${name} <= ${textOf(c, rangeOf(high))}`,
      uncertain: true,
    }),
  });
  if (!field) return toMissing(c);
  return [
    respell(operator, t.GreaterOrEqual, '>='),
    low,
    and,
    respell(operator, t.Identifier, name),
    insertToken(t.LessOrEqual, endOf(and), '<='),
    high,
  ];
}
