import type { Condition } from '../../grammar/ast.js';
import { traitsOf } from '../values/field-types.js';
import { defineRule, onConditions, type RuleContext, valuesOf } from './rule.js';

/** Language reference, section 3 ("empty literal") and portable rule 8. */
export const emptyLiteral = defineRule({
  meta: {
    id: 'empty-literal',
    description: "Empty text is not written as ''.",
    explanation:
      "`''` is a lexer error on vtiger. On the old berliCRM `= ''` also finds NULL, on the new one it does not. " +
      "Against text `= ' '` finds empty text on all (the database ignores trailing blanks), and `like '_%'` " +
      'finds what has a value. Being NULL has no portable test.',
    findings: ['empty-literal', 'empty-means-null'],
    requiresSchema: false,
    bad: [
      { query: "select lastname from Contacts where email = '' limit 10;" },
      { query: "select lastname from Contacts where email = '' limit 10;", dialect: 'vtiger' },
      { query: "select lastname from Contacts where email = '' limit 10;", dialect: 'berlicrm-classic' },
    ],
    good: [
      { query: "select lastname from Contacts where email = ' ' limit 10;" },
      { query: "select lastname from Contacts where email = '' limit 10;", dialect: 'berlicrm' },
      { query: "select lastname from Contacts where email != '' limit 10;", dialect: 'berlicrm-classic' },
    ],
  },
  create: (context) =>
    onConditions((condition) => {
      for (const value of valuesOf(condition)) {
        if (value.type !== 'String' || value.value !== '' || value.raw.startsWith('"')) continue;
        const repairs = createRepairs(context, condition, value.range);
        context.report({
          name: 'empty-literal',
          range: value.range,
          message: "The empty literal '' is refused by vtiger, and means different things on other servers.",
          ...repairs,
        });
        if (!takesNull(condition)) continue;
        context.report({
          name: 'empty-means-null',
          range: value.range,
          message: "On this server a comparison with '' also finds records where the field is NULL.",
          ...repairs,
        });
      }
    }),
});

/** Measured with `=`, `>=` and `like`, so whatever the operator; but `!=` and `in` do not take NULL. */
const takesNull = (condition: Condition): boolean =>
  condition.type === 'Like' || (condition.type === 'Comparison' && condition.operator !== '!=');

/** One blank instead: the same rows as empty text, against text and without `like`. */
function createRepairs({ findField }: RuleContext, condition: Condition, range: readonly [number, number]) {
  const field = findField(condition.field);
  const holdsText = field !== undefined && traitsOf(field).holds === 'text';
  if (condition.type === 'Like' || (field && !holdsText)) {
    return { hint: "like '_%' finds what has a value; a reference that is not set equals '11x0'." };
  }
  return { suggestions: [{ title: "Write ' ', which finds empty text", edits: [{ range, text: "' '" }] }] };
}
