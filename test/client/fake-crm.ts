import { type Client, type ConnectOptions, connect } from '../../src/client/client.js';
import type { ClientWarning } from '../../src/client/warnings.js';

/** A request as the fake sees it. */
export interface SeenRequest {
  readonly operation: string;
  readonly method: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** What the fake answers: a result, or a whole response. */
export type Answer =
  | Response
  | { readonly result: unknown }
  | { readonly error: string; readonly says?: string };
export type Handler = (request: SeenRequest) => Answer | Promise<Answer> | undefined;

export interface FakeCrm {
  readonly fetch: typeof fetch;
  readonly requests: SeenRequest[];
  /** The operations that came, without logins. */
  operations(): readonly string[];
}

export const secrets = { accessKey: 'k3yOfAdmin', token: 't0kenOfChallenge', sessionName: 's3ssionNumber' };

/** A `fetch` that answers logins by itself and leaves the rest to the handler. */
export function createFakeCrm(handler: Handler): FakeCrm {
  const requests: SeenRequest[] = [];
  let logins = 0;
  const answer = async (request: SeenRequest): Promise<Answer> => {
    const own = await handler(request);
    if (own) return own;
    if (request.operation === 'getchallenge') return { result: { token: `${secrets.token}${logins}` } };
    if (request.operation === 'login') {
      const sessionName = `${secrets.sessionName}${logins++}`;
      return { result: { sessionName, userId: '19x1', version: '0.22', vtigerVersion: '6.5.0' } };
    }
    if (request.operation === 'logout') return { result: { message: 'successful' } };
    return { error: 'UNEXPECTED_IN_TEST', says: request.operation };
  };
  return {
    requests,
    operations: () =>
      requests
        .map(({ operation }) => operation)
        .filter((name) => name !== 'getchallenge' && name !== 'login'),
    fetch: (async (url: string, init: RequestInit) => {
      const request = readRequest(url, init);
      requests.push(request);
      return toResponse(await answer(request));
    }) as typeof fetch,
  };
}

function readRequest(url: string, init: RequestInit): SeenRequest {
  const text = init.method === 'POST' ? String(init.body) : new URL(url).search;
  const { operation = '', ...parameters } = Object.fromEntries(new URLSearchParams(text));
  return { operation, method: init.method ?? '', parameters, signal: init.signal as AbortSignal };
}

function toResponse(answer: Answer): Response {
  if (answer instanceof Response) return answer;
  if ('error' in answer) {
    const error = { code: answer.error, message: answer.says ?? '' };
    return Response.json({ success: false, error }, { status: 400 });
  }
  return Response.json({ success: true, result: answer.result });
}

export interface Connected {
  readonly client: Client;
  readonly crm: FakeCrm;
  readonly warnings: ClientWarning[];
}

export function connectTo(handler: Handler, options: Partial<ConnectOptions> = {}): Connected {
  const crm = createFakeCrm(handler);
  const warnings: ClientWarning[] = [];
  const client = connect({
    url: 'https://crm.example.org',
    username: 'admin',
    accessKey: secrets.accessKey,
    fetch: crm.fetch,
    retryDelay: 1,
    onWarning: (warning) => warnings.push(warning),
    ...options,
  });
  return { client, crm, warnings };
}

/** What a promise is rejected with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It did not fail.');
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
