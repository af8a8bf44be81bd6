import type { Condition, Where } from '../../grammar/ast.js';
import type { Unranged } from '../syntax/unranged.js';

/** A where-clause as it stands in a query: flat, so that its meaning depends on who reads it. */
export type FlatWhere = Unranged<Where>;

/** One condition, from a text or never written. */
export type FlatCondition = Unranged<Condition>;

/**
 * What records are asked for, grouped as meant: plain data, discriminated by `type`. A leaf is a condition of
 * the syntax tree. `And` of nothing always holds, `Or` of nothing never does.
 */
export type Expression = AndExpression | OrExpression | NotExpression | FlatCondition;

/** All operands hold; of none: always. */
export interface AndExpression {
  readonly type: 'And';
  readonly operands: readonly Expression[];
}

/** At least one operand holds; of none: never. */
export interface OrExpression {
  readonly type: 'Or';
  readonly operands: readonly Expression[];
}

/** The operand does not hold: as SQL's own, never where its field is NULL. */
export interface NotExpression {
  readonly type: 'Not';
  readonly operand: Expression;
}
