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
  const [formula] = formulas as [Formula];
  return { formula, atoms };
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
  const drafts: Draft[] = [];
  const open = (isAll: boolean): Draft => {
    const draft = { id: drafts.length, isAll, leaves: [], parts: [] };
    drafts.push(draft);
    return draft;
  };
  const add = (expression: Expression, around: Draft, isNegated: boolean, depth: number): void => {
    if (depth > deepest) throw new TooComplexError();
    if (expression.type === 'Not') {
      add(expression.operand, around, !isNegated, depth + 1);
      return;
    }
    const isAll = (expression.type === 'And') !== isNegated;
    const operands = 'operands' in expression ? expression.operands : readLeaves(expression, isNegated);
    // One operand is as good as a junction of either kind.
    const isJoined = around.isAll === isAll || operands.length === 1;
    const draft = isJoined ? around : open(isAll);
    if (!isJoined) around.parts.push(draft);
    for (const operand of operands) {
      if ('key' in operand) addLeaf(operand, draft, leaves);
      else add(operand, draft, isNegated, depth + 1);
    }
  };
  const roots = expressions.map((expression) => {
    const root = open(true);
    add(expression, root, false, 0);
    return root;
  });
  const atoms = numberAtoms(leaves);
  return { formulas: roots.map(finish), atoms };
}

/** A formula whose atoms are not numbered yet. */
interface Draft {
  readonly id: number;
  readonly isAll: boolean;
  readonly leaves: Leaf[];
  readonly parts: Draft[];
}

/** Nobody nests so deep by hand, and every stack is deeper. */
const deepest = 1000;

function addLeaf(leaf: Leaf, { id, isAll, leaves }: Draft, known: Map<string, Leaf>): void {
  const same = known.get(leaf.key) ?? leaf;
  known.set(leaf.key, same);
  same.places += ` ${isAll ? leaf.key : id}`;
  leaves.push(same);
}

const finish = ({ isAll, leaves, parts }: Draft): Formula => ({
  isAll,
  atoms: unite(leaves.map(({ bit }) => bit)),
  parts: parts.map(finish),
});

/** Leaves of a list become one atom if they stand beside each other wherever they are or-ed, and nowhere else. */
function numberAtoms(known: ReadonlyMap<string, Leaf>): Atoms {
  const leaves = [...known.values()];
  const bits = new Map<string, Term>();
  const lists = new Map<string, Term>();
  const torn: (readonly [Leaf, Leaf])[] = [];
  for (const leaf of leaves) {
    const { key, opposite, list, places } = leaf;
    const negation = known.get(opposite);
    if (negation) torn.push([leaf, negation], [negation, leaf]);
    const name = negation || list === key ? key : places;
    leaf.bit = bits.get(name) ?? 1n << BigInt(bits.size);
    bits.set(name, leaf.bit);
    lists.set(list, (lists.get(list) ?? 0n) | leaf.bit);
  }
  return {
    leaves,
    lists: [...lists.values()],
    excludedBy: (term) => unite(torn.map(([held, other]) => ((term & held.bit) > 0n ? other.bit : 0n))),
  };
}
