import { takeEnd } from '../../text/take-end.js';
import type { Program } from './program.js';
import type { CommentItem } from './scan.js';

/** How far back names and calls are looked for. */
const reach = 200;

/** The variable that a text is assigned or appended to: `$sql` of `$sql = "…"`. */
export function findVariable(source: string, start: number): string | null {
  let end = start;
  while (end > 0 && start - end < reach && /[\s(]/.test(source.charAt(end - 1))) end--;
  if (!/[=<]/.test(source.charAt(end - 1))) return null;
  const before = source.slice(Math.max(0, end - reach), end);
  const operator = /(?<![=!<>])(?::=|\.=|\+=|<<|=)$/.exec(before);
  if (!operator) return null;
  return nameAtEnd(cutType(before.slice(0, operator.index).trimEnd())) || null;
}

/** Without the type that may stand between a name and the operator: `const sql: string`. */
function cutType(text: string): string {
  const colon = text.lastIndexOf(':');
  const isType = colon >= 0 && /^[\w<>[\]| ]{1,60}$/.test(text.slice(colon + 1).trimStart());
  return isType ? text.slice(0, colon).trimEnd() : text;
}

/** A name as it reads backwards: from its end on, it can be told in one go how far it reaches. */
const reversedName = /^(?:\w+\$?(?:>-|::|\.))*[\w$]*\w[$@]?/;

/** `$this->sql`, `self.query`: the name, with what it belongs to, at the end of a text. */
export function nameAtEnd(text: string): string {
  const end = takeEnd(text, /[\w$@.:>-]/);
  const { length } = reversedName.exec([...end].reverse().join(''))?.[0] ?? '';
  return end.slice(end.length - length);
}

/** The name of the function whose argument stands in the bracket at an offset; empty where there is none. */
export function findCallee(source: string, bracket: number): string {
  if (source.charAt(bracket) !== '(') return '';
  return nameAtEnd(source.slice(Math.max(0, bracket - reach), bracket).trimEnd());
}

/** The word that touches a template literal: `vtql` of a tagged one. */
export const findTag = (source: string, start: number): string =>
  takeEnd(source.slice(Math.max(0, start - reach), start), /[\w$.]/);

/** The comment in front of a literal or of the statement that it stands in, at most one line above. */
export function findCommentBefore(
  { source, items }: Program,
  index: number,
  start: number,
): CommentItem | null {
  for (let i = index - 1; i >= 0 && i > index - 4; i--) {
    const item = items[i];
    if (!item || start - item.end > reach) return null;
    if (item.kind !== 'comment') continue;
    const between = source.slice(item.end, start);
    return /^[^;{}\r\n]*(?:\r?\n[^;{}\r\n]*)?$/.test(between) ? item : null;
  }
  return null;
}
