/** Leaves out ever smaller runs of items, as long as the rest passes the test without them. */
export function dropNeedless<T>(items: readonly T[], test: (rest: readonly T[]) => boolean): readonly T[] {
  let kept = items;
  for (let size = Math.ceil(items.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      const rest = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (test(rest)) kept = rest;
      else at += size;
    }
  }
  return kept;
}
