/**
 * Sums of products over atoms. A term is a set of atoms that are and-ed, one bit each; a list of terms is
 * or-ed. Rows depend only on what is TRUE and nothing here is negated, so the same function always has the same
 * shortest list: its prime implicants.
 */
export type Term = bigint;
export type Terms = readonly Term[];

/** Thrown where an expression has more products than anybody could send. */
export class TooComplexError extends Error {
  override readonly name = 'TooComplexError';
}

const mostTerms = 1024;

export const covers = (larger: Term, smaller: Term): boolean => (larger & smaller) === smaller;

/** Whether the records of `term` are among those of `terms`. */
export const isWithin = (term: Term, terms: Terms): boolean => terms.some((other) => covers(term, other));

export function countAtoms(term: Term): number {
  let count = 0;
  for (let rest = term; rest > 0n; rest &= rest - 1n) count += 1;
  return count;
}

export const unite = (terms: Terms): Term => terms.reduce((union, term) => union | term, 0n);

/** One term for each atom, in their order. */
export function splitAtoms(term: Term): Term[] {
  const atoms: Term[] = [];
  for (let rest = term; rest > 0n; rest &= rest - 1n) atoms.push(rest & -rest);
  return atoms;
}

/** In the order of the source: by the first atom in which two differ. */
export function compareTerms(a: Term, b: Term): number {
  const difference = a ^ b;
  if (difference === 0n) return 0;
  return (a & difference & -difference) > 0n ? -1 : 1;
}

/** Without repetitions, and without what another one includes. */
export function absorb(terms: Iterable<Term>): Terms {
  const bySize = new Map<number, Term[]>();
  for (const term of new Set(terms)) {
    const size = countAtoms(term);
    const sameSize = bySize.get(size);
    if (sameSize) sameSize.push(term);
    else bySize.set(size, [term]);
  }
  const kept: Term[] = [];
  for (const size of [...bySize.keys()].sort((a, b) => a - b)) {
    kept.push(...(bySize.get(size) ?? []).filter((term) => !isWithin(term, kept)));
  }
  return kept;
}

/** The product, less what holds an atom together with one that it excludes. */
export function multiply(left: Terms, right: Terms, excludedBy: (term: Term) => Term): Terms {
  // What is in both needs no multiplying, and includes all of its products.
  const products = new Set([
    ...left.filter((a) => isWithin(a, right)),
    ...right.filter((b) => isWithin(b, left)),
  ]);
  const others = right.filter((b) => !products.has(b));
  for (const a of left) {
    if (products.has(a)) continue;
    const excluded = excludedBy(a);
    for (const b of others) if ((b & excluded) === 0n) products.add(a | b);
    if (products.size > mostTerms * 64) throw new TooComplexError('The expression has too many products.');
  }
  const kept = absorb(products);
  if (kept.length > mostTerms) throw new TooComplexError('The expression has too many products.');
  return kept;
}
