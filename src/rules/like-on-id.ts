import { traitsOf } from '../values/field-types.js';
import { defineRule, textValue } from './rule.js';

/** Language reference, section 3: "`like` on id, owner, reference". */
export const likeOnId = defineRule({
  meta: {
    id: 'like-on-id',
    description: 'Ids, owners and references are compared with `=` or `in`, not with `like`.',
    explanation:
      "`like` sees the bare number after the x: `id like '%12%'` never sees the `12x`. A pattern without x is " +
      '`INVALID_ID_ATTRIBUTE` against a reference on the classic servers, and silently matches nothing against ' +
      'an id or owner.',
    findings: ['like-on-id', 'like-on-id-without-x', 'like-on-reference-without-x'],
    requiresSchema: true,
    bad: [
      { query: "select lastname from Contacts where id like '12x9%' limit 10;" },
      { query: "select lastname from Contacts where account_id like '%8' limit 10;" },
    ],
    good: [{ query: "select lastname from Contacts where id in ('12x95','12x96') limit 10;" }],
  },
  create: ({ findField, report }) => ({
    Like(node) {
      const field = findField(node.field);
      const pattern = textValue(node.pattern);
      if (!field || pattern === undefined || traitsOf(field).holds !== 'id') return;
      const isReference = field.type.name === 'reference';
      const withoutX = isReference ? 'like-on-reference-without-x' : 'like-on-id-without-x';
      const hasX = pattern.includes('x');
      report({
        name: hasX ? 'like-on-id' : withoutX,
        range: node.range,
        message: `like compares only the number after the x of ${field.name}.`,
        hint: hasX
          ? 'Compare whole ids with = or in.'
          : `Without an x the classic servers ${isReference ? 'refuse the pattern' : 'match nothing'}; compare whole ids with = or in.`,
      });
    },
  }),
});
