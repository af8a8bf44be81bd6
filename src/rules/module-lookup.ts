import type { FieldList, FieldName } from '../../grammar/ast.js';
import { endsInFrom } from '../../grammar/names.js';
import type { Fix } from '../diagnostics/diagnostic.js';
import { defineRule } from './rule.js';

/** Language reference, section 3: "The module is found by a first-match search". */
export const moduleLookup = defineRule({
  meta: {
    id: 'module-lookup',
    description: 'The last selected field does not end in “from”.',
    explanation:
      'Before they parse, all servers look for `from`, a blank and a word, and take the word for the module. In ' +
      '`select mailfrom from ModComments` that word is `from`: `ACCESS_DENIED`. With another field behind it, ' +
      'the same query works.',
    findings: ['module-lookup'],
    requiresSchema: false,
    bad: [
      {
        query: 'select mailfrom from ModComments limit 10;',
        fixed: 'select mailfrom, id from ModComments limit 10;',
      },
      {
        query: 'select id, mailfrom from ModComments limit 10;',
        fixed: 'select mailfrom, id from ModComments limit 10;',
      },
    ],
    good: [{ query: 'select mailfrom, id from ModComments limit 10;' }],
  },
  create: ({ report }) => ({
    FieldList(node) {
      const last = node.fields[node.fields.length - 1];
      if (!last || !endsInFrom(last.name)) return;
      const fix = createFix(node, last);
      report({
        name: 'module-lookup',
        range: last.range,
        message: `Servers take the end of ${last.name} for the keyword from, and look for a module called from.`,
        ...(fix && { fix }),
      });
    },
  }),
});

/** The rows have an `id` in any case, so asking for it adds nothing. */
function createFix({ fields }: FieldList, last: FieldName): Fix | undefined {
  if (!fields.some(({ name }) => name === 'id')) {
    const end = last.range[1];
    return { title: 'Add id behind it', edits: [{ range: [end, end], text: ', id' }] };
  }
  const other = fields.find(({ name }) => !endsInFrom(name));
  if (!other) return undefined;
  return {
    title: `Let ${other.name} come last`,
    edits: [
      { range: other.range, text: last.name },
      { range: last.range, text: other.name },
    ],
  };
}
