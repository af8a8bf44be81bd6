/**
 * The text without what stands at its end of these characters. A regular expression such as ` +$` takes quadratic
 * time on long runs of them.
 */
export function trimEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
