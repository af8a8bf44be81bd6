import { defineRule } from './rule.js';

/** Language reference, section 7: "paging without order by". */
export const pagingOrder = defineRule({
  meta: {
    id: 'paging-order',
    description: 'A query with an offset sorts.',
    explanation:
      'Without `order by` the database may return records in any order, another one for each page: some come ' +
      'twice, some never. `order by id` is the safest: it is unique.',
    findings: ['paging-without-order'],
    requiresSchema: false,
    bad: [{ query: 'select lastname from Contacts limit 100, 100;' }],
    good: [
      { query: 'select lastname from Contacts order by id limit 100, 100;' },
      { query: 'select lastname from Contacts limit 0, 100;' },
    ],
  },
  create: (context) => ({
    Limit({ offset, range }) {
      const { query, report } = context;
      const isFirst = offset === null || (offset.type === 'Integer' && Number(offset.value) === 0);
      if (isFirst || query.orderBy || query.columns.type === 'CountAll') return;
      report({
        name: 'paging-without-order',
        range,
        message: 'Without order by, pages may repeat some records and skip others.',
        suggestions: [
          { title: 'Sort by id', edits: [{ range: [range[0], range[0]], text: 'order by id ' }] },
        ],
      });
    },
  }),
});
