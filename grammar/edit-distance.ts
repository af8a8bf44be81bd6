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
  const width = right.length;
  // Three rows for all words measured here: most of the time would go into making them.
  let [beforePrevious, previous, current] = getRows(width + 1);
  for (let j = 0; j <= width; j++) previous[j] = j;
  let leastBefore = 0;
  for (let i = 1; i <= left.length; i++) {
    const letter = left.charCodeAt(i - 1);
    current[0] = i;
    let least = i;
    for (let j = 1; j <= width; j++) {
      const isSame = letter === right.charCodeAt(j - 1);
      let cost = at(previous, j - 1) + (isSame ? 0 : 1);
      cost = Math.min(cost, at(previous, j) + 1, at(current, j - 1) + 1);
      const isSwapped =
        i > 1 &&
        j > 1 &&
        letter === right.charCodeAt(j - 2) &&
        left.charCodeAt(i - 2) === right.charCodeAt(j - 1);
      if (isSwapped) cost = Math.min(cost, at(beforePrevious, j - 2) + 1);
      current[j] = cost;
      least = Math.min(least, cost);
    }
    // A swap reaches back two rows, so both must be beyond the limit.
    if (least > limit && leastBefore > limit) return limit + 1;
    leastBefore = least;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  return at(previous, width);
}

type Rows = [Uint32Array, Uint32Array, Uint32Array];

let rows: Rows = [new Uint32Array(64), new Uint32Array(64), new Uint32Array(64)];

function getRows(width: number): Rows {
  const size = rows[0].length;
  if (size < width)
    rows = [new Uint32Array(2 * width), new Uint32Array(2 * width), new Uint32Array(2 * width)];
  return rows;
}

const at = (row: Uint32Array, index: number): number => row[index] as number;
