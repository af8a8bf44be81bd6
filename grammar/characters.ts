import { smartQuotes } from './strings.js';

/** What single characters of a text can be. A code is that of a UTF-16 code unit. */

/** What the servers, too, take as a blank. */
export const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** White space that looks like a blank but is none to the servers. */
const oddSpaceChars = '\v\f\u0085\u00a0\u1680\u180e\u2028\u2029\u202f\u205f\u2060\u3000\ufeff';
export const isOddSpace = (code: number): boolean =>
  oddSpaceChars.includes(String.fromCharCode(code)) || (code >= 0x2000 && code <= 0x200f);

export const isSmartQuote = (text: string, offset: number): boolean =>
  smartQuotes.includes(text.charAt(offset));

/** Whether a comment begins, of a kind that a run may touch. */
export const startsComment = (text: string, offset: number): boolean =>
  text.startsWith('--', offset) || text.startsWith('/*', offset);

export const codeOf = (char: string): number => char.charCodeAt(0);

/** For each ASCII code, whether it ends a run; 2 where the next character decides. */
const runEnd = new Uint8Array(128);
for (const char of ' \t\r\n\v\f,();*=\'"<>!`#') runEnd[codeOf(char)] = 1;
for (const char of '-/') runEnd[codeOf(char)] = 2;

/** Whether an unbroken run of characters ends before the offset. */
export function isRunEnd(text: string, offset: number): boolean {
  if (offset >= text.length) return true;
  const code = text.charCodeAt(offset);
  if (code < 128) return runEnd[code] === 1 || (runEnd[code] === 2 && startsComment(text, offset));
  return isOddSpace(code) || isSmartQuote(text, offset);
}

/** For each ASCII code, whether a name may have it. */
const namePart = Uint8Array.from({ length: 128 }, (_, code) =>
  /\w/.test(String.fromCharCode(code)) ? 1 : 0,
);

export const isNamePart = (code: number): boolean => code < 128 && namePart[code] === 1;
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isNameStart = (code: number): boolean => isNamePart(code) && !isDigit(code);

/** Of the signs of operators: `!`, `<`, `=`, `>`. */
export const isOperatorPart = (code: number): boolean => code === 33 || (code >= 60 && code <= 62);
