import fc from 'fast-check';
import { hostileTexts } from '../property/trees.js';
import { createValidQueries } from '../property/valid-queries.js';

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

/** What has hurt programs of all kinds: half surrogates, marks of direction, numbers beyond all bounds, names of Object. */
export const hostileWords = [
  ...hostileTexts,
  ...[
    '\u202e',
    '\u2066x\u2069',
    '\u200d',
    '\ufffe',
    '\ud83d',
    '\ude00',
    '\u0301',
    '\u1e9e',
    'İ',
    'ﬃ',
    '\x1b[31m',
  ],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__'],
  ...['9'.repeat(400), '-0', '1e999', '0x', `0x${'f'.repeat(301)}`, '9007199254740993', '0'.repeat(50), '٣'],
  ...[
    '$&',
    '$1',
    "$'",
    '$`',
    '$$',
    '*/',
    '/*',
    '//',
    '\u2028',
    '`',
    '\u0024{x}',
    '\\u0027',
    '</script>',
    '%00',
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

export const validTexts = createValidQueries(200, 7).map((words) => words.join(' '));

/** A valid query with a few pieces replaced. */
const mutated = fc
  .tuple(
    fc.constantFrom(...validTexts),
    fc.array(
      fc.record({
        at: fc.nat(200),
        length: fc.nat(12),
        text: fc.oneof(
          fc.constantFrom(...soupWords),
          fc.constantFrom(...hostileWords),
          fc.string({ unit: 'binary', maxLength: 3 }),
        ),
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

/** A word said so often that whoever calls itself, or looks back, for each one is found out. */
const repeated = fc
  .tuple(
    fc.constantFrom(...soupWords, ...hostileWords),
    fc.constantFrom('', ' ', '\n'),
    fc.oneof({ weight: 9, arbitrary: fc.nat(60) }, { weight: 1, arbitrary: fc.nat(4000) }),
  )
  .map(([word, separator, count]) =>
    Array.from({ length: count }, () => word)
      .join(separator)
      .slice(0, 20_000),
  );

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileWords),
  fc.array(fc.constantFrom(...hostileWords), { maxLength: 4 }).map((words) => words.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 12 }),
);

/** A query whose middle is anything, said once or thousands of times. */
const framed = fc
  .tuple(
    fc.constantFrom(
      '',
      ...['select ', 'select * from ', 'select id from Contacts ', 'select id from Contacts where '],
    ),
    fc.oneof(repeated, hostileText),
    fc.constantFrom('', ';', "';", ' from Contacts;', ' limit 5;'),
  )
  .map((parts) => parts.join(''));

/** Texts that are, were or might have been a query. */
export const queryText: fc.Arbitrary<string> = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: anyUnits },
  { weight: 3, arbitrary: soup },
  { weight: 6, arbitrary: soupQuery },
  { weight: 4, arbitrary: mutated },
  { weight: 2, arbitrary: framed },
);
