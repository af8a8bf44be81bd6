import { measureEditDistance } from '../../grammar/edit-distance.js';

const mostSuggestions = 5;

/**
 * The candidates that someone who wrote `word` may have meant, nearest first, at most five.
 *
 * A change of case counts as one edit, as does swapping two neighbours; a candidate is near when it is at
 * most 40 % of the word's length (and at least one edit) away.
 */
export function suggest(word: string, candidates: Iterable<string>): readonly string[] {
  const threshold = Math.floor(word.length * 0.4) + 1;
  const near: { candidate: string; distance: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const distance = measureEditDistance(word, candidate, threshold);
    if (distance <= threshold) near.push({ candidate, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return near.slice(0, mostSuggestions).map(({ candidate }) => candidate);
}

/** The nearest candidate, when one is clearly nearer than all others. */
export function suggestOne(word: string, candidates: Iterable<string>): string | undefined {
  const [first, second] = suggest(word, candidates);
  if (first === undefined) return undefined;
  if (second === undefined) return first;
  const limit = word.length + first.length;
  return measureEditDistance(word, first, limit) < measureEditDistance(word, second, limit)
    ? first
    : undefined;
}
