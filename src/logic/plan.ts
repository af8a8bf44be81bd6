import {
  type Analysis,
  analyse,
  type CompileOptions,
  compileAnalysis,
  compileExpression,
  type NoWhere,
  refuseTooComplex,
  type SingleWhere,
} from './compile.js';
import { splitIntoFamilies } from './cover.js';
import type { Expression, FlatWhere } from './expression.js';
import { canPeel, peel } from './peel.js';
import { spellGroups } from './spell.js';

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
  return refuseTooComplex(() => {
    const analysis = analyse(expression);
    if ('kind' in analysis) return analysis;
    const compiled = compileAnalysis(analysis, options);
    return compiled.kind === 'several' ? planUnion(analysis) : compiled;
  });
}

function planUnion({ terms, space, atoms }: Analysis): ExpressionPlan {
  if (terms.length > mostProducts) return { kind: 'too-complex' };
  const families = splitIntoFamilies(terms, (family) => canPeel(family, space));
  return { kind: 'union', parts: families.map((family) => spellGroups(peel(family, space) ?? [], atoms)) };
}

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

/** Leaves out ever smaller runs of items, as long as the rest passes the test without them. */
function dropNeedless<T>(items: readonly T[], test: (rest: readonly T[]) => boolean): readonly T[] {
  let kept = items;
  for (let size = Math.ceil(items.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      const rest = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (test(rest)) kept = rest;
      else at += size;
    }
  }
  return kept;
}
