import type { LikeCondition } from '../../grammar/ast.js';
import { respell } from './respell.js';
import { defineRule, type RuleContext, showValue, textValue } from './rule.js';

/** Language reference, section 3 portable rule 7, and section 7: "LIKE used as equality, unescaped wildcards". */
export const likeWildcard = defineRule({
  meta: {
    id: 'like-wildcard',
    description: 'A like has a wildcard, and only those that are meant.',
    explanation:
      '`%` stands for any text and `_` for any one character. Without either, `like` is `=`, except that it ' +
      'counts trailing blanks. A `_` inside a word or a `%` after a number is most often meant literally: it ' +
      'needs a backslash before it, and on berliCRM since October 2021 such a pattern needs a hex literal.',
    findings: ['like-without-wildcard', 'unescaped-wildcard'],
    requiresSchema: false,
    bad: [
      { query: "select lastname from Contacts where lastname like 'Meier' limit 10;" },
      { query: "select productname from Products where productname like '%50% off%' limit 10;" },
      { query: "select lastname from Contacts where email like 'first_last@%' limit 10;" },
    ],
    good: [
      { query: "select lastname from Contacts where lastname like 'Mei%' limit 10;" },
      { query: "select lastname from Contacts where lastname like 'M__er' limit 10;" },
      { query: 'select productname from Products where productname like 0x35305c256f6666 limit 10;' },
    ],
  },
  create: (context) => ({
    Like(node) {
      const pattern = textValue(node.pattern);
      if (pattern === undefined || pattern === '') return;
      const bare = pattern.replaceAll(/\\[\s\S]/g, '  ');
      if (!/[%_]/.test(pattern)) reportNoWildcard(context, node);
      else checkLiteralLook(context, node, pattern, bare);
    },
  }),
});

function reportNoWildcard({ report }: RuleContext, { operatorRange }: LikeCondition): void {
  report({
    name: 'like-without-wildcard',
    range: operatorRange,
    message: 'A like without % or _ compares the whole text; = says so.',
    suggestions: [{ title: 'Write =', edits: [{ range: operatorRange, text: '=' }] }],
  });
}

/** One `_` between two letters or digits, or a `%` between a number and further text. */
const literalLooks = [/(?<=[\p{L}\d])_(?=[\p{L}\d])/gu, /(?<=\d)%(?= ?[\p{L}\d])/gu];

function checkLiteralLook(
  { dialect, report }: RuleContext,
  node: LikeCondition,
  pattern: string,
  bare: string,
): void {
  const places = literalLooks.flatMap((look) => [...bare.matchAll(look)].map(({ index }) => index));
  // A mask such as 12_34_56 is made of wildcards.
  if (places.length === 0 || places.length > 2) return;
  let escaped = pattern;
  for (const place of places.sort((a, b) => b - a))
    escaped = `${escaped.slice(0, place)}\\${escaped.slice(place)}`;
  const repair = respell(node.pattern, escaped, dialect);
  report({
    name: 'unescaped-wildcard',
    range: node.pattern.range,
    message: `${showValue(pattern)} has a wildcard that looks meant literally.`,
    hint: '% stands for any text, _ for any one character; a backslash before it takes it literally.',
    ...(repair && { suggestions: [repair] }),
  });
}
