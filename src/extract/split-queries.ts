import type { Range } from '../../grammar/ast.js';
import type { QuotingRules } from '../../grammar/parse-query.js';
import { type QuoteStyle, scanString, smartQuotes } from '../../grammar/strings.js';
import { trimEnd } from '../text/trim-end.js';
import type { FoundQuery, SourceComment } from './found-query.js';

/**
 * The queries of a `.vtql` file. Each ends with its `;`, or before a line that begins with `select`: there
 * a quote was left open, or the `;` forgotten. Comments become blanks, so that offsets stay what they are.
 */
export function splitQueries(source: string, quoting: QuotingRules): SplitFile {
  const queries: FoundQuery[] = [];
  const comments: SourceComment[] = [];
  const file: File = { source, lastClose: source.lastIndexOf('*/') };
  let offset = source.startsWith('\ufeff') ? 1 : 0;
  while (offset < source.length) {
    const piece = scanByRules(file, offset, quoting);
    const query = createQuery(source, [offset, piece.end], piece.comments);
    if (query) queries.push(query);
    // One that begins in this piece may be cut off by its end, and is then read again with the next.
    for (const range of piece.comments) {
      if (range[1] <= piece.end) comments.push({ range, text: stripMarkers(source.slice(...range)) });
    }
    offset = piece.end;
  }
  return { queries, comments };
}

export interface SplitFile {
  readonly queries: readonly FoundQuery[];
  readonly comments: readonly SourceComment[];
}

const stripMarkers = (comment: string): string =>
  (comment.startsWith('/*') ? comment.slice(2, -2) : comment.replace(/^(?:--|#)/, '')).trim();

interface File {
  readonly source: string;
  /** Where the last comment that can be closed is; looking for it from each opening would take quadratic time. */
  readonly lastClose: number;
}

interface Piece {
  readonly end: number;
  readonly comments: readonly Range[];
  /** Whether a quote was left open. */
  readonly open: boolean;
}

/** As the parser does: an escaped quote may be reread as the end of its string. */
function scanByRules(file: File, start: number, { style, rereadsOpenQuote }: QuotingRules): Piece {
  const piece = scanPiece(file, start, style);
  if (!piece.open || !rereadsOpenQuote || style === 'doubled') return piece;
  const reread = scanPiece(file, start, 'doubled');
  return reread.open ? piece : reread;
}

/** What decides where a query ends: comments, quoted text, brackets, `;`, and lines that begin with select. */
const marks = new RegExp(
  [
    /--[^\r\n]*|#[^\r\n]*|\/\*/.source,
    /`[^`\r\n]*`/.source,
    `[${smartQuotes}][^${smartQuotes}\r\n]*[${smartQuotes}]`,
    /['"();]/.source,
    /^[ \t]*select(?=\s)/.source,
  ].join('|'),
  'gim',
);

interface Scan extends File {
  readonly start: number;
  readonly style: QuoteStyle;
  readonly comments: Range[];
  offset: number;
  /** Of open brackets: in them `select` is a query inside the query. */
  depth: number;
  hasText: boolean;
}

type Stop = Omit<Piece, 'comments'>;

function scanPiece(file: File, start: number, style: QuoteStyle): Piece {
  const { source } = file;
  const scan: Scan = { ...file, start, style, comments: [], offset: start, depth: 0, hasText: false };
  let stop: Stop | undefined;
  while (stop === undefined) {
    marks.lastIndex = scan.offset;
    const match = marks.exec(source);
    if (match) stop = passMark(scan, match[0], match.index);
    else stop = { end: source.length, open: false };
  }
  const { end } = stop;
  // Comments above a line that begins with select belong to its query, not to this one.
  return { ...stop, comments: scan.comments.filter(([from]) => from < end) };
}

/** Goes behind a mark, or says that the query ends. */
function passMark(scan: Scan, mark: string, index: number): Stop | undefined {
  const { source, offset, start } = scan;
  scan.hasText ||= !isBlank(source.slice(offset, index));
  scan.offset = index + mark.length;
  if (/^(?:--|#|\/)/.test(mark)) return passComment(scan, mark, index);
  if (mark === ';') return { end: scan.offset, open: false };
  if (mark === "'" || mark === '"') return passString(scan, index);
  if (isSelect(mark) && scan.hasText && scan.depth === 0 && !joinsQueries(source, index)) {
    return { end: skipBackComments(source, start, index), open: false };
  }
  scan.hasText = true;
  if (mark === '(') scan.depth++;
  if (mark === ')') scan.depth = Math.max(0, scan.depth - 1);
  return undefined;
}

function passComment(scan: Scan, mark: string, index: number): undefined {
  // One that is not closed would hide the rest of the file: the parser is to complain of it.
  if (mark === '/*' && scan.lastClose < scan.offset) {
    scan.hasText = true;
    return;
  }
  if (mark === '/*') scan.offset = scan.source.indexOf('*/', scan.offset) + 2;
  scan.comments.push([index, scan.offset]);
}

function passString(scan: Scan, index: number): Stop | undefined {
  const { end, closed } = scanString(scan.source, index, scan.style);
  const restart = findRestart(scan.source, [index, end], closed);
  scan.offset = end;
  scan.hasText = true;
  if (restart !== undefined) return { end: restart, open: true };
  return closed ? undefined : { end, open: true };
}

const isBlank = (text: string): boolean => text.trim() === '';
const isSelect = (mark: string): boolean => /^\s*select$/i.test(mark);

/**
 * Where the next query starts inside what looks like a string, or undefined if it is one: at a line that
 * begins with `select`, or at a comment below a line that ends with `;` (its apostrophe would pass for the
 * closing quote).
 */
function findRestart(source: string, [start, end]: Range, closed: boolean): number | undefined {
  const text = source.slice(start, end);
  const match = /[\r\n](?=[ \t]*select\s)|;[ \t]*[\r\n]+(?=[ \t]*--)/i.exec(text);
  if (!match) return undefined;
  const restart = match.index + match[0].length;
  // A string may well hold a line that begins with select; a query has a from on its way to its first quote.
  const isText = closed && match[0].length === 1 && !/\sfrom\s/i.test(text.slice(restart));
  return isText ? undefined : skipBackComments(source, start, start + restart);
}

/** Whether the text before `end` asks for another query, as `union` does in SQL. */
function joinsQueries(source: string, end: number): boolean {
  return /\b(?:union|all|except|intersect|minus)\s*$/i.test(source.slice(Math.max(0, end - 100), end));
}

/** Comment lines and empty lines in front of a query belong to it, not to the one before. */
function skipBackComments(source: string, start: number, end: number): number {
  let position = end;
  for (;;) {
    const lineStart = findLineStart(source, position);
    if (lineStart <= start || !/^(?:--|#|$)/.test(source.slice(lineStart, position).trim())) return position;
    position = lineStart;
  }
}

/** The start of the line whose break ends at `position`. */
function findLineStart(source: string, position: number): number {
  let offset = position - 1;
  if (source.charAt(offset) === '\n' && source.charAt(offset - 1) === '\r') offset--;
  while (offset > 0 && !/[\r\n]/.test(source.charAt(offset - 1))) offset--;
  return offset;
}

/** Null where there is nothing but blanks, comments and `;`. */
function createQuery(source: string, range: Range, comments: readonly Range[]): FoundQuery | null {
  const whole = blankOut(source, range, comments);
  if (/^[\s;]*$/.test(whole)) return null;
  const text = whole.replace(/^[ \t\r\n]+/, '');
  const start = range[1] - text.length;
  const trimmed = trimEnd(text, ' \t\r\n');
  return {
    name: null,
    language: 'vtql',
    range: [start, start + trimmed.length],
    text: trimmed,
    holes: [],
    isForced: true,
    toSource: ([from, to]) => [start + from, start + to],
    encode: (edit) => edit,
  };
}

function blankOut(source: string, [start, end]: Range, comments: readonly Range[]): string {
  let text = '';
  let position = start;
  for (const [from, to] of comments) {
    text += source.slice(position, from) + source.slice(from, to).replaceAll(/[^\r\n]/g, ' ');
    position = to;
  }
  return text + source.slice(position, end);
}
