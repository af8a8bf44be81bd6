import { expect, test } from 'vitest';
import { createQueryBuilder } from '../../src/builder/query-builder.js';
import { connect } from '../../src/client/client.js';
import type { MetadataCache } from '../../src/client/metadata-cache.js';
import type { ClientWarning } from '../../src/client/warnings.js';
import { createTestServer } from '../../src/testing/index.js';
import { readRecording } from '../schema/recordings.js';
import { connectTo, failureOf } from './fake-crm.js';

const contacts = readRecording('describe/Contacts.json');
const schema = [contacts, readRecording('describe/Accounts.json'), readRecording('describe/Leads.json')];

function open(cache: MetadataCache) {
  const server = createTestServer({ dialect: 'berlicrm-classic', schema });
  const warnings: ClientWarning[] = [];
  const client = connect({
    url: server.url,
    username: 'admin',
    accessKey: 'secret',
    fetch: server.fetch,
    cache,
    onWarning: (warning) => warnings.push(warning),
  });
  const operations = (): readonly string[] =>
    server.requests
      .map(({ operation, parameters: { elementType } }) =>
        elementType ? `${operation} ${elementType}` : operation,
      )
      .slice(2);
  return { client, warnings, operations };
}

interface Memory extends MetadataCache {
  /** The keys of each call of `save`. */
  readonly saves: string[][];
  readonly held: Record<string, unknown>;
}

function createMemory(held: Record<string, unknown> = {}): Memory {
  const saves: string[][] = [];
  let isSaving = false;
  return {
    saves,
    held,
    load: () => Promise.resolve(structuredClone(held)),
    async save(learnt) {
      if (isSaving) throw new Error('Two are saved at a time.');
      isSaving = true;
      await new Promise((resolve) => setTimeout(resolve, 5));
      isSaving = false;
      saves.push(Object.keys(learnt));
      Object.assign(held, structuredClone(learnt));
    },
  };
}

const selectFrom = (module: string): string => `select id from ${module} limit 5;`;
const probes = ['query', 'query'];
const descriptions = ['describe Accounts', 'describe Contacts', 'describe Leads'];

test('a cache spares the next client listtypes, describe and the probes', async () => {
  const cache = createMemory();
  const first = open(cache);
  const [schema, dialect] = await Promise.all([first.client.schema(), first.client.dialect()]);
  expect(first.warnings).toEqual([]);
  expect(Object.keys(cache.held).sort()).toEqual([...descriptions, 'dialect', 'listtypes']);
  const next = open(cache);
  expect(await next.client.schema()).toEqual(schema);
  expect(await next.client.dialect()).toBe(dialect);
  expect(next.operations()).toEqual([]);
  await next.client.query('select lastname from Contacts limit 5;');
  expect(next.operations()).toEqual(['query']);
});

test('a query asks for its own module, the schema for those that are missing, and metadata for all', async () => {
  const cache = createMemory();
  const first = open(cache);
  await first.client.query(selectFrom('Contacts'));
  expect(first.operations()).toEqual(['listtypes', 'describe Contacts', ...probes, 'query']);
  const second = open(cache);
  await second.client.query(selectFrom('Accounts'));
  expect(second.operations()).toEqual(['describe Accounts', 'query']);
  const third = open(cache);
  const { modules } = await third.client.schema();
  expect(third.operations()).toEqual(['describe Leads']);
  expect(modules.filter(({ fields }) => fields)).toHaveLength(3);
  const fourth = open(cache);
  await fourth.client.metadata();
  expect(fourth.operations()).toEqual(['listtypes', ...descriptions]);
  expect((await fourth.client.schema()).modules).toEqual(modules);
  expect(fourth.operations()).toHaveLength(4);
});

test('only what was learnt now is saved: the rest does not become younger', async () => {
  const cache = createMemory();
  await open(cache).client.query(selectFrom('Contacts'));
  expect(cache.saves).toEqual([['listtypes'], ['describe Contacts'], ['dialect']]);
  const { client } = open(cache);
  await client.query(selectFrom('Accounts'));
  await client.schema();
  expect(cache.saves.slice(3)).toEqual([['describe Accounts'], ['describe Leads']]);
  await open(cache).client.schema();
  expect(cache.saves).toHaveLength(5);
});

test('what metadata was told counts from then on', async () => {
  const types = ['Old'];
  const { client, crm } = connectTo(({ operation, parameters: { elementType } }) => {
    if (operation === 'listtypes') return { result: { types: [...types], information: {} } };
    return operation === 'describe' ? { result: { name: elementType, fields: [] } } : undefined;
  });
  await client.schema();
  types.push('New');
  await client.metadata();
  const count = crm.requests.length;
  expect((await client.schema()).modules.map(({ name }) => name)).toEqual(['New', 'Old']);
  expect(crm.requests).toHaveLength(count);
});

test('an unknown name of a query of the builder is looked up, once', async () => {
  const cache = createMemory();
  await open(cache).client.schema();
  const { client, operations } = open(cache);
  const query = createQueryBuilder().from('Contacts').select('lastnam').limit(5);
  for (let i = 0; i < 2; i++)
    expect(await failureOf(client.query(query))).toMatchObject({ code: 'invalid-query' });
  expect(operations()).toEqual(['listtypes', 'describe Contacts']);
});

test('what is new is found by all queries at the same time', async () => {
  const cache = createMemory({
    dialect: 'berlicrm-classic',
    listtypes: { types: ['Contacts'], information: {} },
    'describe Contacts': { name: 'Contacts', fields: [] },
  });
  const { client, operations } = open(cache);
  const texts = ['select lastname from Contacts limit 5;', selectFrom('Accounts'), selectFrom('Leads')];
  expect(await Promise.all(texts.map((text) => client.query(text)))).toEqual([[], [], []]);
  expect([...operations()].sort()).toEqual([...descriptions, 'listtypes', 'query', 'query', 'query']);
});

test('a cache that fails is a warning, and no more', async () => {
  const fail = (): Promise<never> => Promise.reject(new Error('The disk is gone.'));
  const { client, warnings } = open({ load: fail, save: fail });
  expect((await client.schema()).modules).toHaveLength(3);
  expect((await client.dialect()).name).toBe('berlicrm-classic');
  expect(warnings).toEqual(
    Array(2).fill({ code: 'cache-unusable', message: 'The cache is not used: The disk is gone.', data: {} }),
  );
});

test.each([
  { listtypes: 7 },
  { listtypes: { name: 'Contacts', fields: [] } },
  { 'describe Contacts': { name: 'Contacts', fields: 'all' } },
  { 'describe Contacts': null },
  { 'describe Contacts': { name: 'Leads', fields: [] } },
  { 'describe Contacts': { types: ['Contacts'] } },
  { dialect: 'portable' },
  { dialect: 'constructor' },
  { dialect: 7, listtypes: 7, 'describe Contacts': 7 },
])('%j in a cache is not taken for an answer, which is said once', async (nonsense) => {
  const sound = createMemory();
  await open(sound).client.query(selectFrom('Contacts'));
  const cache = createMemory({ ...sound.held, ...nonsense });
  const { client, operations, warnings } = open(cache);
  expect(await client.query(selectFrom('Contacts'))).toEqual([]);
  expect(cache.held).toEqual(sound.held);
  expect(cache.saves.flat().sort()).toEqual(Object.keys(nonsense).sort());
  expect(operations().filter((name) => name !== 'query')).toEqual(
    ['listtypes', 'describe Contacts'].filter((key) => key in nonsense),
  );
  expect(warnings).toEqual([expect.objectContaining({ code: 'cache-unusable' })]);
});

test('a module whose description makes no sense is no concern of the others, and is not kept', async () => {
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
  expect(crm.operations()).toEqual(['listtypes', 'describe', 'query', 'query']);
  for (const failing of [client.query(selectFrom('Odd')), client.schema()])
    expect(await failureOf(failing)).toMatchObject({ code: 'unexpected-answer' });
  await client.metadata();
  expect(Object.keys(cache.held).sort()).toEqual(['describe Contacts', 'listtypes']);
});
