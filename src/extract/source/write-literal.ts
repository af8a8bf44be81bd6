import type { Range } from '../../../grammar/ast.js';
import { decodeLiteral, type LiteralContent } from './decode-literal.js';
import type { SourceLanguage } from './language.js';
import { readBody } from './read-literal.js';
import { createSkipCode, type Literal } from './scan.js';
import { writeText } from './write-text.js';

/**
 * What to write in place of a stretch of a literal, so that just this changes in what it says; null where it has
 * no way to. Checked by reading the literal again.
 */
export function writeInLiteral(
  source: string,
  language: SourceLanguage,
  literal: Literal,
  wanted: string,
  [start, end]: Range,
): string | null {
  const written = writeText(wanted, literal.opened);
  if (written === null) return null;
  const before = source.slice(Math.max(0, literal.start - 10), literal.start);
  if (written !== wanted && language.unescapedAfter?.test(before)) return null;
  const edited = source.slice(literal.body[0], start) + written + source.slice(end, literal.closeEnd);
  const again = readAgain(edited, literal, language);
  if (again?.length !== literal.parts.length) return null;
  const old = decodeLiteral(source, literal);
  const isExact = again.every((part, index) =>
    saysSame(old[index], part, [source, edited], [start, end], wanted),
  );
  return isExact ? written : null;
}

/** What a body with its closing delimiter says; null where it would end elsewhere. */
function readAgain(
  edited: string,
  { opened, parts, closeEnd }: Literal,
  language: SourceLanguage,
): readonly LiteralContent[] | null {
  const closing = closeEnd - (parts[parts.length - 1]?.range[1] ?? closeEnd);
  const end = edited.length - closing;
  const { heredoc } = opened.form;
  if (heredoc && findName(edited, opened.close) !== edited.length) return null;
  const body = readBody(edited, 0, opened, heredoc ? end : edited.length, createSkipCode(language));
  if (!body.isClosed || body.end !== end) return null;
  return decodeLiteral(edited, {
    opened,
    body: [0, edited.length],
    closeEnd: edited.length,
    parts: body.parts,
  });
}

/** Where the first line that can close a heredoc has its name's end. */
function findName(body: string, name: string): number {
  for (const match of body.matchAll(/^[ \t]*(\w+)/gm))
    if (match[1] === name) return match.index + match[0].length;
  return -1;
}

/** Whether a part still says what it said, but for the edit if it lies in it. */
function saysSame(
  old: LiteralContent | undefined,
  part: LiteralContent,
  [source, edited]: readonly [string, string],
  [start, end]: Range,
  wanted: string,
): boolean {
  if (old?.kind !== part.kind) return false;
  if (old.kind === 'insertion') return source.slice(...old.range) === edited.slice(...part.range);
  if (part.kind === 'insertion') return false;
  if (start < old.range[0] || end > old.range[1]) return old.text === part.text;
  const from = countBelow(old.starts, start);
  const to = Math.max(from, countBelow(old.starts, end));
  return part.text === old.text.slice(0, from) + wanted + old.text.slice(to);
}

/** How many offsets, of those that rise, lie below a limit. */
function countBelow(offsets: readonly number[], limit: number): number {
  let [low, high] = [0, offsets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
