import type { Where } from '../../grammar/ast.js';
import type { Fix } from '../diagnostics/diagnostic.js';
import {
  doReadingsAgree,
  type Groups,
  groupAndFirst,
  groupLeftToRight,
  orderForBothReadings,
} from '../logic/readings.js';
import { defineRule } from './rule.js';

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
  create: ({ text, query, report }) => ({
    Where(node) {
      const kinds = node.connectors.map(({ kind }) => kind);
      if (query.partial || doReadingsAgree(kinds) || saysTheSame(text, node)) return;
      report({
        name: 'mixed-and-or',
        range: [node.conditions[0]?.range[0] ?? node.range[0], node.range[1]],
        message:
          'The documentation reads this from left to right, servers bind and before or: the rows differ.',
        hint: 'Write it so that both readings agree: no and after an or.',
        related: relatePlaces(node),
        ...createSuggestions(text, node),
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

/** Both groupings, with equal conditions taken for one, absorbed and compared as sets. */
function saysTheSame(text: string, where: Where): boolean {
  if (where.conditions.length > mostRewritten) return false;
  const names = where.conditions.map(({ range }) => text.slice(range[0], range[1]));
  const kinds = where.connectors.map(({ kind }) => kind);
  const normalise = (groups: Groups): string => {
    const sets = groups.map((group) => [...new Set(group.map((index) => names[index] ?? ''))].sort());
    const minimal = sets.filter(
      (set, index) => !sets.some((other, at) => at !== index && absorbs(other, set, at < index)),
    );
    return JSON.stringify(minimal.map((set) => set.join('\n')).sort());
  };
  return normalise(groupAndFirst(kinds)) === normalise(groupLeftToRight(kinds));
}

/** Whether the records of `larger` are among those of `smaller`; of two equal ones the first stays. */
function absorbs(smaller: readonly string[], larger: readonly string[], isFirst: boolean): boolean {
  if (!smaller.every((name) => larger.includes(name))) return false;
  return smaller.length < larger.length || isFirst;
}

function createSuggestions(text: string, where: Where) {
  if (where.conditions.length > mostRewritten) return {};
  const kinds = where.connectors.map(({ kind }) => kind);
  const suggestions: Fix[] = [];
  const asRun = orderForBothReadings(groupAndFirst(kinds));
  if (asRun) suggestions.push(createFix('Say what servers run, readable either way', text, where, asRun));
  suggestions.push(
    createFix('Say what the documentation reads, from left to right', text, where, groupLeftToRight(kinds)),
  );
  return { suggestions };
}

function createFix(title: string, text: string, where: Where, groups: Groups): Fix {
  const spell = (index: number): string => {
    const [start, end] = where.conditions[index]?.range ?? [0, 0];
    return text.slice(start, end);
  };
  const start = where.conditions[0]?.range[0] ?? where.range[0];
  const rewritten = groups.map((group) => group.map(spell).join(' and ')).join(' or ');
  return { title, edits: [{ range: [start, where.range[1]], text: rewritten }] };
}
