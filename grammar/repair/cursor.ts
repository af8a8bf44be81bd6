import type { IToken, TokenType } from 'chevrotain';
import type { Range } from '../ast.js';
import { measureEditDistance } from '../edit-distance.js';
import { type Issue, type IssueData, type IssueKind, mostIssues } from '../issues.js';
import { lex } from '../lexer.js';
import { endOf, rangeOf } from '../parser.js';
import type { QuoteStyle } from '../strings.js';
import * as t from '../tokens.js';

/** Where the repair stands: tokens ahead, issues so far. */
export interface Cursor {
  readonly text: string;
  readonly style: QuoteStyle;
  /** The module that the query names, as far as it can be told beforehand. */
  readonly module: string | undefined;
  tokens: readonly IToken[];
  position: number;
  readonly issues: Issue[];
  /** Set once the repaired tokens no longer say all that the text says. */
  lossy: boolean;
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

export const previousEnd = (c: Cursor): number => {
  const previous = c.tokens[c.position - 1];
  return previous ? endOf(previous) : 0;
};

/** An empty place after the token before. */
export const gap = (c: Cursor): Range => [previousEnd(c), previousEnd(c)];

export const textOf = (c: Cursor, range: Range): string => c.text.slice(range[0], range[1]);

export function report(c: Cursor, kind: IssueKind, range: Range, data: IssueData = {}): void {
  if (c.issues.length < mostIssues) c.issues.push({ kind, range, data });
}

/** Reports that the tree will not say all that the text says. */
export function reportLoss(c: Cursor, kind: IssueKind, range: Range, data: IssueData = {}): void {
  c.lossy = true;
  report(c, kind, range, data);
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

/** Takes tokens while `goOn` holds, at least one if there is one, and returns their range. */
export function skipWhile(c: Cursor, goOn: () => boolean): Range {
  const start = peek(c)?.startOffset ?? previousEnd(c);
  do {
    if (peek(c)) c.position++;
  } while (peek(c) && goOn());
  return [start, previousEnd(c)];
}

/** Takes an opening bracket and all up to its partner, or to the end of the query. */
export function skipBrackets(c: Cursor): Range {
  let depth = 0;
  return skipWhile(c, () => {
    const last = c.tokens[c.position - 1];
    if (last?.tokenType === t.LeftBracket) depth++;
    if (last?.tokenType === t.RightBracket) depth--;
    return depth > 0 && !isAt(c, t.Semicolon);
  });
}

/** Position after the partner of the bracket that stands `ahead`. */
export function findBracketEnd(c: Cursor, ahead: number): number {
  let depth = 0;
  for (let i = ahead; peek(c, i); i++) {
    if (isAt(c, t.LeftBracket, i)) depth++;
    if (isAt(c, t.RightBracket, i) && --depth === 0) return i + 1;
    if (isAt(c, t.Semicolon, i)) return i;
  }
  return c.tokens.length - c.position;
}

/** Whether the name that comes next is a slip of the pen for `keyword`. */
export function isMisspelt(c: Cursor, keyword: string, ahead = 0): boolean {
  const token = peek(c, ahead);
  if (token?.tokenType !== t.Identifier) return false;
  const most = keyword.length > 4 ? 2 : 1;
  // A word of two letters is one edit from too many others.
  return keyword.length > 2 && token.image.length > 1 && measureEditDistance(token.image, keyword, most) <= most;
}

/** Takes a keyword, right or misspelt, and reports the latter and repetitions. */
export function takeKeyword(c: Cursor, type: TokenType, keyword: string): IToken {
  const token = take(c);
  if (token.tokenType !== type) {
    report(c, 'misspelt-keyword', rangeOf(token), { found: token.image, name: keyword, replacement: keyword });
  }
  if (isAt(c, type)) {
    const range = skipWhile(c, () => isAt(c, type));
    report(c, 'repeated-keyword', range, { name: keyword, replacement: '' });
  }
  return respell(token, type, token.image);
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
  reportLoss(c, lone ? 'unexpected-character' : 'unexpected-text', range, { found: textOf(c, range), expected });
}

/** Reads the text anew from `offset`, because a quote there means something else than thought. */
export function relexFrom(c: Cursor, offset: number): void {
  const rest = lex(c.text.slice(offset), c.style).tokens;
  for (const token of rest) token.startOffset += offset;
  c.tokens = [...c.tokens.slice(0, c.position), ...rest];
}
