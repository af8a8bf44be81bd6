import { expect, test } from 'vitest';
import { createQueryBuilder } from '../../src/builder/query-builder.js';
import { connect } from '../../src/client/client.js';
import type { CachedMetadata, MetadataCache } from '../../src/client/metadata-cache.js';
import type { ClientWarning } from '../../src/client/warnings.js';
import { createTestServer } from '../../src/testing/index.js';
import { readRecording } from '../schema/recordings.js';
import { connectTo, failureOf } from './fake-crm.js';

const contacts = readRecording('describe/Contacts.json');

function open(cache: MetadataCache) {
  const server = createTestServer({ dialect: 'berlicrm-classic', schema: [contacts] });
  const warnings: ClientWarning[] = [];
  const client = connect({
    url: server.url,
    username: 'admin',
    accessKey: 'secret',
    fetch: server.fetch,
    cache,
    onWarning: (warning) => warnings.push(warning),
  });
  const operations = (): readonly string[] => server.requests.map(({ operation }) => operation).slice(2);
  return { client, warnings, operations };
}

function createMemory(): MetadataCache & { readonly saved: CachedMetadata[] } {
  const saved: CachedMetadata[] = [];
  return {
    saved,
    load: () => Promise.resolve(saved.at(-1)),
    save: (metadata) => {
      saved.push(JSON.parse(JSON.stringify(metadata)));
      return Promise.resolve();
    },
  };
}

test('a cache spares the next client listtypes, describe and the probes', async () => {
  const cache = createMemory();
  const first = open(cache);
  const [schema, dialect] = await Promise.all([first.client.schema(), first.client.dialect()]);
  expect(Object.keys(cache.saved.at(-1) ?? {}).sort()).toEqual(['describe', 'dialect', 'listtypes']);
  const next = open(cache);
  expect(await next.client.schema()).toEqual(schema);
  expect(await next.client.dialect()).toBe(dialect);
  expect(next.operations()).toEqual([]);
  await next.client.query('select lastname from Contacts limit 5;');
  expect(next.operations()).toEqual(['query']);
});

test('an unknown name of a query of the builder is looked up, once', async () => {
  const cache = createMemory();
  await open(cache).client.schema();
  const { client, operations } = open(cache);
  const query = createQueryBuilder().from('Contacts').select('lastnam').limit(5);
  for (let i = 0; i < 2; i++)
    expect(await failureOf(client.query(query))).toMatchObject({ code: 'invalid-query' });
  expect(operations()).toEqual(['listtypes', 'describe']);
});

test('a cache that fails is a warning, and no more', async () => {
  const fail = (): Promise<never> => Promise.reject(new Error('The disk is gone.'));
  const { client, warnings } = open({ load: fail, save: fail });
  expect((await client.schema()).modules).toHaveLength(1);
  expect((await client.dialect()).name).toBe('berlicrm-classic');
  expect(new Set(warnings.map(({ code }) => code))).toEqual(new Set(['cache-unusable']));
  expect(warnings[0]?.message).toBe('The cache is not used: The disk is gone.');
});

test.each([
  { listtypes: 7, describe: {} },
  { listtypes: { types: ['Contacts'] }, describe: { Contacts: { fields: 'all' } } },
  { listtypes: { types: ['Contacts'] }, describe: null },
  { dialect: 'portable' },
  { dialect: 'constructor' },
])('%j in a cache is not taken for an answer', async (held) => {
  const cache = createMemory();
  cache.saved.push(held as unknown as CachedMetadata);
  const { client } = open(cache);
  expect((await client.schema()).modules.map(({ name }) => name)).toEqual(['Contacts']);
  expect((await client.dialect()).name).toBe('berlicrm-classic');
  expect(cache.saved.at(-1)).toMatchObject({
    dialect: 'berlicrm-classic',
    describe: { Contacts: expect.anything() },
  });
});

test('a module whose description makes no sense is no concern of the others', async () => {
  const cache = createMemory();
  const { client, crm } = connectTo(
    ({ operation, parameters: { elementType } }) => {
      if (operation === 'listtypes') return { result: { types: ['Contacts', 'Odd'], information: {} } };
      if (operation === 'query') return { result: [] };
      if (operation !== 'describe') return undefined;
      return elementType === 'Odd' ? { result: { name: 'Odd', fields: 'none' } } : Response.json(contacts);
    },
    { cache, dialect: 'vtiger' },
  );
  for (let i = 0; i < 2; i++)
    expect(await client.query('select lastname from Contacts limit 5;')).toEqual([]);
  expect(crm.operations()).toEqual(['listtypes', 'describe', 'describe', 'query', 'query']);
  expect(await failureOf(client.query('select lastname from Odd limit 5;'))).toMatchObject({
    code: 'unexpected-answer',
  });
  expect(cache.saved).toEqual([]);
});
