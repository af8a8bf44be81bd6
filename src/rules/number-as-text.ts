import { traitsOf } from '../values/field-types.js';
import { respell } from './respell.js';
import { defineRule, onConditions, valuesOf } from './rule.js';

/** Language reference, section 3: "number against a text field". */
export const numberAsText = defineRule({
  meta: {
    id: 'number-as-text',
    description: 'A number compared with a text field stands in quotes.',
    explanation:
      'Against an unquoted number the database converts the column: every text that does not start with a digit ' +
      'becomes 0, so `lastname = 0` finds nearly everybody.',
    findings: ['number-against-text'],
    requiresSchema: true,
    bad: [{ query: 'select lastname from Contacts where lastname = 0 limit 10;' }],
    good: [
      { query: "select lastname from Contacts where lastname = '0' limit 10;" },
      { query: "select accountname from Accounts where employees = '5' limit 10;" },
    ],
  },
  create: ({ dialect, findField, report }) =>
    onConditions((condition) => {
      const field = findField(condition.field);
      if (!field || condition.type === 'Like' || traitsOf(field).holds !== 'text') return;
      for (const value of valuesOf(condition)) {
        const isNumber = value.type === 'Integer' || value.type === 'Decimal';
        const isTruth = value.type === 'Word' && /^(?:true|false)$/i.test(value.value);
        if (!isNumber && !isTruth) continue;
        const repair = respell(value, value.value, dialect);
        report({
          name: 'number-against-text',
          range: value.range,
          message: `Against the number ${value.value} the database converts the texts of ${field.name}: most become 0.`,
          ...(repair && { suggestions: [repair] }),
        });
      }
    }),
});
