import { spellString } from '../syntax/spell-string.js';
import { isMultiple } from '../values/field-types.js';
import { defineRule, onConditions, textValue, valuesOf } from './rule.js';

/** Language reference, section 3: "multipicklist values are stored as `red |##| green`". */
export const multipicklistEquality = defineRule({
  meta: {
    id: 'multipicklist-equality',
    description: 'A multi-select picklist is searched with `like`, not with `=` or `in`.',
    explanation:
      'All chosen values are stored as one text, `red |##| green`. `=` and `in` compare the whole text, so ' +
      "`= 'red'` misses every record where something else is chosen, too.",
    findings: ['multipicklist-equality'],
    requiresSchema: true,
    bad: [{ query: "select lastname from Contacts where cf_multi = 'red' limit 10;" }],
    good: [
      { query: "select lastname from Contacts where cf_multi like '%red%' limit 10;" },
      { query: "select lastname from Contacts where cf_multi = 'red |##| green' limit 10;" },
    ],
  },
  create: ({ dialect, findField, report }) =>
    onConditions((condition) => {
      const field = findField(condition.field);
      if (!field || !isMultiple(field.type) || condition.type === 'Like') return;
      const single = valuesOf(condition).find((value) => {
        const text = textValue(value);
        return text !== undefined && text.trim() !== '' && !text.includes('|##|');
      });
      if (!single) return;
      const text = textValue(single) ?? '';
      const pattern = spellString(`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`, dialect);
      const canSuggest = condition.type === 'Comparison' && condition.operator === '=' && 'text' in pattern;
      report({
        name: 'multipicklist-equality',
        range: condition.range,
        message: `${field.name} stores all its chosen values as one text, which is compared as a whole.`,
        hint: `like '%…%' finds a value among others.`,
        ...(canSuggest && {
          suggestions: [
            {
              title: `Search with like ${pattern.text}`,
              edits: [
                { range: [condition.operatorRange[0], condition.range[1]], text: `like ${pattern.text}` },
              ],
            },
          ],
        }),
      });
    }),
});
