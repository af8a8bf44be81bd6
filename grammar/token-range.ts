import type { IToken } from 'chevrotain';
import type { Range } from './ast.js';

/** Offset after a token. Lexed tokens have no `endOffset`; only a token that the repair respelt keeps one. */
export const endOf = (token: IToken): number =>
  token.endOffset === undefined ? token.startOffset + token.image.length : token.endOffset + 1;
export const rangeOf = (token: IToken): Range => [token.startOffset, endOf(token)];
