import { defineRule } from './rule.js';

/** Language reference, section 3: "order by direction". */
export const sortDirection = defineRule({
  meta: {
    id: 'sort-direction',
    description: 'asc or desc stands once, after the last sort field.',
    explanation:
      'The classic servers take one direction, at the very end, and it applies to the last field only; before ' +
      'the last field it is a syntax error. berliCRM since October 2021 takes one per field.',
    findings: ['direction-not-last'],
    requiresSchema: false,
    bad: [{ query: 'select lastname, firstname from Contacts order by lastname desc, firstname limit 10;' }],
    good: [
      { query: 'select lastname, firstname from Contacts order by lastname, firstname desc limit 10;' },
      {
        query: 'select lastname, firstname from Contacts order by lastname desc, firstname limit 10;',
        dialect: 'berlicrm',
      },
    ],
  },
  create: ({ report }) => ({
    OrderBy({ items }) {
      for (const { field, direction, range } of items.slice(0, -1)) {
        if (!direction) continue;
        const edits = [{ range: [field.range[1], range[1]] as const, text: '' }];
        report({
          name: 'direction-not-last',
          range: [field.range[1], range[1]],
          message: `Only the last sort field can have a direction, and ${field.name} is not the last.`,
          ...(direction === 'asc' && { fix: { title: 'Remove asc, the default', edits } }),
          ...(direction === 'desc' && { suggestions: [{ title: 'Sort it ascending', edits }] }),
        });
      }
    },
  }),
});
