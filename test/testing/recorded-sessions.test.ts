import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../src/testing/index.js';
import { loadRecords } from '../conformance/corpus.js';
import { readAllDescribes, readRecording } from '../schema/recordings.js';

interface Exchange {
  readonly note: string;
  readonly request: { readonly method: string; readonly params: Readonly<Record<string, string>> };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly json?: unknown;
    readonly text?: string;
  };
}

function readSession(server: string): readonly Exchange[] {
  const file = new URL(`../fixtures/recordings/${server}-session.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly exchanges: readonly Exchange[] }).exchanges;
}

const accessKey = 'the key of the one who recorded';

function createRecordedServer(dialect: 'berlicrm' | 'vtiger', seconds: number): TestServer {
  return createTestServer({
    dialect,
    schema: [...readAllDescribes(), readRecording('listtypes.json')],
    records: loadRecords(),
    users: [{ username: 'admin', accessKey, firstName: 'Ad', lastName: 'Ministrator' }],
    now: () => seconds * 1000,
  });
}

interface Heard {
  readonly status: number;
  readonly type: string | null;
  readonly body: string;
}

async function send(
  server: TestServer,
  method: string,
  params: Readonly<Record<string, string>>,
): Promise<Heard> {
  const form = new URLSearchParams(params);
  const response = await (method === 'GET'
    ? server.fetch(`${server.url}?${form}`)
    : server.fetch(server.url, { method, body: form }));
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}

/** Names that each run gives anew, from the recording's to ours. */
type Names = Map<string, string>;

function translate(text: string, names: Names): string {
  return [...names].reduce((result, [recorded, own]) => result.replaceAll(recorded, own), text);
}

function hash(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

const textOf = ({ response }: Exchange): string => response.text ?? JSON.stringify(response.json);
const match = (text: string, shape: RegExp): string => shape.exec(text)?.[1] ?? '';

/** What is named anew in an answer. */
const newNames: readonly RegExp[] = [
  /"token":"(\w+)"/,
  /"sessionName":"(\w+)"/,
  /"contact_no":"(CON\d+)"/,
  /"id":"(12x\d{3})","modifiedby_nameValue"/,
];

function learnNames(exchange: Exchange, own: string, names: Names): void {
  for (const shape of newNames) {
    const [theirs, ours] = [match(textOf(exchange), shape), match(own, shape)];
    if (theirs !== '' && ours !== '') names.set(theirs, ours);
  }
}

/** Without the order of rows that nobody asked for, and without what an earlier session left behind. */
function settle(body: string): unknown {
  if (!body.startsWith('{')) return body;
  return JSON.parse(body, (key, value: unknown) => {
    if (key === 'lastModifiedTime') return 'some time';
    if (key === 'result' && Array.isArray(value)) return value.map((row) => JSON.stringify(row)).sort();
    return key === 'deleted' ? (value as readonly string[]).filter((id) => id !== '12x244') : value;
  });
}

/** Pages of which any matching row may be. */
const openPages = ['query no semicolon'];

describe.each(['berlicrm', 'vtiger'] as const)('the recorded session with %s', (dialect) => {
  const exchanges = readSession(dialect);
  const started = Number(match(textOf(exchanges[2] as Exchange), /"serverTime":(\d+)/));

  it('is answered as it was', async () => {
    const server = createRecordedServer(dialect, started);
    const names: Names = new Map();
    const expected: unknown[] = [];
    const actual: unknown[] = [];
    let token = '';
    for (const exchange of exchanges) {
      const { note, request, response } = exchange;
      const entries = Object.entries(request.params).map(([name, value]) => [name, translate(value, names)]);
      const params: Record<string, string> = Object.fromEntries(entries);
      if (note === 'login') params['accessKey'] = hash(token + accessKey);
      const heard = await send(server, request.method, params);
      learnNames(exchange, heard.body, names);
      token = match(heard.body, /"token":"(\w+)"/) || token;
      const body = settle(translate(textOf(exchange), names));
      const isOpen = openPages.includes(note) && response.status === 200;
      expected.push({ note, status: response.status, type: response.headers['Content-type'], body });
      actual.push({ note, ...heard, body: isOpen ? body : settle(heard.body) });
    }
    expect(actual).toEqual(expected);
    expect(exchanges).toHaveLength(36);
  });
});
