import type { Query } from '../../grammar/ast.js';
import { endsInFrom } from '../../grammar/names.js';
import type { Fix } from '../diagnostics/diagnostic.js';
import { defineRule } from './rule.js';

/** Language reference, section 3: "sort by a field of another table, neither selected nor used in where". */
export const sortSelected = defineRule({
  meta: {
    id: 'sort-selected',
    description: 'Every sort field is selected.',
    explanation:
      'The classic servers join only the tables that the select list and the conditions need. Sorting by a field ' +
      'of another table is then `DATABASE_QUERY_ERROR`; describe does not tell which table a field is in.',
    findings: ['sort-field-not-selected'],
    requiresSchema: false,
    bad: [
      {
        query: 'select lastname from Contacts order by mailingcity limit 10;',
        fixed: 'select lastname, mailingcity from Contacts order by mailingcity limit 10;',
      },
    ],
    good: [
      { query: 'select lastname, mailingcity from Contacts order by mailingcity limit 10;' },
      { query: "select lastname from Contacts where mailingcity like 'B%' order by mailingcity limit 10;" },
      { query: 'select lastname from Contacts order by id limit 10;' },
    ],
  },
  create: (context) => ({
    OrderItem({ field }) {
      const { query, module, findField, report } = context;
      if (query.columns.type === 'AllColumns' || field.name === '' || namesOf(query).has(field.name)) return;
      // A field that the module does not have is another rule's finding.
      if (module?.fields && !findField(field)) return;
      const fix = createFix(query, field.name);
      report({
        name: 'sort-field-not-selected',
        range: field.range,
        message: `The classic servers may fail to sort by ${field.name}, which is neither selected nor in a condition.`,
        ...(fix && { fix }),
      });
    },
  }),
});

/** `id` is in the base table, which is always joined. */
function namesOf({ columns, where }: Query): ReadonlySet<string> {
  const selected = columns.type === 'FieldList' ? columns.fields : [];
  const compared = where?.conditions.map(({ field }) => field) ?? [];
  return new Set(['id', ...[...selected, ...compared].map(({ name }) => name)]);
}

function createFix({ columns }: Query, name: string): Fix | undefined {
  const last = columns.type === 'FieldList' ? columns.fields[columns.fields.length - 1] : undefined;
  if (!last || endsInFrom(name)) return undefined;
  const end = last.range[1];
  return { title: `Select ${name}`, edits: [{ range: [end, end], text: `, ${name}` }] };
}
