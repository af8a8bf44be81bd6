/** A reproducible source of choices, for sets of inputs that must be the same in every run. */
export interface Random {
  /** A whole number from 0 to `below - 1`. */
  next(below: number): number;
  pick<T>(items: readonly T[]): T;
  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean;
}

/** Mulberry32: small, and good enough to vary test inputs. */
export function createRandom(seed: number): Random {
  let state = seed;
  const next = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  return {
    next,
    pick<T>(items: readonly T[]): T {
      const item = items[next(items.length)];
      if (item === undefined) throw new RangeError('Nothing to pick from.');
      return item;
    },
    chance: (percent) => next(100) < percent,
  };
}
