import type { IssueData, IssueKind } from '../../grammar/issues.js';

/** What a person reads about an issue of the grammar. */
export interface IssueText {
  readonly message: string;
  readonly hint?: string;
  /** Title of the repair, where the issue brings a replacement. */
  readonly repair?: string;
}

type Describe = (data: IssueData) => IssueText;

const longestQuote = 40;
const clip = (text: string): string => {
  const start = text.slice(0, longestQuote + 1).replace(/\s+/g, ' ');
  return text.length > longestQuote ? `${start.slice(0, longestQuote)}…` : start;
};
/** Text of the query; in other quotes where it has single ones. */
const quote = (text = ''): string => (text.includes("'") ? `“${clip(text)}”` : `'${clip(text)}'`);
const noGrouping = "Conditions stand in one flat list; every server binds 'and' before 'or'.";

/** How to say what `not` and an operator would. */
const negationHints: Readonly<Record<string, string>> = {
  in: "Write f != 'a' and f != 'b'.",
  between: 'Write f < low or f > high.',
};

/** One entry per kind of issue; the wording is ours, the facts are the language reference's. */
export const issueTexts: Readonly<Record<IssueKind, Describe>> = {
  'unexpected-character': ({ found, expected }) => ({
    message: `The character ${quote(found)} has no meaning here.`,
    hint: `Expected ${expected}.`,
  }),
  'unclosed-string': () => ({
    message: 'This quote is never closed.',
    hint: "Close the text with '; a quote inside it is escaped as the dialect says.",
  }),
  'unescaped-quote': ({ name }) => ({
    message: `The quote inside ${quote(name)} ends the text too early.`,
    hint: "A quote that belongs to the text must be escaped: '' on vtiger, a hex literal on all servers.",
    repair: 'Escape the quote',
  }),
  'double-quotes': () => ({
    message: 'Text stands in single quotes; double quotes are refused, or silently match nothing.',
    repair: 'Use single quotes',
  }),
  backticks: ({ replacement }) => ({
    message: 'Names are written without backticks.',
    ...(replacement === undefined ? { hint: 'A value stands in single quotes.' } : {}),
    repair: 'Remove the backticks',
  }),
  'backticked-column': () => ({
    message: 'Names are written without backticks.',
    repair: 'Remove the backticks',
  }),
  'smart-quotes': () => ({
    message: 'Typographic quotes do not delimit text.',
    hint: "Word processors put them in; the language knows only '.",
    repair: 'Use plain quotes',
  }),
  'odd-space': ({ found }) => ({
    message: `The character U+${codePoint(found)} looks like a blank, but is none to the server.`,
    repair: 'Use a plain blank',
  }),
  'byte-order-mark': () => ({
    message: 'A byte order mark precedes the query.',
    hint: 'Save the file as UTF-8 without BOM, or strip the mark before sending.',
    repair: 'Remove the mark',
  }),
  comment: () => ({
    message: 'The language has no comments.',
    hint: 'In .vtql files they are allowed, and never sent.',
    repair: 'Remove the comment',
  }),
  'not-a-query': ({ found }) => ({
    message: found ? `A query starts with select, not with ${quote(found)}.` : 'There is no query here.',
    hint: 'The web service queries with select only; it writes with its operations create, update and delete.',
  }),
  'unexpected-text': ({ found, expected }) => ({
    message: `Unexpected ${quote(found)}.`,
    hint: `Expected ${expected}.`,
    repair: 'Put it in quotes',
  }),
  'missing-part': ({ expected, found }) => ({
    message: found ? `Expected ${expected}, found ${quote(found)}.` : `Expected ${expected} here.`,
    ...(expected === 'a field name' && {
      hint: 'A condition is a field, an operator and a value, in this order.',
    }),
  }),
  'misspelt-keyword': ({ found, name }) => ({
    message: `${quote(found)} looks like a misspelt ${name}.`,
    repair: `Write ${name}`,
  }),
  'missing-keyword': ({ name }) => ({
    message: `The keyword ${name} is missing here.`,
    repair: `Insert ${name}`,
  }),
  'repeated-keyword': ({ name }) => ({ message: `${name} is said twice.`, repair: 'Remove the repetition' }),
  'clause-order': ({ name, expected }) => ({
    message: `${name} must come before ${expected}.`,
    hint: 'The order is: select, from, where, order by, limit.',
    repair: 'Change their places',
  }),
  'swapped-words': ({ found, name, replacement }) => ({
    message: `${quote(name)} belongs before ${quote(found)}.`,
    repair: `Write ${clip(replacement ?? '')}`,
  }),
  'missing-semicolon': () => ({ message: 'A query ends with a semicolon.', repair: 'Add the semicolon' }),
  'surplus-semicolon': () => ({ message: 'One semicolon ends the query.', repair: 'Remove the surplus' }),
  'text-after-semicolon': ({ found }) => ({
    message: `Nothing may follow the semicolon, but ${quote(found)} does.`,
    hint: 'The service runs one query per call.',
    repair: 'Remove what follows',
  }),
  'missing-comma': ({ name }) => ({
    message: 'A comma is missing here.',
    ...(name && { hint: 'If the second name is meant as an alias, remove it: the language has none.' }),
    repair: 'Insert the comma',
  }),
  'surplus-comma': () => ({ message: 'There is a comma too many.', repair: 'Remove the comma' }),
  'surplus-bracket': ({ found }) => ({
    message: `There is a bracket too many: ${quote(found)}.`,
    repair: 'Remove the bracket',
  }),
  'missing-bracket': ({ name }) => ({
    message: `The bracket ${quote(name)} is missing.`,
    repair: 'Insert the bracket',
  }),
  'stray-order': () => ({
    message: 'The word order stands here without by.',
    hint: 'The classic servers skip it, others refuse the query.',
    repair: 'Remove the word',
  }),
  'order-by-gap': () => ({
    message: 'Between order and by only plain blanks may stand: a tab or line break makes berliCRM fail.',
    repair: 'Use one blank',
  }),
  'too-many-issues': () => ({ message: 'There are more mistakes than are listed here.' }),
  distinct: ({ found }) => ({
    message: `The language has no ${(found ?? '').toLowerCase()}.`,
    hint: 'Remove duplicates from the result instead.',
  }),
  top: ({ name }) => ({
    message: 'The language has no top.',
    hint: `End the query with limit ${name} instead.`,
  }),
  alias: ({ found }) => ({
    message: `The language has no aliases, so ${quote(found)} means nothing.`,
    repair: 'Remove the alias',
  }),
  'function-call': ({ name }) => ({
    message: `The language has no functions, so ${name}(…) cannot be used.`,
    hint: 'Compute the value before you write the query.',
  }),
  'qualified-name': () => ({
    message: 'Fields are written without their module in front.',
    repair: 'Remove the module',
  }),
  'qualified-column': () => ({
    message: 'Fields are written without their module in front.',
    repair: 'Remove the module',
  }),
  'field-path': ({ found, name }) => ({
    message: `${quote(found)} reaches into another record, and the language has no joins.`,
    hint: `If ${name} is a reference, select it, then query its module by the ids found.`,
  }),
  'count-argument': ({ found }) => ({
    message: `count takes only (*), not ${quote(found)}.`,
    repair: 'Count records',
  }),
  'mixed-columns': () => ({
    message: 'A column list is *, or count(*), or fields: not several of them.',
    repair: 'Remove the rest',
  }),
  'count-with-fields': () => ({
    message: 'With count(*) the fields after it are ignored.',
    repair: 'Remove the fields',
  }),
  'several-modules': ({ found }) => ({
    message: `A query reads one module, but ${quote(found)} follows.`,
    hint: 'Query each module by itself and match the records by id.',
  }),
  join: () => ({
    message: 'The language has no joins.',
    hint: 'Query one module, then the other by the ids found: id in (…).',
  }),
  'quoted-name': () => ({ message: 'Names are written without quotes.', repair: 'Remove the quotes' }),
  'group-by': ({ found }) => ({
    message: `The language has no ${/^\s*having/i.test(found ?? '') ? 'having' : 'group by'}.`,
    hint: 'Group the records after they arrived, or send one count(*) query per group.',
  }),
  offset: ({ replacement }) => ({
    message: 'The language has no offset; the offset comes first in limit.',
    hint: 'limit 20, 10 skips 20 records and returns 10.',
    ...(replacement ? { repair: `Write ${replacement}` } : {}),
  }),
  'set-operation': () => ({
    message: 'The language cannot combine queries.',
    hint: 'Send them one by one and unite the records by id.',
  }),
  subquery: () => ({
    message: 'The language has no queries inside queries.',
    hint: 'Send the inner query first and put its ids into in (…).',
  }),
  brackets: ({ replacement }) => ({
    message: 'Conditions cannot be grouped with brackets.',
    hint: replacement ? 'These change nothing.' : noGrouping,
    repair: 'Remove the brackets',
  }),
  'foreign-operator': ({ found, replacement }) => ({
    message: `The language has no operator ${quote(found)}.`,
    hint: `Its operators are = != < <= > >= in like.`,
    repair: `Write ${replacement}`,
  }),
  inequality: () => ({ message: "'Not equal' is written !=, not <>.", repair: 'Write !=' }),
  'symbolic-connector': ({ replacement }) => ({
    message: `Conditions are joined by the word ${replacement}.`,
    repair: `Write ${replacement}`,
  }),
  'foreign-connector': ({ found }) => ({
    message: `The language has no ${found}; conditions are joined by and and or.`,
  }),
  not: () => ({
    message: 'The language has no not.',
    hint: 'Turn the operator round: = and !=, < and >=, > and <=. A like cannot be negated.',
  }),
  'negated-operator': ({ name }) => ({
    message: `The language has no not ${name}.`,
    hint: negationHints[name ?? ''] ?? 'It cannot be said; leave the records out after they arrived.',
  }),
  'is-null': ({ name }) => ({
    message: `The language has no is ${name}.`,
    hint:
      name === 'null'
        ? "No query finds NULL on every server; = ' ' finds empty text, = '11x0' a reference that is not set."
        : "like '_%' finds what has a value, > '11x0' a reference that is set.",
  }),
  between: () => ({
    message: 'The language has no between.',
    hint: 'Two comparisons say the same.',
    repair: 'Write two comparisons',
  }),
  'missing-connector': () => ({ message: 'Between two conditions and or or is missing.' }),
  'dangling-connector': ({ found }) => ({
    message: `A condition is missing beside ${quote(found)}.`,
    repair: `Remove it`,
  }),
  'missing-operator': ({ expected, name }) => ({
    message: `Expected ${expected}${name ? ` after ${name}` : ''}.`,
    hint: 'The operators are = != < <= > >= in like.',
    repair: 'Insert it',
  }),
  'missing-value': ({ expected }) => ({ message: `Expected ${expected} here.` }),
  'bracketed-value': ({ replacement }) => ({
    message: 'A single value needs no brackets.',
    repair: `Write ${clip(replacement ?? '')}`,
  }),
  'list-needs-in': () => ({
    message: 'A list of values needs the operator in.',
    hint: "Write f in ('a','b').",
  }),
  'in-without-brackets': () => ({
    message: 'The list after in stands in brackets.',
    repair: 'Add the brackets',
  }),
  'final-in-without-brackets': () => ({
    message: 'The list after in stands in brackets.',
    repair: 'Add the brackets',
  }),
  'empty-list': () => ({
    message: 'The list after in needs at least one value.',
    hint: 'Where there is nothing to look for, do not send the query.',
  }),
};

function codePoint(text: string | undefined): string {
  return (text?.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
