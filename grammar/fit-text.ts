import type { Range } from './ast.js';

const joining = [/[\w.+'"`&|-]|[^\0-\x7f]/, /[=<>!]/];

/** Whether two characters side by side would be read as one token. */
const growTogether = (left: string, right: string): boolean =>
  joining.some((shape) => shape.test(left) && shape.test(right));

/** `replacement` for the text at `range`, with the blanks without which it would grow together with its neighbours. */
export function fitText(text: string, [start, end]: Range, replacement: string): string {
  const [before, after] = [text.charAt(start - 1), text.charAt(end)];
  if (replacement === '') return growTogether(before, after) ? ' ' : '';
  const left = growTogether(before, replacement.charAt(0)) ? ' ' : '';
  const right = growTogether(replacement.charAt(replacement.length - 1), after) ? ' ' : '';
  return `${left}${replacement}${right}`;
}
