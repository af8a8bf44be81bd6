import type { DialectName } from '../dialect/families.js';

/** What one server told one user of itself. Plain data that survives JSON, and holds no secret. */
export interface CachedMetadata {
  /** Which server it was found to be. */
  readonly dialect?: DialectName | undefined;
  /** The answer of listtypes, and those of describe by module. */
  readonly listtypes?: unknown;
  readonly describe?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Keeps metadata between programs, for one user of one server: what describe says depends on the user. Where a call
 * rejects, a warning says so, and the client goes on without.
 */
export interface MetadataCache {
  /** Undefined for nothing, or nothing recent enough. */
  readonly load: () => Promise<CachedMetadata | undefined>;
  readonly save: (metadata: CachedMetadata) => Promise<void>;
}

/** A cache in use: read once, and written with whatever is learnt. */
export class RememberedMetadata {
  /** Whether anything outlives this client. */
  readonly isKept: boolean;
  #cache: MetadataCache | undefined;
  readonly #warn: (message: string) => void;
  #known: Promise<CachedMetadata> | undefined;

  constructor(cache: MetadataCache | undefined, warn: (message: string) => void) {
    this.isKept = cache !== undefined;
    this.#cache = cache;
    this.#warn = warn;
  }

  read(): Promise<CachedMetadata> {
    this.#known ??= this.#attempt(async () => (await this.#cache?.load()) ?? {}, {});
    return this.#known;
  }

  async add(learnt: CachedMetadata): Promise<void> {
    // At once, so that of two that add neither loses what the other learnt.
    this.#known = this.read().then((known) => ({ ...known, ...learnt }));
    const known = await this.#known;
    const save = async (): Promise<boolean> => {
      await this.#cache?.save(known);
      return true;
    };
    // What cannot be written is said once.
    if (!(await this.#attempt(save, false))) this.#cache = undefined;
  }

  /** Forgets what turns out to be no metadata. */
  reject(message: string): void {
    this.#known = Promise.resolve({});
    this.#warn(`What the cache holds is not used: ${message}`);
  }

  async #attempt<T>(action: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await action();
    } catch (error) {
      this.#warn(`The cache is not used: ${error instanceof Error ? error.message : String(error)}`);
      return otherwise;
    }
  }
}
