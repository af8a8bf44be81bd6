import { loadSchema } from '../schema/load.js';
import { findField, findModule, type Schema } from '../schema/schema.js';
import { type GivenRecord, RecordStore } from './database/record-store.js';
import { deliver } from './deliver.js';
import { type Fault, FaultPlan, type FaultScope, replaceAnswer } from './faults.js';
import type { Fetch } from './platform.js';
import { type Answer, createPage, type Statuses } from './protocol/answer.js';
import { answerRequest, type ServiceRequest } from './protocol/answer-request.js';
import { collectAnswers, isSchema } from './protocol/metadata.js';
import type { ServerState, Versions } from './protocol/operations.js';
import { write } from './protocol/records.js';
import { Sessions } from './protocol/sessions.js';
import { type KnownUser, listUsers, type TestUser } from './protocol/users.js';
import type { Row } from './rows.js';
import { type ServerName, serverNames, serverTraits } from './traits.js';

/** What {@link createTestServer} takes. */
export interface TestServerOptions {
  /** Which server to be; `portable` is none. */
  readonly dialect: ServerName;
  /**
   * What modules and fields there are: a {@link Schema}, or the answers to `describe` and `listtypes` in any
   * form that `loadSchema` takes, which the server then gives as they are.
   */
  readonly schema: Schema | object;
  /** By module. What a record leaves out is empty, as on one just created; null is NULL. */
  readonly records?: Readonly<Record<string, readonly GivenRecord[]>>;
  /** One by default: `admin`, access key `secret`. */
  readonly users?: readonly TestUser[];
  readonly statuses?: Statuses;
  /** Whether `count(*)` is a number, as measured, or a string, as other installations answer. */
  readonly countAs?: 'number' | 'string';
  /** Milliseconds since the epoch; `Date.now` by default. */
  readonly now?: () => number;
  /** A session that is not used for so many seconds ends; 1800 by default. */
  readonly sessionSeconds?: number;
  /** Bytes of a URL beyond which the web server answers 414; 8190 by default. */
  readonly maxUrlBytes?: number;
  /** After so many milliseconds a server that spins answers with an empty 500; null, the default: never. */
  readonly timeLimit?: number | null;
  /** What login says of the server. */
  readonly versions?: Partial<Versions>;
}

/** A request that the server got, in the order of arrival. */
export interface RecordedRequest extends ServiceRequest {
  readonly url: string;
}

/** What {@link createTestServer} returns. */
export interface TestServer {
  /** Where it pretends to be. */
  readonly url: string;
  /**
   * Stands in for the platform's `fetch`; needs no `this`. Requests to other origins fail as if there were no
   * connection.
   */
  readonly fetch: Fetch;
  /** All that was asked, secrets included. */
  readonly requests: readonly RecordedRequest[];
  /** Lets requests to come go wrong. */
  failNext(fault: Fault, scope?: FaultScope): void;
  /** Forgets faults that have not happened. */
  clearFaults(): void;
  /**
   * Logs a user in, by default the first, without a request; for tests that are not about that.
   *
   * @returns the `sessionName`.
   * @throws TypeError for a name that no user has.
   */
  openSession(username?: string): string;
  /** Ends all sessions: the next call of each is INVALID_SESSIONID. */
  expireSessions(): void;
  /** The records of a module as they are now, every value as the web service writes it. */
  records(module: string): readonly Row[];
}

const origin = 'https://crm.example';
const path = '/webservice.php';

/**
 * A web service in this process that answers as a real server of the dialect would: the same refusals, codes,
 * messages and statuses, caps and silent losses (language reference, sections 3, 5 and 6), from a schema and
 * records. A query that `lint` takes for this dialect without error or warning is parsed by this package and means
 * what the documentation says; any other is read by the server's own grammar, with its refusals and misreadings.
 *
 * @throws TypeError for a dialect that is no server, and for records that the schema has no place for.
 * @throws SchemaError for a schema that is none.
 */
export function createTestServer(options: TestServerOptions): TestServer {
  const users = listUsers(options.users ?? [{ username: 'admin', accessKey: 'secret' }]);
  const state = createState(options, users);
  const faults = new FaultPlan();
  const requests: RecordedRequest[] = [];
  const { statuses = 'by-code', now = Date.now, maxUrlBytes = 8190, timeLimit = null } = options;

  const answer = (request: RecordedRequest, fault: Fault | undefined): Answer | null => {
    const replaced = replaceAnswer(fault);
    if (replaced) return replaced;
    if (request.url.length > maxUrlBytes) return createPage(414, 'URI Too Long');
    if (!new URL(request.url).pathname.endsWith(path)) return createPage(404, 'Not Found');
    if (fault && 'expireSession' in fault) state.sessions.endAll();
    return answerRequest(request, state, { statuses, now: now() });
  };

  const fetch = async (input: Request | URL | string, init?: RequestInit): Promise<Response> => {
    const sent = new Request(input, init);
    sent.signal.throwIfAborted();
    const request = await readRequest(sent);
    requests.push(request);
    const fault = faults.take(request.operation);
    const isThere = new URL(sent.url).origin === origin && !(fault && 'refuse' in fault);
    if (!isThere) throw new TypeError('fetch failed');
    return deliver(answer(request, fault), fault, sent.signal, timeLimit);
  };

  return {
    url: origin + path,
    fetch: fetch as Fetch,
    requests,
    failNext: (fault, scope = {}) => faults.add(fault, scope),
    clearFaults: () => faults.clear(),
    openSession: (username = users[0]?.username ?? '') => {
      const user = state.sessions.findUser(username);
      if (!user) throw new TypeError(`There is no user '${username}'.`);
      return state.sessions.open(user, Math.floor(now() / 1000));
    },
    expireSessions: () => state.sessions.endAll(),
    records: (module) => state.store.list(module).map((record) => write(record, state)),
  };
}

const defaultVersions: Versions = { version: '0.22', vtigerVersion: '6.5.0', tagVersion: '' };

function createState(options: TestServerOptions, users: readonly KnownUser[]): ServerState {
  const { dialect, schema: input, records = {}, sessionSeconds = 1800 } = options;
  if (!serverNames.includes(dialect))
    throw new TypeError(`'${dialect}' is no server; choose one of ${serverNames.join(', ')}.`);
  const schema = isSchema(input) ? input : loadSchema(input);
  return {
    traits: serverTraits[dialect],
    countAs: options.countAs ?? 'number',
    store: new RecordStore(schema, addUsers(records, users, schema)),
    sessions: new Sessions(users, sessionSeconds),
    answers: collectAnswers(input),
    versions: { ...defaultVersions, ...options.versions },
  };
}

/** Users are records, too, where the schema has a place for them. */
function addUsers(
  records: Readonly<Record<string, readonly GivenRecord[]>>,
  users: readonly KnownUser[],
  schema: Schema,
): Readonly<Record<string, readonly GivenRecord[]>> {
  const module = findModule(schema, 'Users');
  if (!module) return records;
  const given = records['Users'] ?? [];
  const added = users
    .filter(({ id }) => !given.some((record) => record.id === id))
    .map(({ id, username, firstName = '', lastName = username }) => {
      const values = { user_name: username, first_name: firstName, last_name: lastName };
      return {
        id,
        ...Object.fromEntries(Object.entries(values).filter(([name]) => findField(module, name))),
      };
    });
  return { ...records, Users: [...given, ...added] };
}

/** PHP reads parameters from the address and, before them, from a form. */
async function readRequest(sent: Request): Promise<RecordedRequest> {
  const parameters: Record<string, string> = Object.fromEntries(new URL(sent.url).searchParams);
  const type = sent.headers.get('content-type') ?? '';
  if (type.includes('application/x-www-form-urlencoded'))
    Object.assign(parameters, Object.fromEntries(new URLSearchParams(await sent.text())));
  else if (type.includes('multipart/form-data'))
    for (const [name, value] of await sent.formData()) parameters[name] = String(value);
  const operation = (parameters['operation'] ?? '').toLowerCase();
  return { method: sent.method, url: sent.url, operation, parameters };
}
