import type { ComparisonOperator } from '../../grammar/ast.js';
import * as codes from '../diagnostics/codes.js';
import type { FlatCondition } from '../logic/expression.js';
import { refuse } from '../values/build-error.js';
import { quote, refuseUntyped, showValue, toLiteral } from '../values/to-literal.js';
import type { ValueField } from '../values/value-field.js';

/**
 * The condition that a field, an operator and a value of JavaScript stand for.
 *
 * @throws QueryBuildError for a value that the field cannot be compared with, an empty list, empty text.
 */
export function createCondition(field: ValueField, operator: string, value: unknown): FlatCondition {
  if (isComparison(operator)) return compare(field, operator, value);
  switch (operator) {
    case 'in':
      return createMembership(field, value);
    case 'like':
      return { type: 'Like', field: nameField(field), pattern: quote(toPattern(field, value)) };
    case 'is':
      return createTest(field, value);
    default:
      return refuse(
        codes.foreignOperator,
        `There is no operator ${showValue(operator)}.`,
        "There are =, !=, <, <=, >, >=, 'in', 'like' and 'is'; not(cmp(…)) negates.",
      );
  }
}

/** Whether an operator takes one value. */
export const isComparison = (operator: string): operator is ComparisonOperator =>
  typeof operator === 'string' && /^([<>]=?|!?=)$/.test(operator);

const nameField = ({ name }: ValueField) => ({ type: 'FieldName', name }) as const;

function compare(field: ValueField, operator: ComparisonOperator, value: unknown): FlatCondition {
  const literal = toLiteral(value, field);
  if (literal.value === '' && operator !== '!=') refuseEmpty(field, operator);
  return { type: 'Comparison', field: nameField(field), operator, value: literal };
}

/** Of empty text on the servers. */
export function refuseEmpty({ name }: { readonly name: string }, operator: string): never {
  const message = `${name} ${operator} '' means another thing on each server.`;
  return refuse(codes.emptyLiteral, message, "Ask with 'is', 'empty'.");
}

function createMembership(field: ValueField, list: unknown): FlatCondition {
  if (!Array.isArray(list)) refuse(codes.unfitValue, `The values for ${field.name} in (…) are no array.`);
  const values = (list as readonly unknown[]).map((item) => {
    const literal = toLiteral(item, field);
    return literal.value === '' ? refuseEmpty(field, 'in') : literal;
  });
  if (values.length === 0) {
    const hint = 'Send no query, or leave the condition out.';
    refuse(codes.emptyList, `${field.name} is compared with an empty list.`, hint);
  }
  return { type: 'In', field: nameField(field), values };
}

function toPattern(field: ValueField, value: unknown): string {
  const { name, holds } = field;
  const isPattern = typeof value === 'object' && value !== null && 'pattern' in value;
  const text = isPattern ? value.pattern : value;
  if (typeof text !== 'string') {
    refuse(codes.unfitValue, `The pattern for ${name} is no text.`, "'is' asks whether there is a value.");
  }
  if (holds === 'id') {
    refuse(codes.likeOnId, `like compares only the number after the x of ${name}.`, 'Use = or in.');
  }
  toLiteral(text, field, true);
  if (text === '') refuseEmpty(field, 'like');
  return text;
}

/** Whether there is a value, spelt by what the field holds. */
function createTest(field: ValueField, test: unknown): FlatCondition {
  const isSet = test === 'set';
  if (!isSet && test !== 'empty') {
    refuse(codes.unfitValue, `${field.name} 'is' either 'set' or 'empty'.`);
  }
  const made = field.test?.(isSet) ?? refuseUntyped(field.name, `'is', '${test}'`);
  return createCondition(field, ...made);
}
