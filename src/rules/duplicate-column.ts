import { defineRule } from './rule.js';

/** A column that is selected twice comes once in each row: rows are maps. */
export const duplicateColumn = defineRule({
  meta: {
    id: 'duplicate-column',
    description: 'Each column is selected once.',
    explanation: 'Rows are maps from field to value, so a column selected twice arrives once.',
    findings: ['duplicate-column'],
    requiresSchema: false,
    bad: [
      {
        query: 'select lastname, email, lastname from Contacts limit 10;',
        fixed: 'select lastname, email from Contacts limit 10;',
      },
    ],
    good: [{ query: 'select lastname, email from Contacts limit 10;' }],
  },
  create: ({ report }) => ({
    FieldList({ fields }) {
      const seen = new Set<string>();
      for (const [index, { name, range }] of fields.entries()) {
        const previous = fields[index - 1];
        if (seen.has(name) && previous && name !== '') {
          report({
            name: 'duplicate-column',
            range,
            message: `${name} is selected twice.`,
            fix: { title: 'Remove it', edits: [{ range: [previous.range[1], range[1]], text: '' }] },
          });
        }
        seen.add(name);
      }
    },
  }),
});
