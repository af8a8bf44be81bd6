import { traitsOf } from '../values/field-types.js';
import { defineRule } from './rule.js';

const ordering: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

/** From the types of `describe`: what has no order has no smaller and greater. */
export const operatorType = defineRule({
  meta: {
    id: 'operator-type',
    description: 'An operator makes sense for the type of its field.',
    explanation:
      'Booleans and picklists have no order: `<` and `>` compare 0 with 1, or the texts of a picklist by the ' +
      'alphabet, which is seldom what is meant. `like` on a boolean compares the digit.',
    findings: ['unfit-operator'],
    requiresSchema: true,
    bad: [
      { query: "select lastname from Contacts where leadsource > 'Cold Call' limit 10;" },
      { query: "select lastname from Contacts where donotcall < '1' limit 10;" },
    ],
    good: [{ query: "select accountname from Accounts where employees > '100' limit 10;" }],
  },
  create: ({ findField, report }) => ({
    Comparison(node) {
      const field = findField(node.field);
      if (!field || !ordering.has(node.operator) || traitsOf(field).ordered) return;
      report({
        name: 'unfit-operator',
        range: node.operatorRange,
        message: `A ${field.type.name} field such as ${field.name} has no order that ${node.operator} could use.`,
        hint: 'Compare with =, != or in.',
      });
    },
    Like(node) {
      const field = findField(node.field);
      if (!field || traitsOf(field).holds !== 'boolean') return;
      report({
        name: 'unfit-operator',
        range: node.operatorRange,
        message: `The boolean field ${field.name} holds '1' or '0', which needs no like.`,
        hint: 'Compare with =.',
      });
    },
  }),
});
