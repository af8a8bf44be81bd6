import type { Condition, Literal } from '../../grammar/ast.js';
import type { FindingName } from '../diagnostics/findings.js';
import type { SchemaField } from '../schema/schema.js';
import { valueWords } from '../syntax/spell-literal.js';
import { traitsOf } from '../values/field-types.js';
import { respell } from './respell.js';
import { defineRule, onConditions, type RuleContext, valuesOf } from './rule.js';

interface BareForm {
  readonly name: FindingName;
  readonly message: string;
}

/** Language reference, section 3: "decimals unquoted", "dates unquoted", "ids unquoted", "bare word as value". */
export const bareValue = defineRule({
  meta: {
    id: 'bare-value',
    description: 'Words, decimals, dates and ids stand in quotes.',
    explanation:
      'A bare word fails, or is taken for a column. A bare decimal is a lexer error on the classic servers. A ' +
      'bare date is refused there, and plain arithmetic on berliCRM: 2016-05-20 is 1991. A bare id works on ' +
      'classic and fails on berliCRM. In quotes all of them work everywhere.',
    findings: ['bare-word', 'bare-decimal', 'bare-date', 'bare-id'],
    requiresSchema: false,
    bad: [
      {
        query: 'select lastname from Contacts where lastname = Meier limit 10;',
        fixed: "select lastname from Contacts where lastname = 'Meier' limit 10;",
      },
      {
        query: 'select lastname from Contacts where birthday = 2016-05-20 limit 10;',
        fixed: "select lastname from Contacts where birthday = '2016-05-20' limit 10;",
      },
      {
        query: 'select lastname from Contacts where id = 12x95 limit 10;',
        fixed: "select lastname from Contacts where id = '12x95' limit 10;",
      },
      {
        query: 'select accountname from Accounts where annual_revenue > 1.5 limit 10;',
        fixed: "select accountname from Accounts where annual_revenue > '1.5' limit 10;",
      },
      {
        query: 'select lastname from Contacts where lastname = 12x95 limit 10;',
        fixed: "select lastname from Contacts where lastname = '12x95' limit 10;",
        dialect: 'vtiger',
      },
    ],
    good: [
      { query: "select lastname from Contacts where lastname = 'Meier' limit 10;" },
      { query: 'select lastname from Contacts where id = 12x95 limit 10;', dialect: 'vtiger' },
      { query: 'select lastname from Contacts where donotcall = true limit 10;' },
    ],
  },
  create: (context) =>
    onConditions((condition) => {
      for (const value of valuesOf(condition)) checkBare(context, condition, value);
    }),
});

function checkBare(context: RuleContext, condition: Condition, literal: Literal): void {
  const form = describeBare(literal, context.findField(condition.field));
  if (!form || !('value' in literal) || literal.value === null) return;
  const value = literal.value;
  const isField =
    literal.type === 'Word' &&
    context.findField({ type: 'FieldName', range: literal.range, name: value }) !== undefined;
  const repair = respell(literal, value, context.dialect);
  const isCertain = !isField && !isWordForId(context, condition, literal);
  context.report({
    name: form.name,
    range: literal.range,
    message: form.message,
    ...(isField ? { hint: `${value} is also a field; no server compares two fields reliably.` } : {}),
    ...(repair && (isCertain ? { fix: repair } : { suggestions: [repair] })),
  });
}

/** In quotes a word would be a value, but no id. */
function isWordForId({ findField }: RuleContext, condition: Condition, literal: Literal): boolean {
  const field = findField(condition.field);
  return literal.type === 'Word' && field !== undefined && traitsOf(field).holds === 'id';
}

function describeBare(literal: Literal, field: SchemaField | undefined): BareForm | undefined {
  switch (literal.type) {
    case 'Word':
      if (valueWords.has(literal.value.toLowerCase())) return undefined;
      return { name: 'bare-word', message: `The word ${clip(literal.value)} needs quotes to be a value.` };
    case 'Decimal':
      // Without a point (1e5) it is one word to the classic lexer, and a number to the database.
      if (!literal.value.includes('.')) return undefined;
      return { name: 'bare-decimal', message: `The decimal ${literal.value} needs quotes.` };
    case 'Date':
      return {
        name: 'bare-date',
        message: `The date ${literal.value} needs quotes; without them it is a subtraction.`,
      };
    case 'Id':
      // What is known to hold no id is given the word as it is, also by the classic servers.
      return {
        name: field && field.name !== 'id' && traitsOf(field).holds !== 'id' ? 'bare-word' : 'bare-id',
        message: `The id ${literal.value} needs quotes.`,
      };
    default:
      return undefined;
  }
}

const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
