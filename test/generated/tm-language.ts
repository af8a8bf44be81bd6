import { type KeywordName, keywordNames } from '../../grammar/names.js';
import * as t from '../../grammar/tokens.js';
import { lexicalProductions } from './grammar.js';
import { toPattern } from './notation.js';

/** What an editor takes to highlight a language. Only constructs that Oniguruma and JavaScript share. */
export interface TmPattern {
  readonly name: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
  readonly patterns?: readonly TmPattern[];
}

/** The scope of each keyword, as themes know it. */
const keywordScopes: Readonly<Record<KeywordName, string>> = {
  select: 'keyword.control',
  from: 'keyword.control',
  where: 'keyword.control',
  and: 'keyword.operator.logical',
  or: 'keyword.operator.logical',
  in: 'keyword.operator.comparison',
  like: 'keyword.operator.comparison',
  order: 'keyword.control',
  by: 'keyword.control',
  asc: 'keyword.other.order',
  desc: 'keyword.other.order',
  limit: 'keyword.control',
  count: 'support.function',
};

const numberScopes: Readonly<Record<string, string>> = {
  Date: 'constant.other.date.vtql',
  Hex: 'string.unquoted.hex.vtql',
  Id: 'constant.other.id.vtql',
  Decimal: 'constant.numeric.decimal.vtql',
  Integer: 'constant.numeric.integer.vtql',
};

const operators = [t.NotEquals, t.LessOrEqual, t.GreaterOrEqual, t.Equals, t.Less, t.Greater];

const patternOf = (name: string): string => toPattern({ kind: 'reference', name }, lexicalProductions);

/** A run ends only at a blank or a character of its own: `5.5.5` holds no number, and `order_no` no keyword. */
const runCharacter = patternOf('RunCharacter');
const asWholeRun = (pattern: string): string => `(?<!${runCharacter})(?:${pattern})(?!${runCharacter})`;
const ignoreCase = (pattern: string): string => `(?i)${pattern}`;

function renderKeywords(): readonly TmPattern[] {
  return [...new Set(Object.values(keywordScopes))].map((scope) => ({
    name: `${scope}.vtql`,
    match: ignoreCase(asWholeRun(keywordNames.filter((name) => keywordScopes[name] === scope).join('|'))),
  }));
}

function renderQuoted(scope: string, quote: string): TmPattern {
  return {
    name: `${scope}.vtql`,
    begin: quote,
    end: `${quote}(?!${quote})`,
    patterns: [{ name: 'constant.character.escape.vtql', match: `${quote}${quote}|\\\\[\\s\\S]` }],
  };
}

const module: TmPattern = {
  name: 'meta.module.vtql',
  match: ignoreCase(`(?<!${runCharacter})(from)\\s+(${patternOf('Identifier')})(?!${runCharacter})`),
  captures: { '1': { name: 'keyword.control.vtql' }, '2': { name: 'entity.name.type.module.vtql' } },
};

/** First come, first served: what stands higher wins. */
export const patterns: readonly TmPattern[] = [
  { name: 'comment.line.vtql', match: '(?:--|#).*$' },
  { name: 'comment.block.vtql', begin: '/\\*', end: '\\*/' },
  renderQuoted('string.quoted.single', "'"),
  renderQuoted('invalid.illegal.quotes.double', '"'),
  module,
  ...renderKeywords(),
  ...Object.entries(numberScopes).map(([name, scope]) => ({
    name: scope,
    match: asWholeRun(patternOf(name)),
  })),
  { name: 'variable.other.field.vtql', match: asWholeRun(patternOf('Identifier')) },
  {
    name: 'keyword.operator.comparison.vtql',
    match: operators.map(({ LABEL }) => LABEL).join('|'),
  },
  { name: 'constant.language.all.vtql', match: '\\*' },
  { name: 'punctuation.separator.vtql', match: ',' },
  { name: 'punctuation.section.vtql', match: '[()]' },
  { name: 'punctuation.terminator.vtql', match: ';' },
];

export function renderTmLanguage(): string {
  const language = {
    comment: 'Made from grammar/tokens.ts by `npm run generate`; do not edit.',
    name: 'VTQL',
    scopeName: 'source.vtql',
    fileTypes: ['vtql'],
    patterns,
  };
  return `${JSON.stringify(language, null, 2)}\n`;
}
