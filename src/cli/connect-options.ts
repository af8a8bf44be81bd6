import { resolve } from 'node:path';
import { type Client, type ConnectOptions, connect } from '../client/client.js';
import { toEndpoint } from '../client/endpoint.js';
import type { ClientWarning } from '../client/warnings.js';
import type { Arguments, OptionSpecs } from './arguments.js';
import type { Environment } from './environment.js';
import { InputError, UsageError } from './errors.js';
import { openCache } from './metadata-cache.js';
import { readTextFile } from './read-text.js';

/** What every command takes that talks to the server. There is none for the access key: others can read argv. */
export const connectOptions: OptionSpecs = {
  url: { value: '<url>', help: 'the address of the CRM; default: VTQL_URL' },
  credentials: {
    value: '<file>',
    help: 'JSON with url, username and accessKey; default: VTQL_USERNAME and\nVTQL_ACCESS_KEY of the environment',
  },
  timeout: { value: '<seconds>', help: 'for each request; default: 30' },
  'allow-insecure': { help: 'plain http, to whatever server' },
};

export const connectNotes = `Credentials come from the environment (VTQL_URL, VTQL_USERNAME, VTQL_ACCESS_KEY) or from the file of
  --credentials. The access key stands in the preferences of the CRM's user; it is not the password.`;

interface Credentials {
  readonly url?: string;
  readonly username?: string;
  readonly accessKey?: string;
}

export interface OpenOptions extends Pick<ConnectOptions, 'dialect' | 'schema' | 'validate'> {
  /** Whether what the cache holds is not good enough. */
  readonly isCacheRenewed: boolean;
}

/**
 * A client for the server that the command line and the environment name; its warnings go to standard error. It keeps
 * metadata in the user's cache, unless `--no-cache` says otherwise.
 */
export async function openClient(
  environment: Environment,
  args: Arguments,
  { isCacheRenewed, ...options }: OpenOptions,
): Promise<Client> {
  const given = await readCredentials(environment, args);
  const url = demand(given.url, '--url, or VTQL_URL in the environment');
  const username = demand(given.username, 'VTQL_USERNAME in the environment, or --credentials');
  const accessKey = demand(given.accessKey, 'VTQL_ACCESS_KEY in the environment, or --credentials');
  const timeout = readTimeout(args);
  const allowInsecure = args.has('allow-insecure');
  const owner = { endpoint: toEndpoint(url, allowInsecure), username };
  const cache = args.has('no-cache') ? undefined : await openCache(environment, owner, isCacheRenewed);
  const onWarning = ({ message }: ClientWarning): void => {
    environment.stderr.write(`vtql: warning: ${message}\n`);
  };
  const { fetch } = environment;
  return connect({
    url,
    username,
    accessKey,
    fetch,
    timeout,
    allowInsecure,
    cache,
    onWarning,
    ...options,
  });
}

/** The file counts before the environment, the command line before both. */
export async function readCredentials(environment: Environment, args: Arguments): Promise<Credentials> {
  const { env, cwd } = environment;
  const path = args.last('credentials');
  const file = path === undefined ? {} : await readFile(resolve(cwd, path), path);
  const given = { url: env['VTQL_URL'], username: env['VTQL_USERNAME'], accessKey: env['VTQL_ACCESS_KEY'] };
  const url = args.last('url');
  const all = { ...given, ...file, ...(url !== undefined && { url }) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== ''));
}

async function readFile(path: string, shown: string): Promise<Credentials> {
  const text = await readTextFile(path, shown);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    // Not what JSON.parse says: it quotes the text.
    throw new InputError(`cannot read ${shown}: it is no JSON`);
  }
  const { url, username, accessKey } = (content ?? {}) as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries({ url, username, accessKey })) {
    if (value !== undefined && typeof value !== 'string')
      throw new InputError(`${shown}: ${name} is no text`);
  }
  return { url, username, accessKey } as Credentials;
}

function demand(value: string | undefined, what: string): string {
  if (value === undefined) throw new UsageError(`this needs ${what}`);
  return value;
}

function readTimeout(args: Arguments): number {
  const seconds = Number(args.last('timeout') ?? 30);
  if (Number.isFinite(seconds) && seconds > 0) return seconds * 1000;
  throw new UsageError(`--timeout takes seconds, not '${args.last('timeout')}'`);
}
