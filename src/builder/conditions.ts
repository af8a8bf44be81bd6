import type { ComparisonOperator as AstOperator } from '../../grammar/ast.js';
import * as codes from '../diagnostics/codes.js';
import type { FlatCondition } from '../logic/expression.js';
import { quote, refuseUntyped, showValue, toLiteral, type ValueField } from '../values/to-literal.js';
import { unknown } from '../values/traits.js';
import { accept, refuse } from './build-error.js';

/**
 * The condition that a field, an operator and a value of JavaScript stand for.
 *
 * @throws QueryBuildError for a value that the field cannot be compared with, an empty list, empty text.
 */
export function createCondition(field: ValueField, operator: string, value: unknown): FlatCondition {
  switch (operator) {
    case '=':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compare(field, operator, value);
    case 'in':
      return createMembership(field, value);
    case 'like':
      return match(field, toPattern(field, value));
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

const nameField = ({ name }: ValueField) => ({ type: 'FieldName', name }) as const;

function compare(field: ValueField, operator: AstOperator, value: unknown): FlatCondition {
  const literal = accept(toLiteral(value, field));
  if (literal.value === '' && operator !== '!=') refuseEmpty(field, `${operator} ''`);
  return { type: 'Comparison', field: nameField(field), operator, value: literal };
}

function match(field: ValueField, pattern: string): FlatCondition {
  return { type: 'Like', field: nameField(field), pattern: quote(pattern) };
}

/** Of empty text on the servers. */
export function refuseEmpty({ name }: { readonly name: string }, what: string): never {
  refuse(
    codes.emptyLiteral,
    `${name} ${what} means another thing on each server.`,
    "Ask with 'is', 'empty'.",
  );
}

function createMembership(field: ValueField, list: unknown): FlatCondition {
  if (!Array.isArray(list)) refuse(codes.unfitValue, `The values for ${field.name} in (…) are no array.`);
  const values = new Map(
    (list as readonly unknown[]).map((item) => {
      const literal = accept(toLiteral(item, field));
      if (literal.value === '') refuseEmpty(field, "in ('')");
      return [literal.value, literal];
    }),
  );
  const [first] = values.values();
  if (!first) {
    const message = `${field.name} is compared with an empty list.`;
    return refuse(
      codes.emptyList,
      message,
      'It would find nothing: send no query, or leave the condition out.',
    );
  }
  if (values.size === 1) return { type: 'Comparison', field: nameField(field), operator: '=', value: first };
  return { type: 'In', field: nameField(field), values: [...values.values()] };
}

function toPattern(field: ValueField, value: unknown): string {
  const { name, traits } = field;
  const isPattern = typeof value === 'object' && value !== null && 'pattern' in value;
  const text = isPattern ? value.pattern : value;
  if (typeof text !== 'string') {
    refuse(codes.unfitValue, `The pattern for ${name} is no text.`, "'is' asks whether there is a value.");
  }
  // The type of the field says what a value is, not what a part of it is.
  accept(toLiteral(text, { ...field, traits: unknown }));
  if (text === '') refuseEmpty(field, "like ''");
  if (traits.holds === 'id') {
    refuse(codes.likeOnId, `like compares only the number after the x of ${name}.`, 'Use = or in.');
  }
  if ((traits.holds === 'number' || traits.holds === 'boolean') && /['\\]/.test(text)) {
    refuse(codes.hexForNumber, `No number in ${name} is like ${showValue(text)}.`);
  }
  return text;
}

/** Portable rule 8 (language reference, section 3): whether there is a value, spelt by what the field holds. */
function createTest(field: ValueField, test: unknown): FlatCondition {
  const { name, kind, traits, prefixes } = field;
  const isSet = test === 'set';
  if (!isSet && test !== 'empty') {
    refuse(codes.unfitValue, `${name} can be asked for with 'is' as 'set' or 'empty' only.`);
  }
  if (kind === 'unknown') accept(refuseUntyped(name, `'is', '${test}'`));
  const [operator, text] = traits.test?.(isSet, prefixes[0] ?? '11') ?? [];
  if (operator && text) return createCondition(field, operator, text);
  return refuse(
    codes.noNullTest,
    `No test means on all servers that ${name}, a ${kind} field, is ${isSet ? 'set' : 'empty'}.`,
    traits.holds === 'id' ? 'It always is set.' : undefined,
  );
}
