import type { Literal } from '../../grammar/ast.js';
import type { FindingName } from '../diagnostics/findings.js';
import { defineRule, type RuleContext } from './rule.js';

/** Language reference, section 3: the rows on `limit`, and portable rule 12. */
export const limit = defineRule({
  meta: {
    id: 'limit',
    description: 'A query says how many records it wants: 1 to 100, in plain digits.',
    explanation:
      'Without a limit the classic servers return 100 records, berliCRM since October 2021 returns all. A larger ' +
      'count is silently cut to 100 by the classic ones. Further records come with `limit offset, count`. ' +
      'Records that the user may not see are dropped after the limit, so neither a short nor an empty page ' +
      'proves the end: that is where the offset reaches `count(*)`.',
    findings: [
      'missing-limit',
      'limit-above-cap',
      'limit-zero',
      'invalid-limit',
      'word-limit',
      'signed-limit',
    ],
    requiresSchema: false,
    bad: [
      { query: 'select lastname from Contacts;' },
      { query: 'select lastname from Contacts limit 500;' },
      { query: 'select lastname from Contacts limit 0;' },
      { query: "select lastname from Contacts limit '10';" },
    ],
    good: [
      { query: 'select lastname from Contacts limit 100;' },
      { query: 'select lastname from Contacts order by lastname limit 100, 100;' },
      { query: 'select count(*) from Contacts;' },
    ],
  },
  create: (context) => ({
    Query({ columns, limit: clause, range, partial }) {
      if (clause || columns.type === 'CountAll' || partial) return;
      const { defaultCount } = context.dialect.limits;
      context.report({
        name: 'missing-limit',
        range: [range[0], range[0] + 'select'.length],
        message:
          defaultCount === null
            ? 'Without a limit this server returns every record.'
            : `Without a limit the classic servers return ${defaultCount} records, and say nothing of the rest.`,
        hint: 'End the query with limit 100, and page with limit 100, 100 and so on.',
      });
    },
    Limit({ offset, count }) {
      if (offset) checkNotation(context, offset);
      if (checkNotation(context, count)) checkCount(context, count);
    },
  }),
});

/** Whether the number is written in plain digits. */
function checkNotation({ report }: RuleContext, literal: Literal): boolean {
  if (literal.type === 'Missing' || (literal.type === 'Integer' && /^\d+$/.test(literal.value))) return true;
  report({
    name: classifyNotation(literal),
    range: literal.range,
    message: 'A limit is written in plain digits.',
    hint: 'Servers refuse anything else, or take it for 100 or for 0.',
  });
  return false;
}

function classifyNotation(literal: Literal): FindingName {
  if (literal.type === 'Word') return 'word-limit';
  const isNumberToSome =
    (literal.type === 'Integer' && literal.value.startsWith('+')) ||
    (literal.type === 'Decimal' && /^\d+e\d+$/i.test(literal.value)) ||
    literal.type === 'Hex' ||
    literal.type === 'Id';
  return isNumberToSome ? 'signed-limit' : 'invalid-limit';
}

function checkCount({ dialect, report }: RuleContext, literal: Literal): void {
  if (literal.type !== 'Integer') return;
  const count = Number(literal.value);
  const most = dialect.limits.maxCount;
  if (count === 0) {
    report({ name: 'limit-zero', range: literal.range, message: 'A limit of 0 returns nothing.' });
  } else if (most !== null && count > most) {
    report({
      name: 'limit-above-cap',
      range: literal.range,
      message: `The classic servers silently cut the limit to ${most}.`,
      hint: `Ask for pages: limit 0, ${most}, then limit ${most}, ${most}, and so on.`,
      suggestions: [{ title: `Write ${most}`, edits: [{ range: literal.range, text: String(most) }] }],
      data: { most },
    });
  }
}
