import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { createQueryBuilder, QueryBuildError, type Sendable } from '../../src/builder/index.js';
import { dialects } from '../../src/dialect/dialects.js';
import { spellString } from '../../src/syntax/spell-string.js';
import { RecordStore } from '../../src/testing/database/record-store.js';
import type { ServerName } from '../../src/testing/index.js';
import { runQuery } from '../../src/testing/query.js';
import { Breakdown, Refusal } from '../../src/testing/refusal.js';
import { serverNames, serverTraits } from '../../src/testing/traits.js';
import { loadCorpus, loadRecords } from '../conformance/corpus.js';
import { recordedSchema } from '../schema/recordings.js';
import { createServer, logIn, type Row } from './caller.js';

const anyServer = fc.constantFrom(...serverNames);

/** What the web service can carry: no half characters, no NUL, nothing beyond the BMP. */
const anyText = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  .filter((text) => !text.includes('\0') && !/[\ud800-\udfff]/.test(text));

describe('paging through all offsets', () => {
  const sizes = fc.record({
    count: fc.integer({ min: 0, max: 130 }),
    size: fc.integer({ min: 7, max: 100 }),
    field: fc.constantFrom('id', 'lastname'),
  });

  test.prop([anyServer, sizes], { numRuns: 40 })(
    'gives every record once',
    async (dialect, { count, size, field }) => {
      const Contacts = Array.from({ length: count }, (_, i) => ({
        id: `12x${i + 1}`,
        lastname: `n${i % 9}`,
      }));
      const caller = await logIn(createServer({ dialect, records: { Contacts } }));
      const [total] = await caller.query('select count(*) from Contacts;');
      const seen: string[] = [];
      for (let offset = 0; offset < Number(total?.['count']); offset += size) {
        const query = `select id, lastname from Contacts order by ${field} limit ${offset}, ${size};`;
        seen.push(...(await caller.query(query)).map(({ id }) => id ?? ''));
      }
      expect([...seen].sort()).toEqual(Contacts.map(({ id }) => id).sort());
    },
  );
});

describe('a record', () => {
  test.prop([anyServer, anyText, anyText])(
    'is retrieved as it was created',
    async (dialect, lastname, city) => {
      const caller = await logIn(createServer({ dialect }));
      const values = { lastname: `x${lastname}`, mailingcity: city, assigned_user_id: '19x1' };
      const element = JSON.stringify(values);
      const created = await caller.result<Row>('create', { elementType: 'Contacts', element });
      expect(created).toMatchObject(values);
      expect(await caller.result('retrieve', { id: created['id'] ?? '' })).toEqual(created);
      expect(await caller.query('select * from Contacts;')).toEqual([created]);
    },
  );

  test.prop([anyServer, anyText, anyText])(
    'is found by its value as the dialect spells it',
    async (dialect, text, other) => {
      const lastname = `x${text}y`;
      const records = {
        Contacts: [
          { id: '12x1', lastname },
          { id: '12x2', lastname: `${other}!` },
        ],
      };
      const caller = await logIn(createServer({ dialect, records }));
      for (const name of [dialect, 'portable'] as const) {
        const spelling = spellString(lastname, dialects[name]);
        if (!('text' in spelling)) continue;
        const rows = await caller.query(`select id from Contacts where lastname = ${spelling.text};`);
        expect(rows.map(({ id }) => id)).toContain('12x1');
        expect(rows.length).toBeLessThanOrEqual(1);
      }
    },
  );
});

describe('what the builder composes as portable', () => {
  const values = fc.array(fc.constantFrom('D1', 'D2', 'D3', "O'B", 'back\\slash', '%', ''), {
    minLength: 1,
    maxLength: 4,
  });
  const conditions = fc.array(
    fc.record({
      field: fc.constantFrom('department', 'lastname', 'leadsource'),
      operator: fc.constantFrom('=', '!=', '<', '>=', 'in'),
      values,
    }),
    { minLength: 1, maxLength: 4 },
  );

  test.prop([conditions, fc.boolean()])('finds the same records on all servers', (drawn, isAny) => {
    const builder = createQueryBuilder();
    const query = builder
      .from('Contacts')
      .select('id')
      .where(({ and, or, cmp }) =>
        (isAny ? or : and)(
          drawn.map(({ field, operator, values: [first = '', ...more] }) => {
            if (operator === 'in') return cmp(field, 'in', listOf([first, ...more]));
            return cmp(field, operator as '=', first || 'D1');
          }),
        ),
      )
      .limit(100);
    const text = compileIfAny(query);
    fc.pre(text !== null);
    const found = serverNames.map((server) => runOn(text, server));
    expect(new Set(found).size).toBe(1);
  });
});

/** Null where the conditions hold for no record, which the builder says at once. */
function compileIfAny(query: Sendable): string | null {
  try {
    return query.compile();
  } catch (error) {
    if (error instanceof QueryBuildError) return null;
    throw error;
  }
}

/** No empty text, which classic servers cannot read, and no value twice. */
const listOf = (values: readonly string[]): string[] => [
  'D9',
  ...new Set(values.filter((value) => value !== '')),
];

const store = new RecordStore(recordedSchema, loadRecords());

/** The ids found, or how the query ended; whatever else is thrown goes through. */
function runOn(query: string, server: ServerName): string {
  try {
    const rows = runQuery(query, {
      traits: serverTraits[server],
      store,
      countAs: 'number',
      seesModule: () => true,
      seesRecord: () => true,
    });
    return JSON.stringify(rows);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    if (error instanceof Breakdown) return error.kind;
    throw error;
  }
}

describe('any text as a query', () => {
  const pieces = fc.constantFrom(
    ...[
      'select',
      'from',
      'Contacts',
      'where',
      'and',
      'or',
      'not',
      'in',
      'like',
      'between',
      'is',
      'null',
      'order by',
    ],
    ...[
      'order',
      'by',
      'asc',
      'desc',
      'limit',
      'count(*)',
      '*',
      'id',
      'lastname',
      'birthday',
      '(',
      ')',
      ',',
      ';',
      '=',
    ],
    ...[
      '!=',
      '<',
      "'Rr1'",
      "''",
      "'",
      '"',
      '`',
      '\\',
      '0x41',
      '12x5',
      '1.5',
      '5',
      '-',
      '--',
      '/*',
      '.',
      '@',
      '?',
      ':',
    ],
    ...[
      'é',
      '😀',
      '\n',
      '\t',
      '\u0001',
      '\u0002',
      '\0',
      'union',
      'group by',
      'delete',
      'sleep(1)',
      'regexp',
      '0',
    ],
  );
  const words = fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join(' '));
  const mutated = fc
    .tuple(fc.constantFrom(...loadCorpus().map(({ q }) => q)), fc.nat(), fc.nat({ max: 5 }), pieces)
    .map(([q, at, length, piece]) => q.slice(0, at % q.length) + piece + q.slice((at % q.length) + length));

  test.prop(
    [
      anyServer,
      fc.oneof(
        words,
        words.map((text) => `select id from Contacts ${text}`),
        mutated,
        fc.string(),
      ),
    ],
    {
      numRuns: 3000,
    },
  )('is answered or refused', (server, text) => {
    expect(typeof runOn(text, server)).toBe('string');
  });
});
