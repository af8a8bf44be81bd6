import { describe, expect, test } from 'vitest';
import { lex } from '../../grammar/lexer.js';
import { loadCorpus } from '../conformance/corpus.js';
import { testGenerated } from './generated-file.js';
import { patterns, renderTmLanguage, type TmPattern } from './tm-language.js';

testGenerated('grammar/vtql.tmLanguage.json', renderTmLanguage);

const toRegExp = (source: string): RegExp =>
  source.startsWith('(?i)') ? new RegExp(source.slice(4), 'giym') : new RegExp(source, 'gym');

interface Span {
  readonly start: number;
  readonly text: string;
  readonly scope: string;
}

function matchAt(source: string, text: string, start: number): RegExpExecArray | null {
  const shape = toRegExp(source);
  shape.lastIndex = start;
  return shape.exec(text);
}

/** What an editor does: at each place the first pattern that matches, a pair of begin and end as a whole. */
function highlight(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  while (start < text.length) {
    const found = patterns.map((pattern) => spanAt(pattern, text, start)).find((span) => span.length > 0);
    spans.push(...(found ?? []));
    start = found ? endOf(found[found.length - 1]) : start + 1;
  }
  return spans;
}

const endOf = (span: Span | undefined): number => (span ? span.start + span.text.length : 0);

function spanAt(pattern: TmPattern, text: string, start: number): readonly Span[] {
  const match = matchAt(pattern.match ?? pattern.begin ?? '', text, start);
  if (!match) return [];
  if (!pattern.begin) return splitCaptures(pattern, match, start);
  let end = start + match[0].length;
  while (end < text.length) {
    const inner = pattern.patterns?.map(({ match: shape = '' }) => matchAt(shape, text, end)).find(Boolean);
    const close = inner ? null : matchAt(pattern.end ?? '', text, end);
    end += inner?.[0].length ?? close?.[0].length ?? 1;
    if (close) break;
  }
  return [{ start, text: text.slice(start, end), scope: pattern.name }];
}

function splitCaptures(pattern: TmPattern, match: RegExpExecArray, start: number): readonly Span[] {
  if (!pattern.captures) return [{ start, text: match[0], scope: pattern.name }];
  let at = start;
  return Object.entries(pattern.captures).map(([index, { name }]) => {
    const part = match[Number(index)] ?? '';
    at = match.input.indexOf(part, at);
    const span = { start: at, text: part, scope: name };
    at += part.length;
    return span;
  });
}

/** The beginning of the scope that a token of the lexer must have. */
const expected: Readonly<Record<string, string>> = {
  String: 'string.quoted.single',
  Integer: 'constant.numeric.integer',
  Decimal: 'constant.numeric.decimal',
  Hex: 'string.unquoted.hex',
  Id: 'constant.other.id',
  Date: 'constant.other.date',
  Star: 'constant.language.all',
  Comma: 'punctuation.separator',
  Semicolon: 'punctuation.terminator',
  LeftBracket: 'punctuation.section',
  RightBracket: 'punctuation.section',
  And: 'keyword.operator.logical',
  Or: 'keyword.operator.logical',
  Asc: 'keyword.other.order',
  Desc: 'keyword.other.order',
  Count: 'support.function',
};
const keywordsOf: readonly string[] = ['Select', 'From', 'Where', 'Order', 'By', 'Limit'];
const operatorsOf: readonly string[] = [
  'Equals',
  'NotEquals',
  'Less',
  'LessOrEqual',
  'Greater',
  'GreaterOrEqual',
];

function scopeOf(token: string): string | RegExp {
  if (token === 'Identifier') return /^(?:variable\.other\.field|entity\.name\.type\.module)/;
  if (keywordsOf.includes(token)) return 'keyword.control';
  if ([...operatorsOf, 'In', 'Like'].includes(token)) return 'keyword.operator.comparison';
  return expected[token] ?? `no scope for ${token}`;
}

describe('highlighting', () => {
  test('agrees with the lexer on every query that all servers take', () => {
    const queries = loadCorpus().filter(
      (entry) => entry.vtiger.ok && entry.berlicrm.ok && /^\s*select/i.test(entry.q),
    );
    expect(queries.length).toBeGreaterThan(300);
    for (const { q } of queries) {
      const { tokens, comments, oddSpaces } = lex(q, 'escaped');
      if (comments.length + oddSpaces.length > 0) continue;
      const spans = highlight(q);
      expect(
        spans.map(({ text }) => text),
        q,
      ).toEqual(tokens.map(({ image }) => image));
      for (const [index, { tokenType }] of tokens.entries()) {
        expect(spans[index]?.scope, `${q}: ${spans[index]?.text}`).toMatch(scopeOf(tokenType.name));
      }
    }
  });

  test.each([
    ["select f from M -- o'clock", 'comment.line'],
    ['/* a\nb */', 'comment.block'],
    ['where a = "x"', 'invalid.illegal.quotes.double'],
    ['where d = 2016-05-20 12:30', 'constant.other.date'],
    ["where a = 'it''s \\' here'", 'string.quoted.single'],
  ])('%j ends in %s', (text, scope) => {
    const last = highlight(text).at(-1);
    expect(last?.scope).toMatch(scope);
    expect(endOf(last)).toBe(text.length);
  });

  test('leaves keywords inside names alone', () => {
    expect(highlight('select order_no, android from limits').map(({ scope }) => scope.split('.')[0])).toEqual(
      ['keyword', 'variable', 'punctuation', 'variable', 'keyword', 'entity'],
    );
  });
});
