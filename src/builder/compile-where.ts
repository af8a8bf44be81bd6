import * as codes from '../diagnostics/codes.js';
import { compileExpression, type NoWhere } from '../logic/compile.js';
import type { Expression, FlatWhere } from '../logic/expression.js';
import { findOffendingPart } from '../logic/plan.js';
import { writeCondition } from '../syntax/write.js';
import { refuse } from '../values/build-error.js';
import { showValue } from '../values/to-literal.js';

/** Which reading of mixed and/or the text must suit; see `CompileOptions` of the and/or compiler. */
export type Reading = 'both' | 'and-first';

/**
 * One where-clause for expressions that are and-ed; null for none.
 *
 * @throws QueryBuildError where there is no such clause, with the part that makes it impossible.
 */
export function compileWhere(expressions: readonly Expression[], reading: Reading): FlatWhere | null {
  if (expressions.length === 0) return null;
  const whole = joinAll(expressions);
  const compiled = compileExpression(whole, { reading });
  if (compiled.kind === 'single') return compiled.where;
  return compiled.kind === 'several' ? refuseSeveral(whole) : refuseNoWhere(compiled);
}

/** Expressions that are and-ed, as one. */
export const joinAll = (operands: readonly Expression[]): Expression => ({ type: 'And', operands });

function refuseSeveral(whole: Expression): never {
  const part = showExpression(findOffendingPart(whole) ?? whole);
  return refuse(
    codes.unsayableConditions,
    `No single query says the same in both readings of and/or: ${part}.`,
    "planQuery makes several queries of it; { reading: 'and-first' } is for servers known to bind and first.",
    { part },
  );
}

/** @throws QueryBuildError: why an expression has no where-clause at all. */
export function refuseNoWhere(none: NoWhere): never {
  if (none.kind === 'always') {
    return refuse(codes.constantConditions, 'The conditions hold for every record.', 'Leave them out.');
  }
  if (none.kind === 'never') {
    return refuse(codes.constantConditions, 'The conditions hold for no record.', 'Send no query.');
  }
  if (none.kind === 'too-complex') {
    return refuse(codes.unsayableConditions, 'The conditions are too entangled to be put into queries.');
  }
  const part = none.conditions.map((condition) => `not ${showExpression(condition)}`).join(', ');
  return refuse(codes.unsayableConditions, `The language has no spelling for ${part}.`, undefined, { part });
}

/** An expression with brackets, for messages; of a long list the first values. */
function showExpression(expression: Expression, isInner = false): string {
  if (expression.type === 'Not') return `not ${showExpression(expression.operand, true)}`;
  if (expression.type === 'And' || expression.type === 'Or') {
    const parts = expression.operands.map((operand) => showExpression(operand, true));
    const text = parts.join(expression.type === 'And' ? ' and ' : ' or ');
    return isInner ? `(${text})` : text;
  }
  const isLong = expression.type === 'In' && expression.values.length > 3;
  const shown = isLong ? { ...expression, values: [...expression.values.slice(0, 3), more] } : expression;
  return writeCondition(shown, (literal) => showValue('value' in literal ? literal.value : more.value));
}

const more = { type: 'Word', value: '…' } as const;
