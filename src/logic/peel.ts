import {
  compareTerms,
  countAtoms,
  covers,
  isWithin,
  multiply,
  splitAtoms,
  type Term,
  type Terms,
  unite,
} from './terms.js';

/**
 * Units that are and-ed, in the order of the text. A unit is an atom, or several of one list of which any
 * will do.
 */
export type Group = Terms;

/** What a text has to keep to. */
export interface Space {
  /** What it may find. */
  readonly allowed: Terms;
  /** The atoms that one condition can say together. */
  readonly lists: Terms;
  /** What never holds together with a term. */
  readonly excludedBy: (term: Term) => Term;
}

/**
 * The shortest or-ed groups which find all of `goal`, and nothing that is not allowed, in both readings; null
 * where there are none.
 *
 * Works from the end of the text to its start. What suffices (`… or x`) is a group of its own; what is needed
 * (`… and x`) must be said in every group that stands before. Either leaves less to tell apart, so that some
 * order of the steps finds groups only if every order does (language reference, section 4).
 * How many conditions they have depends on the order only where two equalities of one list are and-ed.
 */
export function peel(goal: Terms, wide: Space): readonly Group[] | null {
  const space = narrow(wide, goal);
  const isOrderFree = !space.allowed.some((term) => space.lists.some((list) => countAtoms(term & list) > 1));
  const known = new Map<string, readonly Group[] | null>();
  const solve = (state: State): readonly Group[] | null => {
    const key = `${state.open.join()} ${state.held.join()}`;
    const solved = known.get(key);
    if (solved !== undefined) return solved;
    const steps = isOrderFree ? findGreatStep(state, space) : findSteps(state, space);
    let best: readonly Group[] | null = null;
    for (const { groups, next } of known.size < mostStates ? steps : steps.slice(0, 1)) {
      const before = next ? solve(next) : [];
      if (!before) break;
      if (!best || countUnits(before) + countUnits(groups) < countUnits(best)) best = [...before, ...groups];
    }
    known.set(key, best);
    return best;
  };
  const groups = solve({ open: goal, held: [] });
  return groups && orderFirst(groups);
}

/** Whether there are groups at all; much faster. */
export function canPeel(goal: Terms, wide: Space): boolean {
  const space = narrow(wide, goal);
  let state: State | null = { open: goal, held: [] };
  while (state) {
    const [step]: readonly Step[] = findGreatStep(state, space);
    if (!step) return false;
    state = step.next;
  }
  return true;
}

/** Without what has atoms that the goal has not: no text for it would have them. */
function narrow({ allowed, lists, excludedBy }: Space, goal: Terms): Space {
  const reach = unite(goal);
  return {
    allowed: allowed.filter((term) => covers(reach, term)),
    lists: lists.map((list) => list & reach).filter((list) => list > 0n),
    excludedBy,
  };
}

/** What is left to find, where what is held is said anyway. */
interface State {
  readonly open: Terms;
  readonly held: Terms;
}

interface Step {
  /** The groups at the end of the text, … */
  readonly groups: readonly Group[];
  /** … and what those before them have to find; null where there are none before them. */
  readonly next: State | null;
}

const mostStates = 2000;

export const countUnits = (groups: readonly Group[]): number =>
  groups.reduce((sum, group) => sum + group.length, 0);

/** Everything that can be said at once, where no order is better than another. */
function findGreatStep(state: State, space: Space): readonly Step[] {
  const { open, held } = state;
  const last = findLastStep(state, space);
  if (last) return [last];
  const sufficient = findSufficient(state, space);
  if (sufficient.length > 0) return [splitOff(sufficient, state)];
  const needed = findNeeded(state, space);
  return needed.length > 0 ? [{ groups: [], next: { open, held: tighten(held, needed) } }] : [];
}

function findSteps(state: State, space: Space): readonly Step[] {
  const { open, held } = state;
  const last = findLastStep(state, space);
  if (last) return [last];
  const units = findSufficient(state, space).reverse();
  return [
    ...units.map((unit) => splitOff([unit], state)),
    ...findNeeded(state, space).map((unit) => ({ groups: [], next: { open, held: tighten(held, [unit]) } })),
  ];
}

/** Nothing else needs to be said where what is held is all that is asked. */
const findLastStep = ({ held }: State, space: Space): Step | null =>
  createCheck(held, space)(0n) ? { groups: [held], next: null } : null;

function splitOff(units: Terms, { open, held }: State): Step {
  const rest = open.filter((term) => (term & unite(units)) === 0n);
  return {
    groups: units.map((unit) => [unit, ...held.filter((other) => !covers(other, unit))]),
    next: rest.length > 0 ? { open: rest, held } : null,
  };
}

/** In the first group the order is free; in others the readings part unless its own unit comes first. */
const orderFirst = ([first = [], ...others]: readonly Group[]): readonly Group[] => [
  [...first].sort(compareTerms),
  ...others,
];

/** The units that, with what is held, find nothing but what is allowed, and something that is open. */
function findSufficient({ open, held }: State, space: Space): Term[] {
  const enough = unite(splitAtoms(unite(open)).filter(createCheck(held, space)));
  return space.lists
    .map((list) => list & enough)
    .filter((unit) => unit > 0n)
    .sort(compareTerms);
}

/** Tells whether whatever has the atom and one of each unit is allowed. */
function createCheck(units: Terms, { allowed, excludedBy }: Space): (atom: Term) => boolean {
  const certain = unite(units.filter((unit) => countAtoms(unit) === 1));
  const choices = units.filter((unit) => countAtoms(unit) > 1).map(splitAtoms);
  const search = (term: Term, depth: number): boolean => {
    if (isWithin(term, allowed)) return true;
    const excluded = excludedBy(term);
    return choices[depth]?.every((atom) => (atom & excluded) > 0n || search(term | atom, depth + 1)) ?? false;
  };
  return (atom) => (atom & excludedBy(certain)) > 0n || search(atom | certain, 0);
}

/** The smallest units of which every term has an atom, less those that what is held implies. */
function findNeeded({ open, held }: State, { lists }: Space): Terms {
  return lists.flatMap((list) => {
    const present = [...new Set(open.map((term) => term & list))];
    if (present.includes(0n)) return [];
    const units = present.reduce<Terms>(
      (chosen, atoms) => multiply(chosen, splitAtoms(atoms), () => 0n),
      [0n],
    );
    return units.filter((unit) => !held.some((other) => covers(unit, other)));
  });
}

/** Adds units, and drops those that the new ones imply. */
const tighten = (held: Terms, units: Terms): Terms =>
  [...held.filter((unit) => !units.some((smaller) => covers(unit, smaller))), ...units].sort(compareTerms);
