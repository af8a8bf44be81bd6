import type { Range } from '../../grammar/ast.js';
import { type JsonProblem, scanJsonString } from './json-strings.js';

/** An array or object of a JSON text. */
export interface JsonContainer {
  readonly bracket: '[' | '{';
  /** Of its opening bracket. */
  readonly start: number;
  readonly parent: JsonContainer | null;
  /** Its own place in its parent. */
  readonly key: string | number;
  /** Whether it holds nothing but strings and null. */
  isFlat: boolean;
  count: number;
}

export interface JsonString {
  readonly value: string;
  /** Between the quotes. */
  readonly range: Range;
  readonly parent: JsonContainer | null;
  readonly key: string | number;
}

/** Every string value, in the order of the text; or what is wrong with the text. */
export type JsonReading = { readonly strings: readonly JsonString[] } | { readonly problem: JsonProblem };

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma' | 'end';

interface Reader {
  readonly text: string;
  readonly strings: JsonString[];
  offset: number;
  container: JsonContainer | null;
  /** Of the value to come. */
  key: string | number;
  lastComma: number;
}

/**
 * Reads JSON as `JSON.parse` does, but keeps where its string values are and explains what is wrong. It
 * does not recurse, so no nesting is too deep. Keys may repeat.
 */
export function readJson(text: string): JsonReading {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const reader: Reader = { text, strings: [], offset: start, container: null, key: '', lastComma: -1 };
  let expected: Expected = 'value';
  for (;;) {
    skipBlanks(reader);
    if (expected === 'end' && reader.offset === text.length) return { strings: reader.strings };
    const next: Expected | JsonProblem = steps[expected](reader, text.charAt(reader.offset));
    if (typeof next === 'object') return { problem: next };
    expected = next;
  }
}

function skipBlanks(reader: Reader): void {
  const blanks = /[ \t\r\n]*/y;
  blanks.lastIndex = reader.offset;
  reader.offset += blanks.exec(reader.text)?.[0].length ?? 0;
}

type Step = (reader: Reader, char: string) => Expected | JsonProblem;

const steps: Readonly<Record<Expected, Step>> = {
  value: readValue,
  'value or ]': (reader, char) => (char === ']' ? close(reader) : readValue(reader, char)),
  key: readKey,
  'key or }': (reader, char) => (char === '}' ? close(reader) : readKey(reader, char)),
  colon: (reader, char) => (char === ':' ? advance(reader, 'value') : refuse(reader, "':' and a value")),
  comma: readComma,
  end: (reader) => refuse(reader, 'nothing more'),
};

function advance(reader: Reader, expected: Expected): Expected {
  reader.offset++;
  return expected;
}

function readValue(reader: Reader, char: string): Expected | JsonProblem {
  if (char === '{' || char === '[') return open(reader, char);
  if (char === '"') return readString(reader);
  const scalar = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;
  scalar.lastIndex = reader.offset;
  const [match] = scalar.exec(reader.text) ?? [];
  if (match === undefined) return refuse(reader, 'a value');
  noteValue(reader, match === 'null');
  reader.offset += match.length;
  return afterValue(reader);
}

function open(reader: Reader, bracket: '[' | '{'): Expected {
  noteValue(reader, false);
  const { offset: start, container: parent, key } = reader;
  reader.container = { bracket, start, parent, key, isFlat: true, count: 0 };
  return advance(reader, bracket === '{' ? 'key or }' : 'value or ]');
}

function close(reader: Reader): Expected {
  reader.container = reader.container?.parent ?? null;
  reader.offset++;
  return afterValue(reader);
}

function readString(reader: Reader): Expected | JsonProblem {
  const { text, offset, container: parent } = reader;
  const scanned = scanJsonString(text, offset);
  if ('message' in scanned) return scanned;
  noteValue(reader, true);
  const value = JSON.parse(text.slice(offset, scanned.end)) as string;
  reader.strings.push({ value, range: [offset + 1, scanned.end - 1], parent, key: reader.key });
  reader.offset = scanned.end;
  return afterValue(reader);
}

/** Tells the container of a value coming, and an array's value its place. */
function noteValue(reader: Reader, isFlat: boolean): void {
  const { container } = reader;
  if (container === null) return;
  if (container.bracket === '[') reader.key = container.count;
  container.count++;
  container.isFlat &&= isFlat;
}

const afterValue = (reader: Reader): Expected => (reader.container ? 'comma' : 'end');

function readKey(reader: Reader, char: string): Expected | JsonProblem {
  if (char !== '"') return refuse(reader, 'a key in double quotes');
  const scanned = scanJsonString(reader.text, reader.offset);
  if ('message' in scanned) return scanned;
  reader.key = JSON.parse(reader.text.slice(reader.offset, scanned.end)) as string;
  reader.offset = scanned.end;
  return 'colon';
}

function readComma(reader: Reader, char: string): Expected | JsonProblem {
  const isObject = reader.container?.bracket === '{';
  if (char === (isObject ? '}' : ']')) return close(reader);
  if (char !== ',') return refuse(reader, isObject ? "',' or '}'" : "',' or ']'");
  reader.lastComma = reader.offset;
  return advance(reader, isObject ? 'key' : 'value');
}

function refuse(reader: Reader, expected: string): JsonProblem {
  const { text, offset, container, lastComma } = reader;
  const char = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  if (offset >= text.length) return refuseEnd(reader, expected);
  const isAfterComma = lastComma >= 0 && text.slice(lastComma + 1, offset).trim() === '';
  if (isAfterComma && (char === '}' || char === ']') && container) {
    const range: Range = [lastComma, lastComma + 1];
    return { message: `A comma before the closing ${char} is one too many.`, range, removal: range };
  }
  return {
    message: expected === 'nothing more' ? 'Text after the end of the JSON.' : `Expected ${expected} here.`,
    range: [offset, offset + char.length],
    ...explainHabit(text, offset),
  };
}

function refuseEnd({ text, container }: Reader, expected: string): JsonProblem {
  const range: Range = [text.length, text.length];
  if (!container) return { message: 'The file is empty: expected JSON with queries.', range };
  const { bracket, start } = container;
  const opener = { bracket, range: [start, start + 1] as const };
  return { message: `The JSON ends too early: expected ${expected}.`, range, opener };
}

/** What other notations allow at such a place. */
function explainHabit(text: string, offset: number): { hint?: string } {
  if (text.startsWith("'", offset)) return { hint: 'JSON has double quotes only.' };
  if (/^(?:\/[/*]|#|--)/.test(text.slice(offset, offset + 2))) {
    return { hint: 'JSON has no comments; a .vtql file may have them.' };
  }
  return {};
}
