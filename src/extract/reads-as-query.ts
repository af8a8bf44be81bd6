import { measureEditDistance } from '../../grammar/edit-distance.js';

/** Whether a text begins with `select`, or with a misspelling of it where a `from` follows. */
export function readsAsQuery(text: string): boolean {
  const [, word = ''] = /^\s*(\w+)\s/.exec(text) ?? [];
  if (word.toLowerCase() === 'select') return true;
  return (
    word.length > 3 && /\sfrom\s/i.test(text) && measureEditDistance(word.toLowerCase(), 'select', 1) <= 1
  );
}
