import type { Condition, Where } from '../../grammar/ast.js';
import { groupAndFirst } from '../logic/readings.js';
import { defineRule } from './rule.js';

/** From the and/or logic of language reference, section 4: `a and a` is `a`, `a or a` is `a`. */
export const duplicateCondition = defineRule({
  meta: {
    id: 'duplicate-condition',
    description: 'A condition is said once where once is enough.',
    explanation:
      'A condition twice in one and-group, or alone and again among the or-groups, changes nothing.',
    findings: ['duplicate-condition'],
    requiresSchema: false,
    bad: [
      {
        query: "select lastname from Contacts where city = 'a' and city = 'a' limit 10;",
        fixed: "select lastname from Contacts where city = 'a' limit 10;",
      },
    ],
    good: [
      { query: "select lastname from Contacts where a = '1' and c = '2' or b = '1' and c = '2' limit 10;" },
    ],
  },
  create: (context) => ({
    Where(node) {
      const { text, query, report } = context;
      if (query.partial) return;
      for (const index of findDuplicates(text, node)) {
        const [condition, before] = [node.conditions[index], node.conditions[index - 1]];
        if (!condition || !before) continue;
        report({
          name: 'duplicate-condition',
          range: condition.range,
          message: 'This condition was said before and changes nothing.',
          fix: { title: 'Remove it', edits: [{ range: [before.range[1], condition.range[1]], text: '' }] },
        });
      }
    },
  }),
});

/**
 * Conditions that repeat one of their own group, and lone ones that repeat a lone one. Only those that can go
 * without changing how the rest is grouped, in either reading: all connectors must be the same.
 */
function findDuplicates(text: string, { conditions, connectors }: Where): readonly number[] {
  if (conditions.length < 2) return [];
  const kinds = connectors.map(({ kind }) => kind);
  if (kinds.every((kind) => kind === kinds[0])) return repeated(text, conditions, [...conditions.keys()]);
  return groupAndFirst(kinds).flatMap((group) => repeated(text, conditions, group));
}

function repeated(text: string, conditions: readonly Condition[], group: readonly number[]): number[] {
  if (group.length < 2) return [];
  const seen = new Set<string>();
  return group.filter((index) => {
    const [start = 0, end = 0] = conditions[index]?.range ?? [];
    const spelling = text.slice(start, end);
    const isRepeated = seen.has(spelling);
    seen.add(spelling);
    return isRepeated;
  });
}
