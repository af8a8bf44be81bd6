import { defineRule } from './rule.js';

/** Found by `lint/directives.ts`, where the comments are read. */
export const suppressionForm = defineRule({
  meta: {
    id: 'suppression-form',
    description: 'A suppression comment names a known form, and known rules or codes.',
    explanation:
      'No server sees the comment, and neither does the linter where it is misspelt: the finding stays, or worse, one is ' +
      'believed to be suppressed. The forms are `vtql-disable-next-line`, `vtql-disable-line`, `vtql-disable` and ' +
      '`vtql-enable`, each with rules or codes behind it, separated by commas.',
    findings: ['unknown-directive', 'unknown-suppressed-rule'],
    requiresSchema: false,
    bad: [
      {
        query:
          '-- vtql-disable-next-line limt -- a handful of records\nselect lastname from Contacts limit 10;',
        language: 'vtql',
      },
      {
        query:
          '-- vtql-disable-nextline limit -- a handful of records\nselect lastname from Contacts limit 10;',
        language: 'vtql',
      },
    ],
    good: [
      {
        query:
          '-- vtql-disable limit, VTQL4011 -- small tables\nselect lastname from Contacts order by email;\n-- vtql-enable',
        language: 'vtql',
      },
    ],
  },
});
