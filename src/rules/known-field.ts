import type { FieldName } from '../../grammar/ast.js';
import { isQueryable } from '../schema/queryable.js';
import { findField, type SchemaModule, suggestFields } from '../schema/schema.js';
import { createNameRepair } from './name-repair.js';
import { defineRule, type RuleContext } from './rule.js';

/** Language reference, section 3: "unknown field in select / where / order by". */
export const knownField = defineRule({
  meta: {
    id: 'known-field',
    description: 'Every field exists in the module, spelt as `describe` spells it.',
    explanation:
      'A misspelt field is `ACCESS_DENIED` on the classic servers (`DATABASE_QUERY_ERROR` in order by). ' +
      'On berliCRM since October 2021 it is worse: in the select list it is silently dropped.\n\n' +
      'Some fields are described but cannot be queried: files, line items, and on berliCRM names that are ' +
      'functions of SQL.',
    findings: ['unknown-field', 'uncertain-field', 'unqueryable-field'],
    requiresSchema: true,
    bad: [
      { query: 'select Lastname from Contacts limit 10;', fixed: 'select lastname from Contacts limit 10;' },
      { query: "select lastname from Contacts where frstname = 'Ada' limit 10;" },
      { query: 'select filename from Documents limit 10;' },
    ],
    good: [{ query: "select lastname, firstname from Contacts where firstname = 'Ada' limit 10;" }],
  },
  create: (context) => ({
    FieldName(node) {
      const { module } = context;
      if (module?.fields && node.name !== '') checkField(context, module, node);
    },
  }),
});

function checkField({ dialect, schema, report }: RuleContext, module: SchemaModule, node: FieldName): void {
  const { name, range } = node;
  if (!findField(module, name)) {
    const isCustom = schema?.source === 'stock' && /^cf_/i.test(name);
    report({
      name: isCustom ? 'uncertain-field' : 'unknown-field',
      range,
      message: isCustom
        ? `The stock schema cannot know the custom field ${name}; check against your server's own describe.`
        : `${module.name} has no field ${name}.`,
      ...(isCustom ? {} : createNameRepair(node, suggestFields(module, name))),
    });
  } else if (!isQueryable(module.name, name) || dialect.functionNames.includes(name.toLowerCase())) {
    report({
      name: 'unqueryable-field',
      range,
      message: `${module.name}.${name} is described, but no query can use it.`,
    });
  }
}
