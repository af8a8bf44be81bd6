import type { Condition, Literal, Where } from '../../../grammar/ast.js';
import { traitsOf } from '../../values/field-types.js';
import { matchesPattern } from './collation.js';
import { comparisons, type ReadField } from './expression.js';
import type { QueriedModule } from './statement.js';
import { toRecordNumber } from './stored-value.js';
import { compareValues, fromNumber, fromText, fromTruth, toText, type Value } from './value.js';

/** Whether a record meets a condition. */
export type Test = (read: ReadField) => boolean;

/**
 * A where-clause as documented: conditions are processed from left to right (language reference, section 1). NULL
 * makes a condition unknown, which counts as false here: without `not` no record is found more or less by that.
 */
export function compileWhere({ conditions, connectors }: Where, module: QueriedModule): Test {
  const tests = conditions.map((condition) => compileCondition(condition, module));
  const areOred = connectors.map(({ kind }) => kind === 'or');
  return (read) =>
    tests.reduce((holds, test, i) => (areOred[i - 1] ? holds || test(read) : holds && test(read)), true);
}

function compileCondition(condition: Condition, { fields }: QueriedModule): Test {
  const { name } = condition.field;
  const field = fields.get(name);
  const isId = name === 'id' || (field !== undefined && traitsOf(field).holds === 'id');
  const toOperand = (literal: Literal): Value | null => readLiteral(literal, isId);
  switch (condition.type) {
    case 'Comparison': {
      const operand = toOperand(condition.value);
      const holds = comparisons[condition.operator];
      return (read) => {
        const order = compareValues(read(name), operand);
        return order !== null && holds?.(order) === true;
      };
    }
    case 'In': {
      const options = condition.values.map(toOperand);
      return (read) => {
        const value = read(name);
        return options.some((option) => compareValues(value, option) === 0);
      };
    }
    case 'Like': {
      const pattern = toOperand(condition.pattern);
      return (read) => {
        const value = read(name);
        return value !== null && pattern !== null && matchesPattern(toText(value), toText(pattern));
      };
    }
  }
}

/** Ids count by the number after their `x`. Null is NULL. */
function readLiteral(literal: Literal, isId: boolean): Value | null {
  switch (literal.type) {
    case 'String':
    case 'Hex':
    case 'Id':
    case 'Date': {
      const text = literal.value ?? '';
      return isId ? fromNumber(toRecordNumber(text)) : fromText(text);
    }
    case 'Integer':
    case 'Decimal':
      return fromNumber(Number(literal.value));
    case 'Word':
      return /^null$/i.test(literal.value) ? null : fromTruth(/^true$/i.test(literal.value));
    case 'Missing':
      return null;
  }
}
