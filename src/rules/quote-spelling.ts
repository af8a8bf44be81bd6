import type { Condition, Literal, StringLiteral } from '../../grammar/ast.js';
import type { FindingName } from '../diagnostics/findings.js';
import { spellString } from '../syntax/spell-string.js';
import { traitsOf } from '../values/field-types.js';
import { respell } from './respell.js';
import { defineRule, onConditions, type RuleContext, showValue, valuesOf } from './rule.js';

/** Language reference, section 3 ("quote inside a string", "backslash inside a string") and "Escaping, exactly". */
export const quoteSpelling = defineRule({
  meta: {
    id: 'quote-spelling',
    description: 'Quotes and backslashes in text are escaped as the server reads them.',
    explanation:
      "`'O''Brien'` is right on the classic servers; on berliCRM since October 2021 it is accepted and silently " +
      "empties the whole result. `'O\\'Brien'` is right on berliCRM since September 2025 and a syntax error " +
      'before and elsewhere. A backslash reaches the database of a classic server as an escape (write `\\\\`), ' +
      'breaks out of its string before a quote, and has no quoted spelling on berliCRM at all. A hex literal ' +
      'works on all of them, against fields that hold text. (Measured on MariaDB; MySQL’s manual says it ' +
      'compares hex literals by case.)\n\n' +
      'berliCRM also takes the texts `AND`, `OR`, `XOR`, `&&` and `||`, so spelt, for connectors even in quotes.',
    findings: [
      'doubled-quote',
      'backslash-quote',
      'backslash',
      'backslash-escape',
      'backslash-before-quote',
      'connector-as-value',
      'control-character',
    ],
    requiresSchema: false,
    bad: [
      {
        query: "select firstname from Contacts where lastname = 'O''Brien' limit 10;",
        fixed: 'select firstname from Contacts where lastname = 0x4f27427269656e limit 10;',
      },
      {
        query: "select firstname from Contacts where lastname = 'O''Brien' limit 10;",
        dialect: 'berlicrm',
        fixed: 'select firstname from Contacts where lastname = 0x4f27427269656e limit 10;',
      },
      { query: "select firstname from Contacts where lastname = 'back\\slash' limit 10;", dialect: 'vtiger' },
      {
        query: "select firstname from Contacts where mailingstate = 'OR' limit 10;",
        dialect: 'berlicrm',
        fixed: 'select firstname from Contacts where mailingstate = 0x4f52 limit 10;',
      },
    ],
    good: [
      { query: "select firstname from Contacts where lastname = 'O''Brien' limit 10;", dialect: 'vtiger' },
      { query: 'select firstname from Contacts where lastname = 0x4f27427269656e limit 10;' },
      {
        query: "select firstname from Contacts where lastname = 'back\\\\slash' limit 10;",
        dialect: 'vtiger',
      },
    ],
  },
  create: (context) =>
    onConditions((condition) => {
      for (const value of valuesOf(condition)) {
        if (value.type === 'String' && isAsWritten(context, value)) checkSpelling(context, condition, value);
      }
    }),
});

/** Foreign or broken quotes are findings of the parser, which reads them as if they were right. */
const isAsWritten = ({ text }: RuleContext, { raw, range }: StringLiteral): boolean =>
  raw.startsWith("'") && text.slice(range[0], range[1]) === raw;

function checkSpelling(context: RuleContext, condition: Condition, literal: StringLiteral): void {
  const body = literal.raw.slice(1, -1);
  const isConnector = context.dialect.writing.hexWords.includes(literal.value);
  if (/[\0\ud800-\udfff]/u.test(literal.raw)) {
    report(
      context,
      literal,
      'control-character',
      'A NUL character or half a surrogate pair cannot be sent as text.',
    );
  }
  if (isConnector) {
    const message = `Even in quotes the server takes ${literal.value} for a connector.`;
    report(context, literal, 'connector-as-value', message, fixFor(context, condition, literal));
  }
  if (!body.includes("'") && !body.includes('\\')) return;
  const isDoubling = context.dialect.writing.awkwardString === 'doubled';
  for (const finding of isDoubling ? findClassicSlips(body) : findForeignSpellings(body)) {
    report(
      context,
      literal,
      finding.name,
      finding.message,
      finding.isCertain ? fixFor(context, condition, literal) : {},
    );
  }
}

interface Slip {
  readonly name: FindingName;
  readonly message: string;
  /** Whether what was meant is what the literal decodes to. */
  readonly isCertain: boolean;
}

/** Where the database sees escapes: a backslash that is not one itself drops out, or takes a quote along. */
function findClassicSlips(body: string): Slip[] {
  const pairs = body.match(/\\(?:''|[\s\S]|$)/g) ?? [];
  if (pairs.some((pair) => pair === '\\' || pair === "\\''")) {
    const message =
      'This backslash hides the quote after it from the database, so the text breaks out of its string.';
    return [{ name: 'backslash-before-quote', message, isCertain: false }];
  }
  const odd = pairs.find((pair) => !/^\\[\\%_]/.test(pair));
  if (odd === undefined) return [];
  // `\047` is no octal escape either: NUL and two digits, which no text holds.
  const isEscape = /^\\[0nrtbZ]/.test(odd);
  return [
    isEscape
      ? { name: 'backslash-escape', message: `The database resolves the escape ${odd}.`, isCertain: false }
      : {
          name: 'backslash',
          message: `The database drops the backslash of ${odd}; write \\\\ for one.`,
          isCertain: false,
        },
  ];
}

/** Where values are found again by their text, none of these spellings works. */
function findForeignSpellings(body: string): Slip[] {
  const slips: Slip[] = [];
  const withoutEscapedQuotes = body.replaceAll(/\\'/g, '');
  const isCertain = !/\\(?![\\'%_])/.test(body);
  if (withoutEscapedQuotes.includes("''")) {
    const message = 'A quote escaped by doubling is accepted by berliCRM and silently empties the result.';
    slips.push({ name: 'doubled-quote', message, isCertain });
  }
  if (withoutEscapedQuotes.length !== body.length) {
    const message = 'A quote escaped by a backslash fails on all but a recent berliCRM.';
    slips.push({ name: 'backslash-quote', message, isCertain });
  }
  if (withoutEscapedQuotes.includes('\\')) {
    const message = 'A backslash in quotes is accepted by berliCRM and silently empties the result.';
    slips.push({ name: 'backslash', message, isCertain });
  }
  return slips;
}

/** A hex literal is text, so it mends nothing against other fields. */
function fixFor({ dialect, findField }: RuleContext, condition: Condition, literal: StringLiteral) {
  const field = findField(condition.field);
  const repair = respell(literal, literal.value, dialect);
  const holdsText = field === undefined || ['text', 'unknown'].includes(traitsOf(field).holds);
  return repair && holdsText ? { fix: repair } : {};
}

function report(
  context: RuleContext,
  literal: Literal & { readonly value: string },
  name: FindingName,
  message: string,
  repair: ReturnType<typeof fixFor> = {},
): void {
  const { dialect } = context;
  const spelling = spellString(literal.value, dialect);
  const hint =
    'text' in spelling
      ? { hint: `${dialect.title} reads ${showValue(literal.value)} from ${spelling.text.slice(0, 80)}.` }
      : {};
  context.report({ name, range: literal.range, message, ...(repair.fix ? {} : hint), ...repair });
}
