import type { Literal } from '../../grammar/ast.js';
import type { SchemaField } from '../schema/schema.js';
import { type TypeTraits, traitsOf } from '../values/field-types.js';
import { guessValue } from '../values/guess-value.js';
import { respell } from './respell.js';
import { defineRule, onConditions, type RuleContext, showValue, textValue, valuesOf } from './rule.js';

/** Language reference, section 1 (types) and section 3 (dates, booleans, result values). */
export const valueType = defineRule({
  meta: {
    id: 'value-type',
    description: 'A value fits the type of its field.',
    explanation:
      'The database converts what does not fit, and so compares with 0, with NULL or with nothing: the query ' +
      'is accepted and returns the wrong rows. Dates are `yyyy-mm-dd` and times UTC whatever the user’s ' +
      "settings are; booleans are `'1'` and `'0'` (`'true'` finds nothing on any server).",
    findings: [
      'invalid-number',
      'invalid-boolean',
      'invalid-date',
      'invalid-time',
      'invalid-datetime',
      'unlikely-format',
    ],
    requiresSchema: true,
    bad: [
      { query: "select lastname from Contacts where birthday = '20.05.2016' limit 10;" },
      { query: "select accountname from Accounts where employees > 'many' limit 10;" },
      { query: "select lastname from Contacts where donotcall = 'true' limit 10;" },
      { query: "select lastname from Contacts where createdtime > '2016-05-20T10:00:00Z' limit 10;" },
    ],
    good: [
      { query: "select lastname from Contacts where birthday = '2016-05-20' limit 10;" },
      { query: "select lastname from Contacts where donotcall = '1' limit 10;" },
      { query: "select lastname from Contacts where birthday like '2016-05-%' limit 10;" },
    ],
  },
  create: (context) =>
    onConditions((condition) => {
      const field = context.findField(condition.field);
      const traits = field && traitsOf(field);
      if (!field || !traits?.check || condition.type === 'Like') return;
      for (const value of valuesOf(condition)) checkValue(context, field, traits, value);
    }),
});

function checkValue(context: RuleContext, field: SchemaField, traits: TypeTraits, literal: Literal): void {
  const value = textValue(literal);
  if (value === undefined) return;
  const problem = traits.check?.(value);
  if (!problem) return;
  context.report({
    name: problem.name,
    range: literal.range,
    message: `${showValue(value)} ${problem.problem}, but ${field.name} is a ${field.type.name} field.`,
    ...(problem.hint && { hint: problem.hint }),
    ...suggestMeant(context, literal, guessValue(value, problem)),
  });
}

/** A suggestion only: what was meant is a guess, and the rows change. */
function suggestMeant({ dialect }: RuleContext, literal: Literal, meant: string | undefined) {
  const repair = meant === undefined ? undefined : respell(literal, meant, dialect);
  return repair ? { suggestions: [repair] } : {};
}
