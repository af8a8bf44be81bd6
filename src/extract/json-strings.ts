import type { Range } from '../../grammar/ast.js';

/** What is wrong with a JSON text, and where; `removal` is the place that need only be deleted. */
export interface JsonProblem {
  readonly message: string;
  readonly range: Range;
  readonly hint?: string;
  readonly opener?: { readonly bracket: string; readonly range: Range };
  readonly removal?: Range;
}

/** Scans the string whose quote is at `start`. */
export function scanJsonString(text: string, start: number): { readonly end: number } | JsonProblem {
  for (let offset = start + 1; offset < text.length; offset++) {
    const char = text.charAt(offset);
    if (char === '"') return { end: offset + 1 };
    if (char < ' ') return explainControl(text, offset, start);
    if (char !== '\\') continue;
    const length = readEscape(text, offset);
    if (length === null) return explainEscape(text, offset);
    offset += length - 1;
  }
  return { message: 'This string is never closed.', range: [start, text.length] };
}

/** The length of the escape at `offset`, or null if it is none. */
function readEscape(text: string, offset: number): number | null {
  const next = text.charAt(offset + 1);
  if (next === 'u') return /^[\da-f]{4}$/i.test(text.slice(offset + 2, offset + 6)) ? 6 : null;
  return next !== '' && '"\\/bfnrt'.includes(next) ? 2 : null;
}

const lineBreaks: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function explainControl(text: string, offset: number, start: number): JsonProblem {
  const char = text.charAt(offset);
  const spelling = lineBreaks[char];
  return {
    message: `${char === '\t' ? 'A tab' : spelling ? 'A line break' : 'A control character'} inside a JSON string.`,
    range: char === '\t' || !spelling ? [offset, offset + 1] : [start, offset],
    hint: spelling ? `Write ${spelling} for it, or close the string first.` : 'Write its code as \\u00….',
  };
}

function explainEscape(text: string, offset: number): JsonProblem {
  const end = Math.min(offset + 2, text.length);
  return {
    message: `${text.slice(offset, end)} is no escape of JSON.`,
    range: [offset, end],
    hint: 'A backslash itself is written \\\\, a quote \\", a character by its code \\u00e9.',
  };
}

/**
 * Where each code unit of the decoded string starts in the file, and last where the string ends; `range`
 * is the text between the quotes. Units follow one another without a gap, so ranges map by their ends.
 */
export function mapJsonString(text: string, [start, end]: Range): (offset: number) => number {
  if (!text.slice(start, end).includes('\\')) return (offset) => start + offset;
  const starts: number[] = [];
  for (let offset = start; offset < end; ) {
    starts.push(offset);
    offset += text.charAt(offset) === '\\' ? (readEscape(text, offset) ?? 1) : 1;
  }
  starts.push(end);
  return (offset) => starts[offset] ?? end;
}

/** `text` as it stands between the quotes of a JSON string. */
export const encodeJson = (text: string): string => JSON.stringify(text).slice(1, -1);
