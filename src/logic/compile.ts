import { mergeGroups } from './and-first.js';
import { type Atoms, createAtoms, createExclusion } from './atoms.js';
import type { Expression, FlatCondition, FlatWhere } from './expression.js';
import { toFormula } from './formula.js';
import { countUnits, type Group, peel, type Space } from './peel.js';
import { sayPlainly } from './plain.js';
import { toTerms } from './prime-implicants.js';
import { spellGroups } from './spell.js';
import { type Terms, TooComplexError, unite } from './terms.js';

export interface CompileOptions {
  /**
   * Whose reading the text must suit: `both` (default), or only that of servers known to bind AND before OR,
   * which can say every expression (language reference, section 4).
   */
  readonly reading?: 'both' | 'and-first';
}

/** What becomes of an expression: the text of one query, or why there is none. */
export type Compiled = SingleWhere | NoWhere | { readonly kind: 'several' };

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
  if (plain) return { kind: 'single', where: plain };
  return compileInFull(expression, options);
}

/** Whatever the expression looks like; {@link compileExpression} gives the same sooner where it is plain. */
export function compileInFull(expression: Expression, options: CompileOptions = {}): Compiled {
  return refuseTooComplex(() => {
    const analysis = analyse(expression);
    return 'kind' in analysis ? analysis : compileAnalysis(analysis, options);
  });
}

/** @throws TooComplexError */
export function compileAnalysis({ terms, space, atoms }: Analysis, { reading }: CompileOptions): Compiled {
  const bothWays = peel(terms, space);
  const groups = reading === 'and-first' ? pickShorter(bothWays, mergeGroups(terms, space.lists)) : bothWays;
  return groups ? { kind: 'single', where: spellGroups(groups, atoms) } : { kind: 'several' };
}

const pickShorter = (a: readonly Group[] | null, b: readonly Group[]): readonly Group[] =>
  a && countUnits(a) <= countUnits(b) ? a : b;

/** An expression as the sum of its prime implicants. */
export interface Analysis {
  readonly terms: Terms;
  readonly atoms: Atoms;
  readonly space: Space;
}

/**
 * What there is to say, or why nothing can say it.
 *
 * @throws TooComplexError
 */
export function analyse(expression: Expression): Analysis | NoWhere {
  const formula = toFormula(expression);
  const atoms = createAtoms([formula]);
  const terms = toTerms(formula, atoms);
  if (terms.length === 0) return { kind: 'never' };
  if (terms.includes(0n)) return { kind: 'always' };
  const used = unite(terms);
  const mute = atoms.all.flatMap(({ bit, negated, subjects }) =>
    (used & bit) > 0n && negated ? subjects : [],
  );
  const conditions = mute.filter(({ negation }) => !negation).map(({ condition }) => condition);
  if (conditions.length > 0) return { kind: 'unsayable', conditions };
  return { terms, atoms, space: { allowed: terms, lists: atoms.lists, excludedBy: createExclusion(atoms) } };
}

export function refuseTooComplex<T>(act: () => T): T | NoWhere {
  try {
    return act();
  } catch (error) {
    if (error instanceof TooComplexError) return { kind: 'too-complex' };
    throw error;
  }
}
