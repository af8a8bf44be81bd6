import { type Atoms, createExclusion, mapClaims } from './atoms.js';
import type { Claim, Formula } from './formula.js';
import {
  absorb,
  compareTerms,
  multiply,
  splitAtoms,
  type Term,
  type Terms,
  TooComplexError,
} from './terms.js';
import { tabulate } from './truth-table.js';

/**
 * The prime implicants of a formula whose claims the atoms were made of, in the order of the source.
 *
 * @throws TooComplexError where there are too many; never with twelve conditions or fewer.
 */
export function toTerms(formula: Formula, atoms: Atoms): Terms {
  const bitsOf = mapClaims(atoms);
  try {
    return [...multiplyOut(formula, bitsOf, createExclusion(atoms))].sort(compareTerms);
  } catch (error) {
    const terms = error instanceof TooComplexError && tabulate(formula, atoms, bitsOf);
    if (!terms) throw error;
    return [...terms].sort(compareTerms);
  }
}

function multiplyOut(node: Formula, bitsOf: (claim: Claim) => Term, excludedBy: (term: Term) => Term): Terms {
  if (node.type === 'claim') return node.negated ? [bitsOf(node)] : splitAtoms(bitsOf(node));
  const parts = node.parts.map((part) => multiplyOut(part, bitsOf, excludedBy));
  if (node.type === 'any') return absorb(parts.flat());
  return parts.reduce((product, part) => multiply(product, part, excludedBy), [0n]);
}
