import type { Range } from '../../../grammar/ast.js';
import type { CodeEscape, EscapeRules, LiteralForm } from './language.js';

/** A decoded text; unit `i` of it is what `[starts[i], ends[i])` of the file says. */
export interface DecodedText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Stands for what an escape says that only the language itself could resolve, as `\N{BULLET}`. */
export const unknownCharacter = '\ufffd';

/** A form, and what an opening delimiter makes of it. */
export interface OpenedLiteral {
  readonly form: LiteralForm;
  readonly close: string;
  readonly nests: string;
  readonly braces: number;
  readonly escapes: EscapeRules | null;
}

/** Blanks at starts of lines that are none of the text, in their order. */
export type Gaps = readonly Range[];

class Decoder {
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  text = '';

  /** All units of a text that one place of the file says. */
  put(text: string, start: number, end: number): void {
    this.text += text;
    for (let i = 0; i < text.length; i++) {
      this.starts.push(start);
      this.ends.push(end);
    }
  }
}

/** What the raw text of `range` says in a literal; `next` goes behind a gap. */
export function decodeText(
  source: string,
  [start, end]: Range,
  opened: OpenedLiteral,
  next: (offset: number) => number,
): DecodedText {
  const decoder = new Decoder();
  for (let offset = next(start); offset < end; offset = next(offset)) {
    offset = decodeOne(source, offset, end, opened, decoder);
  }
  return decoder;
}

/** Goes behind a gap that starts at an offset; offsets must not fall. */
export function createGapSkipper(gaps: Gaps): (offset: number) => number {
  let index = 0;
  return (offset) => {
    let at = offset;
    for (let gap = gaps[index]; gap && gap[0] <= at; gap = gaps[++index]) at = Math.max(at, gap[1]);
    return at;
  };
}

function decodeOne(
  source: string,
  offset: number,
  end: number,
  { form, escapes }: OpenedLiteral,
  decoder: Decoder,
): number {
  const char = source.charAt(offset);
  if (char === '\\' && escapes && offset + 1 < end) {
    return decodeEscape(source, offset, end, escapes, decoder);
  }
  const length = isCrLf(source, offset) && offset + 2 <= end && form.joinsCrLf ? 2 : 1;
  const isDoubled = form.doubled.includes(char) && source.charAt(offset + 1) === char && offset + 2 <= end;
  const after = offset + (isDoubled ? 2 : length);
  const isLineFeed = form.joinsCrLf && char === '\r';
  decoder.put(isLineFeed ? '\n' : char, offset, after);
  return after;
}

const isCrLf = (source: string, offset: number): boolean =>
  source.charCodeAt(offset) === 13 && source.charCodeAt(offset + 1) === 10;

function decodeEscape(
  source: string,
  offset: number,
  end: number,
  rules: EscapeRules,
  decoder: Decoder,
): number {
  const next = source.charAt(offset + 1);
  for (const code of rules.codes) {
    const match = matchAt(code.pattern, source, offset + 1);
    if (!match || offset + 1 + match[0].length > end) continue;
    const after = offset + 1 + match[0].length;
    if (code.unit === 'byte') return decodeBytes(source, offset, end, code, decoder);
    const text = code.unit === 'unknown' ? unknownCharacter : spellCodes(match[1] ?? '', code.radix);
    decoder.put(text, offset, after);
    return after;
  }
  const simple = Object.hasOwn(rules.simple, next) ? rules.simple[next] : undefined;
  if (simple !== undefined) {
    decoder.put(simple, offset, offset + 2);
    return offset + 2;
  }
  if ((next === '\n' || next === '\r') && rules.dropsLineBreak) {
    return offset + (isCrLf(source, offset + 1) ? 3 : 2);
  }
  return decodeOther(source, offset, rules, decoder);
}

function decodeOther(source: string, offset: number, { other }: EscapeRules, decoder: Decoder): number {
  if (other === 'kept') {
    decoder.put('\\', offset, offset + 1);
    return offset + 1;
  }
  // A pair of surrogates is one character.
  const char = String.fromCodePoint(source.codePointAt(offset + 1) ?? 0);
  const after = offset + 1 + char.length;
  decoder.put(other === 'dropped' ? char : unknownCharacter, offset, after);
  return after;
}

/** Several codes in one pair of braces are several characters. */
function spellCodes(digits: string, radix: number): string {
  return digits
    .trim()
    .split(/\s+/)
    .map((code) => Number.parseInt(code, radix))
    .map((code) => (code <= 0x10ffff ? String.fromCodePoint(code) : unknownCharacter))
    .join('');
}

/** Bytes beyond ASCII stand for a character together, if they are its UTF-8. */
function decodeBytes(
  source: string,
  offset: number,
  end: number,
  code: CodeEscape,
  decoder: Decoder,
): number {
  const first = readByte(source, offset, end, code);
  const bytes = first ? [first] : [];
  const wanted = measureUtf8(first?.value ?? 0);
  while (bytes.length < wanted) {
    const next = readByte(source, bytes[bytes.length - 1]?.end ?? end, end, code);
    if (!next) break;
    bytes.push(next);
  }
  const text = decodeUtf8(bytes.map(({ value }) => value));
  const after = (text === null ? first : bytes[bytes.length - 1])?.end ?? offset + 1;
  decoder.put(text ?? unknownCharacter, offset, after);
  return after;
}

interface EscapedByte {
  readonly value: number;
  readonly end: number;
}

function readByte(
  source: string,
  offset: number,
  end: number,
  { pattern, radix }: CodeEscape,
): EscapedByte | null {
  const match = source.charAt(offset) === '\\' ? matchAt(pattern, source, offset + 1) : null;
  if (!match || offset + 1 + match[0].length > end) return null;
  // What does not fit into a byte loses its upper bits in PHP and Ruby, and does not compile in Go.
  return { value: Number.parseInt(match[1] ?? '', radix) & 0xff, end: offset + 1 + match[0].length };
}

/** How many bytes a character has that begins with this one. */
function measureUtf8(first: number): number {
  if (first < 0xc2 || first > 0xf4) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

function decodeUtf8(bytes: readonly number[]): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}

/** A match of a sticky pattern at an offset. */
export function matchAt(pattern: RegExp, source: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(source);
}
