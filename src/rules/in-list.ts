import type { InCondition, Literal, StringLiteral } from '../../grammar/ast.js';
import type { Fix } from '../diagnostics/diagnostic.js';
import { spellLiteral } from '../syntax/spell-literal.js';
import { defineRule, type RuleContext, showValue } from './rule.js';

/** Language reference, section 3: the rows on IN lists, and portable rule 10. */
export const inList = defineRule({
  meta: {
    id: 'in-list',
    description: 'A list holds each value once, in an order that no server stumbles over.',
    explanation:
      'The classic grammar refuses a list that starts with an unquoted 0. berliCRM since October 2021 finds the ' +
      'values again by searching the condition for each, quotes included, one after the other: a value whose ' +
      'quoted form stands inside a later one, or that equals the separator between the values, breaks the query ' +
      'silently. Separate values by a comma without blanks, and write the value `,` as `0x2c`.',
    findings: ['duplicate-value', 'list-order', 'leading-zero'],
    requiresSchema: false,
    bad: [
      {
        query: "select lastname from Contacts where department in ('D1','D2','D1') limit 10;",
        fixed: "select lastname from Contacts where department in ('D1','D2') limit 10;",
      },
      {
        query: "select lastname from Contacts where lastname in (',','Rr1','Rr2') limit 10;",
        fixed: "select lastname from Contacts where lastname in (0x2c,'Rr1','Rr2') limit 10;",
      },
      {
        query: 'select accountname from Accounts where employees in (0,5) limit 10;',
        fixed: "select accountname from Accounts where employees in ('0',5) limit 10;",
      },
    ],
    good: [
      { query: "select lastname from Contacts where lastname in ('Rr1','Rr2') limit 10;" },
      {
        query: "select lastname from Contacts where lastname in (',','Rr1','Rr2') limit 10;",
        dialect: 'vtiger',
      },
    ],
  },
  create: (context) => ({
    In(node) {
      checkDuplicates(context, node);
      checkLeadingZero(context, node);
      if (context.dialect.bindsValuesByText) checkOrder(context, node);
    },
  }),
});

function checkDuplicates({ text, report }: RuleContext, { values }: InCondition): void {
  const seen = new Map<string, Literal>();
  for (const [index, value] of values.entries()) {
    const spelling = text.slice(value.range[0], value.range[1]);
    const first = seen.get(spelling);
    const previous = values[index - 1];
    if (!first || !previous || value.type === 'Missing') {
      seen.set(spelling, value);
      continue;
    }
    report({
      name: 'duplicate-value',
      range: value.range,
      message: `${spelling.length > 40 ? 'This value' : spelling} is listed twice.`,
      related: [{ message: 'It stands here first.', range: first.range }],
      fix: { title: 'Remove it', edits: [{ range: [previous.range[1], value.range[1]], text: '' }] },
    });
  }
}

function checkLeadingZero({ report }: RuleContext, { values }: InCondition): void {
  const [first] = values;
  if (values.length < 2 || first?.type !== 'Integer' || !/^[+-]?0+$/.test(first.value)) return;
  report({
    name: 'leading-zero',
    range: first.range,
    message: 'The classic grammar refuses a list that starts with an unquoted 0.',
    fix: { title: 'Put it in quotes', edits: [{ range: first.range, text: `'${first.value}'` }] },
  });
}

function checkOrder(context: RuleContext, node: InCondition): void {
  const broken = findBrokenValue(context.text, node);
  if (!broken) return;
  const fix = createOrderFix(context, node);
  context.report({
    name: 'list-order',
    range: broken.range,
    message: `berliCRM finds ${showValue('value' in broken ? (broken.value ?? '') : '')} inside the rest of the list, and so loses the list.`,
    hint: 'Separate values by a comma without blanks, the longest first; write the value , as 0x2c.',
    ...(fix && { fix }),
  });
}

/**
 * Does what the server does: for each quoted value in turn, every occurrence of its text becomes a mark. The
 * list is broken when quotes are left over, and the first value that occurs outside its own places broke it.
 * Values that can occur nowhere else are marked without a search, which keeps long lists linear.
 */
function findBrokenValue(text: string, { values }: InCondition): Literal | undefined {
  const quoted = values.filter((value) => value.type === 'String');
  if (!quoted.every(isFound)) return undefined;
  const gaps = readGaps(text, values);
  const suspects = findSuspects(quoted, gaps);
  if (suspects.size === 0) return undefined;
  const counts = new Map<string, number>();
  for (const { raw } of quoted) counts.set(raw, (counts.get(raw) ?? 0) + 1);
  const marked = new Set<string>();
  const mark = (): string => gaps.map((gap, i) => gap + spellMarked(quoted[i], marked)).join('');
  // As soon as a mark stands elsewhere than in the place of a value.
  let shifted: string | undefined;
  for (const [raw, count] of counts) {
    const isSearched = shifted !== undefined || suspects.has(raw);
    const parts = isSearched ? (shifted ?? mark()).split(raw) : [];
    marked.add(raw);
    if (!isSearched) continue;
    // With no more occurrences than values, each was found in its own place.
    if (parts.length - 1 !== count) return quoted.find((value) => value.raw === raw);
    const rest = parts.join('?');
    if (shifted !== undefined || rest !== mark()) shifted = rest;
  }
  return undefined;
}

/**
 * The values that may be found elsewhere than in their own places, or not at all: those with white space that the
 * server squeezes, those that say no more than what stands between values, and those that end another value from
 * one of its quotes on. Anything else begins at a quote behind which the text goes on otherwise.
 */
function findSuspects(quoted: readonly StringLiteral[], gaps: readonly string[]): ReadonlySet<string> {
  const raws = quoted.map(({ raw }) => raw);
  if (gaps.some((gap) => gap.includes("'"))) return new Set(raws);
  const between = new Set(`?${gaps.slice(1, -1).join('')}`);
  const lengths = new Set(raws.map(({ length }) => length));
  const elsewhere = new Set(raws.flatMap((raw) => listElsewhere(raw, lengths)));
  return new Set(raws.filter((raw) => elsewhere.has(raw) || isMadeOf(raw.slice(1, -1), between)));
}

/** What is not found in the place of a value, or found there though it is another. */
function listElsewhere(raw: string, lengths: ReadonlySet<number>): readonly string[] {
  const text = squeeze(raw);
  const ends = listEnds(text, lengths);
  return text === raw ? ends : [raw, text, ...ends];
}

function isMadeOf(text: string, characters: ReadonlySet<string>): boolean {
  for (const character of text) if (!characters.has(character)) return false;
  return text !== '';
}

/** What stands from each inner quote of a value to its end, if it is as long as some value. */
function listEnds(raw: string, lengths: ReadonlySet<number>): readonly string[] {
  const ends: string[] = [];
  for (let at = raw.indexOf("'", 1); at > 0 && at < raw.length - 1; at = raw.indexOf("'", at + 1)) {
    if (lengths.has(raw.length - at)) ends.push(raw.slice(at));
  }
  return ends;
}

/** The server takes white space in a row for one blank. */
const squeeze = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** What stands in front of each quoted value of a list, and behind the last. */
function readGaps(text: string, values: readonly Literal[]): readonly string[] {
  const gaps: string[] = [];
  let start = values[0]?.range[0] ?? 0;
  for (const { type, range } of values) {
    if (type !== 'String') continue;
    gaps.push(squeeze(text.slice(start, range[0])));
    start = range[1];
  }
  return [...gaps, squeeze(text.slice(start, values[values.length - 1]?.range[1]))];
}

const spellMarked = (value: StringLiteral | undefined, marked: ReadonlySet<string>): string =>
  value === undefined ? '' : marked.has(value.raw) ? '?' : squeeze(value.raw);

/** Whether the server finds a string by its text; any other spelling is another rule's finding. */
const isFound = ({ raw, value }: StringLiteral): boolean => raw === `'${value.replaceAll("'", "\\'")}'`;

/** The list as the printer would write it: no blanks, and the separator in hex. */
function createOrderFix({ dialect }: RuleContext, { values }: InCondition): Fix | undefined {
  const spellings = values.map((value) => spellLiteral(value, dialect, ','));
  const texts = spellings.map((spelling) => ('text' in spelling ? spelling.text : undefined));
  const [first, last] = [values[0], values[values.length - 1]];
  if (!first || !last || texts.includes(undefined)) return undefined;
  return {
    title: 'Write the list anew',
    edits: [{ range: [first.range[0], last.range[1]], text: texts.join(',') }],
  };
}
