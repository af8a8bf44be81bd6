/**
 * How many edits turn one word into another: insertions, deletions, replacements, and swaps of two
 * neighbours each count one. Words that differ in case only are one apart.
 *
 * @returns any number above `limit` once that many are not enough.
 */
export function measureEditDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left === right ? 1 : measureRows(left, right, limit);
}

/** `current[j]` is how far what has been read of `left` is from the first `j` letters of `right`. */
function measureRows(left: string, right: string, limit: number): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const current = [i];
    for (let j = 1; j <= right.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      let cost = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, replaced);
      const isSwapped = j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      if (isSwapped) cost = Math.min(cost, (beforePrevious[j - 2] ?? cost) + 1);
      current.push(cost);
    }
    // A swap reaches back two rows, so both must be beyond the limit.
    if (Math.min(...current) > limit && Math.min(...previous) > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length] ?? limit + 1;
}
