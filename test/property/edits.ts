import type { Words } from './valid-queries.js';

/** One slip: a token lost, said twice, or swapped with the next one. */
export interface Edit {
  readonly kind: 'deletion' | 'duplication' | 'swap';
  /** The tokens after the slip. */
  readonly words: Words;
  /** The tokens at fault, by index in `words`: half-open, empty where one was lost. */
  readonly place: readonly [start: number, end: number];
}

/** Every single-token deletion, duplication and swap of neighbours; swaps of equal tokens are left out. */
export function* editTokens(words: Words): Iterable<Edit> {
  for (let i = 0; i < words.length; i++) {
    const [before, word = '', next, after] = [words.slice(0, i), words[i], words[i + 1], words.slice(i + 2)];
    const rest = words.slice(i + 1);
    yield { kind: 'deletion', words: [...before, ...rest], place: [i, i] };
    yield { kind: 'duplication', words: [...before, word, word, ...rest], place: [i, i + 2] };
    if (next !== undefined && next !== word) {
      yield { kind: 'swap', words: [...before, next, word, ...after], place: [i, i + 2] };
    }
  }
}

/** How many tokens lie between the place of the slip and `offset` in the joined text; 0 where they touch. */
export function measureDistance({ words, place }: Edit, offset: number): number {
  const [first, last] = findTokens(words, offset);
  if (last < place[0]) return place[0] - last;
  return first >= place[1] ? first - place[1] + (place[0] === place[1] ? 0 : 1) : 0;
}

/** The tokens that an offset lies in or beside, by index: the nearest end of a token on either side counts. */
function findTokens(words: Words, offset: number): readonly [first: number, last: number] {
  let start = 0;
  let first = words.length;
  let last = -1;
  words.forEach((word, index) => {
    const end = start + word.length;
    if (start <= offset) last = index;
    if (end >= offset) first = Math.min(first, index);
    start = end + 1;
  });
  return [first, last];
}
