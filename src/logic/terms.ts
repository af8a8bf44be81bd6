/**
 * A set of atoms, one bit each: of those that hold, or that are and-ed. A list of terms is or-ed. Rows depend only
 * on what is TRUE and nothing here is negated, so the same function always has the same shortest list: its prime
 * implicants.
 */
export type Term = bigint;
export type Terms = readonly Term[];

/** Thrown where conditions are so entangled that nobody could send, or wait for, what they come to. */
export class TooComplexError extends Error {
  override readonly name = 'TooComplexError';
}

export const covers = (larger: Term, smaller: Term): boolean => (larger & smaller) === smaller;

/** Whether the records of `term` are among those of `terms`. */
export const isWithin = (term: Term, terms: Terms): boolean => terms.some((other) => covers(term, other));

export const unite = (terms: Terms): Term => terms.reduce((union, term) => union | term, 0n);

/** One term for each atom, in their order. */
export function splitAtoms(term: Term): Term[] {
  const atoms: Term[] = [];
  for (let rest = term; rest > 0n; rest &= rest - 1n) atoms.push(rest & -rest);
  return atoms;
}

export const countAtoms = (term: Term): number => splitAtoms(term).length;

/** In the order of the source: by the first atom in which two differ. */
export function compareTerms(a: Term, b: Term): number {
  const difference = a ^ b;
  return difference === 0n ? 0 : (a & difference & -difference) > 0n ? -1 : 1;
}
