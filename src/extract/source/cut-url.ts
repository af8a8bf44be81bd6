import { type Piece, slicePiece, type TextPiece } from './pieces.js';

/** A query in the text of a URL, not encoded: `…/webservice.php?operation=query&query=select …`. */
export const urlQuery = /[?&]query=(?=select\s)/i;

/** The pieces of the query in a URL, without those of the URL; null where there is none that could be read. */
export function cutUrl(pieces: readonly Piece[]): readonly Piece[] | null {
  const index = pieces.findIndex((piece) => piece.kind === 'text' && urlQuery.test(piece.text));
  const first = pieces[index];
  if (first?.kind !== 'text') return null;
  const match = urlQuery.exec(first.text);
  const start = match ? match.index + match[0].length : 0;
  const rest = [slicePiece(first, start, first.text.length), ...pieces.slice(index + 1)];
  const end = rest.findIndex((piece) => piece.kind === 'text' && piece.text.includes('&'));
  const last = rest[end];
  const cut =
    last?.kind === 'text' ? [...rest.slice(0, end), slicePiece(last, 0, last.text.indexOf('&'))] : rest;
  return cut.some(isEncoded) ? null : cut;
}

const isEncoded = (piece: Piece): piece is TextPiece =>
  piece.kind === 'text' && /%[\da-f]{2}|\w\+\w/i.test(piece.text);
