import type { Range } from '../../../grammar/ast.js';
import { takeEnd } from '../../text/take-end.js';
import type { Gaps } from './escapes.js';
import type { LiteralForm } from './language.js';

interface LiteralText {
  readonly body: Range;
  readonly closeEnd: number;
  readonly parts: readonly { readonly kind: string; readonly range: Range }[];
}

/** A line of a literal: where it starts, where its blanks end, where it ends, without its break. */
interface Line {
  readonly start: number;
  readonly textStart: number;
  readonly end: number;
  readonly isBlank: boolean;
  readonly isLast: boolean;
}

/** The blanks of a literal of several lines that are none of its text, as its language counts them. */
export function findGaps(source: string, literal: LiteralText, indent: LiteralForm['indent']): Gaps {
  switch (indent) {
    case 'kept':
      return [];
    case 'of-closing':
      return cutClosing(source, literal);
    case 'least':
      return cutLeast(source, readLines(source, literal));
    case 'text-block':
      return cutTextBlock(source, readLines(source, literal));
    case 'raw-string':
      return cutRawString(source, literal);
  }
}

/** Lines begin where the text says so: a line break inside inserted code is none. */
function readLines(source: string, { parts }: LiteralText): Line[] {
  const lines: Line[] = [];
  const last = parts[parts.length - 1]?.range[1] ?? 0;
  let start = parts[0]?.range[0] ?? 0;
  let hasInsertion = false;
  const close = (end: number, next: number, isLast: boolean): void => {
    const textStart = skipBlanks(source, start, end);
    lines.push({ start, textStart, end, isBlank: textStart === end && !hasInsertion, isLast });
    start = next;
    hasInsertion = false;
  };
  for (const { kind, range } of parts) {
    if (kind !== 'text') {
      // The blanks of a line end where something is inserted.
      hasInsertion = true;
      continue;
    }
    const breaks = /\r\n?|\n/g;
    breaks.lastIndex = range[0];
    for (let match = breaks.exec(source); match && match.index < range[1]; match = breaks.exec(source)) {
      close(match.index, match.index + match[0].length, false);
    }
  }
  close(last, last, true);
  return lines;
}

function skipBlanks(source: string, start: number, end: number): number {
  let offset = start;
  while (offset < end && ' \t\f'.includes(source.charAt(offset))) offset++;
  return offset;
}

/** PHP: the blanks in front of the closing name, from every line. */
function cutClosing(source: string, literal: LiteralText): Gaps {
  const name = takeEnd(source.slice(literal.body[0], literal.closeEnd), /\w/);
  const at = name === '' ? literal.body[0] : literal.closeEnd - name.length;
  let start = at;
  while (start > literal.body[0] && ' \t'.includes(source.charAt(start - 1))) start--;
  return cutWidth(readLines(source, literal), at - start);
}

const cutWidth = (lines: readonly Line[], width: number): Gaps =>
  width === 0
    ? []
    : lines.map(({ start, textStart }) => [start, Math.min(start + width, textStart)] as const);

/** Ruby: the least indentation of lines with text; a tab goes to the next multiple of eight. */
function cutLeast(source: string, lines: readonly Line[]): Gaps {
  // The last line holds the closing name, and nothing of the text.
  const own = lines.filter(({ isLast, isBlank }) => !(isLast && isBlank));
  const widths = own.filter(({ isBlank }) => !isBlank).map((line) => measureIndent(source, line));
  const least = widths.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  if (least === 0 || least === Number.POSITIVE_INFINITY) return [];
  return own.map((line) => [line.start, findColumn(source, line, least)] as const);
}

function measureIndent(source: string, { start, textStart }: Line): number {
  let width = 0;
  for (let offset = start; offset < textStart; offset++) width = advance(source.charAt(offset), width);
  return width;
}

const advance = (char: string, width: number): number =>
  char === '\t' ? width + 8 - (width % 8) : width + 1;

/** How far blanks can be cut so that no more than `column` is gone. */
function findColumn(source: string, { start, textStart }: Line, column: number): number {
  let [offset, width] = [start, 0];
  while (offset < textStart) {
    width = advance(source.charAt(offset), width);
    if (width > column) break;
    offset++;
  }
  return offset;
}

/** Java: the least indentation, that of the closing quotes included, and all blanks at ends of lines. */
function cutTextBlock(source: string, lines: readonly Line[]): Gaps {
  const counted = lines.filter(({ isBlank, isLast }) => !isBlank || isLast);
  const least = counted.reduce(
    (width, { start, textStart }) => Math.min(width, textStart - start),
    Number.POSITIVE_INFINITY,
  );
  const gaps: Range[] = [];
  for (const { start, textStart, end, isBlank } of lines) {
    const cut = isBlank ? textStart : start + least;
    gaps.push([start, cut]);
    let trimmed = end;
    while (trimmed > cut && ' \t\f'.includes(source.charAt(trimmed - 1))) trimmed--;
    gaps.push([trimmed, end]);
  }
  return gaps;
}

/** C#: the line breaks beside the quotes, and the indentation of the closing ones. */
function cutRawString(source: string, literal: LiteralText): Gaps {
  const lines = readLines(source, literal);
  const [first, last] = [lines[0], lines[lines.length - 1]];
  if (!first || !last || first === last || !first.isBlank || !last.isBlank) return [];
  const width = last.end - last.start;
  const second = lines[1]?.start ?? first.end;
  const beforeLast = lines[lines.length - 2]?.end ?? last.start;
  const inner = lines.slice(1, -1);
  return [[first.start, second], ...cutWidth(inner, width), [Math.max(second, beforeLast), last.end]];
}
