import type { Literal } from '../../grammar/ast.js';
import { suggest } from '../diagnostics/suggest.js';
import type { SchemaField } from '../schema/schema.js';
import { foldText } from '../values/collation.js';
import { isMultiple } from '../values/field-types.js';
import { respell } from './respell.js';
import { defineRule, onConditions, type RuleContext, showValue, textValue, valuesOf } from './rule.js';

/** `describe`: `picklistValues`; comparison as language reference, section 3: "text comparison by =". */
export const picklistValue = defineRule({
  meta: {
    id: 'picklist-value',
    description: 'A value compared with a picklist is one of its values.',
    explanation:
      'Nobody checks: a value that the picklist does not have is accepted and matches nothing (or everything, ' +
      'with `!=`). Case and accents do not count. The stock schema has the values of a fresh installation, but for ' +
      'those that are translated or that every installation makes its own.',
    findings: ['unknown-picklist-value'],
    requiresSchema: true,
    bad: [{ query: "select lastname from Contacts where leadsource = 'Cold Cal' limit 10;" }],
    good: [
      { query: "select lastname from Contacts where leadsource = 'Cold Call' limit 10;" },
      { query: "select lastname from Contacts where leadsource in ('partner','cold call') limit 10;" },
    ],
  },
  create: (context) =>
    onConditions((condition) => {
      const field = context.findField(condition.field);
      // The stock schema leaves out the values that are another language's or every installation's own.
      if (!field || field.type.picklistValues.length === 0) return;
      const isOrdered = condition.type === 'Comparison' && !/^!?=$/.test(condition.operator);
      if (isOrdered || condition.type === 'Like' || isMultiple(field.type)) return;
      for (const value of valuesOf(condition)) checkValue(context, field, value);
    }),
});

function checkValue({ dialect, report }: RuleContext, field: SchemaField, literal: Literal): void {
  const value = textValue(literal);
  if (value === undefined || value.trim() === '') return;
  const known = field.type.picklistValues.map((item) => item.value);
  const folded = foldText(value);
  if (known.includes(value) || known.some((candidate) => foldText(candidate) === folded)) return;
  const byLabel = field.type.picklistValues.filter(({ label }) => foldText(label) === folded);
  const candidates = byLabel.length > 0 ? byLabel.map((item) => item.value) : suggest(value, known);
  const suggestions = candidates
    .map((candidate) => respell(literal, candidate, dialect))
    .filter((fix) => fix !== undefined);
  report({
    name: 'unknown-picklist-value',
    range: literal.range,
    message: `The picklist ${field.name} has no value ${showValue(value)}.`,
    hint:
      candidates.length > 0
        ? `Did you mean ${candidates.map(showValue).join(' or ')}?`
        : `It has ${known.slice(0, 8).map(showValue).join(', ')}${known.length > 8 ? ', …' : ''}.`,
    ...(suggestions.length > 0 && { suggestions }),
    data: { candidates },
  });
}
