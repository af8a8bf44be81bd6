import type { Range } from '../../../grammar/ast.js';
import type { FoundQuery, Hole } from '../found-query.js';
import type { FilledPiece } from './fill-holes.js';
import type { FormatStyle } from './language.js';
import { escapeFormat, type TextPiece } from './pieces.js';

/** A piece, and from where to where it stands in the text of the query. */
interface Segment {
  readonly filled: FilledPiece;
  readonly start: number;
  readonly end: number;
}

export interface MappedText {
  readonly text: string;
  readonly holes: readonly Hole[];
  readonly toSource: FoundQuery['toSource'];
  readonly encode: FoundQuery['encode'];
}

export interface MapOptions {
  readonly style: FormatStyle | null;
  /** Whether more text follows: then a hole of its own ends the query. */
  readonly isOpen: boolean;
  readonly endsInQuotes: boolean;
}

/** The text that pieces make together, and how its places relate to those of the file. */
export function mapPieces(pieces: readonly FilledPiece[], options: MapOptions): MappedText {
  const segments: Segment[] = [];
  let text = '';
  for (const filled of pieces) {
    segments.push({ filled, start: text.length, end: text.length + filled.text.length });
    text += filled.text;
  }
  const map = new SourceMap(segments, options.style);
  const holes = segments.flatMap(createHole);
  const end: Hole = {
    range: [text.length, text.length],
    kind: 'text',
    isQuoted: options.endsInQuotes,
    isSafe: true,
    source: map.toSource([text.length, text.length]),
    expression: '',
  };
  return {
    text,
    holes: options.isOpen ? [...holes, end] : holes,
    toSource: (range) => map.toSource(range),
    encode: (edit, range) => map.encode(edit, range),
  };
}

function createHole({ filled: { piece, kind, isQuoted }, start, end }: Segment): readonly Hole[] {
  if (piece.kind === 'text') return [];
  const { source, expression, isSafe } = piece;
  return [{ range: [start, end], kind, isQuoted, isSafe, source, expression }];
}

class SourceMap {
  readonly #segments: readonly Segment[];
  readonly #style: FormatStyle | null;

  constructor(segments: readonly Segment[], style: FormatStyle | null) {
    this.#segments = segments;
    this.#style = style;
  }

  toSource([start, end]: Range): Range {
    if (start < end) {
      const first = this.#startOf(start);
      return [first, Math.max(first, this.#endOf(end - 1))];
    }
    const at = this.#between(start);
    return [at.offset, at.offset];
  }

  /** Null across holes and literals, and where the literal cannot say just this. */
  encode(text: string, range: Range): string | null {
    const piece = this.#pieceOf(range);
    return piece?.write(escapeFormat(text, this.#style), this.toSource(range)) ?? null;
  }

  #segmentAt(offset: number): Segment | undefined {
    let [low, high] = [0, this.#segments.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#segments[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#segments[low];
  }

  #startOf(offset: number): number {
    const segment = this.#segmentAt(offset);
    if (!segment) return 0;
    const { piece } = segment.filled;
    if (piece.kind === 'hole') return piece.source[0];
    return piece.starts[offset - segment.start] ?? piece.ends[piece.ends.length - 1] ?? piece.start;
  }

  #endOf(offset: number): number {
    const segment = this.#segmentAt(offset);
    if (!segment) return 0;
    const { piece } = segment.filled;
    if (piece.kind === 'hole') return piece.source[1];
    return piece.ends[offset - segment.start] ?? piece.ends[piece.ends.length - 1] ?? piece.start;
  }

  /** A place between two units: inside a text, or else at the end of one, at its start, or in an empty one. */
  #between(offset: number): { readonly offset: number; readonly piece: TextPiece | null } {
    const touching = this.#touching(offset);
    const texts = touching.flatMap(({ filled: { piece }, start, end }) =>
      piece.kind === 'text' ? [{ piece, start, end }] : [],
    );
    const inside = texts.find(({ start, end }) => start < offset && offset < end);
    if (inside) return { piece: inside.piece, offset: inside.piece.starts[offset - inside.start] ?? 0 };
    const before = texts.find(({ start, end }) => start < end && end === offset);
    if (before) return { piece: before.piece, offset: before.piece.ends[offset - before.start - 1] ?? 0 };
    const after = texts.find(({ start, end }) => start === offset && start < end);
    if (after) return { piece: after.piece, offset: after.piece.starts[0] ?? after.piece.start };
    const empty = texts[0];
    if (empty) return { piece: empty.piece, offset: empty.piece.start };
    const last = touching[touching.length - 1]?.filled.piece;
    return { piece: null, offset: last?.kind === 'hole' ? last.source[1] : 0 };
  }

  /** The segments that an offset lies in or at the edge of. */
  #touching(offset: number): readonly Segment[] {
    let [low, high] = [0, this.#segments.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#segments[middle]?.end ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < this.#segments.length && (this.#segments[end]?.start ?? 0) <= offset) end++;
    return this.#segments.slice(low, end);
  }

  /** The text that holds a whole range. */
  #pieceOf([start, end]: Range): TextPiece | null {
    if (start === end) return this.#between(start).piece;
    const segment = this.#segmentAt(start);
    if (!segment || segment.filled.piece.kind === 'hole' || end > segment.end) return null;
    return segment.filled.piece;
  }
}
