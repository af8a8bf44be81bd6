/** Regular expressions of a program, which may hold what looks like quotes. */

/** After a value a slash divides; after an operator, a bracket or some words it opens a regular expression. */
export function canStartRegex(source: string, offset: number, words: ReadonlySet<string>): boolean {
  let end = offset;
  while (end > 0 && /\s/.test(source.charAt(end - 1))) end--;
  const last = source.charAt(end - 1);
  if (last === '' || !/[\w$)\]}'"`]/.test(last)) return true;
  if (!/\w/.test(last)) return false;
  let start = end;
  while (start > 0 && end - start < 20 && /[\w$]/.test(source.charAt(start - 1))) start--;
  return words.has(source.slice(start, end));
}

/** The closing slash, or the end of the line where there is none. */
export function findRegexEnd(source: string, start: number): number {
  let isInClass = false;
  for (let offset = start + 1; offset < source.length; offset++) {
    const char = source.charAt(offset);
    if (char === '\n' || char === '\r') return offset;
    if (char === '\\' && !/[\r\n]/.test(source.charAt(offset + 1))) offset++;
    else if (char === '[') isInClass = true;
    else if (char === ']') isInClass = false;
    else if (char === '/' && !isInClass) return offset;
  }
  return source.length;
}
