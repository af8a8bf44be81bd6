import type { Range } from '../../../grammar/ast.js';
import { matchAt, type OpenedLiteral } from './escapes.js';
import type { EscapeRules, Interpolation, LiteralForm } from './language.js';

/** A stretch of text, or what is put in between two of them. Texts and insertions alternate, texts first and last. */
export type LiteralPart =
  | { readonly kind: 'text'; readonly range: Range }
  | { readonly kind: 'insertion'; readonly range: Range; readonly expression: Range };

/** What stands between the delimiters of a literal. */
export interface LiteralBody {
  readonly parts: readonly LiteralPart[];
  /** Where the body ends and the closing delimiter begins. */
  readonly end: number;
  readonly isClosed: boolean;
}

/** Goes behind code, to its closing brace; the end of the text where there is none. */
export type SkipCode = (source: string, start: number, limit: number, isMultiline: boolean) => number;

export function openLiteral(form: LiteralForm, match: RegExpExecArray): OpenedLiteral {
  const [close, nests] = [form.close(match), form.nests?.(match) ?? ''];
  const escapes =
    form.escapes && form.escapesDelimiters ? withDelimiters(form.escapes, close, nests) : form.escapes;
  return { form, close, nests, braces: form.braces?.(match) ?? 1, escapes };
}

const withDelimiters = (rules: EscapeRules, close: string, nests: string): EscapeRules => ({
  ...rules,
  simple: { ...rules.simple, [close]: close, ...(nests && { [nests]: nests }) },
});

interface Reading {
  readonly source: string;
  readonly opened: OpenedLiteral;
  /** Where a heredoc ends, or the text. */
  readonly limit: number;
  readonly skipCode: SkipCode;
  readonly parts: LiteralPart[];
  textStart: number;
  depth: number;
}

/**
 * Reads from behind the opening delimiter to the closing one, or to `limit`. Goes forward only, so that no text
 * takes more than linear time.
 */
export function readBody(
  source: string,
  start: number,
  opened: OpenedLiteral,
  limit: number,
  skipCode: SkipCode,
): LiteralBody {
  const reading: Reading = { source, opened, limit, skipCode, parts: [], textStart: start, depth: 0 };
  const stops = stopsOf(opened);
  let offset = start;
  for (;;) {
    let index = offset;
    while (index < limit && !stops.includes(source.charAt(index))) index++;
    if (index >= limit) return finish(reading, limit, opened.form.heredoc !== undefined);
    const next = passStop(reading, index);
    if (typeof next === 'object') return next;
    offset = next;
  }
}

/** The characters at which something may happen. */
function stopsOf({ form, close, nests, escapes }: OpenedLiteral): string {
  return [
    form.heredoc ? '' : close.charAt(0) + nests,
    escapes || form.backslashHidesQuote ? '\\' : '',
    form.isMultiline ? '' : '\r\n',
    form.interpolations.length > 0 ? '${#' : '',
    form.doubled,
  ].join('');
}

function finish(reading: Reading, end: number, isClosed: boolean): LiteralBody {
  const text: LiteralPart = { kind: 'text', range: [reading.textStart, Math.max(end, reading.textStart)] };
  return { parts: [...reading.parts, text], end, isClosed };
}

function passStop(reading: Reading, index: number): number | LiteralBody {
  const { source, opened } = reading;
  const { form, close, nests } = opened;
  const char = source.charAt(index);
  if (char === '\\' && (opened.escapes || form.backslashHidesQuote)) return passBackslash(source, index);
  if (!form.isMultiline && (char === '\n' || char === '\r')) return finish(reading, index, false);
  const isDoubled = form.doubled.includes(char) && source.charAt(index + 1) === char;
  if (isDoubled) return index + 2;
  if (!form.heredoc && source.startsWith(close, index)) {
    if (reading.depth === 0) return finish(reading, index, true);
    reading.depth--;
    return index + close.length;
  }
  if (nests !== '' && char === nests) {
    reading.depth++;
    return index + 1;
  }
  for (const interpolation of form.interpolations) {
    const next = passInsertion(reading, interpolation, index);
    if (next !== null) return next;
  }
  return index + 1;
}

/** A backslash takes one character with it, and CRLF is one. */
const passBackslash = (source: string, index: number): number =>
  index + (source.startsWith('\r\n', index + 1) ? 3 : 2);

function passInsertion(reading: Reading, { open, isCode }: Interpolation, index: number): number | null {
  const { source, opened, limit, skipCode } = reading;
  const match = matchAt(open, source, index);
  if (!match) return null;
  const start = index + match[0].length;
  if (!isCode) return takeInsertion(reading, [index, start], [index, start]);
  // Of a longer run of braces the last ones open code, the others are text; a shorter one is text.
  if (opened.braces > 1 && match[0].length < opened.braces) return start;
  const from = opened.form.braces ? start - opened.braces : index;
  const close = skipCode(source, start, limit, opened.form.isMultiline);
  const isClosed = close < limit && source.charAt(close) === '}';
  const end = isClosed ? Math.min(limit, close + opened.braces) : close;
  return takeInsertion(reading, [from, end], [start, Math.min(close, limit)]);
}

function takeInsertion(reading: Reading, range: Range, expression: Range): number {
  reading.parts.push({ kind: 'text', range: [reading.textStart, range[0]] });
  reading.parts.push({ kind: 'insertion', range, expression });
  reading.textStart = range[1];
  return range[1];
}
