import type { HexLiteral } from '../../grammar/ast.js';
import { traitsOf } from '../values/field-types.js';
import { defineRule, onConditions, type RuleContext, valuesOf } from './rule.js';

/** Language reference, section 3: "hex literal", and portable rule 6. */
export const hexLiteral = defineRule({
  meta: {
    id: 'hex-literal',
    description: 'A hex literal is the UTF-8 bytes of a text, compared with a field that holds text.',
    explanation:
      '`0x4f27427269656e` is the text `O’Brien` to every server, against text. Against a number it is a number, ' +
      'against ids it is nonsense, and with a character beyond the BMP (an emoji) the database fails.',
    findings: ['hex-for-number', 'hex-beyond-bmp', 'invalid-hex'],
    requiresSchema: false,
    bad: [
      { query: 'select accountname from Accounts where employees = 0x35 limit 10;' },
      { query: 'select lastname from Contacts where lastname = 0xf09f9880 limit 10;' },
      { query: 'select lastname from Contacts where lastname = 0x4f2 limit 10;' },
    ],
    good: [{ query: 'select firstname from Contacts where lastname = 0x4f27427269656e limit 10;' }],
  },
  create: (context) =>
    onConditions((condition) => {
      const field = context.findField(condition.field);
      const holds = field && traitsOf(field).holds;
      for (const value of valuesOf(condition)) {
        if (value.type !== 'Hex') continue;
        checkText(context, value);
        // Ids are the business of the rule on ids; dates compare well, as text.
        if (!field || (holds !== 'number' && holds !== 'boolean')) continue;
        context.report({
          name: 'hex-for-number',
          range: value.range,
          message: `Against ${field.name}, which holds a number, a hex literal is a number, too.`,
          hint: 'Write the value in quotes.',
        });
      }
    }),
});

function checkText({ report }: RuleContext, { range, raw, value }: HexLiteral): void {
  if (value === null) {
    report({
      name: 'invalid-hex',
      range,
      message: `${raw.slice(0, 40)} is not the UTF-8 bytes of any text.`,
    });
  } else if (/[\u{10000}-\u{10ffff}]/u.test(value)) {
    report({
      name: 'hex-beyond-bmp',
      range,
      message: 'A hex literal with a character beyond the BMP fails in the database.',
    });
  }
}
