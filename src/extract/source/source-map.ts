import type { Range } from '../../../grammar/ast.js';
import type { FoundQuery, Hole } from '../found-query.js';
import { decodeLiteral, type LiteralContent } from './decode-literal.js';
import type { FilledPiece } from './fill-holes.js';
import type { FormatStyle, SourceLanguage } from './language.js';
import { escapeFormat, type TextPiece } from './pieces.js';
import { readBody } from './read-literal.js';
import { createSkipCode, type Literal } from './scan.js';
import { writeText } from './write-text.js';

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
  readonly source: string;
  readonly language: SourceLanguage;
  readonly style: FormatStyle | null;
  /** Whether more text follows: then a hole of its own ends the query. */
  readonly isOpen: boolean;
}

/** The text that pieces make together, and how its places relate to those of the file. */
export function mapPieces(pieces: readonly FilledPiece[], options: MapOptions): MappedText {
  const segments: Segment[] = [];
  let text = '';
  for (const filled of pieces) {
    segments.push({ filled, start: text.length, end: text.length + filled.text.length });
    text += filled.text;
  }
  const map = new SourceMap(segments, options);
  const holes = segments.flatMap(createHole);
  const end: Hole = {
    range: [text.length, text.length],
    kind: 'text',
    isQuoted: false,
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
  readonly #options: MapOptions;

  constructor(segments: readonly Segment[], options: MapOptions) {
    this.#segments = segments;
    this.#options = options;
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
    return piece && encodeIn(piece, text, this.toSource(range), this.#options);
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

/** What to write in place of a stretch of the file; checked by reading the literal again. */
function encodeIn(
  { literal }: TextPiece,
  text: string,
  [start, end]: Range,
  options: MapOptions,
): string | null {
  const wanted = escapeFormat(text, options.style);
  const written = writeText(wanted, literal.opened);
  if (written === null) return null;
  const { source } = options;
  const edited = source.slice(literal.body[0], start) + written + source.slice(end, literal.closeEnd);
  const again = readAgain(edited, literal, options.language);
  if (again?.length !== literal.parts.length) return null;
  const before = decodeLiteral(source, literal);
  const isExact = again.every((part, index) =>
    saysSame(before[index], part, [source, edited], [start, end], wanted),
  );
  return isExact ? written : null;
}

/** What a body with its closing delimiter says; null where it would end elsewhere. */
function readAgain(
  edited: string,
  { opened, parts, closeEnd }: Literal,
  language: SourceLanguage,
): readonly LiteralContent[] | null {
  const closing = closeEnd - (parts[parts.length - 1]?.range[1] ?? closeEnd);
  const end = edited.length - closing;
  const { heredoc } = opened.form;
  if (heredoc && findName(edited, opened.close) !== edited.length) return null;
  const body = readBody(edited, 0, opened, heredoc ? end : edited.length, createSkipCode(language));
  if (!body.isClosed || body.end !== end) return null;
  return decodeLiteral(edited, {
    opened,
    body: [0, edited.length],
    closeEnd: edited.length,
    parts: body.parts,
  });
}

/** Where the first line that can close a heredoc has its name's end. */
function findName(body: string, name: string): number {
  const match = new RegExp(`^[ \\t]*${name}(?!\\w)`, 'm').exec(body);
  return match ? match.index + match[0].length : -1;
}

/** Whether a part still says what it said, but for the edit if it lies in it. */
function saysSame(
  old: LiteralContent | undefined,
  part: LiteralContent,
  [source, edited]: readonly [string, string],
  [start, end]: Range,
  wanted: string,
): boolean {
  if (old?.kind !== part.kind) return false;
  if (old.kind === 'insertion') return source.slice(...old.range) === edited.slice(...part.range);
  if (part.kind === 'insertion') return false;
  if (start < old.range[0] || end > old.range[1]) return old.text === part.text;
  const from = countBelow(old.starts, start);
  const to = Math.max(from, countBelow(old.starts, end));
  return part.text === old.text.slice(0, from) + wanted + old.text.slice(to);
}

/** How many offsets, of those that rise, lie below a limit. */
function countBelow(offsets: readonly number[], limit: number): number {
  let [low, high] = [0, offsets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
