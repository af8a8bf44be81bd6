/**
 * The shortest both-ways text of every function, by trying all texts. A function is its truth table: bit `i`
 * tells whether it holds in case `i`.
 *
 * Texts that came to the same three things can be continued alike: what the left-to-right reading found so
 * far, what the closed and-groups found, and what the last group does. So one text of each kind is enough, and
 * all texts of any length are tried.
 */
export function findShortestTexts(units: readonly number[]): ReadonlyMap<number, number> {
  const functions = closeUnderAndOr(units);
  const ids = new Map(functions.map((table, id) => [table, id]));
  const count = functions.length;
  const idOf = (table: number): number => ids.get(table) ?? -1;
  const and = functions.map((a) => units.map((b) => idOf(a & b)));
  const or = functions.map((a) => units.map((b) => idOf(a | b)));
  const join = functions.map((a) => functions.map((b) => idOf(a | b)));
  const unitIds = units.map(idOf);

  const shortest = new Map<number, number>();
  const seen = new Uint8Array(count ** 3);
  let states: number[] = [];
  const visit = (next: number[], read: number, closed: number, group: number): void => {
    const state = (read * count + closed) * count + group;
    if (seen[state]) return;
    seen[state] = 1;
    next.push(state);
  };
  for (const unit of unitIds) visit(states, unit, idOf(0), unit);
  for (let length = 1; states.length > 0; length += 1) {
    const next: number[] = [];
    for (const state of states) {
      const group = state % count;
      const closed = Math.floor(state / count) % count;
      const read = Math.floor(state / count / count);
      const total = join[closed]?.[group] ?? -1;
      const table = functions[read] ?? 0;
      if (total === read && !shortest.has(table)) shortest.set(table, length);
      for (const [at, unit] of unitIds.entries()) {
        visit(next, and[read]?.[at] ?? -1, closed, and[group]?.[at] ?? -1);
        visit(next, or[read]?.[at] ?? -1, total, unit);
      }
    }
    states = next;
  }
  return shortest;
}

/** What the documented reading alone can say. */
export function findSayable(units: readonly number[]): ReadonlySet<number> {
  const sayable = new Set(units);
  for (const table of sayable) for (const unit of units) sayable.add(table & unit).add(table | unit);
  return sayable;
}

/** Every function that brackets could say, and the one that never holds. */
export function closeUnderAndOr(units: readonly number[]): readonly number[] {
  const products = new Set(units);
  for (const product of products) for (const unit of units) products.add(product & unit);
  const functions = new Set([0, ...products]);
  for (const table of functions) for (const product of products) functions.add(table | product);
  return [...functions];
}
