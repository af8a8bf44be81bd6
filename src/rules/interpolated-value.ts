import type { Condition, Range } from '../../grammar/ast.js';
import type { Dialect } from '../dialect/dialect.js';
import type { Hole } from '../extract/found-query.js';
import { traitsOf } from '../values/field-types.js';
import { defineRule, type RuleContext } from './rule.js';

/**
 * Language reference, section 3: the rows on ids, quotes and backslashes.
 *
 * A warning, not an error: whether the value was checked before cannot be seen where it is put in.
 */
export const interpolatedValue = defineRule({
  meta: {
    id: 'interpolated-value',
    description: 'Programs put values into a query by the builder or the template, not by gluing text.',
    explanation:
      'A variable that is glued into a condition becomes part of the query, whatever it holds: a quote in it ends ' +
      'the string, and what follows is read as conditions. On the classic servers a backslash at its end does the ' +
      "same, and ids go into SQL without quotes: `id = '12x5 or 1=1'` returns everything. An honest O'Brien " +
      'finds nothing, or an error. The builder and the template spell every value as the server reads it. In ' +
      'other languages, let through only `^\\d+x\\d+$` where an id belongs, numbers where a number does, and ' +
      'spell text as the dialect says. Numbers by their format or cast (`%d`, `(int)`, `Number(…)`), constants ' +
      '(`MAX_ROWS`), calls that escape or quote by their name, and bound placeholders (`?`, `:name`) are fine.',
    findings: ['interpolated-value'],
    requiresSchema: false,
    bad: [
      {
        query: '$rows = vtws_query("select id from Contacts where email = \'$email\' limit 10;", $user);',
        language: 'php',
      },
      {
        query: `/* vtql */ const query = \`select id from Contacts where account_id = \${id} limit 10;\`;`,
        language: 'javascript',
      },
      {
        query: '# vtql\nquery = "select id from Leads where company = \'%s\' limit 10;" % company',
        language: 'python',
      },
    ],
    good: [
      {
        query: `const query = vtql\`select id from Contacts where account_id = \${id} limit 10\`;`,
        language: 'javascript',
      },
      {
        query:
          '$rows = vtws_query("select id from Products where unit_price > \'" . (int) $price . "\' limit 10;", $user);',
        language: 'php',
      },
    ],
  },
  create: (context) => ({
    Query({ where, limit }) {
      for (const hole of context.holes) {
        if (hole.isSafe || (hole.kind !== 'value' && hole.kind !== 'list')) continue;
        // Behind limit stand numbers only; anything else there is an error of the server, and seldom a visitor's.
        if (limit && isInside(hole.range, limit.range)) continue;
        const condition = where?.conditions.find(({ range }) => isInside(hole.range, range));
        reportHole(context, hole, condition);
      }
    },
  }),
});

const isInside = ([start, end]: Range, outer: Range): boolean => start >= outer[0] && end <= outer[1];

function reportHole(context: RuleContext, hole: Hole, condition: Condition | undefined): void {
  const { expression, isQuoted, range } = hole;
  const harm = isQuoted
    ? 'a quote in it ends the string, and the rest is read as conditions'
    : 'whatever it holds is read as conditions';
  context.report({
    name: 'interpolated-value',
    range,
    message: `${showExpression(expression)} is glued into the query: ${harm}.`,
    hint: `${explainRepair(context, hole, condition)}`,
    data: { expression, kind: hole.kind },
  });
}

function showExpression(expression: string): string {
  const line = expression.replaceAll(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

function explainRepair(context: RuleContext, hole: Hole, condition: Condition | undefined): string {
  const { language, dialect } = context;
  if (language === 'javascript' || language === 'typescript') {
    const value = hole.expression.includes('`') ? '…' : `\${${showExpression(hole.expression)}}`;
    return `Write it vtql\`… ${value}\` without quotes around it (vtql/template), or createQueryBuilder(…).where(…): there it stays a value.`;
  }
  const quotes = hole.isQuoted ? '' : ', and put quotes around it';
  if (condition && holdsIds(context, condition)) {
    return `Let only ids through, ^\\d+x\\d+$${quotes}.`;
  }
  return `${explainSpelling(dialect)}${quotes}. Where an id belongs, let only ^\\d+x\\d+$ through.`;
}

const explainSpelling = ({ writing }: Dialect): string =>
  writing.awkwardString === 'doubled'
    ? "Double each \\ and then each ' in it"
    : "Refuse a value with ' or \\ in it, or write its UTF-8 bytes as 0x… without quotes";

function holdsIds(context: RuleContext, { field }: Condition): boolean {
  const known = context.findField(field);
  return known ? traitsOf(known).holds === 'id' : field.name === 'id';
}
