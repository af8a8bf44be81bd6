import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planQuery } from '../../src/builder/plan.js';
import { createQueryBuilder } from '../../src/builder/query-builder.js';
import type { ClientError } from '../../src/client/client-error.js';
import type { PageOptions } from '../../src/client/read-pages.js';
import { loadSchema } from '../../src/schema/load.js';
import { collect, connectTo, failureOf } from './fake-crm.js';
import { createTable, range, type Table } from './table.js';

const contacts = createQueryBuilder().from('Contacts').select('id');
const byEmployees = contacts.orderBy('employees');

const connectToTable = (table: Table) => connectTo((request) => table.answer(request), { dialect: 'vtiger' });

async function read(table: Table, query = contacts, options: PageOptions = {}) {
  const { client, warnings } = connectToTable(table);
  const rows = await collect(client.rows(query, options));
  const numbers = rows.map((row) => Number((row as { id: string }).id.slice(3)));
  return { numbers, codes: warnings.map(({ code }) => code), warnings, sent: table.queries };
}

const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

describe.each([
  ['keyset', contacts],
  ['offset', byEmployees],
] as const)('paging by %s', (paging, query) => {
  test.each([0, 1, 9, 10, 11, 19, 20, 21, 30])('reads all of %i records', async (count) => {
    const { numbers, codes } = await read(createTable(count), query, { paging, pageSize: 10 });
    expect(sorted(numbers)).toEqual(range(count));
    expect(codes).toEqual([]);
  });

  test('costs two requests where all is on one page', async () => {
    const { sent } = await read(createTable(99), query, { paging });
    expect(sent).toHaveLength(2);
  });

  test('goes on after short and empty pages, and tells what is hidden', async () => {
    const table = createTable(60);
    for (const record of [3, 8, ...range(25, 15), 58, 59, 60]) table.hidden.add(record);
    const { numbers, warnings } = await read(table, query, { paging, pageSize: 10 });
    expect(sorted(numbers)).toEqual(range(60).filter((record) => !table.hidden.has(record)));
    expect(warnings).toEqual([
      expect.objectContaining({ code: 'hidden-rows', data: { hidden: 30, total: 60 } }),
    ]);
  });

  test('ends although everything is hidden', async () => {
    const table = createTable(25);
    for (const record of table.records) table.hidden.add(record);
    const { numbers, codes } = await read(table, query, { paging, pageSize: 10 });
    expect([numbers, codes]).toEqual([[], ['hidden-rows']]);
  });

  test('loses no record when others vanish in between', async () => {
    const table = createTable(60);
    table.beforeQuery = (_, index) => {
      if (index === 3) table.records = table.records.filter((record) => record > 6);
    };
    const { numbers } = await read(table, query, { paging, pageSize: 10 });
    expect(numbers).toEqual(expect.arrayContaining(range(54, 7)));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('doubles no record when others appear in between', async () => {
    const table = createTable(60);
    table.records = range(60, 100);
    table.beforeQuery = (_, index) => {
      if (index === 3) table.records = [...range(13, 50), ...table.records, 200];
    };
    const { numbers } = await read(table, query, { paging, pageSize: 10 });
    expect(numbers).toEqual(expect.arrayContaining(range(60, 100)));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('tells how far it is', async () => {
    const seen: unknown[] = [];
    await read(createTable(25), query, { paging, pageSize: 10, onPage: (progress) => seen.push(progress) });
    // By offset, each page repeats the last record of the one before.
    const steps = paging === 'keyset' ? [10, 20, 25] : [10, 19, 25];
    expect(seen).toEqual(steps.map((done) => ({ done, total: 25 })));
  });

  test('stops asking when nobody takes more', async () => {
    const table = createTable(100);
    for await (const _ of connectToTable(table).client.rows(query, { paging, pageSize: 10 })) break;
    expect(table.queries).toHaveLength(2);
  });

  test('can be aborted between pages', async () => {
    const controller = new AbortController();
    const { client } = connectToTable(createTable(50));
    const rows = client.rows(query, {
      paging,
      pageSize: 10,
      signal: controller.signal,
      onPage: () => controller.abort(),
    });
    expect(await failureOf(collect(rows))).toMatchObject({ code: 'aborted' });
  });
});

describe('records that come and go at random', () => {
  const change = fc.record({
    at: fc.nat(12),
    removed: fc.array(fc.integer({ min: 101, max: 180 }), { maxLength: 12 }),
    added: fc.array(fc.oneof(fc.integer({ min: 81, max: 120 }), fc.integer({ min: 201, max: 220 })), {
      maxLength: 12,
    }),
  });
  const plan = fc.record({
    count: fc.nat(80),
    size: fc.integer({ min: 1, max: 12 }),
    changes: fc.array(change),
  });

  test.each([
    ['keyset', contacts],
    ['offset', byEmployees],
  ] as const)('%s: what stays is read once, or there is an error', async (paging, query) => {
    await fc.assert(
      fc.asyncProperty(plan, async ({ count, size, changes }) => {
        const table = createTable(0);
        table.records = range(count, 101);
        const removed = new Set<number>();
        table.beforeQuery = (_, index) => {
          for (const { at, ...change } of changes) {
            if (at !== index) continue;
            for (const record of change.removed) removed.add(record);
            table.records = [...new Set([...table.records, ...change.added])].filter(
              (record) => !change.removed.includes(record),
            );
          }
        };
        const { client } = connectToTable(table);
        const numbers: number[] = [];
        try {
          for await (const row of client.rows(query, { paging, pageSize: size })) {
            numbers.push(Number((row as { id: string }).id.slice(3)));
          }
        } catch (error) {
          expect((error as ClientError).code).toBe('rows-changed');
          return;
        }
        expect(new Set(numbers).size).toBe(numbers.length);
        // What was removed and came back is another record.
        const stayed = range(count, 101).filter((record) => !removed.has(record));
        expect(stayed.filter((record) => !numbers.includes(record))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('paging by offset', () => {
  test('says so when records may have been skipped, since a page before was not full', async () => {
    const table = createTable(60);
    table.hidden.add(8);
    table.beforeQuery = (_, index) => {
      if (index === 2) table.records = table.records.filter((record) => record > 4);
    };
    const { client } = connectToTable(table);
    const error = await failureOf(collect(client.rows(contacts, { paging: 'offset', pageSize: 10 })));
    expect(error).toMatchObject({ code: 'rows-changed' });
  });

  test('reports duplicates', async () => {
    const table = createTable(30);
    table.records = range(30, 10);
    table.beforeQuery = (_, index) => {
      if (index === 2) table.records = [1, 2, 3, ...table.records];
    };
    const { numbers, codes } = await read(table, contacts, { paging: 'offset', pageSize: 10 });
    expect(numbers.slice(0, 30)).toEqual(range(30, 10));
    expect(codes).toEqual(['duplicate-rows', 'rows-changed']);
  });

  test('ends where a server gives each page another order', async () => {
    const table = createTable(100);
    let turn = 0;
    const { client, warnings } = connectTo((request) => {
      if (request.operation === 'query' && !request.parameters['query']?.includes('count')) {
        return { result: range(10, (turn++ * 37) % 90).map((record) => ({ id: `12x${record}` })) };
      }
      return table.answer(request);
    });
    const outcome = await collect(client.rows(byEmployees, { pageSize: 10 })).catch(({ code }) => code);
    expect([outcome, ...warnings.map(({ code }) => code)]).toContain('rows-changed');
    expect(turn).toBeLessThan(200);
  });

  test('keeps offset and limit of the query', async () => {
    const query = byEmployees.offset(5).limit(20);
    const { numbers } = await read(createTable(60), query, { pageSize: 8 });
    const all = (await read(createTable(60), byEmployees)).numbers;
    expect(numbers).toEqual(all.slice(5, 25));
  });
});

test('the limit of a query ends its pages, whatever is added meanwhile', async () => {
  const table = createTable(60);
  table.beforeQuery = () => table.records.push(1000 + table.queries.length);
  const { numbers } = await read(table, contacts.limit(20), { pageSize: 8 });
  expect(numbers).toEqual(range(20));
  expect((await read(createTable(60), contacts.limit(0))).numbers).toEqual([]);
  expect((await read(createTable(60), contacts.limit(1), { pageSize: 1 })).numbers).toEqual([1]);
});

describe('paging by key', () => {
  test('is the default where a query has no order of its own', async () => {
    const { sent } = await read(createTable(15), contacts, { pageSize: 10 });
    expect(sent).toEqual([
      'select id from Contacts order by id limit 10;',
      'select count(*) from Contacts;',
      "select id from Contacts where id > '12x10' order by id limit 10;",
      "select count(*) from Contacts where id > '12x10';",
    ]);
  });

  test('goes down, too', async () => {
    const { numbers } = await read(createTable(25), contacts.orderBy('id', 'desc'), { pageSize: 10 });
    expect(numbers).toEqual(range(25).reverse());
  });

  test('is an error where a server passes over the condition', async () => {
    const { client } = connectTo(
      ({ operation, parameters }) => {
        if (operation !== 'query') return undefined;
        return {
          result: parameters['query']?.includes('count') ? [{ count: 99 }] : [{ id: '12x1' }, { id: '12x2' }],
        };
      },
      { validate: false },
    );
    expect(await failureOf(collect(client.rows(contacts, { pageSize: 2 })))).toMatchObject({
      code: 'paging-stuck',
    });
  });

  test('is refused where the query has another order', async () => {
    const { client } = connectToTable(createTable(3));
    await expect(collect(client.rows(byEmployees, { paging: 'keyset' }))).rejects.toThrow(
      /ordered by another field/,
    );
  });
});

describe('a query that takes several', () => {
  const schema = loadSchema([
    {
      name: 'Contacts',
      label: 'Contacts',
      idPrefix: '12',
      fields: ['id', 'employees'].map((name) => ({
        name,
        label: name,
        type: { name: name === 'id' ? 'autogenerated' : 'integer' },
      })),
    },
  ]);
  const typed = createQueryBuilder({ schema }).from('Contacts').select('id');
  // Overlapping, so that records come from several queries.
  const ids = [...range(60), ...range(20)].map((record) => `12x${record}` as const);
  const long = typed.where('id', 'in', ids);
  const plan = (query: typeof long) => planQuery(query, { maxUrlBytes: 260 });

  test('is split, and its records united', async () => {
    const table = createTable(80);
    expect(plan(long).queries.length).toBeGreaterThan(3);
    const { client } = connectToTable(table);
    const rows = await client.query(plan(long));
    expect(sorted(rows.map(({ id }) => Number(String(id).slice(3))))).toEqual(range(60));
    const paged = await collect(client.rows(plan(long), { pageSize: 7 }));
    expect(sorted(paged.map(({ id }) => Number(String(id).slice(3))))).toEqual(range(60));
  });

  test.each(['asc', 'desc'] as const)('comes in the order that was asked for: %s', async (direction) => {
    const query = long.orderBy('employees', direction).limit(30).offset(4);
    const { client } = connectToTable(createTable(80));
    const whole = await client.query(planQuery(query, { maxUrlBytes: 100_000 }));
    const split = await client.query(plan(query));
    const employees = (rows: readonly object[]) =>
      rows.map((row) => (row as { employees?: string }).employees);
    expect(split).toHaveLength(30);
    expect(employees(split)).toEqual(employees(whole));
    expect(employees(await collect(client.rows(plan(query), { pageSize: 7 })))).toEqual(employees(whole));
  });

  test('is planned without being asked where it is too long', async () => {
    const table = createTable(2000);
    const { client } = connectToTable(table);
    const all = typed.where(
      'id',
      'in',
      range(1500).map((record) => `12x${record}` as const),
    );
    expect(await collect(client.rows(all))).toHaveLength(1500);
    expect(Math.max(...table.queries.map((text) => encodeURIComponent(text).length))).toBeLessThan(8000);
  });

  test('that finds nothing sends nothing', async () => {
    const table = createTable(3);
    const { client } = connectToTable(table);
    const never = typed.where(({ or }) => or([]));
    expect(planQuery(never).kind).toBe('empty');
    expect(await client.query(never)).toEqual([]);
    expect(await collect(client.rows(never))).toEqual([]);
    expect(table.queries).toEqual([]);
  });
});

test('a page has 1 to 100 records', async () => {
  const { client } = connectToTable(createTable(3));
  for (const pageSize of [0, 101, 1.5, Number.NaN]) {
    expect(await failureOf(collect(client.rows(contacts, { pageSize })))).toMatchObject({
      code: 'invalid-option',
    });
  }
});
