import type { IToken } from 'chevrotain';
import { endOf } from '../parser.js';
import { type QuoteStyle, scanString } from '../strings.js';
import * as t from '../tokens.js';

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
 * Start and end of each string like `'O'Brien'`: a word that touches the closing quote means that this quote
 * belongs to the text, if one that can close follows. One pass over the text.
 */
export function findBrokenStrings(text: string, style: QuoteStyle): ReadonlyMap<number, number> {
  const broken = new Map<number, number>();
  const findClosing = createClosingFinder(text);
  let offset = 0;
  for (;;) {
    quotedOrComment.lastIndex = offset;
    const found = quotedOrComment.exec(text);
    if (!found) return broken;
    offset = found.index + found[0].length;
    if (!/^['"`]/.test(found[0])) continue;
    offset = scanString(text, found.index, found[0] === '`' ? 'doubled' : style).end;
    wordTouching.lastIndex = offset;
    const end = found[0] === "'" && wordTouching.test(text) ? findClosing(offset) : undefined;
    if (end === undefined) continue;
    broken.set(found.index, end);
    offset = end;
  }
}

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
    return closing < semicolon && closing < text.length ? closing + 1 : undefined;
  };
}

/** The text with harmless letters in place of what broken strings hold, so that each is one token. */
export function maskBrokenStrings(text: string, broken: ReadonlyMap<number, number>): string {
  let masked = '';
  let offset = 0;
  for (const [start, end] of broken) {
    masked += `${text.slice(offset, start)}'${'x'.repeat(end - start - 2)}'`;
    offset = end;
  }
  return masked + text.slice(offset);
}
