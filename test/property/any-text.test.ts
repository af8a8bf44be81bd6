import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Comment, Node, Range } from '../../grammar/ast.js';
import { compareDiagnostics, type Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { dialectNames } from '../../src/dialect/families.js';
import { type ParseResult, parse } from '../../src/syntax/parse.js';
import { visit } from '../../src/syntax/visit.js';
import { createValidQueries } from './valid-queries.js';

const nodeTypes = [
  ...(['Query', 'AllColumns', 'CountAll', 'FieldList', 'FieldName', 'ModuleName', 'Where'] as const),
  ...([
    'Connector',
    'Comparison',
    'In',
    'Like',
    'String',
    'Integer',
    'Decimal',
    'Hex',
    'Id',
    'Date',
  ] as const),
  ...(['Word', 'Missing', 'OrderBy', 'OrderItem', 'Limit'] as const),
];

function collectNodes({ ast }: ParseResult): Node[] {
  const nodes: Node[] = [];
  const add = (node: Node): number => nodes.push(node);
  visit(ast, Object.fromEntries(nodeTypes.map((type) => [type, add])));
  return nodes;
}

const rangesOfNode = (node: Node): Range[] =>
  'operatorRange' in node ? [node.range, node.operatorRange] : [node.range];

const isOrdered = (ranges: readonly Range[]): boolean =>
  ranges.every(([start], index) => start >= (ranges[index - 1]?.[1] ?? 0));

const editsOf = ({ fix, suggestions = [] }: Diagnostic): Range[][] =>
  [...(fix ? [fix] : []), ...suggestions].map(({ edits }) => edits.map(({ range }) => range));

/** All that must hold of any text whatsoever. */
function expectSound(text: string): void {
  for (const dialect of dialectNames) {
    const result = parse(text, { dialect });
    const { diagnostics, comments } = result;
    const repairs = diagnostics.flatMap(editsOf);
    const ranges = [
      ...collectNodes(result).flatMap(rangesOfNode),
      ...comments.map(({ range }: Comment) => range),
      ...diagnostics.map(({ range }) => range),
      ...repairs.flat(),
    ];
    const outside = ranges.filter(([start, end]) => !(start >= 0 && start <= end && end <= text.length));
    expect(outside, 'ranges outside the text').toEqual([]);
    expect(repairs.every(isOrdered), 'edits sorted and disjoint').toBe(true);
    expect(diagnostics.length, 'number of findings').toBeLessThanOrEqual(100);
    expect([...diagnostics].sort(compareDiagnostics), 'order of the findings').toEqual(diagnostics);
    const isClean = !diagnostics.some(({ severity }) => severity !== 'info');
    if (isClean) expect(result.ast.partial, 'a partial tree without a finding').toBe(false);
  }
}

/** Everything that means something to the lexer or to the repair, and some that means nothing. */
const soupWords = [
  ...['select', 'from', 'where', 'and', 'or', 'in', 'like', 'order', 'by', 'asc', 'desc', 'limit', 'count'],
  ...[
    'SELECT',
    'selct',
    'form',
    'for',
    'm',
    'wehre',
    'wher',
    'adn',
    'ordre',
    'orderby',
    'lmit',
    'limti',
    'lik',
    'yb',
  ],
  ...[
    'distinct',
    'all',
    'top',
    'as',
    'join',
    'left',
    'on',
    'group',
    'having',
    'offset',
    'skip',
    'fetch',
    'rows',
  ],
  ...[
    'union',
    'xor',
    'not',
    'is',
    'null',
    'isnull',
    'between',
    'regexp',
    'exists',
    'case',
    'insert',
    'update',
  ],
  ...[
    'id',
    'lastname',
    'Contacts',
    'Contacts.id',
    'a.b.c',
    'Contacts.*',
    '`id`',
    '`a b`',
    'true',
    'Müller',
    '@',
  ],
  ...[
    '=',
    '!=',
    '<',
    '<=',
    '>',
    '>=',
    '<>',
    '==',
    '=<',
    '=>',
    '!',
    '<=>',
    '&&',
    '||',
    '&',
    '|',
    '+',
    '-',
    '/',
    '%',
  ],
  ...[
    '(',
    ')',
    '(',
    ')',
    ',',
    ',',
    ';',
    '*',
    '()',
    '(*)',
    '[',
    ']',
    '{',
    '}',
    '.',
    ':',
    '\\',
    '?',
    '$1',
    '~',
  ],
  ...["'x'", "''", "'", "'O'Brien'", "'a''b'", "'a\\'b'", "'\\'", '"x"', '"', '‘x’', '“', '`', '´'],
  ...[
    '5',
    '-5',
    '1.5',
    '.5',
    '1e5',
    '0x4f',
    '0x4',
    '12x5',
    '2016-05-20',
    '12:00',
    '12:00:00',
    '5.5.5',
    '0xZZ',
  ],
  ...[
    '-- note',
    '\n',
    '# note',
    '/* c */',
    '/*',
    '*/',
    '\t',
    '\u00a0',
    '\ufeff',
    '\u200b',
    '\r\n',
    '\0',
    '😀',
    '\ud800',
  ],
];

const soup = fc
  .array(fc.tuple(fc.constantFrom(...soupWords), fc.constantFrom(' ', ' ', ' ', '', '\n')), { maxLength: 40 })
  .map((words) => words.flat().join(''));

/** A soup that begins like a query, so that what follows is reached. */
const soupQuery = fc
  .tuple(
    fc.constantFrom(
      'select ',
      'select * from ',
      'select id from Contacts ',
      'select id from Contacts where ',
    ),
    fc.constantFrom('', 'id in ( ', 'order by ', 'limit ', 'a = 1 and ', 'where ( ', "where a = 'x' "),
    soup,
    fc.constantFrom('', ';', ' from Contacts;', ' limit 5;'),
  )
  .map((parts) => parts.join(''));

const validTexts = createValidQueries(200, 7).map((words) => words.join(' '));

/** A valid query with a few pieces replaced. */
const mutated = fc
  .tuple(
    fc.constantFrom(...validTexts),
    fc.array(
      fc.record({
        at: fc.nat(200),
        length: fc.nat(12),
        text: fc.oneof(fc.constantFrom(...soupWords), fc.string({ unit: 'binary', maxLength: 3 })),
      }),
      { maxLength: 4 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((all, { at, length, text: put }) => all.slice(0, at) + put + all.slice(at + length), text),
  );

const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
  .map((units) => String.fromCharCode(...units));

describe('any text', () => {
  it.prop([fc.string({ unit: 'binary', maxLength: 200 })], { numRuns: 300 })(
    'is read: characters',
    expectSound,
  );
  it.prop([anyUnits], { numRuns: 300 })(
    'is read: UTF-16 units, half surrogate pairs among them',
    expectSound,
  );
  it.prop([soup], { numRuns: 1500 })('is read: words of the language and of others', expectSound);
  it.prop([soupQuery], { numRuns: 3000 })('is read: the same after the beginning of a query', expectSound);
  it.prop([mutated], { numRuns: 1500 })('is read: queries with pieces replaced', expectSound);
});
