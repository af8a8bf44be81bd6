import type { LikeCondition } from '../../grammar/ast.js';
import type { FindingName } from '../diagnostics/findings.js';
import type { SchemaField } from '../schema/schema.js';
import { traitsOf } from '../values/field-types.js';
import { prefixesOf } from './id-form.js';
import { defineRule, type RuleContext, textValue } from './rule.js';

/** Language reference, section 3: "`like` on id, owner, reference". */
export const likeOnId = defineRule({
  meta: {
    id: 'like-on-id',
    description: 'Ids, owners and references are compared with `=` or `in`, not with `like`.',
    explanation:
      "`like` sees the bare number after the x: `id like '%12%'` never sees the `12x`. A pattern without x is " +
      '`INVALID_ID_ATTRIBUTE` against a reference on the classic servers, and silently matches nothing against ' +
      'an id or owner.',
    findings: ['like-on-id', 'like-on-id-without-x', 'like-on-reference-without-x', 'like-empty-id'],
    requiresSchema: true,
    bad: [
      { query: "select lastname from Contacts where id like '12x9%' limit 10;" },
      { query: "select lastname from Contacts where account_id like '%8' limit 10;" },
    ],
    good: [{ query: "select lastname from Contacts where id in ('12x95','12x96') limit 10;" }],
  },
  create: (context) => ({
    Like(node) {
      const field = context.findField(node.field);
      const pattern = textValue(node.pattern);
      if (!field || pattern === undefined || traitsOf(field).holds !== 'id') return;
      reportLike(context, node, classifyPattern(context, field, pattern));
    },
  }),
});

function classifyPattern(context: RuleContext, field: SchemaField, pattern: string): FindingName {
  // berliCRM's old lexer takes the nothing after the x for '' or NULL.
  if (/x$/.test(pattern)) return 'like-empty-id';
  if (pattern.includes('x')) return 'like-on-id';
  if (field.type.name === 'reference') return 'like-on-reference-without-x';
  // The type number is compared by no server, so such a pattern is as useless on one as on the other.
  const isPrefix = prefixesOf(context, field).has(pattern.replaceAll(/[%_]/g, ''));
  return isPrefix ? 'like-on-id' : 'like-on-id-without-x';
}

const hints: Readonly<Partial<Record<FindingName, string>>> = {
  'like-empty-id': 'Nothing stands after the x, which an old berliCRM takes for NULL, too.',
  'like-on-id-without-x': 'Without an x the classic servers match nothing.',
  'like-on-reference-without-x': 'Without an x the classic servers refuse the pattern.',
};

function reportLike({ report }: RuleContext, node: LikeCondition, name: FindingName): void {
  const advice = 'Compare whole ids with = or in.';
  const hint = hints[name];
  report({
    name,
    range: node.range,
    message: `like compares only the number after the x of ${node.field.name}.`,
    hint: hint ? `${hint} ${advice}` : advice,
  });
}
