import { createHash } from 'node:crypto';
import { createTestServer, type TestServer, type TestServerOptions } from '../../src/testing/index.js';
import { recordedSchema } from '../schema/recordings.js';

export interface Heard {
  readonly status: number;
  readonly body: string;
}

/** The least that can talk to a server: no retries, no opinions. */
export interface Caller {
  readonly sessionName: string;
  call(
    operation: string,
    parameters?: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<Heard>;
  /** The result; a refusal throws with its code. */
  result<T = unknown>(operation: string, parameters?: Readonly<Record<string, string>>): Promise<T>;
  query<T = Row[]>(query: string): Promise<T>;
}

export type Row = Readonly<Record<string, string>>;

const posted = ['login', 'create', 'update', 'revise', 'delete', 'logout', 'extendsession'];

export async function request(
  server: TestServer,
  parameters: Readonly<Record<string, string>>,
  options: { readonly method?: string; readonly signal?: AbortSignal } = {},
): Promise<Heard> {
  const method = options.method ?? (posted.includes(parameters['operation'] ?? '') ? 'POST' : 'GET');
  const form = new URLSearchParams(parameters);
  const signal = options.signal ? { signal: options.signal } : {};
  const response = await (method === 'GET'
    ? server.fetch(`${server.url}?${form}`, signal)
    : server.fetch(server.url, { method, body: form, ...signal }));
  return { status: response.status, body: await response.text() };
}

export function readResult<T>({ body }: Heard): T {
  const answer = JSON.parse(body) as {
    readonly success: boolean;
    readonly result: T;
    readonly error?: object;
  };
  if (!answer.success) throw new Error(JSON.stringify(answer.error));
  return answer.result;
}

export const readCode = ({ body }: Heard): string =>
  body === '' ? 'EMPTY' : ((JSON.parse(body) as { error?: { code: string } }).error?.code ?? 'OK');

export const sign = (token: string, accessKey: string): string =>
  createHash('md5')
    .update(token + accessKey)
    .digest('hex');

export async function logIn(server: TestServer, username = 'admin', accessKey = 'secret'): Promise<Caller> {
  const challenge = await request(server, { operation: 'getchallenge', username });
  const { token } = readResult<{ token: string }>(challenge);
  const login = { operation: 'login', username, accessKey: sign(token, accessKey) };
  const { sessionName } = readResult<{ sessionName: string }>(await request(server, login));
  const call: Caller['call'] = (operation, parameters, signal) =>
    request(server, { operation, sessionName, ...parameters }, signal && { signal });
  const result = async <T>(operation: string, parameters: Readonly<Record<string, string>> = {}) =>
    readResult<T>(await call(operation, parameters));
  return { sessionName, call, result, query: (query) => result('query', { query }) };
}

/** A server over the recorded modules. */
export const createServer = (options: Partial<TestServerOptions> = {}): TestServer =>
  createTestServer({ dialect: 'berlicrm', schema: recordedSchema, ...options });
