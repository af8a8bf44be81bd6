import fc from 'fast-check';
import type { Condition, Literal } from '../../grammar/ast.js';
import { isName } from '../../grammar/names.js';
import type { Unranged, UnrangedQuery } from '../../src/syntax/unranged.js';

/** Arbitrary trees, and texts that have hurt clients. */

export const hostileTexts = [
  ...[
    "O'Brien",
    "''",
    "'",
    '\\',
    '\\\\',
    "\\'",
    "'\\",
    'a\\',
    "x' or id > '0",
    "'; drop table x; --",
    '\\%',
    '50%',
    '_',
  ],
  ...[
    '"',
    '`',
    '--',
    '-- x',
    '/* x */',
    '#',
    ';',
    ',',
    "','",
    '0x41',
    '\n',
    '\r\n',
    '\t',
    ' ',
    '  a ',
    'a b',
  ],
  ...[
    'select',
    'and',
    'AND',
    'or',
    'XOR',
    '&&',
    '||',
    'order',
    'limit 5',
    'null',
    'true',
    '1',
    '1.5',
    '2016-05-20',
  ],
  ...[
    '12x5',
    'ü',
    'ß',
    '€',
    '日本',
    '😀',
    '👩‍👩‍👧',
    '\u00a0',
    '\ufeff',
    '\u2028',
    '‘x’',
    '\0',
    '\x1a',
    '\b',
    '\ud800',
    '\udc00x',
  ],
  ...[
    '',
    '%',
    '\\_',
    '\\n',
    "a''b",
    "it's",
    '()',
    '(',
    '*',
    '=',
    '<>',
    '\u{10ffff}',
    '\uffff',
    '\x7f',
    '\u0080',
  ],
];

export const anyString = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.array(fc.constantFrom(...hostileTexts), { maxLength: 4 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 20 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 })
    .map((units) => String.fromCharCode(...units)),
);

const name = fc
  .oneof(
    fc.constantFrom(
      'id',
      'lastname',
      'order_no',
      'android',
      'in_stock',
      'likes',
      'mailfrom',
      'Contacts',
      '_x',
      'cf_1',
    ),
    fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/),
  )
  .filter(isName);

const node = <T extends object>(type: T): fc.Arbitrary<T> => fc.constant(type);

const stringLiteral = anyString.map((value) => ({ type: 'String', value }) as const);

const literal: fc.Arbitrary<Unranged<Literal>> = fc.oneof(
  { weight: 4, arbitrary: stringLiteral },
  fc.stringMatching(/^[+-]?\d{1,6}$/).map((value) => ({ type: 'Integer', value }) as const),
  fc.stringMatching(/^[+-]?\d{1,3}\.\d{0,3}$/).map((value) => ({ type: 'Decimal', value }) as const),
  fc.stringMatching(/^[1-9]\d{0,2}x\d{1,5}$/).map((value) => ({ type: 'Id', value }) as const),
  fc.constantFrom('true', 'FALSE', 'null').map((value) => ({ type: 'Word', value }) as const),
  anyString.map((value) => ({ type: 'Hex', value }) as const),
);

const field = name.map((text) => ({ type: 'FieldName', name: text }) as const);

const condition: fc.Arbitrary<Unranged<Condition>> = fc.oneof(
  fc.record({
    type: fc.constant('Comparison' as const),
    field,
    operator: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
    value: literal,
  }),
  fc.record({ type: fc.constant('Like' as const), field, pattern: literal }),
  fc.record({
    type: fc.constant('In' as const),
    field,
    values: fc.array(literal, { minLength: 1, maxLength: 4 }),
  }),
);

const where = fc
  .array(fc.tuple(condition, fc.constantFrom('and' as const, 'or' as const)), { minLength: 1, maxLength: 4 })
  .map((parts) => ({
    type: 'Where' as const,
    conditions: parts.map(([one]) => one),
    connectors: parts.slice(1).map(([, kind]) => ({ type: 'Connector' as const, kind })),
  }));

const orderBy = fc
  .array(fc.tuple(field, fc.constantFrom(null, null, 'asc' as const, 'desc' as const)), {
    minLength: 1,
    maxLength: 3,
  })
  .map((items) => ({
    type: 'OrderBy' as const,
    items: items.map(([one, direction]) => ({ type: 'OrderItem' as const, field: one, direction })),
  }));

const count = fc.nat(1000).map((value) => ({ type: 'Integer' as const, value: String(value) }));

/** Any query that can be built, expressible in a dialect or not. */
export const anyTree: fc.Arbitrary<UnrangedQuery> = fc.record({
  type: fc.constant('Query' as const),
  columns: fc.oneof(
    node({ type: 'AllColumns' as const }),
    node({ type: 'CountAll' as const }),
    fc.array(field, { minLength: 1, maxLength: 4 }).map((fields) => ({ type: 'FieldList' as const, fields })),
  ),
  module: name.map((text) => ({ type: 'ModuleName' as const, name: text })),
  where: fc.option(where),
  orderBy: fc.option(orderBy),
  limit: fc.option(fc.record({ type: fc.constant('Limit' as const), offset: fc.option(count), count })),
  terminated: fc.constant(true),
  partial: fc.constant(false),
});
