import type { Range } from '../../grammar/ast.js';
import { YamlValue } from './yaml-value.js';

/**
 * The string values of a YAML file, with exact places.
 *
 * Own code, and no whole YAML: a query is a scalar, and where scalars begin and what they say can be told line by
 * line. A parser with places weighs more than the rest of the linter, and would have to be loaded at once, because
 * reading a document is synchronous.
 */
export interface YamlString {
  readonly key: string;
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  readonly range: Range;
}

export interface YamlFile {
  readonly strings: readonly YamlString[];
  readonly comments: readonly { readonly range: Range; readonly text: string }[];
}

interface Line {
  readonly start: number;
  /** Without its break. */
  readonly end: number;
  /** Where its blanks end. */
  readonly textStart: number;
}

export function readYaml(source: string): YamlFile {
  return new YamlReader(source).read();
}

const isBlank = ({ textStart, end }: Line): boolean => textStart === end;

class YamlReader {
  readonly #source: string;
  readonly #lines: readonly Line[];
  readonly #strings: YamlString[] = [];
  readonly #comments: { readonly range: Range; readonly text: string }[] = [];
  #index = 0;

  constructor(source: string) {
    this.#source = source;
    this.#lines = splitLines(source);
  }

  read(): YamlFile {
    for (let line = this.#lines[this.#index]; line; line = this.#lines[this.#index]) this.#readLine(line);
    return { strings: this.#strings, comments: this.#comments };
  }

  #readLine(line: Line): void {
    this.#index++;
    let at = line.textStart;
    // What is more indented than this belongs to the value.
    let indent = at - line.start - 1;
    let key = '';
    for (;;) {
      const entry = this.#match(/-[ \t]+(?=\S)/y, at, line);
      const name = entry ? null : this.#match(keyShape, at, line);
      const found = entry ?? name;
      if (!found) break;
      indent = at - line.start;
      if (name) key = (name[1] ?? '').replace(/^'(.*)'$|^"(.*)"$/, '$1$2');
      at += found[0].length;
    }
    at += this.#match(/(?:[&!][^\s]*[ \t]+)+/y, at, line)?.[0].length ?? 0;
    this.#readValue(line, at, indent, key);
  }

  #match(pattern: RegExp, at: number, line: Line): RegExpExecArray | null {
    pattern.lastIndex = at;
    const match = at < line.end ? pattern.exec(this.#source) : null;
    return match && match.index + match[0].length <= line.end ? match : null;
  }

  #readValue(line: Line, at: number, indent: number, key: string): void {
    const char = this.#source.charAt(at);
    if (at >= line.end) return;
    if (char === '#') this.#addComment([at, line.end]);
    else if (char === '|' || char === '>') this.#readBlock(line, at, indent, key);
    else if (char === '"' || char === "'") this.#readQuoted(at, key);
    else if (char === '[' || char === '{') this.#readFlow(at, key);
    else if (!/[*%@`-]/.test(char) || /-[^\s-]/y.test(this.#source.slice(at, at + 2)))
      this.#readPlain(line, at, indent, key);
  }

  #addComment([start, end]: Range): void {
    this.#comments.push({ range: [start, end], text: this.#source.slice(start + 1, end).trim() });
  }

  /** Whether a line may belong to the value of one above: those indented more do, and blank ones. */
  #belongs(line: Line, indent: number): boolean {
    return isBlank(line) || line.textStart - line.start > indent;
  }

  #takeLines(indent: number): Line[] {
    const taken: Line[] = [];
    for (let line = this.#lines[this.#index]; line; line = this.#lines[this.#index]) {
      if (!this.#belongs(line, indent)) break;
      taken.push(line);
      this.#index++;
    }
    return taken;
  }

  #readBlock(line: Line, at: number, indent: number, key: string): void {
    const header = this.#match(/([|>])([-+]?)([1-9]?)([-+]?)[ \t]*(#[^\r\n]*)?/y, at, line);
    if (!header || at + header[0].length !== line.end) return;
    const [, kind, before, digit, after, comment] = header;
    if (comment !== undefined) this.#addComment([line.end - comment.length, line.end]);
    const lines = this.#takeLines(indent);
    const first = lines.find(({ textStart, end }) => textStart < end);
    if (!first) return;
    const width = digit ? Math.max(indent, 0) + Number(digit) : first.textStart - first.start;
    const value = new YamlValue(this.#source);
    const cut = lines.map((one) => ({ start: Math.min(one.start + width, one.end), end: one.end }));
    if (kind === '|') value.putLines(cut);
    else value.foldBlock(cut);
    value.chomp(before || after || '');
    const last = lines[lines.length - 1] ?? first;
    this.#add(value, key, kind === '|' ? 'literal' : 'folded', [first.textStart, last.end]);
  }

  #readPlain(line: Line, at: number, indent: number, key: string): void {
    const value = new YamlValue(this.#source);
    const first = this.#endOfPlain(at, line);
    value.put([at, first]);
    let end = first;
    // A comment ends a plain text, and a list or a key of its own begins no more of it.
    let isOpen = first === trimEnd(this.#source, at, line.end);
    for (let index = this.#index; isOpen; index++) {
      const next = this.#lines[index];
      if (!next || !this.#belongs(next, indent)) break;
      if (isBlank(next)) continue;
      if (this.#match(/#|-[ \t]/y, next.textStart, next) || this.#match(keyShape, next.textStart, next))
        break;
      const stop = this.#endOfPlain(next.textStart, next);
      value.fold([end, next.textStart], index - this.#index);
      value.put([next.textStart, stop]);
      end = stop;
      this.#index = index + 1;
      isOpen = stop === trimEnd(this.#source, next.textStart, next.end);
    }
    this.#add(value, key, 'plain', [at, end]);
  }

  /** Before a comment, and the blanks at the end. */
  #endOfPlain(start: number, line: Line): number {
    // In the line only: to look through the rest of the file would take quadratic time.
    const comment = this.#source.slice(start, line.end).search(/[ \t]#/);
    if (comment < 0) return trimEnd(this.#source, start, line.end);
    this.#addComment([start + comment + 1, line.end]);
    return trimEnd(this.#source, start, start + comment);
  }

  #readQuoted(start: number, key: string): void {
    const end = this.#addQuoted(start, key);
    if (end !== null) this.#skipTo(end - 1);
  }

  #findQuote(start: number): number | null {
    const stop = this.#source.charAt(start) === '"' ? /["\\]/g : /'/g;
    stop.lastIndex = start + 1;
    for (let match = stop.exec(this.#source); match; match = stop.exec(this.#source)) {
      const isPair = match[0] === '\\' || (match[0] === "'" && this.#source.charAt(match.index + 1) === "'");
      if (!isPair) return match.index;
      stop.lastIndex = match.index + 2;
    }
    // Nothing behind is closed either: the rest of the file is no string.
    this.#index = this.#lines.length;
    return null;
  }

  /** Lines that a value has used up are read. */
  #skipTo(offset: number): void {
    for (let line = this.#lines[this.#index]; line && line.start <= offset; line = this.#lines[this.#index]) {
      this.#index++;
    }
  }

  /** Of a list or map in brackets, what stands in quotes. */
  #readFlow(start: number, key: string): void {
    let depth = 0;
    const mark = /["'[\]{}]|(?<=[ \t])#/g;
    mark.lastIndex = start;
    for (let match = mark.exec(this.#source); match; match = mark.exec(this.#source)) {
      const { index } = match;
      if ('[{'.includes(match[0])) depth++;
      else if (']}'.includes(match[0])) depth--;
      else {
        const end = match[0] === '#' ? this.#passComment(index) : this.#addQuoted(index, key);
        if (end === null) return;
        mark.lastIndex = end;
      }
      if (depth === 0) {
        this.#skipTo(index);
        return;
      }
    }
    this.#index = this.#lines.length;
  }

  #passComment(start: number): number {
    const line = this.#source.indexOf('\n', start);
    const end = line < 0 ? this.#source.length : line;
    this.#addComment([start, trimEnd(this.#source, start, end)]);
    return end;
  }

  /** A string in quotes; says where it ends, or null where it does not. */
  #addQuoted(start: number, key: string): number | null {
    const isDouble = this.#source.charAt(start) === '"';
    const end = this.#findQuote(start);
    if (end === null) return null;
    const value = new YamlValue(this.#source);
    value.putQuoted([start + 1, end], isDouble);
    this.#add(value, key, isDouble ? 'double' : 'single', [start + 1, end]);
    return end + 1;
  }

  #add({ text, starts, ends }: YamlValue, key: string, style: YamlString['style'], range: Range): void {
    this.#strings.push({ key, text, starts, ends, style, range });
  }
}

const keyShape =
  /("(?:[^"\\\r\n]|\\.){0,200}"|'[^'\r\n]{0,200}'|[^\s#&*!|>'"%@`{}[\],-][^#\r\n:{}[\]]{0,200}?|-[^\s:]{1,200}):(?:[ \t]+|(?=[\r\n]|$))/y;

function splitLines(source: string): readonly Line[] {
  const lines: Line[] = [];
  const pattern = /\r\n?|\n|$/g;
  let start = source.startsWith('\ufeff') ? 1 : 0;
  while (start <= source.length) {
    pattern.lastIndex = start;
    const match = pattern.exec(source);
    const end = match?.index ?? source.length;
    let textStart = start;
    while (textStart < end && ' \t'.includes(source.charAt(textStart))) textStart++;
    lines.push({ start, end, textStart });
    if (!match || match[0] === '') break;
    start = end + match[0].length;
  }
  return lines;
}

function trimEnd(source: string, start: number, end: number): number {
  let at = end;
  while (at > start && /[ \t\r]/.test(source.charAt(at - 1))) at--;
  return at;
}

/** How a text is written in a string of that style; whoever uses it reads the file again. */
export function writeYaml(text: string, style: YamlString['style']): string {
  if (style === 'double') return JSON.stringify(text).slice(1, -1);
  return style === 'single' ? text.replaceAll("'", "''") : text;
}
