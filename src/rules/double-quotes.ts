import { defineRule } from './rule.js';

/** Found by the parser. Language reference, section 3: `"double quoted"`. */
export const doubleQuotes = defineRule({
  meta: {
    id: 'double-quotes',
    description: 'Text stands in single quotes.',
    explanation:
      'Double quotes are a lexer error on the classic servers. berliCRM since October 2021 accepts them and ' +
      'silently returns nothing.',
    findings: ['double-quotes'],
    requiresSchema: false,
    bad: [
      {
        query: 'select firstname from Contacts where lastname = "Meier" limit 10;',
        fixed: "select firstname from Contacts where lastname = 'Meier' limit 10;",
      },
    ],
    good: [{ query: "select firstname from Contacts where lastname = 'Meier' limit 10;" }],
  },
});
