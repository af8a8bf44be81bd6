import { defineRule } from './rule.js';

/** Found by the parser. Language reference, section 3: "comments". */
export const comment = defineRule({
  meta: {
    id: 'comment',
    description: 'A query is sent without comments.',
    explanation:
      'The classic lexer knows no comments: it fails, and where the very first token cannot be lexed it spins ' +
      'until its time limit. In `.vtql` files comments are fine, because they are never sent.',
    findings: ['comment'],
    requiresSchema: false,
    bad: [
      {
        query: 'select lastname from Contacts /* all */ limit 10;',
        fixed: 'select lastname from Contacts  limit 10;',
      },
    ],
    good: [{ query: 'select lastname from Contacts limit 10;' }],
  },
});
