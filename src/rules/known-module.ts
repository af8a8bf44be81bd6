import { findModule, suggestModules } from '../schema/schema.js';
import { createNameRepair } from './name-repair.js';
import { defineRule } from './rule.js';

/** Language reference, section 3: "unknown or forbidden module" and "module and field names". */
export const knownModule = defineRule({
  meta: {
    id: 'known-module',
    description: 'A query names a module that the server has.',
    explanation:
      'Module names are those of `listtypes`, and case counts: the documentation’s own `accounts` fails. ' +
      'Every server answers `ACCESS_DENIED`, for a misspelt module just as for a forbidden one.',
    findings: ['unknown-module'],
    requiresSchema: true,
    bad: [
      {
        query: 'select accountname from accounts limit 10;',
        fixed: 'select accountname from Accounts limit 10;',
      },
      { query: 'select lastname from Contact limit 10;' },
    ],
    good: [{ query: 'select accountname from Accounts limit 10;' }],
  },
  create: (context) => ({
    ModuleName(node) {
      const { query, schema, report } = context;
      if (!schema || node.name === '' || findModule(schema, node.name)) return;
      const candidates = suggestModules(schema, node.name);
      report({
        name: 'unknown-module',
        range: node.range,
        message: `There is no module ${node.name}.`,
        ...createNameRepair(node, candidates),
        ...(query.module.name.toLowerCase() === candidates[0]?.toLowerCase() && {
          hint: 'Case counts in names.',
        }),
      });
    },
  }),
});
