import type { IToken } from 'chevrotain';
import { type QuoteStyle, scanString } from '../strings.js';
import { endOf } from '../token-range.js';
import * as t from '../tokens.js';

/** A string whose quotes do not mean what the lexer takes them for. */
export interface BrokenString {
  readonly kind: 'unescaped-quote' | 'unclosed-string';
  /** Offset after the closing quote, or after the text where that is missing. */
  readonly end: number;
  readonly value: string;
}

/** By the offset of the opening quote. */
export type BrokenStrings = ReadonlyMap<number, BrokenString>;

const wordAfterQuote = new Set([t.Identifier, t.BareText, t.Integer, t.Decimal, t.Id]);

/** Whether some quoted text is touched by a word, as in `'O'Brien'`. */
export const hasTouchedString = (tokens: readonly IToken[]): boolean =>
  tokens.some((token, index) => {
    const next = tokens[index + 1];
    return (
      token.tokenType === t.StringToken &&
      next?.startOffset === endOf(token) &&
      wordAfterQuote.has(next.tokenType)
    );
  });

const quotedOrComment = /['"`]|--[^\r\n]*|#[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;
const wordTouching = /(?!(?:and|or|in|like|order|by|limit|asc|desc|from|where)\b)[\w.\u0080-\uffff]/iy;
const closingQuote = /'(?=\s*(?:$|[;,)]|(?:and|or|order|limit)\b))/gi;

/**
 * Finds strings like `'O'Brien'`: a word that touches the closing quote means that this quote belongs to the
 * text, if one that can close follows. In `'x and f = 'y'` the quote opens the next value. One pass over the
 * text.
 */
export function findBrokenStrings(text: string, style: QuoteStyle): BrokenStrings {
  const broken = new Map<number, BrokenString>();
  const findClosing = createClosingFinder(text);
  let offset = 0;
  for (;;) {
    quotedOrComment.lastIndex = offset;
    const found = quotedOrComment.exec(text);
    if (!found) return broken;
    const start = found.index;
    offset = start + found[0].length;
    if (!isQuote(found[0])) continue;
    offset = scanString(text, start, found[0] === '`' ? 'doubled' : style).end;
    wordTouching.lastIndex = offset;
    if (found[0] !== "'" || !wordTouching.test(text)) continue;
    const string = findUnclosed(text, start, offset) ?? findUnescaped(text, start, findClosing(offset));
    if (!string) continue;
    broken.set(start, string);
    offset = string.end;
  }
}

const isQuote = (text: string): boolean => text === "'" || text === '"' || text === '`';

const opensNext = /(?:[=<>(,]|\b(?:like|in))\s*$/i;
const nextCondition = /\s(?:and|or)\s+\w+\s*(?:[=<>!]|(?:like|in)\b)/i;

/** What looks like the end of the string that opens at `start` stands where the next value begins. */
function findUnclosed(text: string, start: number, end: number): BrokenString | undefined {
  const inner = text.slice(start + 1, end - 1);
  // Two letters, for the mask to put two quotes in their place.
  const value = opensNext.test(inner.slice(-20)) ? cutOffNext(inner) : '';
  if (value === '') return undefined;
  return { kind: 'unclosed-string', end: start + 1 + value.length, value };
}

/** What stands before the next condition, or before a comma at the end; empty if there is neither. */
function cutOffNext(inner: string): string {
  const next = inner.search(nextCondition);
  if (next >= 0) return inner.slice(0, next).trimEnd();
  const whole = inner.trimEnd();
  return whole.endsWith(',') ? whole.slice(0, -1).trimEnd() : '';
}

const findUnescaped = (text: string, start: number, end: number | undefined): BrokenString | undefined =>
  end === undefined ? undefined : { kind: 'unescaped-quote', end, value: text.slice(start + 1, end - 1) };

/** Finds the next quote that can close, unless the query ends before it; called with growing offsets. */
function createClosingFinder(text: string): (from: number) => number | undefined {
  let closing = -1;
  let semicolon = -1;
  return (from) => {
    if (closing < from) {
      closingQuote.lastIndex = from;
      closing = closingQuote.exec(text)?.index ?? text.length;
    }
    if (semicolon < from) semicolon = text.indexOf(';', from);
    if (semicolon < 0) semicolon = text.length;
    return closing < semicolon ? closing + 1 : undefined;
  };
}

/** The text with a harmless string in place of each broken one, so that each is one token. */
export function maskBrokenStrings(text: string, broken: BrokenStrings): string {
  let masked = '';
  let offset = 0;
  for (const [start, { end }] of broken) {
    masked += `${text.slice(offset, start)}'${'x'.repeat(end - start - 2)}'`;
    offset = end;
  }
  return masked + text.slice(offset);
}
