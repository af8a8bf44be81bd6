import type { Where } from '../../grammar/ast.js';
import type { Fix } from '../diagnostics/diagnostic.js';
import type { Dialect } from '../dialect/dialect.js';
import { compileExpression } from '../logic/compile.js';
import { explainWhere } from '../logic/explain.js';
import type { FlatWhere } from '../logic/expression.js';
import { groupConditions, type Reading } from '../logic/group-conditions.js';
import { doReadingsAgree } from '../logic/readings.js';
import { TooComplexError } from '../logic/terms.js';
import { PrintError, printConditions } from '../syntax/print.js';
import { defineRule, type RuleContext } from './rule.js';

/** Beyond, the rewritten text grows too long to be of use to anybody. */
const mostRewritten = 30;

/** Language reference, section 4. */
export const mixedAndOr = defineRule({
  meta: {
    id: 'mixed-and-or',
    description: 'and and or are mixed only where both readings say the same.',
    explanation:
      'The documentation reads conditions from left to right: `a or b and c` is `(a or b) and c`. Every server ' +
      'measured binds and before or: `a or (b and c)`. Both agree as long as no and follows an or. Whatever ' +
      'the documented reading can say can be written so that both agree: `a and c or b and c` says ' +
      '`(a or b) and c`. What has the shape `a and b or c and d` takes two queries, united by id.',
    findings: ['mixed-and-or'],
    requiresSchema: false,
    bad: [
      { query: "select id from Contacts where city = 'a' or zip = 'b' and donotcall = '1' limit 10;" },
      { query: "select id from Contacts where a = '1' and b = '2' or c = '3' and d = '4' limit 10;" },
    ],
    good: [
      { query: "select id from Contacts where zip = 'b' and donotcall = '1' or city = 'a' limit 10;" },
      { query: "select id from Contacts where a = '1' and c = '3' or b = '2' and c = '3' limit 10;" },
    ],
  },
  create: (context) => ({
    Where(node) {
      const kinds = node.connectors.map(({ kind }) => kind);
      if (context.query.partial || doReadingsAgree(kinds) || saysTheSame(node)) return;
      context.report({
        name: 'mixed-and-or',
        range: [node.conditions[0]?.range[0] ?? node.range[0], node.range[1]],
        message:
          'The documentation reads this from left to right, servers bind and before or: the rows differ.',
        hint: 'Write it so that both readings agree: no and after an or.',
        related: relatePlaces(node),
        ...createSuggestions(context, node),
      });
    },
  }),
});

/** The first `and` that follows an `or`. */
function relatePlaces({ connectors }: Where) {
  const or = connectors.findIndex(({ kind }) => kind === 'or');
  const and = connectors.find(({ kind }, index) => kind === 'and' && index > or);
  return and ? [{ message: 'Servers bind this and before the or in front of it.', range: and.range }] : [];
}

const hasRepetition = ({ conditions }: Where): boolean =>
  new Set(conditions.map(({ field }) => field.name)).size < conditions.length;

/** Whether the readings mean the same all the same, because conditions repeat. */
function saysTheSame(where: Where): boolean {
  if (where.conditions.length > mostRewritten || !hasRepetition(where)) return false;
  try {
    return explainWhere(where).parting === null;
  } catch (error) {
    if (error instanceof TooComplexError) return false;
    throw error;
  }
}

const titles: readonly (readonly [Reading, string])[] = [
  ['and-first', 'Say what servers run, readable either way'],
  ['left-to-right', 'Say what the documentation reads, from left to right'],
];

/** For each reading the text that both readings understand, if one query can say it. */
function createSuggestions({ dialect }: RuleContext, where: Where) {
  if (where.conditions.length > mostRewritten) return {};
  const start = where.conditions[0]?.range[0] ?? where.range[0];
  const suggestions = titles.flatMap(([reading, title]): Fix[] => {
    const compiled = compileExpression(groupConditions(where, reading));
    const text = compiled.kind === 'single' ? spellConditions(compiled.where, dialect) : undefined;
    return text === undefined ? [] : [{ title, edits: [{ range: [start, where.range[1]], text }] }];
  });
  return suggestions.length > 0 ? { suggestions } : {};
}

/** Undefined where a value has no spelling, which is another rule's finding. */
function spellConditions(where: FlatWhere, dialect: Dialect): string | undefined {
  try {
    return printConditions(where, { dialect });
  } catch (error) {
    if (error instanceof PrintError) return undefined;
    throw error;
  }
}
