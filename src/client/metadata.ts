import { loadSchema } from '../schema/load.js';
import type { Schema, SchemaModule } from '../schema/schema.js';
import { SchemaError } from '../schema/schema-error.js';
import { mapBounded } from './bounded.js';
import { ClientError } from './client-error.js';
import type { Connection } from './connection.js';
import { orAborted } from './deadline.js';
import { type MetadataCache, type MetadataKey, RememberedMetadata } from './metadata-cache.js';
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

const fetchTypes = (connection: Connection, signal: Signal | undefined): Promise<unknown> =>
  connection.call({ operation: 'listtypes', method: 'GET', parameters: {} }, signal);

const fetchDescription = (
  connection: Connection,
  module: string,
  signal: Signal | undefined,
): Promise<unknown> =>
  connection.call({ operation: 'describe', method: 'GET', parameters: { elementType: module } }, signal);

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
  /** What it said, here or, where there is a cache, to an earlier program. */
  readonly remembered: RememberedMetadata;
  readonly #connection: Connection;
  readonly #given: Schema | undefined;
  readonly #answers = new Map<string, Promise<unknown>>();

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
    const listtypes = await fetchTypes(this.#connection, options.signal);
    const describe = await this.#describeAll(listtypes, () => undefined, options);
    this.#answers.clear();
    return { listtypes, describe };
  }

  /** All modules; those that are not known are asked for. */
  readAll(options: MetadataOptions): Promise<Schema> {
    if (this.#given) return Promise.resolve(this.#given);
    return this.#share('schema', options.signal, async () => {
      const listtypes = await this.#listTypes(options.signal);
      const recall = (name: string): Promise<unknown> => this.remembered.recall(`describe ${name}`);
      const describe = await this.#describeAll(listtypes, recall, options);
      return readSchema('describe', [listtypes, ...describe.values()]);
    });
  }

  /** describe of every type that listtypes names, as it is known, or else asked for; remembered with it. */
  async #describeAll(
    listtypes: unknown,
    recall: (name: string) => unknown,
    { signal, concurrency = 6, onProgress }: MetadataOptions,
  ): Promise<ReadonlyMap<string, unknown>> {
    const names = readSchema('listtypes', [listtypes]).modules.map(({ name }) => name);
    let done = 0;
    const answers = await mapBounded(names, Math.max(1, concurrency), async (name) => {
      const answer = (await recall(name)) ?? (await tryDescribe(this.#connection, name, signal));
      onProgress?.({ done: ++done, total: names.length });
      return [name, answer] as const;
    });
    const described = answers.filter(([, answer]) => !(answer instanceof ClientError));
    const [failed] = answers.flatMap(([, answer]) => (answer instanceof ClientError ? answer : []));
    if (failed && described.length === 0) throw failed;
    const keyed = described.map(([name, answer]) => [`describe ${name}`, answer] as const);
    await this.remembered.add({ listtypes, ...Object.fromEntries(keyed) });
    return new Map(described);
  }

  /** As much of the schema as a query for one module needs: all modules' names, and its own fields. */
  readFor(module: string, signal: Signal | undefined): Promise<Schema> {
    if (this.#given) return Promise.resolve(this.#given);
    return this.#share(`schema ${module}`, signal, async () => {
      const types = await this.#listTypes(signal);
      const { source, modules } = readSchema('listtypes', [types]);
      if (!modules.some(({ name }) => name === module)) return { source, modules };
      return readSchema('describe', [types, await this.#describe(module, signal)]);
    });
  }

  /** Forgets what an earlier program was told of a module, which may lack what is new, or have what is gone. */
  async renew(module: string): Promise<void> {
    const forgotten: readonly string[] = await this.remembered.forget('listtypes', `describe ${module}`);
    if (forgotten.length === 0) return;
    for (const key of this.#answers.keys()) {
      if (forgotten.includes(key) || key.startsWith('schema')) this.#answers.delete(key);
    }
  }

  #listTypes(signal: Signal | undefined): Promise<unknown> {
    return this.#ask('listtypes', signal, () => fetchTypes(this.#connection, signal));
  }

  #describe(module: string, signal: Signal | undefined): Promise<unknown> {
    return this.#ask(`describe ${module}`, signal, () => fetchDescription(this.#connection, module, signal));
  }

  #ask(key: MetadataKey, signal: Signal | undefined, fetch: () => Promise<unknown>): Promise<unknown> {
    return this.#share(key, signal, () => this.remembered.learn(key, fetch));
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
