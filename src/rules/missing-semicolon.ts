import { defineRule } from './rule.js';

/** Found by the parser. Language reference, section 3: "final `;`". */
export const missingSemicolon = defineRule({
  meta: {
    id: 'missing-semicolon',
    description: 'A query ends with a semicolon.',
    explanation:
      'The classic servers refuse a query without it. On berliCRM since October 2021 it is optional.',
    findings: ['missing-semicolon'],
    requiresSchema: false,
    bad: [
      {
        query: 'select lastname from Contacts limit 10',
        fixed: 'select lastname from Contacts limit 10;',
      },
    ],
    good: [{ query: 'select lastname from Contacts limit 10;' }],
  },
});
