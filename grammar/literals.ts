import type { IToken, TokenType } from 'chevrotain';
import type { Literal } from './ast.js';
import { decodeHex, decodeString } from './strings.js';
import { rangeOf } from './token-range.js';
import * as t from './tokens.js';

const readWord = (token: IToken): Literal => ({ type: 'Word', range: rangeOf(token), value: token.image });

function readString(token: IToken): Literal {
  const raw = token.image;
  // The repair decodes what is in foreign or broken quotes.
  const value: string = token.payload ?? decodeString(raw.slice(1, -1), raw.charAt(0));
  return { type: 'String', range: rangeOf(token), value, raw };
}

/** What each token type becomes as a value. */
export const literalReaders: readonly (readonly [TokenType, (token: IToken) => Literal])[] = [
  [t.StringToken, readString],
  [t.Integer, (token) => ({ type: 'Integer', range: rangeOf(token), value: token.image })],
  [t.Decimal, (token) => ({ type: 'Decimal', range: rangeOf(token), value: token.image })],
  [
    t.Hex,
    (token) => ({ type: 'Hex', range: rangeOf(token), value: decodeHex(token.image), raw: token.image }),
  ],
  [t.Id, (token) => ({ type: 'Id', range: rangeOf(token), value: token.image })],
  [t.DateToken, (token) => ({ type: 'Date', range: rangeOf(token), value: token.image })],
  [t.Identifier, readWord],
  [t.BareText, readWord],
  [t.Missing, (token) => ({ type: 'Missing', range: rangeOf(token) })],
];
