import type { Literal } from '../../grammar/ast.js';
import { findIdPrefixes } from '../schema/id-prefixes.js';
import type { SchemaField } from '../schema/schema.js';
import { traitsOf } from '../values/field-types.js';
import { defineRule, onConditions, type RuleContext, showValue, textValue, valuesOf } from './rule.js';

const idShape = /^\s*(\d+)x\d+\s*$/;

/** Language reference, section 3: the rows on ids; section 3, portable rule 9. */
export const idForm = defineRule({
  meta: {
    id: 'id-form',
    description: 'Ids are written as `<type number>x<record number>`, with the number of the right module.',
    explanation:
      'The bare number from the URL of a record is no id. The classic servers refuse it ' +
      '(`INVALID_ID_ATTRIBUTE`, `DATABASE_QUERY_ERROR`), berliCRM compares numbers and finds wrong rows. Classic ' +
      "servers paste ids unquoted into SQL: `id = '12x5 or 1=1'` returns everything. The number before the x is " +
      'never checked, so `99x95` finds `12x95` – and `11x95`, meant for an account, finds a contact.',
    findings: ['invalid-id', 'null-against-id', 'id-prefix'],
    requiresSchema: true,
    bad: [
      { query: "select lastname from Contacts where id = '95' limit 10;" },
      { query: "select lastname from Contacts where account_id = '12x88' limit 10;" },
      { query: "select lastname from Contacts where assigned_user_id = 'admin' limit 10;" },
      { query: 'select lastname from Contacts where account_id = null limit 10;' },
    ],
    good: [
      { query: "select lastname from Contacts where id = '12x95' limit 10;" },
      { query: "select lastname from Contacts where account_id in ('11x88','11x89') limit 10;" },
      { query: "select lastname from Contacts where assigned_user_id = '19x1' limit 10;" },
    ],
  },
  create: (context) =>
    onConditions((condition) => {
      const field = context.findField(condition.field);
      if (!field || traitsOf(field).holds !== 'id' || condition.type === 'Like') return;
      for (const value of valuesOf(condition)) checkId(context, field, value);
    }),
});

function checkId(context: RuleContext, field: SchemaField, literal: Literal): void {
  if (literal.type === 'Word' && literal.value.toLowerCase() === 'null') {
    context.report({
      name: 'null-against-id',
      range: literal.range,
      message: `The classic servers refuse null against ${field.name}, which holds ids.`,
      hint: `${field.name} > '11x0' finds what is set, = '11x0' what is not.`,
    });
    return;
  }
  const value = textValue(literal);
  if (value === undefined) return;
  const prefix = literal.type === 'Hex' ? undefined : idShape.exec(value)?.[1];
  const expected = prefixesOf(context, field);
  if (prefix === undefined) reportInvalid(context, field, literal, value, expected);
  else if (expected.size > 0 && !expected.has(prefix)) reportPrefix(context, field, literal, value, expected);
}

/** The type numbers that the field's ids can have, by module; empty where the schema does not tell. */
export function prefixesOf({ module, schema }: RuleContext, field: SchemaField): ReadonlyMap<string, string> {
  return schema && module ? findIdPrefixes(schema, module, field) : new Map();
}

const list = (expected: ReadonlyMap<string, string>): string =>
  [...expected].map(([prefix, module]) => `${prefix}x… (${module})`).join(' or ');

function reportInvalid(
  { report }: RuleContext,
  field: SchemaField,
  literal: Literal,
  value: string,
  expected: ReadonlyMap<string, string>,
): void {
  const number = /^\d+$/.test(value) ? value : undefined;
  const suggestions = number
    ? [...expected.keys()].map((prefix) => ({
        title: `Write '${prefix}x${number}'`,
        edits: [{ range: literal.range, text: `'${prefix}x${number}'` }],
      }))
    : [];
  report({
    name: 'invalid-id',
    range: literal.range,
    message: `${showValue(value)} is no id, but ${field.name} holds ids.`,
    hint: expected.size > 0 ? `An id of this field reads ${list(expected)}.` : "An id reads '12x95'.",
    ...(suggestions.length > 0 && { suggestions }),
  });
}

function reportPrefix(
  { report }: RuleContext,
  field: SchemaField,
  literal: Literal,
  value: string,
  expected: ReadonlyMap<string, string>,
): void {
  report({
    name: 'id-prefix',
    range: literal.range,
    message: `${showValue(value)} is not an id that ${field.name} can hold; servers ignore what stands before the x.`,
    hint: `Expected ${list(expected)}.`,
    data: { prefixes: [...expected.keys()] },
  });
}
