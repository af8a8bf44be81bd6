import type { Literal } from '../../grammar/ast.js';
import * as codes from '../diagnostics/codes.js';
import { compileExpression, type NoWhere } from '../logic/compile.js';
import type { Expression, FlatCondition, FlatWhere } from '../logic/expression.js';
import { findOffendingPart } from '../logic/plan.js';
import { joinGroups } from '../logic/spell.js';
import type { Unranged } from '../syntax/unranged.js';
import { writeCondition } from '../syntax/write.js';
import { showValue } from '../values/to-literal.js';
import { refuse } from './build-error.js';

/** Which reading of mixed and/or the text must suit; see `CompileOptions` of the and/or compiler. */
export type Reading = 'both' | 'and-first';

/**
 * One where-clause for expressions that are and-ed; null for none.
 *
 * @throws QueryBuildError where there is no such clause, with the part that makes it impossible.
 */
export function compileWhere(expressions: readonly Expression[], reading: Reading): FlatWhere | null {
  if (expressions.length === 0) return null;
  const plain = joinPlain(expressions);
  if (plain) return plain;
  const whole = joinAll(expressions);
  const compiled = compileExpression(whole, { reading });
  if (compiled.kind === 'single') return compiled.where;
  return compiled.kind === 'several' ? refuseSeveral(whole) : refuseNoWhere(compiled);
}

/** Expressions that are and-ed, as one. */
export const joinAll = (expressions: readonly Expression[]): Expression => {
  const [only] = expressions;
  return only && expressions.length === 1 ? only : { type: 'And', operands: expressions };
};

/** The usual case, and-ed conditions on different fields, needs no reasoning. */
function joinPlain(expressions: readonly Expression[]): FlatWhere | null {
  const conditions: FlatCondition[] = [];
  const names = new Set<string>();
  for (const expression of expressions) {
    if (!('field' in expression)) return null;
    conditions.push(expression);
    names.add(expression.field.name);
  }
  if (names.size < conditions.length) return null;
  return joinGroups([conditions]);
}

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
  switch (none.kind) {
    case 'always':
      return refuse(codes.constantConditions, 'The conditions hold for every record.', 'Leave them out.');
    case 'never':
      return refuse(codes.constantConditions, 'The conditions hold for no record.', 'Send no query.');
    case 'unsayable': {
      const part = none.conditions.map((condition) => `not ${showExpression(condition)}`).join(', ');
      const message = `The language has no spelling for ${part}.`;
      return refuse(codes.unsayableConditions, message, undefined, { part });
    }
    case 'too-complex':
      return refuse(codes.unsayableConditions, 'The conditions are too entangled to be put into queries.');
  }
}

/** An expression with brackets, for messages. */
function showExpression(expression: Expression, isInner = false): string {
  switch (expression.type) {
    case 'And':
    case 'Or': {
      const word = expression.type === 'And' ? ' and ' : ' or ';
      const text = expression.operands.map((operand) => showExpression(operand, true)).join(word);
      return isInner ? `(${text})` : text;
    }
    case 'Not':
      return `not ${showExpression(expression.operand, true)}`;
    case 'In': {
      const { values } = expression;
      // A long list is shown by its first values.
      const shown = values.length > 3 ? [...values.slice(0, 3), { type: 'Missing' } as const] : values;
      return writeCondition({ ...expression, values: shown }, showLiteral);
    }
    default:
      return writeCondition(expression, showLiteral);
  }
}

const showLiteral = (literal: Unranged<Literal>): string =>
  'value' in literal && literal.value !== null ? showValue(literal.value) : '…';
