import { defineRule } from './rule.js';

/** Found by `lint/suppressions.ts`, where the file as a whole is known. */
export const suppressionReason = defineRule({
  meta: {
    id: 'suppression-reason',
    description: 'A suppression comment says why.',
    explanation:
      'No server sees the comment; the next reader does, and has to know whether it may go. The reason stands behind ' +
      '`--`.',
    findings: ['suppression-without-reason'],
    requiresSchema: false,
    bad: [
      {
        query: '-- vtql-disable-next-line limit\nselect lastname from Contacts;',
        language: 'vtql',
      },
    ],
    good: [
      {
        query: '-- vtql-disable-next-line limit -- a handful of records\nselect lastname from Contacts;',
        language: 'vtql',
      },
    ],
  },
});
