import { defineRule, onConditions, valuesOf } from './rule.js';

/** Language reference, section 3: "`null`". */
export const nullComparison = defineRule({
  meta: {
    id: 'null-comparison',
    description: 'Nothing is compared with null.',
    explanation:
      "`= null` and `!= null` never match anything, on any server. What has a value is found by `like '_%'` " +
      "(text and dates) or `> '11x0'` (references); being NULL has no portable test.",
    findings: ['null-comparison'],
    requiresSchema: false,
    bad: [{ query: 'select lastname from Contacts where email = null limit 10;' }],
    good: [{ query: "select lastname from Contacts where email like '_%' limit 10;" }],
  },
  create: ({ report }) =>
    onConditions((condition) => {
      for (const value of valuesOf(condition)) {
        if (value.type !== 'Word' || value.value.toLowerCase() !== 'null') continue;
        report({
          name: 'null-comparison',
          range: value.range,
          message: 'A comparison with null never matches.',
          hint: "like '_%' finds what has a value; = ' ' finds empty text.",
        });
      }
    }),
});
