import { defineRule } from './rule.js';

/** Language reference, section 1: "in `order by` at most two". */
export const sortFields = defineRule({
  meta: {
    id: 'sort-fields',
    description: 'A query sorts by at most two fields.',
    explanation: 'The documentation allows two. All servers measured take more.',
    findings: ['many-sort-fields'],
    requiresSchema: false,
    bad: [
      {
        query:
          'select lastname, firstname, email from Contacts order by lastname, firstname, email limit 10;',
      },
    ],
    good: [{ query: 'select lastname, firstname from Contacts order by lastname, firstname limit 10;' }],
  },
  create: ({ report }) => ({
    OrderBy({ items }) {
      const third = items[2];
      const last = items[items.length - 1];
      if (!third || !last) return;
      report({
        name: 'many-sort-fields',
        range: [third.range[0], last.range[1]],
        message: `The documentation allows two sort fields; this query has ${items.length}.`,
      });
    },
  }),
});
