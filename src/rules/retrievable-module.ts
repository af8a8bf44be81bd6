import { isQueryableModule } from '../schema/queryable.js';
import { defineRule } from './rule.js';

/** `describe`: `retrieveable`; language reference, section 3: "describe promises more than can be queried". */
export const retrievableModule = defineRule({
  meta: {
    id: 'retrievable-module',
    description: 'The user may read the module, and queries can.',
    explanation:
      'A module whose describe answer says `retrieveable: false` answers `ACCESS_DENIED`. `LineItem` and ' +
      '`ProductTaxes` are listed on every server, but queries on them fail or return nothing.',
    findings: ['unreadable-module'],
    requiresSchema: true,
    bad: [{ query: 'select id from LineItem limit 2;' }],
    good: [{ query: 'select subject from Invoice limit 2;' }],
  },
  create: (context) => ({
    ModuleName(node) {
      const { module, report } = context;
      if (!module) return;
      const isQueryable = isQueryableModule(module.name);
      if (isQueryable && module.retrieveable) return;
      report({
        name: 'unreadable-module',
        range: node.range,
        message: isQueryable
          ? `This user may not read ${module.name}.`
          : `${module.name} is listed by the server, but cannot be queried.`,
      });
    },
  }),
});
