import { mergeGroups } from './and-first.js';
import type { Expression, FlatCondition, FlatWhere } from './expression.js';
import { type Meaning, toFormula } from './formula.js';
import { countUnits, type Group, peel } from './peel.js';
import { sayPlainly } from './plain.js';
import { findTerms } from './prime-implicants.js';
import { sayLeaf, spellGroups } from './spell.js';
import { TooComplexError, unite } from './terms.js';

export interface CompileOptions {
  /**
   * Whose reading the text must suit: `both` (default), or only that of servers known to bind AND before OR,
   * which can say every expression (language reference, section 4).
   */
  readonly reading?: 'both' | 'and-first';
}

/** What becomes of an expression: the text of one query, or why there is none. */
export type Compiled = SingleWhere | NoWhere | SeveralWheres;

/** It takes more than one query: see `planExpression`. */
export interface SeveralWheres {
  readonly kind: 'several';
  readonly meaning: Meaning;
}

export interface SingleWhere {
  readonly kind: 'single';
  readonly where: FlatWhere;
}

export type NoWhere =
  /** Every record, even one without any value; the language has no spelling for that but to leave it out. */
  | { readonly kind: 'always' }
  /** No record at all. */
  | { readonly kind: 'never' }
  /** These conditions are negated, and have no spelling so: there is no `not like` on the classic servers. */
  | { readonly kind: 'unsayable'; readonly conditions: readonly FlatCondition[] }
  /** More than a dozen conditions, so entangled that nobody could send what they come to. */
  | { readonly kind: 'too-complex' };

/**
 * The shortest where-clause that finds just the records of which the expression is TRUE, whatever is NULL, under
 * the documented left-to-right reading and the AND-first reading of the servers (language reference, section
 * 4). Shortest by the number of conditions, an `in` counting one; of several, one in the order of the source.
 *
 * It is found whenever one exists over the given conditions, their negations, and `in` lists of equalities of a
 * field. All that is taken for known is that a condition excludes its negation: nothing is concluded from two
 * different values, ranges or patterns, because to the database `'a'`, `'A'` and `'a '` are equal.
 *
 * Never throws. `several` means that it takes more than one query: see `planExpression`.
 */
export function compileExpression(expression: Expression, options: CompileOptions = {}): Compiled {
  const plain = sayPlainly(expression);
  return plain ? { kind: 'single', where: plain } : compileInFull(expression, options);
}

/** Whatever the expression looks like; {@link compileExpression} gives the same sooner where it is plain. */
export function compileInFull(expression: Expression, options: CompileOptions = {}): Compiled {
  return refuseTooComplex(() => compile(toFormula(expression), options));
}

function compile(meaning: Meaning, { reading }: CompileOptions): Compiled {
  const { formula, atoms } = meaning;
  const bothWays = peel(formula, formula, atoms);
  if (bothWays?.length === 0) return { kind: 'never' };
  if (bothWays && countUnits(bothWays) === 0) return { kind: 'always' };
  const conditions = listUnsayable(bothWays, meaning);
  if (conditions.length > 0) return { kind: 'unsayable', conditions };
  const groups = reading === 'and-first' ? pickShorter(bothWays, mergeGroups(formula, atoms)) : bothWays;
  return groups ? { kind: 'single', where: spellGroups(groups, atoms) } : { kind: 'several', meaning };
}

function listUnsayable(groups: readonly Group[] | null, { formula, atoms }: Meaning): FlatCondition[] {
  const mute = atoms.leaves.filter(({ operator }) => operator === 'not like');
  if (mute.length === 0) return [];
  const said = unite(groups?.flat() ?? findTerms(formula, atoms));
  return mute.filter(({ bit }) => (said & bit) > 0n).map(sayLeaf);
}

const pickShorter = (a: readonly Group[] | null, b: readonly Group[]): readonly Group[] =>
  a && countUnits(a) <= countUnits(b) ? a : b;

export function refuseTooComplex<T>(act: () => T): T | NoWhere {
  try {
    return act();
  } catch (error) {
    if (error instanceof TooComplexError) return { kind: 'too-complex' };
    throw error;
  }
}
