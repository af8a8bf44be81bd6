import { loadSchema } from '../schema/load.js';
import type { Schema, SchemaModule } from '../schema/schema.js';
import { SchemaError } from '../schema/schema-error.js';
import { mapBounded } from './bounded.js';
import { ClientError } from './client-error.js';
import type { Connection } from './connection.js';
import { orAborted } from './deadline.js';
import { type CachedMetadata, type MetadataCache, RememberedMetadata } from './metadata-cache.js';
import type { Signal } from './platform.js';

/** Answers as they came: what `loadSchema` takes, and `vtql pull` saves. */
export interface RawMetadata {
  readonly listtypes: unknown;
  /** By module; without those that cannot be described. */
  readonly describe: ReadonlyMap<string, unknown>;
}

/** How the metadata of all modules is asked for. */
export interface MetadataOptions {
  readonly signal?: Signal | undefined;
  /** How many modules are asked for at a time; 6 by default. */
  readonly concurrency?: number | undefined;
  /** Called after each module. */
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined;
}

export const fetchTypes = (connection: Connection, signal: Signal | undefined): Promise<unknown> =>
  connection.call({ operation: 'listtypes', method: 'GET', parameters: {} }, signal);

export const fetchDescription = (
  connection: Connection,
  module: string,
  signal: Signal | undefined,
): Promise<unknown> =>
  connection.call({ operation: 'describe', method: 'GET', parameters: { elementType: module } }, signal);

/** listtypes, and describe of every type that it names. */
export async function fetchMetadata(connection: Connection, options: MetadataOptions): Promise<RawMetadata> {
  const { signal, concurrency = 6, onProgress } = options;
  const listtypes = await fetchTypes(connection, signal);
  const names = readSchema('listtypes', [listtypes]).modules.map(({ name }) => name);
  let done = 0;
  const answers = await mapBounded(names, Math.max(1, concurrency), async (name) => {
    const answer = await tryDescribe(connection, name, signal);
    onProgress?.({ done: ++done, total: names.length });
    return [name, answer] as const;
  });
  const described = answers.filter((entry): entry is [string, unknown] => !(entry[1] instanceof ClientError));
  const [failed] = answers.flatMap(([, answer]) => (answer instanceof ClientError ? answer : []));
  if (failed && described.length === 0) throw failed;
  return { listtypes, describe: new Map(described) };
}

/**
 * The description, or why there is none: some types of listtypes cannot be described, such as Search on berliCRM, and
 * that is none of the others' concern.
 */
async function tryDescribe(
  connection: Connection,
  module: string,
  signal: Signal | undefined,
): Promise<unknown> {
  try {
    return await fetchDescription(connection, module, signal);
  } catch (error) {
    if (!(error instanceof ClientError) || !undescribed.has(error.code)) throw error;
    connection.warn('undescribed-module', `The server lists ${module}, but does not describe it.`, {
      module,
      code: error.code,
    });
    return error;
  }
}

const undescribed: ReadonlySet<string> = new Set([
  'unknown-module',
  'access-denied',
  'empty-answer',
  'server-error',
]);

/** @throws ClientError where the answers are no metadata. */
export function readSchema(operation: string, answers: readonly unknown[]): Schema {
  try {
    return loadSchema([...answers]);
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    throw new ClientError(
      'unexpected-answer',
      `The answer to ${operation} is no metadata: ${error.message}.`,
      {
        operation,
      },
    );
  }
}

/** What is known of a server's modules, each asked for once. */
export class Metadata {
  /** What outlives the client, where it has a cache. */
  readonly remembered: RememberedMetadata;
  readonly #connection: Connection;
  readonly #given: Schema | undefined;
  readonly #answers = new Map<string, Promise<unknown>>();
  /** Whether the schema is of an earlier day, so that it may lack what is new. */
  #isCached = false;
  /** Whether no answer of the whole was one that nobody understands: one odd module is no concern of the others. */
  #isReadable = true;

  constructor(connection: Connection, given: Schema | undefined, cache: MetadataCache | undefined) {
    this.#connection = connection;
    this.#given = given;
    this.remembered = new RememberedMetadata(cache, (message) => connection.warn('cache-unusable', message));
  }

  /** The modules that the user sees, without their fields. */
  async listModules(signal: Signal | undefined): Promise<readonly SchemaModule[]> {
    return readSchema('listtypes', [await this.#listTypes(signal)]).modules;
  }

  async describe(module: string, signal: Signal | undefined): Promise<SchemaModule> {
    const [described] = readSchema('describe', [await this.#describe(module, signal)]).modules;
    if (!described) throw new ClientError('unexpected-answer', 'The answer to describe names no module.');
    return described;
  }

  /** The answers for all modules, asked for anew. */
  async fetchAll(options: MetadataOptions): Promise<RawMetadata> {
    const metadata = await fetchMetadata(this.#connection, options);
    await this.#keep(metadata);
    return metadata;
  }

  async #keep({ listtypes, describe }: RawMetadata): Promise<void> {
    if (!this.remembered.isKept) return;
    await this.remembered.add({ listtypes, describe: Object.fromEntries(describe) });
  }

  /** All modules. */
  readAll(options: MetadataOptions): Promise<Schema> {
    if (this.#given) return Promise.resolve(this.#given);
    return this.#share('schema', options.signal, async () => {
      const cached = this.#readCached(await this.remembered.read());
      return cached ?? this.#fetchSchema(options);
    });
  }

  async #fetchSchema(options: MetadataOptions): Promise<Schema> {
    const metadata = await fetchMetadata(this.#connection, options);
    const { listtypes, describe } = metadata;
    this.#answers.set('listtypes', Promise.resolve(listtypes));
    for (const [name, answer] of describe) this.#answers.set(`describe ${name}`, Promise.resolve(answer));
    this.#isReadable = false;
    const schema = readSchema('describe', [listtypes, ...describe.values()]);
    this.#isReadable = true;
    await this.#keep(metadata);
    return schema;
  }

  #readCached({ listtypes, describe }: CachedMetadata): Schema | undefined {
    if (listtypes === undefined || describe === undefined) return undefined;
    try {
      const schema = readSchema('describe', [listtypes, ...Object.values(describe)]);
      this.#isCached = true;
      return schema;
    } catch (error) {
      this.remembered.reject((error as Error).message);
      return undefined;
    }
  }

  /**
   * As much of the schema as a query for one module needs: all modules' names, and its own fields. Where a cache keeps
   * it for the next query, all of it that can be had.
   */
  async readFor(module: string, signal: Signal | undefined): Promise<Schema> {
    if (this.#given || this.#answers.has('schema') || (this.remembered.isKept && this.#isReadable)) {
      try {
        return await this.readAll({ signal });
      } catch (error) {
        if (this.#isReadable) throw error;
      }
    }
    return this.#share(`schema ${module}`, signal, async () => {
      const types = await this.#listTypes(signal);
      const { source, modules } = readSchema('listtypes', [types]);
      if (!modules.some(({ name }) => name === module)) return { source, modules };
      return readSchema('describe', [types, await this.#describe(module, signal)]);
    });
  }

  /**
   * The schema with what the server says of a module now: a cached one may lack what is new. Undefined where it is not
   * cached, and so as good as can be.
   */
  renewFor(module: string, signal: Signal | undefined): Promise<Schema | undefined> {
    if (!this.#isCached) return Promise.resolve(undefined);
    return this.#share(`renewed ${module}`, signal, async () => {
      const listtypes = await this.#listTypes(signal);
      const isThere = (await this.listModules(signal)).some(({ name }) => name === module);
      const renewed = isThere ? { [module]: await this.#describe(module, signal) } : {};
      const describe = { ...(await this.remembered.read()).describe, ...renewed };
      const schema = Promise.resolve(readSchema('describe', [listtypes, ...Object.values(describe)]));
      this.#answers.set('schema', schema);
      await this.remembered.add({ listtypes, describe });
      return schema;
    });
  }

  #listTypes(signal: Signal | undefined): Promise<unknown> {
    return this.#share('listtypes', signal, () => fetchTypes(this.#connection, signal));
  }

  #describe(module: string, signal: Signal | undefined): Promise<unknown> {
    return this.#share(`describe ${module}`, signal, () =>
      fetchDescription(this.#connection, module, signal),
    );
  }

  /**
   * The answer that is there, or on its way for somebody else, or asked for now. A failure is not remembered, and
   * who asked first may abort without harm to the others.
   */
  async #share<T>(key: string, signal: Signal | undefined, ask: () => Promise<T>): Promise<T> {
    for (;;) {
      const known = this.#answers.get(key) as Promise<T> | undefined;
      const answer = known ?? ask();
      if (!known) {
        this.#answers.set(key, answer);
        answer.catch(() => this.#answers.delete(key));
      }
      try {
        return await orAborted(key === 'listtypes' ? key : 'describe', signal, answer);
      } catch (error) {
        const isOthers = error instanceof ClientError && error.code === 'aborted' && !signal?.aborted;
        if (!isOthers) throw error;
      }
    }
  }
}
