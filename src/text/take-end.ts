/**
 * The end of a text as far as it is made of such characters. A regular expression such as `\w+$` takes quadratic
 * time on long runs of them.
 */
export function takeEnd(text: string, character: RegExp): string {
  let start = text.length;
  while (start > 0 && character.test(text.charAt(start - 1))) start--;
  return text.slice(start);
}
