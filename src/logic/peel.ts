import { dropNeedless } from './drop-needless.js';
import { type Atoms, collectAtoms, type Formula, holds } from './formula.js';
import { splitAtoms, type Term, type Terms, TooComplexError, unite } from './terms.js';

/**
 * Units that are and-ed, in the order of the text. A unit is an atom, or several of one list of which any
 * will do.
 */
export type Group = Terms;

/** What is left to find, of which orders are tried for the shortest text. */
const mostStates = 250;

/** Cases that are looked at before it is given up. */
const mostCases = 100_000;

/**
 * The shortest or-ed groups which find all of `goal`, and nothing that is not `allowed`, in both readings; null
 * where there are none. Only atoms of the goal are said.
 *
 * Works from the end of the text to its start. Units without which nothing is found are needed, and may be said in
 * every group (`… and x`). Where they are not enough, what suffices beside them is a group of its own (`… or x`), and
 * the groups before it find the rest. That leaves less to tell apart, so that some order finds groups only if
 * every order does (language reference, section 4). How many conditions they have depends on the order only where
 * two equalities of one list are and-ed.
 *
 * @throws TooComplexError
 */
export function peel(goal: Formula, allowed: Formula, atoms: Atoms): readonly Group[] | null {
  const { lists, excludedBy } = atoms;
  const { canFind, isEnough } = createTests(goal, allowed, atoms);
  const known = new Map<Term, readonly Group[] | null>();
  const solve = (open: Term): readonly Group[] | null => {
    if (!canFind(open)) return [];
    const solved = known.get(open);
    if (solved !== undefined) return solved;
    const needed = lists.flatMap((list) => findNeeded(list & open, (unit) => !canFind(open & ~unit)));
    const held = unite(needed.filter(isSingle));
    const choices = needed.filter((unit) => !isSingle(unit));
    if (isEnough(held, choices)) return [needed];
    const left = open & ~excludedBy(held);
    const enough = unite(splitAtoms(left).filter((atom) => isEnough(held | atom, choices)));
    const toGroup = (own: Term): Group => {
      const others = dropNeedless(choices, (rest) => isEnough(held, [own, ...rest]));
      return [own, ...splitAtoms(held), ...others];
    };
    let best: readonly Group[] | null = null;
    for (const units of listSteps(enough, lists)) {
      const before = solve(left & ~unite(units));
      if (!before) break;
      const groups = [...before, ...units.map(toGroup)];
      if (!best || countUnits(groups) < countUnits(best)) best = groups;
      if (known.size >= mostStates) break;
    }
    known.set(open, best);
    return best;
  };
  return solve(collectAtoms(goal));
}

/** What can be asked of atoms. Both throw TooComplexError after too many cases. */
function createTests(goal: Formula, allowed: Formula, { excludedBy }: Atoms) {
  let cases = 0;
  const countCase = (): void => {
    cases += 1;
    if (cases > mostCases) throw new TooComplexError();
  };
  /** Whether anything of the goal is found by open atoms alone. */
  const canFind = (open: Term): boolean => {
    countCase();
    if (!holds(goal, open)) return false;
    const [torn] = splitAtoms(open & excludedBy(open));
    return !torn || canFind(open & ~excludedBy(torn)) || canFind(open & ~torn);
  };
  /** Whether all is allowed of which these atoms hold, and one of each choice. */
  const isEnough = (held: Term, [choice, ...others]: Terms): boolean => {
    countCase();
    return (
      (held & excludedBy(held)) > 0n ||
      holds(allowed, held) ||
      (choice !== undefined && splitAtoms(choice).every((atom) => isEnough(held | atom, others)))
    );
  };
  return { canFind, isEnough };
}

/** The smallest units of these atoms that are needed. */
function findNeeded(atoms: Term, isNeeded: (unit: Term) => boolean): Terms {
  const found = new Set<Term>();
  const seen = new Set<Term>();
  const search = (among: Term): void => {
    if (seen.has(among) || !isNeeded(among)) return;
    seen.add(among);
    const unit = splitAtoms(among).reduce(
      (rest, atom) => (isNeeded(rest ^ atom) ? rest ^ atom : rest),
      among,
    );
    found.add(unit);
    for (const atom of splitAtoms(unit)) search(among ^ atom);
  };
  search(atoms);
  return [...found];
}

/** What can be said last: a unit of a list, or all the atoms that no list says with others. */
function listSteps(enough: Term, lists: Terms): readonly Terms[] {
  const listUnits = (isOne: boolean): Term[] =>
    lists.flatMap((list) => (isSingle(list) === isOne && (list & enough) > 0n ? [list & enough] : []));
  const single = listUnits(true);
  const steps = listUnits(false).map((unit) => [unit]);
  return [...steps.reverse(), ...(single.length > 0 ? [single] : [])];
}

const isSingle = (unit: Term): boolean => (unit & (unit - 1n)) === 0n;

export const countUnits = (groups: readonly Group[]): number =>
  groups.reduce((count, { length }) => count + length, 0);
