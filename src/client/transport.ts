import { ClientError } from './client-error.js';
import { withDeadline } from './deadline.js';
import type { Fetch, Signal } from './platform.js';

/** One request of the web service, as it goes over the wire. */
export interface WireRequest {
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  /** Beside the operation. */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface WireAnswer {
  readonly status: number;
  readonly body: string;
}

export type Transport = (request: WireRequest, signal: Signal | undefined) => Promise<WireAnswer>;

export interface TransportOptions {
  readonly endpoint: string;
  readonly fetch: Fetch;
  /** For one attempt, its body included; in milliseconds. */
  readonly timeout: number;
  readonly maxResponseBytes: number;
}

const mostRedirects = 5;

/**
 * Sends requests and reads bodies, no more. What it throws says neither address nor parameters, for both hold
 * secrets; the errors of `fetch` do not get through.
 */
export function createTransport(options: TransportOptions): Transport {
  return (request, signal) =>
    withDeadline(request.operation, options.timeout, signal, (stop) => send(request, options, stop));
}

async function send(request: WireRequest, options: TransportOptions, stop: AbortSignal): Promise<WireAnswer> {
  try {
    const response = await follow(request, options, stop);
    return {
      status: response.status,
      body: await readBody(response, request, options.maxResponseBytes, stop),
    };
  } catch (error) {
    throw error instanceof ClientError ? error : createNetworkError(request.operation, error);
  }
}

/** A GET may be led about within its origin; anything else would hand the session to somebody. */
async function follow(request: WireRequest, options: TransportOptions, stop: AbortSignal): Promise<Response> {
  let url = toUrl(request, options.endpoint);
  for (let count = 0; count <= mostRedirects; count++) {
    const response = (await options.fetch(url, createInit(request, stop))) as Response;
    const target = readRedirect(response);
    if (target === undefined) return response;
    response.body?.cancel().catch(ignore);
    url = checkRedirect(request, url, target, response.status);
  }
  return refuseRedirect(request, 'leads in a circle', undefined);
}

function toUrl({ operation, method, parameters }: WireRequest, endpoint: string): string {
  if (method === 'POST') return endpoint;
  return `${endpoint}?${new URLSearchParams({ operation, ...parameters }).toString()}`;
}

function createInit({ operation, method, parameters }: WireRequest, signal: AbortSignal): RequestInit {
  const shared = { method, signal, redirect: 'manual', credentials: 'omit', referrerPolicy: 'no-referrer' };
  if (method === 'GET') return { ...shared, headers: { accept: 'application/json' } } as RequestInit;
  return {
    ...shared,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
    },
    body: new URLSearchParams({ operation, ...parameters }).toString(),
  } as RequestInit;
}

/** Where an answer leads: `''` where the platform does not tell, as browsers do not. */
function readRedirect({ status, type, headers }: Response): string | undefined {
  if (type === 'opaqueredirect') return '';
  return [301, 302, 303, 307, 308].includes(status) ? (headers.get('location') ?? '') : undefined;
}

function checkRedirect(request: WireRequest, from: string, location: string, status: number): string {
  const target = URL.canParse(location, from) && location !== '' ? new URL(location, from) : undefined;
  if (!target) return refuseRedirect(request, 'does not say where to', status);
  if (target.origin !== new URL(from).origin) {
    return refuseRedirect(request, `leads to another origin, ${target.origin}`, status);
  }
  if (request.method === 'POST') return refuseRedirect(request, 'would send a POST again', status);
  return target.href;
}

function refuseRedirect({ operation }: WireRequest, what: string, status: number | undefined): never {
  throw new ClientError('redirect', `The server redirects the ${operation}, and that ${what}.`, {
    operation,
    status,
    hint: 'Give connect the address that the server answers at.',
  });
}

async function readBody(
  response: Response,
  { operation }: WireRequest,
  mostBytes: number,
  stop: AbortSignal,
): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const cancel = (): void => {
    reader.cancel().catch(ignore);
  };
  stop.addEventListener('abort', cancel, { once: true });
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > mostBytes) {
      cancel();
      throw new ClientError(
        'too-large',
        `The answer to the ${operation} is longer than ${mostBytes} bytes.`,
        {
          operation,
          status: response.status,
          hint: 'Ask for fewer fields or records, or raise maxResponseBytes.',
        },
      );
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** Of what `fetch` says only the system's code is safe to show: `ECONNREFUSED`. */
function createNetworkError(operation: string, error: unknown): ClientError {
  const code = readSystemCode(error) ?? readSystemCode((error as { cause?: unknown } | null)?.cause);
  const detail = code ? ` (${code})` : '';
  const message = `The ${operation} failed: there was no connection, or it broke${detail}.`;
  return new ClientError('network', message, { operation, transient: true });
}

function readSystemCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' && /^[A-Z][A-Z_\d]{2,40}$/.test(code) ? code : undefined;
}

const ignore = (): undefined => undefined;
