import type { Literal } from '../../grammar/ast.js';
import { compileExpression, type NoWhere } from '../logic/compile.js';
import type { Expression, FlatCondition, FlatWhere } from '../logic/expression.js';
import { findOffendingPart } from '../logic/plan.js';
import type { Unranged } from '../syntax/unranged.js';
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
  return {
    type: 'Where',
    conditions,
    connectors: conditions.slice(1).map(() => ({ type: 'Connector', kind: 'and' })),
  };
}

function refuseSeveral(whole: Expression): never {
  const part = showExpression(findOffendingPart(whole) ?? whole);
  return refuse(
    'unsayable-conditions',
    `No single query says the same in both readings of and/or: ${part}.`,
    "planQuery makes several queries of it; { reading: 'and-first' } is for servers known to bind and first.",
    { part },
  );
}

/** @throws QueryBuildError: why an expression has no where-clause at all. */
export function refuseNoWhere(none: NoWhere): never {
  switch (none.kind) {
    case 'always':
      return refuse('constant-conditions', 'The conditions hold for every record.', 'Leave them out.');
    case 'never':
      return refuse('constant-conditions', 'The conditions hold for no record.', 'Send no query.');
    case 'unsayable': {
      const part = none.conditions.map((condition) => `not ${showExpression(condition)}`).join(', ');
      const message = `The language has no spelling for ${part}.`;
      return refuse('unsayable-conditions', message, undefined, { part });
    }
    case 'too-complex':
      return refuse('unsayable-conditions', 'The conditions are too entangled to be put into queries.');
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
    case 'Comparison':
      return `${expression.field.name} ${expression.operator} ${showLiteral(expression.value)}`;
    case 'Like':
      return `${expression.field.name} like ${showLiteral(expression.pattern)}`;
    case 'In': {
      const shown = expression.values.slice(0, 3).map(showLiteral);
      return `${expression.field.name} in (${shown.join(', ')}${expression.values.length > 3 ? ', …' : ''})`;
    }
  }
}

const showLiteral = (literal: Unranged<Literal>): string =>
  'value' in literal && literal.value !== null ? showValue(literal.value) : '…';
