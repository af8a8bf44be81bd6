import type { OpenedLiteral } from './escapes.js';
import type { EscapeRules } from './language.js';

/**
 * A text as a literal of that form may write it, or null where it has no way to. Whoever uses it reads the whole
 * literal again: what stands beside the text can change what it says.
 */
export function writeText(text: string, opened: OpenedLiteral): string | null {
  let written = '';
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    const spelling = writeChar(char, text.charAt(index + 1), opened);
    if (spelling === null) return null;
    written += spelling;
  }
  return written;
}

function writeChar(char: string, next: string, { form, close, escapes }: OpenedLiteral): string | null {
  if (form.doubled.includes(char)) return char + char;
  if (!mustEscape(char, next, { form, close, escapes })) return char;
  return escapes ? escapeChar(char, escapes) : null;
}

type Delimited = Pick<OpenedLiteral, 'form' | 'close' | 'escapes'>;

function mustEscape(char: string, next: string, { form, close, escapes }: Delimited): boolean {
  if (char === '\\') return escapes !== null && (escapes.other !== 'kept' || next === '\\' || next === '');
  if (!form.heredoc && close.startsWith(char)) return true;
  if (char === '\n' || char === '\r') return !form.isMultiline || char === '\r';
  if (char === '$' || char === '#') return form.interpolations.some(({ open }) => open.source.includes(char));
  return false;
}

function escapeChar(char: string, { simple, other, codes }: EscapeRules): string | null {
  const key = Object.keys(simple).find((name) => simple[name] === char);
  if (key !== undefined) return `\\${key}`;
  // Where other characters lose the backslash, it can stand before any that is no letter.
  return other === 'dropped' && !/[\w\r\n]/.test(char) && codes.length > 0 ? `\\${char}` : null;
}
