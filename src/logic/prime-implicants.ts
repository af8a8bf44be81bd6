import type { Atoms, Formula } from './formula.js';
import { compareTerms, isWithin, splitAtoms, type Term, type Terms, TooComplexError } from './terms.js';

/** Nobody would want to send so many groups, nor wait for their products. */
const mostTerms = 1024;
const mostProducts = 65_536;

/**
 * The prime implicants of a formula, in the order of the source.
 *
 * @throws TooComplexError where there are too many, or too many on the way.
 */
export function findTerms(formula: Formula, { excludedBy }: Atoms): Terms {
  const multiplyOut = ({ isAll, atoms, parts }: Formula): Terms => {
    const inner = parts.map(multiplyOut);
    if (!isAll) return absorb([...splitAtoms(atoms), ...inner.flat()]);
    return inner.reduce(
      (product, part) => {
        if (product.length * part.length > mostProducts) throw new TooComplexError();
        return absorb(product.flatMap((a) => part.map((b) => a | b)));
      },
      absorb([atoms]),
    );
  };
  /** Without what cannot be, what is there already, and what another one includes. */
  const absorb = (terms: Terms): Terms => {
    const kept: Term[] = [];
    // A part of a set is the smaller number.
    for (const term of [...terms].sort((a, b) => (a < b ? -1 : 1))) {
      if ((term & excludedBy(term)) === 0n && !isWithin(term, kept)) kept.push(term);
      if (kept.length > mostTerms) throw new TooComplexError();
    }
    return kept;
  };
  return [...multiplyOut(formula)].sort(compareTerms);
}
