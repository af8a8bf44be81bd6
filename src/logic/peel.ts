import { type Atoms, collectAtoms, type Formula, holds } from './formula.js';
import { compareTerms, covers, splitAtoms, type Term, type Terms, TooComplexError, unite } from './terms.js';

/**
 * Units that are and-ed, in the order of the text. A unit is an atom, or several of one list of which any
 * will do.
 */
export type Group = Terms;

/** Orders that are tried for the shortest text. */
const mostStates = 250;

/** Cases that are looked at before it is given up. */
const mostCases = 100_000;

/**
 * The shortest or-ed groups which find all of `goal`, and nothing that is not `allowed`, in both readings; null
 * where there are none. Only atoms of the goal are said.
 *
 * Works from the end of the text to its start. What suffices (`… or x`) is a group of its own; what is needed
 * (`… and x`) must be said in every group that stands before. Either leaves less to tell apart, so that some
 * order of the steps finds groups only if every order does (language reference, section 4). How many conditions
 * they have depends on the order only where two equalities of one list are and-ed.
 *
 * @param isAny takes the first groups found, which is much faster.
 * @throws TooComplexError
 */
export function peel(goal: Formula, allowed: Formula, atoms: Atoms, isAny = false): readonly Group[] | null {
  const space = createSpace(goal, allowed, atoms, isAny);
  const known = new Map<string, readonly Group[] | null>();
  const solve = (open: Term, held: Terms): readonly Group[] | null => {
    if (!space.canFind(open, held)) return [];
    if (space.isEnough(0n, held)) return [held];
    const key = `${open} ${held}`;
    const solved = known.get(key);
    if (solved !== undefined) return solved;
    let best: readonly Group[] | null = null;
    for (const step of listSteps(open, held, space)) {
      const before = solve(step.open, step.held);
      if (!before) break;
      const groups = [...before, ...step.groups];
      if (!best || countUnits(groups) < countUnits(best)) best = groups;
      if (space.isOrderFree || known.size >= mostStates) break;
    }
    known.set(key, best);
    return best;
  };
  const groups = solve(collectAtoms(goal), []);
  return groups && orderFirst(groups);
}

/** What a text has to keep to. */
interface Space {
  /** The atoms that one condition can say together. */
  readonly lists: Terms;
  /** Whether no order of steps is better than another, so that all of a kind can be taken at once. */
  readonly isOrderFree: boolean;
  /** The atoms that never hold together with all of these. */
  readonly excludedBy: (term: Term) => Term;
  /** Whether anything of the goal is found by open atoms alone, one of each unit among them. */
  canFind(open: Term, units: Terms): boolean;
  /** Whether all is allowed of which the atom holds, and one of each unit. */
  isEnough(atom: Term, units: Terms): boolean;
}

function createSpace(goal: Formula, allowed: Formula, atoms: Atoms, isAny: boolean): Space {
  const { excludedBy } = atoms;
  const all = collectAtoms(goal);
  const lists = atoms.lists.map((list) => list & all).filter((list) => list > 0n);
  let cases = 0;
  const canFind = (open: Term, units: Terms): boolean => {
    cases += 1;
    if (cases > mostCases) throw new TooComplexError();
    if (!holds(goal, open) || units.some((unit) => (unit & open) === 0n)) return false;
    const [torn] = splitAtoms(open & excludedBy(open));
    return !torn || canFind(open & ~excludedBy(torn), units) || canFind(open & ~torn, units);
  };
  const isAllowed = (held: Term, [choice, ...others]: Terms): boolean =>
    (held & excludedBy(held)) > 0n ||
    holds(allowed, held) ||
    (choice !== undefined && splitAtoms(choice).every((atom) => isAllowed(held | atom, others)));
  const isEnough = (atom: Term, units: Terms): boolean =>
    isAllowed(
      atom | unite(units.filter(isSingle)),
      units.filter((unit) => !isSingle(unit)),
    );
  return { lists, isOrderFree: isAny || lists.every(isSingle), excludedBy, canFind, isEnough };
}

/** What can come last in a text, and what is left for the text before. */
interface Step {
  /** The groups at the end of the text, … */
  readonly groups: readonly Group[];
  /** … the atoms by which those before them have to find the rest, and what is said in all of them. */
  readonly open: Term;
  readonly held: Terms;
}

function* listSteps(open: Term, held: Terms, space: Space): Generator<Step> {
  const { lists, isOrderFree, excludedBy, canFind, isEnough } = space;
  const batch = (units: Terms): Terms[] =>
    isOrderFree && units.length > 0 ? [units] : units.map((unit) => [unit]);
  const enough = unite(splitAtoms(open).filter((atom) => isEnough(atom, held)));
  const sufficient = lists.map((list) => list & enough).filter((unit) => unit > 0n);
  for (const units of batch(sufficient.sort(compareTerms)).reverse()) {
    const groups = units.map((unit) => [unit, ...held.filter((other) => !covers(other, unit))]);
    yield { groups, open: open & ~unite(units), held };
  }
  const needed = lists
    .flatMap((list) => findNeeded(list, (without) => canFind(open & ~without, held)))
    .filter((unit) => !held.some((other) => covers(unit, other)));
  for (const units of batch(needed)) {
    const excluded = unite(units.filter(isSingle).map(excludedBy));
    yield { groups: [], open: open & ~excluded, held: tighten(held, units) };
  }
}

/** The smallest units of these atoms without which nothing is found. */
function findNeeded(atoms: Term, canFindWithout: (unit: Term) => boolean): Terms {
  const found = new Set<Term>();
  const seen = new Set<Term>();
  const search = (among: Term): void => {
    if (seen.has(among) || canFindWithout(among)) return;
    seen.add(among);
    const unit = splitAtoms(among).reduce(
      (rest, atom) => (canFindWithout(rest ^ atom) ? rest : rest ^ atom),
      among,
    );
    found.add(unit);
    for (const atom of splitAtoms(unit)) search(among ^ atom);
  };
  search(atoms);
  return [...found];
}

const isSingle = (unit: Term): boolean => (unit & (unit - 1n)) === 0n;

export const countUnits = (groups: readonly Group[]): number =>
  groups.reduce((count, { length }) => count + length, 0);

/** In the first group the order is free; in others the readings part unless its own unit comes first. */
const orderFirst = (groups: readonly Group[]): readonly Group[] =>
  groups.map((group, index) => (index === 0 ? [...group].sort(compareTerms) : group));

/** Adds units, and drops those that the new ones imply. */
const tighten = (held: Terms, units: Terms): Terms =>
  [...held.filter((unit) => !units.some((smaller) => covers(unit, smaller))), ...units].sort(compareTerms);
