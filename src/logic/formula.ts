import type { Expression } from './expression.js';
import { type Leaf, readLeaves } from './leaves.js';
import { covers, type Term, TooComplexError, unite } from './terms.js';

/** An expression without `not`: atoms and other formulas, all of which hold, or any. */
export interface Formula {
  readonly isAll: boolean;
  readonly atoms: Term;
  readonly parts: readonly Formula[];
}

/**
 * What formulas are made of, one bit each. A condition and its negation are two atoms that exclude each other;
 * neither holds where the field is NULL. Of two different values nothing is known.
 */
export interface Atoms {
  /** In the order of the source. The values of a list that are named nowhere else share their atom. */
  readonly leaves: readonly Readonly<Leaf>[];
  /** The atoms that one condition can say together, as masks; most hold a single atom. */
  readonly lists: readonly Term[];
  /** The atoms that never hold together with all of these. */
  readonly excludedBy: (term: Term) => Term;
}

/** What an expression means. */
export interface Meaning {
  readonly formula: Formula;
  readonly atoms: Atoms;
}

/** Whether a formula holds where just these atoms do. */
export function holds({ isAll, atoms, parts }: Formula, held: Term): boolean {
  const isHeld = (part: Formula): boolean => holds(part, held);
  return isAll ? covers(held, atoms) && parts.every(isHeld) : (held & atoms) > 0n || parts.some(isHeld);
}

/** All atoms of a formula. */
export const collectAtoms = ({ atoms, parts }: Formula): Term => atoms | unite(parts.map(collectAtoms));

/** @throws TooComplexError as {@link toFormulas} does. */
export function toFormula(expression: Expression): Meaning {
  const { formulas, atoms } = toFormulas([expression]);
  return { formula: { isAll: true, atoms: 0n, parts: formulas }, atoms };
}

/**
 * Expressions as formulas over common atoms. Pushes negation inward; holds in three-valued logic too (language
 * reference, section 4).
 *
 * @throws TooComplexError for what is nested a thousand deep.
 */
export function toFormulas(expressions: readonly Expression[]): {
  readonly formulas: readonly Formula[];
  readonly atoms: Atoms;
} {
  const leaves = new Map<string, Leaf>();
  const formulas = expressions.map((expression) => draft(expression, leaves));
  return { formulas, atoms: numberAtoms([...leaves.values()], formulas) };
}

interface Draft extends Formula {
  atoms: Term;
  readonly leaves: readonly Leaf[];
  readonly parts: readonly Draft[];
}

/** Nobody nests so deep by hand, and every stack is deeper. */
const deepest = 1000;

function draft(expression: Expression, known: Map<string, Leaf>, isNegated = false, depth = 0): Draft {
  if (depth > deepest) throw new TooComplexError();
  if (expression.type === 'Not') return draft(expression.operand, known, !isNegated, depth + 1);
  if (expression.type !== 'And' && expression.type !== 'Or') {
    const leaves = readLeaves(expression, isNegated).map((leaf) => {
      const id = leaf.list + leaf.key;
      const first = known.get(id) ?? leaf;
      known.set(id, first);
      return first;
    });
    return { isAll: isNegated, atoms: 0n, leaves, parts: [] };
  }
  const isAll = (expression.type === 'And') !== isNegated;
  const inner = expression.operands.map((operand) => draft(operand, known, isNegated, depth + 1));
  // One leaf is as good as a junction of either kind.
  const isJoined = (part: Draft): boolean =>
    part.isAll === isAll || (part.leaves.length === 1 && part.parts.length === 0);
  const leaves = inner.flatMap((part) => (isJoined(part) ? part.leaves : []));
  const parts = inner.flatMap((part) => (isJoined(part) ? part.parts : [part]));
  const [only] = parts;
  return only && leaves.length === 0 && parts.length === 1 ? only : { isAll, atoms: 0n, leaves, parts };
}

/** Leaves of a list become one atom if they stand beside each other wherever they are or-ed, and nowhere else. */
function numberAtoms(leaves: readonly Leaf[], drafts: readonly Draft[]): Atoms {
  const opposed = new Map(leaves.map(({ opposite }) => [opposite, 0n]));
  let count = 0;
  const place = ({ isAll, leaves, parts }: Draft): void => {
    count += 1;
    for (const leaf of leaves) leaf.place += ` ${isAll || opposed.has(leaf.key) ? leaf.key : count}`;
    parts.forEach(place);
  };
  drafts.forEach(place);
  const bits = new Map<string, Term>();
  const lists = new Map<string, Term>();
  for (const leaf of leaves) {
    leaf.bit = bits.get(leaf.place) ?? 1n << BigInt(bits.size);
    bits.set(leaf.place, leaf.bit);
    lists.set(leaf.list, (lists.get(leaf.list) ?? 0n) | leaf.bit);
    const others = opposed.get(leaf.key);
    if (others !== undefined) opposed.set(leaf.key, others | leaf.bit);
  }
  const finish = (draft: Draft): void => {
    draft.atoms = unite(draft.leaves.map(({ bit }) => bit));
    draft.parts.forEach(finish);
  };
  drafts.forEach(finish);
  const pairs = leaves
    .map(({ bit, opposite }) => ({ bit, excluded: opposed.get(opposite) ?? 0n }))
    .filter(({ excluded }) => excluded > 0n);
  return {
    leaves,
    lists: [...lists.values()],
    excludedBy: (term) => unite(pairs.map(({ bit, excluded }) => ((term & bit) > 0n ? excluded : 0n))),
  };
}
