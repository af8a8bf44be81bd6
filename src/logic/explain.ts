import { type Atoms, createAtoms, mapClaims } from './atoms.js';
import type { Expression, FlatCondition, FlatWhere } from './expression.js';
import { type Claim, toFormula } from './formula.js';
import { groupConditions, type Reading } from './group-conditions.js';
import { toTerms } from './prime-implicants.js';
import { compareTerms, countAtoms, covers, isWithin, type Term, type Terms } from './terms.js';

/** Both readings of a where-clause. */
export interface Explanation {
  readonly leftToRight: Expression;
  readonly andFirst: Expression;
  /** The smallest case in which one reading finds a record and the other does not; null where they agree. */
  readonly parting: PartingCase | null;
}

export interface PartingCase {
  /** For each condition of the clause, in its order, whether it holds; `null` is the NULL of SQL. */
  readonly values: readonly (boolean | null)[];
  readonly foundBy: Reading;
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
  const formulas = [leftToRight, andFirst].map((expression) => toFormula(expression));
  const claims = where.conditions.map((condition) => toClaim(condition));
  const atoms = createAtoms([...formulas, ...claims]);
  const [read = [], run = []] = formulas.map((formula) => toTerms(formula, atoms));
  const point = findParting(read, run, atoms);
  if (point === null) return { leftToRight, andFirst, parting: null };
  const bitsOf = mapClaims(atoms);
  const values = claims.map((claim) => judge(claim, bitsOf(claim), point, atoms));
  const foundBy = isWithin(point, run) ? 'and-first' : 'left-to-right';
  return { leftToRight, andFirst, parting: { values, foundBy } };
}

function toClaim(condition: FlatCondition): Claim {
  const claim = toFormula(condition);
  if (claim.type !== 'claim') throw new RangeError('A condition is a claim.');
  return claim;
}

/** The atoms that hold in the case. */
function findParting(read: Terms, run: Terms, { all, lists }: Atoms): Term | null {
  const isParting = (point: Term): boolean => isWithin(point, read) !== isWithin(point, run);
  const isStrange = (term: Term): number => (lists.some((list) => countAtoms(term & list) > 1) ? 1 : 0);
  const rank = (a: Term, b: Term): number =>
    isStrange(a) - isStrange(b) || countAtoms(a) - countAtoms(b) || compareTerms(a, b);
  const [point] = [...read, ...run].filter(isParting).sort(rank);
  if (point === undefined) return null;
  // A case without NULL is easier to imagine.
  return all.reduce((said, { bit, excludes }) => {
    const isOpen = excludes > 0n && (said & (bit | excludes)) === 0n;
    return isOpen && isParting(said | bit) ? said | bit : said;
  }, point);
}

function judge(claim: Claim, bits: Term, point: Term, { all }: Atoms): boolean | null {
  if (claim.negated ? covers(point, bits) : (point & bits) > 0n) return true;
  const isOpen = all.some(
    ({ bit, excludes }) => (bits & bit) > 0n && excludes > 0n && (point & (bit | excludes)) === 0n,
  );
  return isOpen ? null : false;
}
