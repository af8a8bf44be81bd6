import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { dialects } from '../../src/dialect/dialects.js';
import type { SchemaModule } from '../../src/schema/schema.js';
import { stockSchema } from '../../src/schema/stock.js';
import { spellString } from '../../src/syntax/spell-string.js';
import { RecordStore } from '../../src/testing/database/record-store.js';
import { readDocumented } from '../../src/testing/engines/documented.js';
import { createTestServer, type ServerName } from '../../src/testing/index.js';
import { runQuery } from '../../src/testing/query.js';
import { engines, serverNames, serverTraits } from '../../src/testing/traits.js';
import { loadCorpus, loadRecords } from '../conformance/corpus.js';
import { recordedSchema } from '../schema/recordings.js';
import { logIn, readCode } from './caller.js';

/*
 * What lint takes without error or warning means on every server what the documentation says: read as documented, and
 * read by the server's own engine, it gives the same rows.
 */

const records = loadRecords();
const store = new RecordStore(recordedSchema, records);

const isDocumented = (query: string, server: ServerName): boolean =>
  readDocumented(query, dialects[server], store.schema) !== null;

const ask = (query: string, server: ServerName, read = serverTraits[server].read): unknown =>
  runQuery(query, {
    traits: { ...serverTraits[server], read },
    store,
    countAs: 'number',
    seesModule: () => true,
    seesRecord: () => true,
  });

const askEngine = (query: string, server: ServerName): unknown => ask(query, server, engines[server]);

/** Its database lacks a column that describe lists; the test server's has all. */
const missingColumns: Readonly<Partial<Record<ServerName, readonly string[]>>> = {
  'berlicrm-classic': ['select hdnDiscountPercent from Invoice;'],
};

describe.each(serverNames)('the documented queries of the corpus, on %s', (server) => {
  const entries = loadCorpus().filter(({ q }) => isDocumented(q, server));

  it('are a third of it, and more', () => {
    expect(entries.length).toBeGreaterThan(550);
  });

  it('were taken by the server, all of them', () => {
    const refused = entries.filter(({ [server]: recorded }) => !recorded.ok).map(({ q }) => q);
    expect(refused).toEqual(missingColumns[server] ?? []);
  });

  it('give the rows that its own engine gives', () => {
    for (const { q } of entries) expect([q, ask(q, server)]).toEqual([q, askEngine(q, server)]);
  });
});

describe('any documented query', () => {
  const operators = ['=', '!=', '<', '<=', '>', '>=', 'in', 'like'];
  const modules = ['Contacts', 'Accounts'] as const;

  /** Values that records have in a field, and near misses. */
  function valuesOf(module: string, field: string): fc.Arbitrary<string> {
    const stored = (records[module] ?? []).map((record) => String(record[field] ?? ''));
    return fc.oneof(
      fc.constantFrom(...stored),
      fc.constantFrom(...stored).map((text) => `${text}%`),
      fc.constantFrom('1', "O'Brien", 'back\\slash', 'WEISS ', '50%', '2016-05-20', '11x88', '12x95'),
    );
  }

  const spellings = (value: string, server: ServerName): fc.Arbitrary<string> => {
    const own = spellString(value, dialects[server]);
    const portable = spellString(value, dialects.portable);
    const texts = [own, portable].flatMap((spelling) => ('text' in spelling ? [spelling.text] : []));
    return fc.constantFrom(...texts, value);
  };

  const conditionOf = (module: string, field: string, server: ServerName): fc.Arbitrary<string> => {
    const literal = valuesOf(module, field).chain((value) => spellings(value, server));
    return fc
      .tuple(fc.constantFrom(...operators), fc.array(literal, { minLength: 1, maxLength: 3 }))
      .map(([operator, [first, ...more]]) =>
        operator === 'in' ? `${field} in (${[first, ...more].join(',')})` : `${field} ${operator} ${first}`,
      );
  };

  const limits = fc.constantFrom('', ' limit 3', ' limit 1, 4', ' limit 100', ' limit 0, 200');

  const queries = fc
    .tuple(fc.constantFrom(...serverNames), fc.constantFrom(...modules))
    .chain(([server, module]) => {
      const field = fc.constantFrom(...Object.keys(records[module]?.[0] ?? {}));
      const condition = field.chain((name) => conditionOf(module, name, server));
      const where = fc
        .tuple(
          fc.array(condition, { maxLength: 3 }),
          fc.array(fc.constantFrom(' and ', ' or '), { minLength: 3, maxLength: 3 }),
        )
        .map(([conditions, connectors]) =>
          conditions.map((text, i) => `${i === 0 ? ' where ' : connectors[i]}${text}`).join(''),
        );
      const columns = fc.oneof(
        fc.constantFrom('*', 'count(*)'),
        fc.uniqueArray(field, { minLength: 1, maxLength: 3 }).map((names) => names.join(', ')),
      );
      const order = fc.oneof(
        fc.constant(''),
        fc.tuple(field, fc.constantFrom('', ' asc', ' desc')).map(([name, way]) => ` order by ${name}${way}`),
      );
      return fc.record({
        server: fc.constant(server),
        query: fc
          .tuple(columns, where, order, limits)
          .map(([selected, ...clauses]) => `select ${selected} from ${module}${clauses.join('')};`),
      });
    });

  test.prop([queries], { numRuns: 1000 })('gives the rows of the own engine', ({ query, server }) => {
    fc.pre(isDocumented(query, server));
    expect(ask(query, server)).toEqual(askEngine(query, server));
  });
});

describe('the own engine reads', () => {
  it.each([
    [
      'what the documentation reads from left to right',
      "lastname = 'Rr1' or lastname = 'Rr2' and email = 'x'",
    ],
    ['a number against a text', 'lastname = 0'],
    ['what finds nothing but by a cast', "birthday > 'soon'"],
  ])('%s', (_, condition) => {
    const query = `select id from Contacts where ${condition} limit 5;`;
    expect(serverNames.filter((server) => isDocumented(query, server))).toEqual([]);
  });

  it('what only one server forgives', () => {
    const query = "select id from Contacts where (lastname = 'Rr1') limit 5";
    expect(serverNames.filter((server) => isDocumented(query, server))).toEqual([]);
  });

  const undescribed = { name: 'Emptied', label: 'Emptied', idPrefix: '90', fields: null };
  const schemas = {
    'the stock schema': { schema: stockSchema, query: 'select cf_1, id from Contacts limit 5;' },
    'a module without fields': {
      schema: { ...stockSchema, modules: [{ ...stockSchema.modules[0], ...undescribed } as SchemaModule] },
      query: 'select anything, id from Emptied limit 5;',
    },
  };

  it.each(Object.entries(schemas))('a field that is not there, in %s', async (_, { schema, query }) => {
    const caller = await logIn(createTestServer({ dialect: 'vtiger', schema }));
    expect(readCode(await caller.call('query', { query }))).toBe('ACCESS_DENIED');
  });
});
