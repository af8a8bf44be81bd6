import {
  type CompileOptions,
  compileExpression,
  type NoWhere,
  refuseTooComplex,
  type SingleWhere,
} from './compile.js';
import { splitIntoFamilies } from './cover.js';
import { dropNeedless } from './drop-needless.js';
import type { Expression, FlatWhere } from './expression.js';
import type { Formula, Meaning } from './formula.js';
import { type Group, peel } from './peel.js';
import { findTerms } from './prime-implicants.js';
import { spellGroups } from './spell.js';
import { type Terms, TooComplexError } from './terms.js';

/** The where-clauses whose records, united by id, are those of an expression; or why there are none. */
export type ExpressionPlan =
  | SingleWhere
  | NoWhere
  | { readonly kind: 'union'; readonly parts: readonly FlatWhere[] };

/** Beyond, nobody would want to send the queries. */
const mostProducts = 500;

/**
 * As `compileExpression`, and where that needs several queries, the fewest found: exactly the fewest where few
 * conditions are concerned. Each part alone reads the same both ways, finds nothing that the expression does
 * not, and may find some of what another finds.
 */
export function planExpression(expression: Expression, options: CompileOptions = {}): ExpressionPlan {
  const compiled = compileExpression(expression, options);
  return compiled.kind === 'several' ? refuseTooComplex(() => planUnion(compiled.meaning)) : compiled;
}

/** @throws TooComplexError */
function planUnion({ formula, atoms }: Meaning): ExpressionPlan {
  const terms = findTerms(formula, atoms);
  if (terms.length > mostProducts) throw new TooComplexError();
  const sayAll = (family: Terms): readonly Group[] | null => peel(addTerms(family), formula, atoms);
  const families = splitIntoFamilies(terms, (family) => sayAll(family) !== null);
  return { kind: 'union', parts: families.map((family) => spellGroups(sayAll(family) ?? [], atoms)) };
}

const addTerms = (terms: Terms): Formula => ({
  isAll: false,
  atoms: 0n,
  parts: terms.map((term) => ({ isAll: true, atoms: term, parts: [] })),
});

/**
 * The part of an expression that no single query can say: the smallest found, null where one can. Meant to be
 * shown; its conditions are those of the expression.
 */
export function findOffendingPart(expression: Expression): Expression | null {
  if (!isOffending(expression)) return null;
  const junction = openNegation(expression);
  if (junction.type !== 'And' && junction.type !== 'Or') return expression;
  const inner = junction.operands.find(isOffending);
  if (inner) return findOffendingPart(inner);
  return {
    ...junction,
    operands: dropNeedless(junction.operands, (operands) => isOffending({ ...junction, operands })),
  };
}

const isOffending = (part: Expression): boolean => compileExpression(part).kind === 'several';

/** `not (a and b)` as `not a or not b`, so that its parts can be looked at. */
function openNegation(expression: Expression): Expression {
  if (expression.type !== 'Not') return expression;
  const { operand } = expression;
  if (operand.type === 'Not') return openNegation(operand.operand);
  if (operand.type !== 'And' && operand.type !== 'Or') return expression;
  return {
    type: operand.type === 'And' ? 'Or' : 'And',
    operands: operand.operands.map((inner) => ({ type: 'Not', operand: inner })),
  };
}
