import fc from 'fast-check';
import { type Client, connect } from '../../src/client/client.js';
import { ClientError } from '../../src/client/client-error.js';
import { stockSchema } from '../../src/schema/stock.js';
import { createFakeCrm, secrets } from '../client/fake-crm.js';
import { demand } from './sound.js';
import { defineTarget } from './target.js';
import { hostileText, queryText } from './texts.js';

/** What a body says, once it is read; the keys are those that the client looks at, and those that objects inherit. */
const key = fc.constantFrom(
  ...[
    'success',
    'result',
    'error',
    'code',
    'message',
    'count',
    'id',
    'types',
    'information',
    'fields',
    'updated',
  ],
  ...['__proto__', 'constructor', 'toString', 'length', 'lastname', 'name', 'type', 'more', 'deleted'],
);
const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, 0, -1, 1e308, '', '12x1', 'ACCESS_DENIED', 'INVALID_SESSIONID'),
    hostileText,
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(key, tie('any'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).any;

const body = fc.oneof(
  { weight: 4, arbitrary: value.map((result) => JSON.stringify({ success: true, result })) },
  { weight: 2, arbitrary: value.map((error) => JSON.stringify({ success: false, error })) },
  { weight: 1, arbitrary: value.map((any) => JSON.stringify(any)) },
  { weight: 1, arbitrary: hostileText },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '[', '<html>Fatal error', '{"success":true,"result":[]', '\ufeff{}'),
  },
);

/** Everything that reads an answer. */
const calls: readonly ((client: Client, text: string) => Promise<unknown>)[] = [
  (client) => client.listTypes(),
  (client) => client.schema(),
  (client) => client.describe('Contacts'),
  (client) => client.dialect(),
  (client, text) => client.query(text, { validate: false }),
  (client, text) => client.query(text),
  (client) => client.count('select id from Contacts;'),
  (client) => client.retrieve('12x1'),
  (client) => client.create('Contacts', { lastname: 'Smith' }),
  async (client) => {
    let rows = 0;
    for await (const row of client.rows('select id from Contacts;', { validate: false })) {
      rows += Object.keys(row).length;
      if (rows > 1000) break;
    }
  },
  async (client) => {
    for await (const { updated } of client.sync('Contacts', { since: new Date(0) }))
      if (updated.length > 1000) break;
  },
];

export const clientTarget = defineTarget({
  title: 'the client takes any answer, or throws a ClientError that holds no secret',
  runs: 400,
  input: fc.record({
    text: fc.oneof(fc.constant('select id from Contacts limit 5;'), queryText),
    answers: fc.array(fc.tuple(body, fc.constantFrom(200, 200, 200, 400, 401, 403, 500, 302)), {
      minLength: 1,
      maxLength: 5,
    }),
    call: fc.nat(calls.length - 1),
    isKnown: fc.boolean(),
  }),
  async check({ text, answers, call, isKnown }) {
    let asked = 0;
    const crm = createFakeCrm(({ operation }) => {
      if (['getchallenge', 'login'].includes(operation)) return undefined;
      // A server that answers for ever must not keep the client busy for ever.
      if (asked > 50) return { error: 'ACCESS_DENIED' };
      const [said, status] = answers[asked++ % answers.length] ?? ['', 200];
      return new Response(status === 302 ? null : said, { status });
    });
    const client = connect({
      url: 'https://crm.example.org',
      username: 'admin',
      accessKey: secrets.accessKey,
      fetch: crm.fetch,
      retries: 1,
      retryDelay: 0,
      ...(isKnown && { schema: stockSchema, dialect: 'vtiger' as const }),
    });
    try {
      await calls[call]?.(client, text);
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      const said = `${error.message} ${error.stack} ${JSON.stringify(error)}`;
      demand(!Object.values(secrets).some((secret) => said.includes(secret)), 'tells a secret', said);
    }
  },
});
