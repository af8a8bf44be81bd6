import { defineRule } from './rule.js';

/** Found by `lint/suppressions.ts`, where the file as a whole is known. */
export const unusedSuppression = defineRule({
  meta: {
    id: 'unused-suppression',
    description: 'A suppression comment suppresses something.',
    explanation:
      'No server sees the comment. One that outlives its finding hides the next one of that rule. It is not reported for ' +
      'a rule that needs a schema while there is none.',
    findings: ['unused-suppression'],
    requiresSchema: false,
    bad: [
      {
        query:
          '-- vtql-disable-next-line limit -- counted elsewhere\nselect lastname from Contacts limit 10;',
        language: 'vtql',
        fixed: 'select lastname from Contacts limit 10;',
      },
      {
        query:
          '-- vtql-disable-next-line limit, missing-semicolon -- read in one go\nselect lastname from Contacts;',
        language: 'vtql',
        fixed: '-- vtql-disable-next-line limit -- read in one go\nselect lastname from Contacts;',
      },
    ],
    good: [
      {
        query: '-- vtql-disable-next-line limit -- counted elsewhere\nselect lastname from Contacts;',
        language: 'vtql',
      },
    ],
  },
});
