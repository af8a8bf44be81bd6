import { dialects } from '../dialect/dialects.js';
import { loadSchema } from '../schema/load.js';
import { SchemaError } from '../schema/schema-error.js';

/** The answers to listtypes and to describe of a module, and which server it was found to be. */
export type MetadataKey = 'listtypes' | `describe ${string}` | 'dialect';

/** What one server told one user of itself. Plain data that survives JSON, and holds no secret. */
export type CachedMetadata = Readonly<Partial<Record<MetadataKey, unknown>>>;

/**
 * Keeps metadata between programs, for one user of one server: what describe says depends on the user. Where a call
 * rejects, a warning says so, and the client goes on without.
 */
export interface MetadataCache {
  /** Of what was saved, all that is recent enough. */
  readonly load: () => Promise<CachedMetadata | undefined>;
  /** Adds what was learnt now, in the place of what was saved under the same keys; one call at a time. */
  readonly save: (learnt: CachedMetadata) => Promise<void>;
}

/** What is known of a server: what a cache holds, read once, and what was learnt since, written with each answer. */
export class RememberedMetadata {
  #cache: MetadataCache | undefined;
  readonly #warn: (message: string) => void;
  #cached: Promise<Map<string, unknown>> | undefined;
  readonly #learnt = new Map<string, unknown>();
  #saved: Promise<void> = Promise.resolve();
  #isDoubted = false;

  constructor(cache: MetadataCache | undefined, warn: (message: string) => void) {
    this.#cache = cache;
    this.#warn = warn;
  }

  /** Undefined for what is not known. */
  async recall(key: MetadataKey): Promise<unknown> {
    const cached = await this.#load();
    if (this.#learnt.has(key)) return this.#learnt.get(key);
    const answer = cached.get(key);
    if (answer === undefined || isAnswerTo(key, answer)) return answer;
    cached.delete(key);
    if (!this.#isDoubted) this.#warn(`What the cache holds as ${key} is no metadata; it is asked for anew.`);
    this.#isDoubted = true;
    return undefined;
  }

  /** What is known, or else what `ask` finds out, which is known from then on. */
  async learn<Answer>(key: MetadataKey, ask: () => Promise<Answer>): Promise<Answer> {
    const known = await this.recall(key);
    if (known !== undefined) return known as Answer;
    const answer = await ask();
    await this.add({ [key]: answer });
    return answer;
  }

  /** Adds answers, but for those that are no metadata, and those recalled, which do not become younger. */
  async add(answers: CachedMetadata): Promise<void> {
    const cached = await this.#load();
    const isNew = ([key, answer]: readonly [string, unknown]): boolean =>
      answer !== cached.get(key) && answer !== this.#learnt.get(key) && isAnswerTo(key, answer);
    const learnt = Object.entries(answers).filter(isNew);
    if (learnt.length === 0) return;
    for (const [key, answer] of learnt) this.#learnt.set(key, answer);
    this.#saved = this.#saved.then(() => this.#save(Object.fromEntries(learnt)));
    await this.#saved;
  }

  /** Forgets what the cache held of these, and returns which it did. */
  async forget(...keys: readonly MetadataKey[]): Promise<readonly MetadataKey[]> {
    const cached = await this.#load();
    return keys.filter((key) => cached.delete(key));
  }

  #load(): Promise<Map<string, unknown>> {
    const load = async (): Promise<CachedMetadata | undefined> => this.#cache?.load();
    this.#cached ??= load()
      .catch((error) => this.#warnUnusable(error))
      .then((loaded) => new Map(Object.entries(loaded ?? {})));
    return this.#cached;
  }

  async #save(learnt: CachedMetadata): Promise<void> {
    try {
      await this.#cache?.save(learnt);
    } catch (error) {
      this.#warnUnusable(error);
      // What cannot be written is said once.
      this.#cache = undefined;
    }
  }

  #warnUnusable(error: unknown): undefined {
    this.#warn(`The cache is not used: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isAnswerTo(key: string, answer: unknown): boolean {
  if (key === 'dialect')
    return typeof answer === 'string' && answer !== 'portable' && Object.hasOwn(dialects, answer);
  try {
    const { modules } = loadSchema([answer]);
    if (key === 'listtypes') return modules.every(({ fields }) => fields === null);
    return modules.length === 1 && modules.every(({ name, fields }) => fields && key === `describe ${name}`);
  } catch (error) {
    if (error instanceof SchemaError) return false;
    throw error;
  }
}
