/** A place as people count it: both 1-based, the column in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets into lines and columns. `\n`, `\r\n` and a lone `\r` end a line. */
export interface LineIndex {
  readonly lineCount: number;
  /** Offsets beyond the text are taken as its end. */
  positionAt(offset: number): Position;
  /** The line without its line break; `''` for a line that does not exist. */
  lineText(line: number): string;
  /** Offset at which the 1-based `line` starts; behind the byte order mark, if there is one. */
  lineStart(line: number): number;
}

/** Scans `text` once; look-ups are then logarithmic. A byte order mark at the start takes no column. */
export function createLineIndex(text: string): LineIndex {
  const starts = findLineStarts(text);
  const lineStart = (line: number): number => starts[line - 1] ?? text.length;
  return {
    lineCount: starts.length,
    lineStart,
    positionAt(offset) {
      const clamped = Math.max(0, Math.min(offset, text.length));
      const line = findLine(starts, clamped);
      return { line, column: Math.max(0, clamped - lineStart(line)) + 1 };
    },
    lineText(line) {
      return text.slice(lineStart(line), lineStart(line + 1)).replace(/(?:\r\n?|\n)$/, '');
    },
  };
}

function findLineStarts(text: string): number[] {
  const starts = [text.startsWith('\ufeff') ? 1 : 0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** The 1-based line that holds `offset`: the last one that starts at or before it. */
function findLine(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
