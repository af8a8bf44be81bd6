import type { IToken, TokenType } from 'chevrotain';
import type { Range } from '../ast.js';
import { measureEditDistance } from '../edit-distance.js';
import { fitText } from '../fit-text.js';
import { type Issue, type IssueData, type IssueKind, mostIssues } from '../issues.js';
import { endOf } from '../token-range.js';
import * as t from '../tokens.js';
import type { BrokenStrings } from './broken-strings.js';

/** Where the repair stands: tokens ahead, issues so far. */
export interface Cursor {
  readonly text: string;
  readonly tokens: readonly IToken[];
  /** By the index of each `(`. */
  readonly brackets: ReadonlyMap<number, BracketEnd>;
  /** Strings whose quotes do not mean what the lexer takes them for, by start. */
  readonly brokenStrings: BrokenStrings;
  /** In lower case, the module and its alias, as far as they can be told beforehand. */
  readonly owners: ReadonlySet<string>;
  /** Index of the last `from` before `where` and `;`, or -1. */
  readonly lastFrom: number;
  position: number;
  readonly issues: Issue[];
  /** Up to where the text has been reported. */
  reportedUpTo: number;
  /** Set once the repaired tokens no longer say all that the text says. */
  lossy: boolean;
}

export function createCursor(text: string, tokens: readonly IToken[], brokenStrings: BrokenStrings): Cursor {
  return {
    text,
    tokens,
    brokenStrings,
    brackets: findBracketEnds(tokens),
    owners: findOwners(tokens),
    lastFrom: findLastFrom(tokens),
    position: 0,
    issues: [],
    reportedUpTo: -1,
    lossy: false,
  };
}

function findOwners(tokens: readonly IToken[]): ReadonlySet<string> {
  const from = tokens.findIndex(({ tokenType }) => tokenType === t.From);
  const names = from < 0 ? [] : tokens.slice(from + 1, from + 4);
  const end = names.findIndex(({ tokenType }) => tokenType !== t.Identifier && tokenType !== t.Backticked);
  const spelt = end < 0 ? names : names.slice(0, end);
  return new Set(spelt.map(({ image }) => image.replaceAll('`', '').toLowerCase()));
}

function findLastFrom(tokens: readonly IToken[]): number {
  const end = tokens.findIndex(({ tokenType }) => tokenType === t.WhereToken || tokenType === t.Semicolon);
  const head = end < 0 ? tokens : tokens.slice(0, end);
  return head.map(({ tokenType }) => tokenType).lastIndexOf(t.From);
}

interface BracketEnd {
  /** Index after the partner; without one, of the last token of the query. */
  readonly end: number;
  readonly closed: boolean;
}

/** Finds where every bracket ends, in one pass. */
function findBracketEnds(tokens: readonly IToken[]): ReadonlyMap<number, BracketEnd> {
  const ends = new Map<number, BracketEnd>();
  let open: number[] = [];
  const giveUp = (end: number): void => {
    for (const start of open) ends.set(start, { end, closed: false });
    open = [];
  };
  tokens.forEach(({ tokenType }, index) => {
    if (tokenType === t.LeftBracket) open.push(index);
    else if (tokenType === t.Semicolon) giveUp(index);
    else if (tokenType === t.RightBracket) {
      const start = open.pop();
      if (start !== undefined) ends.set(start, { end: index + 1, closed: true });
    }
  });
  giveUp(tokens.length);
  return ends;
}

export const peek = (c: Cursor, ahead = 0): IToken | undefined => c.tokens[c.position + ahead];
export const isAt = (c: Cursor, type: TokenType, ahead = 0): boolean => peek(c, ahead)?.tokenType === type;
export const isAtOneOf = (c: Cursor, types: ReadonlySet<TokenType>, ahead = 0): boolean => {
  const token = peek(c, ahead);
  return token !== undefined && types.has(token.tokenType);
};

/** Whether a name with one of these (lower-case) spellings comes next. */
export function isAtWord(c: Cursor, words: ReadonlySet<string>, ahead = 0): boolean {
  const token = peek(c, ahead);
  return token?.tokenType === t.Identifier && words.has(token.image.toLowerCase());
}

/** The next token; callers have peeked at it. */
export function take(c: Cursor): IToken {
  const token = c.tokens[c.position++];
  if (!token) throw new RangeError('The repair went past the last token.');
  return token;
}

export const previous = (c: Cursor): IToken | undefined => c.tokens[c.position - 1];
export const previousEnd = (c: Cursor): number => {
  const token = previous(c);
  return token ? endOf(token) : 0;
};

/** An empty place after the token before. */
export const gap = (c: Cursor): Range => [previousEnd(c), previousEnd(c)];

export const textOf = (c: Cursor, range: Range): string => c.text.slice(range[0], range[1]);

/** Issues that say no more than that something does not fit. */
export const vagueKinds: ReadonlySet<IssueKind> = new Set([
  ...([
    'unexpected-text',
    'unexpected-character',
    'missing-part',
    'missing-keyword',
    'missing-comma',
  ] as const),
  ...(['surplus-comma', 'surplus-bracket', 'missing-bracket', 'missing-connector'] as const),
  ...(['dangling-connector', 'missing-operator', 'missing-value'] as const),
]);

export function report(c: Cursor, kind: IssueKind, range: Range, data: IssueData = {}): void {
  if (vagueKinds.has(kind) && isFallout(c, range)) {
    c.lossy = true;
    const before = doubtLast(c);
    if (!before || !takenSomewhere.has(before)) {
      c.reportedUpTo = Math.max(c.reportedUpTo, range[1]);
      return;
    }
  }
  c.reportedUpTo = Math.max(c.reportedUpTo, range[1]);
  if (c.issues.length >= mostIssues) return;
  const { replacement } = data;
  const fitted = replacement === undefined ? {} : { replacement: fitText(c.text, range, replacement) };
  c.issues.push({ kind, range, data: { ...data, ...fitted } });
}

/** Reports that the tree will not say all that the text says. */
export function reportLoss(c: Cursor, kind: IssueKind, range: Range, data: IssueData = {}): void {
  c.lossy = true;
  report(c, kind, range, data);
}

/** Some server takes these, so what comes after one of them is a mistake of its own. */
const takenSomewhere: ReadonlySet<IssueKind> = new Set([
  'stray-order',
  'final-in-without-brackets',
  'bracketed-value',
  'count-with-fields',
  'alias',
  'inequality',
  'symbolic-connector',
]);

/** Whether no token lies between the last issue and `range`: then the one explains the other. */
function isFallout(c: Cursor, [start]: Range): boolean {
  if (c.reportedUpTo < 0) return false;
  return start <= c.reportedUpTo || c.text.slice(c.reportedUpTo, start).trim() === '';
}

/** What drags another mistake along is not mended with certainty by its repair alone. Returns its kind. */
function doubtLast(c: Cursor): IssueKind | undefined {
  const last = c.issues.pop();
  if (last) c.issues.push({ ...last, data: { ...last.data, uncertain: true } });
  return last?.kind;
}

/** A token that the text lacks. */
export const insertToken = (type: TokenType, offset: number, image = ''): IToken => ({
  image,
  startOffset: offset,
  endOffset: offset - 1,
  tokenType: type,
  tokenTypeIdx: type.tokenTypeIdx ?? 0,
});

/** The same place, another token. */
export const respell = (token: IToken, type: TokenType, image: string, end = endOf(token)): IToken => ({
  image,
  startOffset: token.startOffset,
  endOffset: end - 1,
  tokenType: type,
  tokenTypeIdx: type.tokenTypeIdx ?? 0,
});

/** The same place, a string that says `value`. */
export const respellString = (c: Cursor, token: IToken, value: string, end = endOf(token)): IToken => ({
  ...respell(token, t.StringToken, c.text.slice(token.startOffset, end), end),
  payload: value,
});

/** Items with a comma between each two. */
export function separate(items: readonly (readonly IToken[])[]): IToken[] {
  const tokens: IToken[] = [];
  for (const item of items) {
    const [first] = item;
    if (first && item !== items[0]) tokens.push(insertToken(t.Comma, first.startOffset, ','));
    tokens.push(...item);
  }
  return tokens;
}

/** Takes tokens while `goOn` holds, at least one if there is one, and returns their range. */
export function skipWhile(c: Cursor, goOn: () => boolean): Range {
  const start = peek(c)?.startOffset ?? previousEnd(c);
  do {
    if (peek(c)) c.position++;
  } while (peek(c) && goOn());
  return [start, previousEnd(c)];
}

/** Index after the partner of the bracket that stands `ahead`; without one, of the last token of the query. */
export const findBracketEnd = (c: Cursor, ahead = 0): number =>
  c.brackets.get(c.position + ahead)?.end ?? c.position + ahead;

/** Whether the bracket that stands `ahead` is ever closed. */
export const isClosed = (c: Cursor, ahead = 0): boolean =>
  c.brackets.get(c.position + ahead)?.closed === true;

/** Takes an opening bracket and all up to its partner, or to the end of the query. */
export function skipBrackets(c: Cursor): Range {
  const end = findBracketEnd(c);
  return skipWhile(c, () => c.position < end);
}

/** Whether the name that comes next is a slip of the pen for `keyword`. */
export function isMisspelt(c: Cursor, keyword: string, ahead = 0): boolean {
  const token = peek(c, ahead);
  if (token?.tokenType !== t.Identifier) return false;
  const most = keyword.length > 5 ? 2 : 1;
  // A word of two letters is one edit from too many others.
  return (
    keyword.length > 2 && token.image.length > 1 && measureEditDistance(token.image, keyword, most) <= most
  );
}

/** Whether a blank has slipped into `keyword`: `for m`, `lim it`; not where `wher a` lacks a letter in front of a name. */
export function isSplit(c: Cursor, keyword: string): boolean {
  const [first, second] = [peek(c), peek(c, 1)];
  if (!first || !second || first.tokenType === t.OpenString || second.startOffset !== endOf(first) + 1)
    return false;
  if (first.image.length + second.image.length !== keyword.length) return false;
  const distance = measureEditDistance(first.image + second.image, keyword, 1);
  return distance === 0 || (distance === 1 && !isMisspelt(c, keyword));
}

/** Takes a keyword, right, misspelt or split, and reports the latter two and repetitions. */
export function takeKeyword(c: Cursor, type: TokenType, keyword: string): IToken {
  const isRight = isAt(c, type);
  const isInTwo = !isRight && isSplit(c, keyword);
  const token = take(c);
  if (isInTwo) take(c);
  if (!isRight) {
    const range: Range = [token.startOffset, previousEnd(c)];
    const data = { found: textOf(c, range), name: keyword, replacement: keyword };
    report(c, 'misspelt-keyword', range, data);
  }
  const end = previousEnd(c);
  if (isAt(c, type)) {
    const range = skipWhile(c, () => isAt(c, type));
    report(c, 'repeated-keyword', range, { name: keyword, replacement: '' });
  }
  return respell(token, type, token.image, end);
}

/** Reports what stands where nothing of the kind may, up to where the query can go on. */
export function skipUnexpected(c: Cursor, expected: string, goOn: () => boolean): void {
  const first = peek(c);
  if (first?.tokenType === t.OpenString) {
    const range = skipWhile(c, () => false);
    reportLoss(c, 'unclosed-string', range, { found: textOf(c, range) });
    return;
  }
  const range = skipWhile(c, goOn);
  const lone = first?.tokenType === t.Unexpected && endOf(first) === range[1];
  reportLoss(c, lone ? 'unexpected-character' : 'unexpected-text', range, {
    found: textOf(c, range),
    expected,
  });
}
