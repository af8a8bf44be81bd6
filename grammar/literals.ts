import type { IToken, TokenType } from 'chevrotain';
import type { Literal } from './ast.js';
import { decodeHex, decodeString } from './strings.js';
import { rangeOf } from './token-range.js';
import * as t from './tokens.js';

function readString(token: IToken): Literal {
  const raw = token.image;
  // The repair decodes what is in foreign or broken quotes.
  const value: string = token.payload ?? decodeString(raw.slice(1, -1), raw.charAt(0));
  return { type: 'String', range: rangeOf(token), value, raw };
}

const readWord = (token: IToken): Literal => ({ type: 'Word', range: rangeOf(token), value: token.image });

const readers = new Map<TokenType, (token: IToken) => Literal>([
  [t.Integer, (token) => ({ type: 'Integer', range: rangeOf(token), value: token.image })],
  [t.Decimal, (token) => ({ type: 'Decimal', range: rangeOf(token), value: token.image })],
  [
    t.Hex,
    (token) => ({ type: 'Hex', range: rangeOf(token), value: decodeHex(token.image), raw: token.image }),
  ],
  [t.Id, (token) => ({ type: 'Id', range: rangeOf(token), value: token.image })],
  [t.DateToken, (token) => ({ type: 'Date', range: rangeOf(token), value: token.image })],
  [t.Missing, (token) => ({ type: 'Missing', range: rangeOf(token) })],
]);

/** What a token of the category `Literal` is as a value; names and bare text are words. */
export function readLiteral(token: IToken): Literal {
  if (token.tokenType === t.StringToken) return readString(token);
  return (readers.get(token.tokenType) ?? readWord)(token);
}
