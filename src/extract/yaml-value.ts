import type { Range } from '../../grammar/ast.js';

/** What stands behind a backslash in double quotes, and what it means. */
const escapes: Readonly<Record<string, string>> = {
  ...{
    '0': '\0',
    a: '\x07',
    b: '\b',
    t: '\t',
    '\t': '\t',
    n: '\n',
    v: '\v',
    f: '\f',
    r: '\r',
    e: '\x1b',
    ' ': ' ',
  },
  ...{ '"': '"', '/': '/', '\\': '\\', N: '\u0085', _: '\u00a0', L: '\u2028', P: '\u2029' },
};

/** A line of a block, without its indentation and its break. */
export interface BlockLine {
  readonly start: number;
  readonly end: number;
}

/** A value as it is read: each of its units knows its place. */
export class YamlValue {
  readonly #source: string;
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  text = '';

  constructor(source: string) {
    this.#source = source;
  }

  #putAs(text: string, [start, end]: Range): void {
    this.text += text;
    for (let i = 0; i < text.length; i++) {
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  put([start, end]: Range): void {
    for (let at = start; at < end; at++) this.#putAs(this.#source.charAt(at), [at, at + 1]);
  }

  /** A line break is a blank; with blank lines in it, one break less than it has. */
  fold(range: Range, blankLines: number): void {
    this.#putAs(blankLines === 0 ? ' ' : '\n'.repeat(blankLines), range);
  }

  putLines(lines: readonly BlockLine[]): void {
    for (const [index, { start, end }] of lines.entries()) {
      this.put([start, end]);
      this.#putAs('\n', [end, lines[index + 1]?.start ?? end]);
    }
  }

  /** Lines that begin with a blank keep their breaks. */
  foldBlock(lines: readonly BlockLine[]): void {
    const isIndented = (line: BlockLine | undefined): boolean =>
      line !== undefined && line.start < line.end && ' \t'.includes(this.#source.charAt(line.start));
    let index = 0;
    while (index < lines.length) {
      const line = lines[index];
      if (!line) return;
      this.put([line.start, line.end]);
      let next = index + 1;
      while (next < lines.length && isEmpty(lines[next])) next++;
      const blanks = next - index - 1;
      const range: Range = [line.end, lines[next]?.start ?? line.end];
      const keeps = next >= lines.length || isIndented(line) || isIndented(lines[next]) || isEmpty(line);
      if (keeps) this.#putAs('\n'.repeat(blanks + 1), range);
      else this.fold(range, blanks);
      index = next;
    }
  }

  /** `-`: no break at the end; `+`: all; otherwise one, if there is text. */
  chomp(how: string): void {
    if (how === '+') return;
    let end = this.text.length;
    while (end > 0 && this.text.charAt(end - 1) === '\n') end--;
    const kept = how === '-' || end === 0 ? end : Math.min(end + 1, this.text.length);
    this.text = this.text.slice(0, kept);
    this.starts.length = kept;
    this.ends.length = kept;
  }

  putQuoted([start, end]: Range, hasEscapes: boolean): void {
    let at = start;
    while (at < end) {
      const char = this.#source.charAt(at);
      if (hasEscapes && char === '\\') at = this.#putEscape(at, end);
      else if (char === "'" && !hasEscapes) {
        this.#putAs("'", [at, at + 2]);
        at += 2;
      } else at = this.#putFolded(at, end);
    }
  }

  /** A character, or blanks with line breaks in them, which are folded. */
  #putFolded(at: number, end: number): number {
    if (!/\s/.test(this.#source.charAt(at))) {
      this.put([at, at + 1]);
      return at + 1;
    }
    let stop = at;
    let breaks = 0;
    while (stop < end && /[ \t\r\n]/.test(this.#source.charAt(stop))) {
      if (this.#source.charAt(stop) === '\n') breaks++;
      stop++;
    }
    if (breaks > 0) this.fold([at, stop], breaks - 1);
    else {
      stop = Math.max(stop, at + 1);
      this.put([at, stop]);
    }
    return stop;
  }

  #putEscape(at: number, end: number): number {
    const code = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/y;
    code.lastIndex = at;
    const match = code.exec(this.#source);
    if (match && at + match[0].length <= end) {
      const value = Number.parseInt(match[1] ?? match[2] ?? match[3] ?? '', 16);
      this.#putAs(value <= 0x10ffff ? String.fromCodePoint(value) : '\ufffd', [at, at + match[0].length]);
      return at + match[0].length;
    }
    const line = /\\[ \t]*(?:\r\n?|\n)[ \t]*/y;
    line.lastIndex = at;
    const folded = line.exec(this.#source);
    if (folded) return Math.min(end, at + folded[0].length);
    this.#putAs(escapes[this.#source.charAt(at + 1)] ?? '\ufffd', [at, at + 2]);
    return at + 2;
  }
}

const isEmpty = (line: BlockLine | undefined): boolean => line !== undefined && line.start >= line.end;
