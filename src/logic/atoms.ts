import { type Claim, collectClaims, type Formula, type Subject } from './formula.js';
import { type Term, type Terms, unite } from './terms.js';

/**
 * What the claims of an expression are made of, one bit each. A condition and its negation are two atoms that
 * exclude each other; neither holds where the field is NULL. Of two different values nothing is known.
 */
export interface Atoms {
  readonly all: readonly Atom[];
  /** The atoms that one condition can say together, as masks; most hold a single atom. */
  readonly lists: Terms;
}

export interface Atom {
  readonly bit: Term;
  /** Several where the claims never tell them apart: the values of a list that are named nowhere else. */
  readonly subjects: readonly Subject[];
  readonly negated: boolean;
  /** The atoms that never hold together with this one. */
  readonly excludes: Term;
  /** The claims that speak of it. */
  readonly claims: ReadonlySet<Claim>;
}

/** The atoms of all formulas together, numbered in the order of the source. */
export function createAtoms(formulas: readonly Formula[]): Atoms {
  const drafts = draftAtoms(formulas.flatMap(collectClaims)).map((draft, index) => ({
    ...draft,
    bit: 1n << BigInt(index),
  }));
  const masks = new Map<string, Term>();
  const add = (name: string, bit: Term): unknown => masks.set(name, (masks.get(name) ?? 0n) | bit);
  for (const { subjects, negated, bit } of drafts) {
    for (const { key } of subjects) add(`${negated}${key}`, bit);
  }
  const all = drafts.map((draft): Atom => {
    const opposed = draft.subjects.map(({ key }) => masks.get(`${!draft.negated}${key}`) ?? 0n);
    return { ...draft, excludes: unite(opposed) };
  });
  const lists = new Map<string, Term>();
  for (const { list, bit } of drafts) lists.set(list, (lists.get(list) ?? 0n) | bit);
  return { all, lists: [...lists.values()] };
}

interface Draft {
  readonly subjects: Subject[];
  readonly negated: boolean;
  readonly list: string;
  readonly claims: Set<Claim>;
}

/** Positive subjects of a list that occur in just the same claims become one atom, if never negated. */
function draftAtoms(claims: readonly Claim[]): readonly Draft[] {
  const single = new Map<string, Draft>();
  for (const claim of claims) {
    for (const subject of claim.subjects) {
      const list = claim.negated ? `not ${subject.key}` : claim.list;
      const name = JSON.stringify([list, subject.key]);
      const known = single.get(name);
      if (known) known.claims.add(claim);
      else single.set(name, { subjects: [subject], negated: claim.negated, list, claims: new Set([claim]) });
    }
  }
  const negated = new Set(
    claims.flatMap((claim) => (claim.negated ? claim.subjects : [])).map(({ key }) => key),
  );
  const ids = new Map(claims.map((claim, index) => [claim, index]));
  const drafts = new Map<string, Draft>();
  for (const [name, draft] of single) {
    const isSplit = draft.subjects.some(({ key }) => negated.has(key));
    const group = isSplit
      ? name
      : JSON.stringify([draft.list, ...[...draft.claims].map((claim) => ids.get(claim))]);
    const earlier = drafts.get(group);
    if (earlier) earlier.subjects.push(...draft.subjects);
    else drafts.set(group, draft);
  }
  return [...drafts.values()];
}

/** For a term, the atoms that no term may hold beside it. */
export function createExclusion({ all }: Atoms): (term: Term) => Term {
  const opposed = all.filter(({ excludes }) => excludes > 0n);
  return (term) => unite(opposed.map(({ bit, excludes }) => ((term & bit) > 0n ? excludes : 0n)));
}

/** Which atoms a claim speaks of. */
export function mapClaims({ all }: Atoms): (claim: Claim) => Term {
  const bitsOf = new Map<Claim, Term>();
  for (const { claims, bit } of all) {
    for (const claim of claims) bitsOf.set(claim, (bitsOf.get(claim) ?? 0n) | bit);
  }
  return (claim) => bitsOf.get(claim) ?? 0n;
}
