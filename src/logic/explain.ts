import type { Expression, FlatWhere } from './expression.js';
import { type Atoms, collectAtoms, type Formula, holds, toFormulas } from './formula.js';
import { groupConditions } from './group-conditions.js';
import { findTerms } from './prime-implicants.js';
import { compareTerms, countAtoms, splitAtoms, type Term } from './terms.js';

/** Both readings of a where-clause. */
export interface Explanation {
  readonly leftToRight: Expression;
  readonly andFirst: Expression;
  /** The smallest case in which the readings part; null where they agree. */
  readonly parting: PartingCase | null;
}

/**
 * A record that is found AND first, and not from left to right. Never the other way round: what a clause finds from
 * left to right begins somewhere with an `or` and passes all later `and`s, and so holds in a group of its own.
 */
export interface PartingCase {
  /** For each condition of the clause, in its order, whether it holds; `null` is the NULL of SQL. */
  readonly values: readonly (boolean | null)[];
}

/**
 * Draws both readings of a where-clause, and finds out whether they mean the same – which they may even with an
 * `and` after an `or`, when conditions repeat.
 *
 * Of all parting cases it takes one in which as few conditions hold as possible, and not two equalities of one
 * field, if there is such a case.
 *
 * @throws TooComplexError for more than a dozen conditions whose readings multiply out to over a thousand groups.
 */
export function explainWhere(where: FlatWhere): Explanation {
  const leftToRight = groupConditions(where, 'left-to-right');
  const andFirst = groupConditions(where, 'and-first');
  const { formulas, atoms } = toFormulas([leftToRight, andFirst, ...where.conditions]);
  const [read, run, ...conditions] = formulas as [Formula, Formula, ...Formula[]];
  const point = findParting(read, run, atoms);
  if (point === null) return { leftToRight, andFirst, parting: null };
  const values = conditions.map((condition) => judge(condition, point, atoms));
  return { leftToRight, andFirst, parting: { values } };
}

/** The atoms that hold in the case. */
function findParting(read: Formula, run: Formula, atoms: Atoms): Term | null {
  const { leaves, lists, excludedBy } = atoms;
  const isParting = (point: Term): boolean => holds(run, point) && !holds(read, point);
  const isStrange = (term: Term): number => (lists.some((list) => countAtoms(term & list) > 1) ? 1 : 0);
  const rank = (a: Term, b: Term): number =>
    isStrange(a) - isStrange(b) || countAtoms(a) - countAtoms(b) || compareTerms(a, b);
  const [point] = findTerms(run, atoms).filter(isParting).sort(rank);
  if (point === undefined) return null;
  // A case without NULL is easier to imagine.
  return leaves.reduce((said, { bit }) => {
    const isOpen = isUndecided(bit, said, excludedBy);
    return isOpen && isParting(said | bit) ? said | bit : said;
  }, point);
}

/** Whether an atom may still hold, or its negation. */
function isUndecided(bit: Term, point: Term, excludedBy: Atoms['excludedBy']): boolean {
  const excluded = excludedBy(bit);
  return excluded > 0n && (point & (bit | excluded)) === 0n;
}

function judge(condition: Formula, point: Term, { excludedBy }: Atoms): boolean | null {
  if (holds(condition, point)) return true;
  return splitAtoms(collectAtoms(condition)).some((bit) => isUndecided(bit, point, excludedBy))
    ? null
    : false;
}
