import type { Range } from '../../../grammar/ast.js';
import { matchAt, type OpenedLiteral } from './escapes.js';
import type { Heredoc, LiteralForm, SourceLanguage } from './language.js';
import { type LiteralBody, type LiteralPart, openLiteral, readBody, type SkipCode } from './read-literal.js';
import { canStartRegex, findRegexEnd } from './regex-literal.js';

/** A literal where it stands as an operand; the body of a heredoc may lie further down. */
export interface Literal {
  readonly kind: 'literal';
  readonly start: number;
  readonly end: number;
  readonly opened: OpenedLiteral;
  readonly body: Range;
  /** Of the whole body and the closing delimiter. */
  readonly closeEnd: number;
  readonly parts: readonly LiteralPart[];
  readonly isClosed: boolean;
  /** Offset of the innermost bracket that is open where it stands; -1 for none. */
  readonly bracket: number;
}

export interface CommentItem {
  readonly kind: 'comment';
  readonly start: number;
  readonly end: number;
  /** Without markers. */
  readonly text: string;
}

/** What is neither code nor literal: a regular expression, text around code, the body of a heredoc. */
export interface SkippedItem {
  readonly kind: 'skipped';
  readonly start: number;
  readonly end: number;
}

export type SourceItem = Literal | CommentItem | SkippedItem;

/** Code nested deeper than this inside literals is read as text. */
const deepestNesting = 40;

/** What can begin with a character. */
const [delimiter, openBracket, closeBracket, lineBreak] = [1, 2, 3, 4];

/** The literals and comments of a program, sorted by start. Never throws, and takes linear time for any text. */
export function scanSource(source: string, language: SourceLanguage): readonly SourceItem[] {
  return new Scanner(source, language).scan();
}

/** Goes behind code inside a literal that is read by itself, with the scanner of its language. */
export function createSkipCode(language: SourceLanguage): SkipCode {
  return (source, start, limit, isMultiline) =>
    new Scanner(source, language).skipCode(start, limit, isMultiline);
}

interface PendingHeredoc {
  readonly opened: OpenedLiteral;
  readonly start: number;
  readonly end: number;
  readonly bracket: number;
}

class Scanner {
  readonly #source: string;
  readonly #language: SourceLanguage;
  readonly #marks: Uint8Array;
  readonly #items: SourceItem[] = [];
  readonly #heredocs: PendingHeredoc[] = [];
  #brackets: number[] = [];
  #nesting = 0;
  /** Up to here no slash opens a regular expression: one that did was not closed on the line. */
  #divisionUntil = 0;
  #names: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(source: string, language: SourceLanguage) {
    this.#source = source;
    this.#language = language;
    this.#marks = marksOf(language);
  }

  scan(): readonly SourceItem[] {
    const { island } = this.#language;
    let offset = this.#source.startsWith('\ufeff') ? 1 : 0;
    if (island && this.#hasIsland(island.open)) offset = this.#skipToIsland(offset);
    while (offset < this.#source.length) offset = this.#scanCode(offset, this.#source.length, '', true);
    return this.#items.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** Where the closing brace is; `limit` where there is none. */
  skipCode(start: number, limit: number, isMultiline: boolean): number {
    if (this.#nesting >= deepestNesting) return this.#findBrace(start, limit, isMultiline);
    const outer = this.#brackets;
    this.#brackets = [];
    this.#nesting++;
    const end = this.#scanCode(start, limit, '}', isMultiline);
    this.#nesting--;
    this.#brackets = outer;
    return end;
  }

  #findBrace(start: number, limit: number, isMultiline: boolean): number {
    for (let offset = start; offset < limit; offset++) {
      const char = this.#source.charAt(offset);
      if (char === '}' || (!isMultiline && /[\r\n]/.test(char))) return offset;
    }
    return limit;
  }

  /** Code without an opening tag is a fragment of code. */
  #hasIsland(open: RegExp): boolean {
    open.lastIndex = 0;
    return open.test(this.#source);
  }

  #skipToIsland(start: number): number {
    const { island } = this.#language;
    if (!island) return start;
    island.open.lastIndex = start;
    const match = island.open.exec(this.#source);
    const end = match ? match.index + match[0].length : this.#source.length;
    this.#items.push({ kind: 'skipped', start, end });
    return end;
  }

  /** Reads code up to a closing brace of its own or to `limit`, and says where it stopped. */
  #scanCode(start: number, limit: number, until: '' | '}', isMultiline: boolean): number {
    const [source, marks] = [this.#source, this.#marks];
    let offset = start;
    while (offset < limit) {
      const code = source.charCodeAt(offset);
      const mark = code < 128 ? marks[code] : 0;
      if (mark === 0) offset++;
      else if (mark === lineBreak) {
        if (!isMultiline) return offset;
        offset = this.#passLineBreak(offset);
      } else if (mark === openBracket) {
        this.#brackets.push(offset++);
      } else if (mark === closeBracket) {
        if (until === '}' && code === 125 && this.#brackets.length === 0) return offset;
        this.#brackets.pop();
        offset++;
      } else offset = this.#passMark(offset, limit);
    }
    return limit;
  }

  #passMark(offset: number, limit: number): number {
    const { island } = this.#language;
    if (island && this.#source.startsWith(island.close, offset)) return this.#skipToIsland(offset);
    return (
      this.#passComment(offset, limit) ??
      this.#passLiteral(offset, limit) ??
      this.#passRegex(offset) ??
      offset + 1
    );
  }

  #passComment(offset: number, limit: number): number | null {
    for (const { open, close } of this.#language.comments) {
      const match = matchAt(open, this.#source, offset);
      if (!match) continue;
      const start = offset + match[0].length;
      close.lastIndex = start;
      const found = close.exec(this.#source);
      const textEnd = Math.min(found?.index ?? limit, limit);
      const end = Math.min(found ? found.index + found[0].length : limit, limit);
      const text = this.#source.slice(start, textEnd).trim();
      this.#items.push({ kind: 'comment', start: offset, end, text });
      return end;
    }
    return null;
  }

  #passLiteral(offset: number, limit: number): number | null {
    const { prefix: characters } = this.#language;
    const prefix = characters ? prefixAt(this.#source, offset, characters) : '';
    const end = this.#passForms(offset, prefix, limit);
    // A word that is no prefix is a word: `if"a"`.
    return end ?? (prefix === '' ? null : this.#passForms(offset, '', limit));
  }

  #passForms(offset: number, prefix: string, limit: number): number | null {
    for (const form of this.#language.literals) {
      if (form.prefix && !form.prefix.test(prefix)) continue;
      const match = matchAt(form.open, this.#source, offset);
      if (!match) continue;
      const end = this.#readLiteral(form, match, offset - prefix.length, limit);
      if (end !== null) return end;
    }
    return null;
  }

  #readLiteral(form: LiteralForm, match: RegExpExecArray, start: number, limit: number): number | null {
    const opened = openLiteral(form, match);
    const bodyStart = match.index + match[0].length;
    const bracket = this.#brackets[this.#brackets.length - 1] ?? -1;
    if (!form.heredoc) {
      const body = this.#readBody(bodyStart, opened, limit);
      const end = body.isClosed ? body.end + opened.close.length : body.end;
      this.#push({ opened, start, end, bracket }, [bodyStart, end], body);
      return end;
    }
    const closing = this.#findClosing(opened.close, form.heredoc, bodyStart);
    if (closing === null || closing[1] > limit) return null;
    if (form.heredoc.isBelow) {
      this.#heredocs.push({ opened, start, end: bodyStart, bracket });
      return bodyStart;
    }
    const body = this.#readBody(bodyStart, opened, Math.max(bodyStart, closing[0]));
    this.#push({ opened, start, end: closing[1], bracket }, [bodyStart, closing[1]], body);
    return closing[1];
  }

  #readBody(start: number, opened: OpenedLiteral, limit: number): LiteralBody {
    return readBody(this.#source, start, opened, limit, (_, at, end, isMultiline) =>
      this.skipCode(at, end, isMultiline),
    );
  }

  #push(place: PendingHeredoc, [start, closeEnd]: Range, { parts, end, isClosed }: LiteralBody): void {
    if (place.opened.form.isOpaque) {
      this.#items.push({ kind: 'skipped', start: place.start, end: place.end });
      return;
    }
    this.#items.push({ kind: 'literal', ...place, body: [start, end], closeEnd, parts, isClosed });
  }

  #passLineBreak(offset: number): number {
    let next = offset + (this.#source.startsWith('\r\n', offset) ? 2 : 1);
    for (const place of this.#heredocs.splice(0)) {
      const { heredoc } = place.opened.form;
      const closing = heredoc && this.#findClosing(place.opened.close, heredoc, next);
      if (!closing) continue;
      const body = this.#readBody(next, place.opened, Math.max(next, closing[0]));
      this.#push(place, [next, closing[1]], body);
      this.#items.push({ kind: 'skipped', start: next, end: closing[1] });
      next = closing[1];
    }
    return next;
  }

  /** From where a heredoc's text ends to where its closing name does. */
  #findClosing(name: string, { isIndentable, isBelow }: Heredoc, start: number): Range | null {
    this.#names ??= indexNames(this.#source);
    const offsets = this.#names.get(name) ?? [];
    const first = findFirst(offsets, start);
    for (const at of offsets.slice(first, first + mostClosings)) {
      const lineStart = findLineStart(this.#source, at);
      const end = at + name.length;
      if (!isIndentable && lineStart < at) continue;
      if (!isBelow) return [dropLineBreak(this.#source, lineStart), end];
      if (/^\r?\n|^$/.test(this.#source.slice(end, end + 2))) return [lineStart, end];
    }
    return null;
  }

  #passRegex(offset: number): number | null {
    const { regexAfter } = this.#language;
    if (!regexAfter || this.#source.charCodeAt(offset) !== 47 || offset < this.#divisionUntil) return null;
    if (!canStartRegex(this.#source, offset, regexAfter)) return null;
    const end = findRegexEnd(this.#source, offset);
    if (this.#source.charCodeAt(end) !== 47) {
      this.#divisionUntil = end;
      return null;
    }
    this.#items.push({ kind: 'skipped', start: offset, end: end + 1 });
    return end + 1;
  }
}

/** So many lines that begin with its name are looked at for the end of a heredoc. */
const mostClosings = 100;

/** The index of the first offset, of those that rise, which is not below `start`. */
function findFirst(offsets: readonly number[], start: number): number {
  let [low, high] = [0, offsets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

const markTables = new WeakMap<SourceLanguage, Uint8Array>();

/** For each ASCII code, what may begin with it. */
function marksOf(language: SourceLanguage): Uint8Array {
  const known = markTables.get(language);
  if (known) return known;
  const marks = new Uint8Array(128);
  for (const char of language.delimiters) marks[char.charCodeAt(0)] = delimiter;
  for (const char of '([{') marks[char.charCodeAt(0)] = openBracket;
  for (const char of ')]}') marks[char.charCodeAt(0)] = closeBracket;
  for (const char of '\r\n') marks[char.charCodeAt(0)] = lineBreak;
  if (language.island) marks[language.island.close.charCodeAt(0)] = delimiter;
  markTables.set(language, marks);
  return marks;
}

const longestPrefix = 10;

function prefixAt(source: string, offset: number, characters: RegExp): string {
  let start = offset;
  while (start > 0 && offset - start < longestPrefix && characters.test(source.charAt(start - 1))) start--;
  return source.slice(start, offset);
}

/** Where each name stands that begins a line, so that no search for the end of a heredoc is made twice. */
function indexNames(source: string): ReadonlyMap<string, readonly number[]> {
  const names = new Map<string, number[]>();
  for (const match of source.matchAll(/^[ \t]*(\w+)/gm)) {
    const [all, name = ''] = match;
    const at = match.index + all.length - name.length;
    const known = names.get(name);
    if (known) known.push(at);
    else names.set(name, [at]);
  }
  return names;
}

function findLineStart(source: string, offset: number): number {
  let start = offset;
  while (start > 0 && ' \t'.includes(source.charAt(start - 1))) start--;
  return start;
}

function dropLineBreak(source: string, lineStart: number): number {
  if (source.startsWith('\r\n', lineStart - 2)) return lineStart - 2;
  return Math.max(0, lineStart - 1);
}
