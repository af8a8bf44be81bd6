import type { QueryPlan } from '../builder/plan.js';
import { type AnyQuery, QueryBuilder, type Row } from '../builder/query-builder.js';
import type { AnyCrm } from '../builder/types.js';
import type { Dialect } from '../dialect/dialect.js';
import { resolveDialect } from '../dialect/dialects.js';
import type { DialectName } from '../dialect/families.js';
import type { Schema, SchemaModule } from '../schema/schema.js';
import { type AnyRow, readCount } from './check-rows.js';
import { ClientError } from './client-error.js';
import { Connection } from './connection.js';
import { orAborted } from './deadline.js';
import { detectDialect } from './detect-dialect.js';
import { toEndpoint } from './endpoint.js';
import { Metadata, type MetadataOptions, type RawMetadata } from './metadata.js';
import type { MetadataCache } from './metadata-cache.js';
import type { Fetch, Signal } from './platform.js';
import { QueryRunner, type RunOptions, type Validate } from './query-runner.js';
import { type PageOptions, readPages } from './read-pages.js';
import {
  type Identified,
  type ModuleName,
  type RecordId,
  type RecordOf,
  readRecord,
  toElement,
  type Values,
} from './records.js';
import { runPlan } from './run-plan.js';
import { type LoginInfo, Session } from './session.js';
import { readChanges, type SyncChanges, type SyncOptions } from './sync.js';
import { createTransport } from './transport.js';
import type { ClientWarning } from './warnings.js';

/** What {@link connect} takes. */
export interface ConnectOptions {
  /** The address of the CRM, with or without `/webservice.php`. */
  readonly url: string;
  readonly username: string;
  /** From the user's preferences; not the password. */
  readonly accessKey: string;
  /** Which server it is, where that is known; else two probes tell when it is needed. */
  readonly dialect?: DialectName | Dialect | undefined;
  /** What is known of the server's modules already, such as what `vtql pull` saved; else it is asked for. */
  readonly schema?: Schema | undefined;
  /** Keeps metadata and dialect between programs, for this server and user; none by default. */
  readonly cache?: MetadataCache | undefined;
  /**
   * Whether queries are checked before they are sent; `true` by default. A function takes the place of `lint` for
   * texts, which is else loaded when the first text is sent.
   */
  readonly validate?: boolean | Validate | undefined;
  /** The platform's by default. */
  readonly fetch?: Fetch | undefined;
  /** For each request with its body, in milliseconds; 30 000 by default. */
  readonly timeout?: number | undefined;
  /** How often a read that broke is tried again; 2 by default. Writes never are. */
  readonly retries?: number | undefined;
  /** Before the first of these, in milliseconds, half of it at random; doubled each time; 300 by default. */
  readonly retryDelay?: number | undefined;
  /** Longer answers are refused; 64 MiB by default. */
  readonly maxResponseBytes?: number | undefined;
  /** Allows plain http to others than this machine. */
  readonly allowInsecure?: boolean | undefined;
  /** Told what is no error, but not what one would expect either. */
  readonly onWarning?: ((warning: ClientWarning) => void) | undefined;
}

/** A record of a query that is a text: texts by name, but a count may be a number. */
export type TextRow = Readonly<Record<string, string>>;

/** What every call takes. */
export interface CallOptions {
  readonly signal?: Signal | undefined;
}

/** How {@link Client.call} asks. */
export interface CallRequest extends CallOptions {
  /** GET by default, which is repeated where that may help; what changes something is a POST. */
  readonly method?: 'GET' | 'POST' | undefined;
}

/**
 * A client for the web service of one CRM and user. Nothing is sent before the first call, which logs in; later ones
 * share the session.
 *
 * @throws ClientError `invalid-option`, for an address that is none, or would send secrets in the clear.
 */
export function connect<Crm = AnyCrm>(options: ConnectOptions): Client<Crm> {
  return new Client(options);
}

// Where the platform knows it, `await using` logs out.
declare global {
  interface SymbolConstructor {
    readonly asyncDispose: unique symbol;
  }
}

/** What {@link connect} returns. Every call that fails rejects with a {@link ClientError}. */
export class Client<Crm = AnyCrm> {
  readonly #connection: Connection;
  readonly #metadata: Metadata;
  readonly #runner: QueryRunner;
  #dialect: Promise<Dialect> | undefined;

  constructor(options: ConnectOptions) {
    this.#connection = createConnection(options);
    this.#metadata = new Metadata(this.#connection, options.schema, options.cache);
    if (options.dialect !== undefined) this.#dialect = Promise.resolve(resolveDialect(options.dialect));
    const findDialect = (signal: Signal | undefined): Promise<Dialect> => this.dialect({ signal });
    this.#runner = new QueryRunner(this.#connection, this.#metadata, findDialect, options.validate ?? true);
  }

  /** Logs in, which any other call does by itself, and tells who the user is. */
  login({ signal }: CallOptions = {}): Promise<LoginInfo> {
    return this.#connection.logIn(signal);
  }

  /** Ends the session on the server. A later call would log in anew. */
  async logout({ signal }: CallOptions = {}): Promise<void> {
    await this.#connection.logOut(signal);
  }

  /** {@link logout}, at the end of `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.logout();
  }

  /** Which server it is: as `connect` was told, or the cache, or by two queries that find nothing, once. */
  dialect({ signal }: CallOptions = {}): Promise<Dialect> {
    if (!this.#dialect) {
      const detection = detectDialect(this.#connection, this.#metadata, undefined);
      this.#dialect = detection;
      detection.catch(() => {
        if (this.#dialect === detection) this.#dialect = undefined;
      });
    }
    return orAborted('query', signal, this.#dialect);
  }

  /** The modules that the user sees, their `fields` not known yet. */
  listTypes({ signal }: CallOptions = {}): Promise<readonly SchemaModule[]> {
    return this.#metadata.listModules(signal);
  }

  /** One module and its fields; asked for once. */
  describe(module: ModuleName<Crm>, { signal }: CallOptions = {}): Promise<SchemaModule> {
    return this.#metadata.describe(module, signal);
  }

  /** The answers of listtypes and describe as they came, to be saved as JSON: `loadSchema` takes them all. */
  metadata(options: MetadataOptions = {}): Promise<RawMetadata> {
    return this.#metadata.fetchAll(options);
  }

  /** All modules and their fields: what `lint`, the builder and the template check against. Asked for once. */
  schema(options: MetadataOptions = {}): Promise<Schema> {
    return this.#metadata.readAll(options);
  }

  /**
   * The records that one query finds – a query of the builder or of a template, a plan, or a text –, as servers send
   * them: texts, `''` for NULL. What takes several queries is sent as such, and united. At most 100 come from most
   * servers; {@link rows} reads them all.
   */
  query<Query extends AnyQuery>(
    query: Query | QueryPlan<Query>,
    options?: RunOptions,
  ): Promise<readonly Row<Query>[]>;
  query<Row = TextRow>(text: string, options?: RunOptions): Promise<readonly Row[]>;
  async query(
    query: AnyQuery | QueryPlan<AnyQuery> | string,
    options: RunOptions = {},
  ): Promise<readonly AnyRow[]> {
    if (typeof query === 'string') return await this.#runner.runText(query, options);
    return await runPlan(this.#runner, checkQuery(query), options);
  }

  /**
   * All records of a query, whatever their number, page by page as they are taken. The end is where the offset
   * reaches `count(*)`, or nothing is counted after the last id: neither a short nor an empty page proves it, because
   * servers drop what the user may not see after the limit. Each record comes once; those hidden are reported to
   * `onWarning`.
   */
  rows<Query extends AnyQuery>(
    query: Query | QueryPlan<Query>,
    options?: PageOptions,
  ): AsyncGenerator<Row<Query>, void, undefined>;
  rows<Row = TextRow>(text: string, options?: PageOptions): AsyncGenerator<Row, void, undefined>;
  async *rows(
    query: AnyQuery | QueryPlan<AnyQuery> | string,
    options: PageOptions = {},
  ): AsyncGenerator<AnyRow, void, undefined> {
    const source = typeof query === 'string' ? await this.#runner.toQuery(query, options) : checkQuery(query);
    yield* readPages(this.#runner, source, options);
  }

  /** How many records a query finds, those that the user may not see included, whatever its limit. */
  async count(query: AnyQuery | string, options: RunOptions = {}): Promise<number> {
    const source = typeof query === 'string' ? await this.#runner.toQuery(query, options) : query;
    return readCount(await runPlan(this.#runner, checkQuery(source.count() as AnyQuery), options));
  }

  /** Creates a record and returns it; mandatory fields must be there. */
  async create<Name extends ModuleName<Crm>>(
    module: Name,
    values: Values<Crm[Name]>,
    { signal }: CallOptions = {},
  ): Promise<RecordOf<Crm, Name>> {
    const parameters = { elementType: module, element: toElement(values) };
    return await this.#write('create', parameters, signal);
  }

  /** The record with an id. */
  async retrieve<Name extends ModuleName<Crm> = ModuleName<Crm>>(
    id: RecordId<Crm, Name>,
    { signal }: CallOptions = {},
  ): Promise<RecordOf<Crm, Name>> {
    const result = await this.call('retrieve', { id }, { signal });
    return readRecord(result, 'retrieve') as RecordOf<Crm, Name>;
  }

  /** Writes a whole record: every field that is not there is emptied. {@link revise} changes some. */
  async update<Name extends ModuleName<Crm> = ModuleName<Crm>>(
    record: Identified<Crm, Name>,
    { signal }: CallOptions = {},
  ): Promise<RecordOf<Crm, Name>> {
    return await this.#write('update', { element: toElement(record) }, signal);
  }

  /** Changes the given fields of a record, and no others. */
  async revise<Name extends ModuleName<Crm> = ModuleName<Crm>>(
    changes: Identified<Crm, Name>,
    { signal }: CallOptions = {},
  ): Promise<RecordOf<Crm, Name>> {
    return await this.#write('revise', { element: toElement(changes) }, signal);
  }

  /** Deletes the record with an id. */
  async delete<Name extends ModuleName<Crm> = ModuleName<Crm>>(
    id: RecordId<Crm, Name>,
    { signal }: CallOptions = {},
  ): Promise<void> {
    await this.call('delete', { id }, { method: 'POST', signal });
  }

  /** What was changed and deleted in a module since a moment. */
  sync<Name extends ModuleName<Crm>>(
    module: Name,
    options: SyncOptions,
  ): AsyncGenerator<SyncChanges<RecordOf<Crm, Name>>, void, undefined> {
    return readChanges(this.#connection, module, options) as AsyncGenerator<
      SyncChanges<RecordOf<Crm, Name>>,
      void,
      undefined
    >;
  }

  /** Any operation of the web service, such as those of extensions; returns the `result` of its answer. */
  call(
    operation: string,
    parameters: Readonly<Record<string, string>> = {},
    { method = 'GET', signal }: CallRequest = {},
  ): Promise<unknown> {
    return this.#connection.call({ operation, method, parameters }, signal);
  }

  async #write<Result>(
    operation: string,
    parameters: Readonly<Record<string, string>>,
    signal: Signal | undefined,
  ): Promise<Result> {
    return readRecord(
      await this.call(operation, parameters, { method: 'POST', signal }),
      operation,
    ) as Result;
  }
}

function createConnection(options: ConnectOptions): Connection {
  const { url, username, accessKey, onWarning, allowInsecure = false } = options;
  for (const [name, value] of Object.entries({ url, username, accessKey })) {
    if (typeof value === 'string' && value !== '') continue;
    throw new ClientError('invalid-option', `connect needs ${name}, a text that is not empty.`);
  }
  const transport = createTransport({
    endpoint: toEndpoint(url, allowInsecure),
    fetch: options.fetch ?? ((...request: Parameters<Fetch>) => fetch(...request)),
    timeout: options.timeout ?? 30_000,
    maxResponseBytes: options.maxResponseBytes ?? 2 ** 26,
  });
  const retries = { retries: options.retries ?? 2, retryDelay: options.retryDelay ?? 300 };
  const session = new Session({ username, accessKey }, transport, retries);
  return new Connection({ transport, session, onWarning, ...retries });
}

function checkQuery<Query>(query: Query): Query {
  const isPlan = typeof query === 'object' && query !== null && 'queries' in query;
  if (isPlan || query instanceof QueryBuilder) return query;
  throw new ClientError('invalid-option', 'That is neither a query nor a plan nor a text.', {
    hint: 'Or it comes from another copy of vtql, or from its other module system.',
  });
}
