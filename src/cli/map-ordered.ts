/**
 * What `map` makes of each item, in the order of the items, with up to `limit` of them under way at once.
 * `map` must not reject but say in its result what went wrong: nobody listens to the others yet.
 */
export async function* mapOrdered<T, R>(
  items: AsyncIterable<T>,
  limit: number,
  map: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  let underWay: readonly Promise<R>[] = [];
  for await (const item of items) {
    underWay = [...underWay, map(item)];
    const [first, ...others] = underWay;
    if (underWay.length < limit || first === undefined) continue;
    yield await first;
    underWay = others;
  }
  for (const result of underWay) yield await result;
}
