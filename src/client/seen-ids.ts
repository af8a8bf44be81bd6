const chunkSize = 1024;

/**
 * Which ids have come by. A bit for each record number, in chunks, so that a hundred thousand records take some
 * kilobytes.
 */
export class SeenIds {
  readonly #chunks = new Map<string, Uint8Array>();
  readonly #others = new Set<string>();

  has(id: string): boolean {
    const place = locate(id);
    if (!place) return this.#others.has(id);
    return ((this.#chunks.get(place.chunk)?.[place.byte] ?? 0) & place.bit) !== 0;
  }

  /** Whether it is new. */
  add(id: string): boolean {
    if (this.has(id)) return false;
    const place = locate(id);
    if (!place) {
      this.#others.add(id);
      return true;
    }
    const chunk = this.#chunks.get(place.chunk) ?? new Uint8Array(chunkSize / 8);
    this.#chunks.set(place.chunk, chunk);
    chunk[place.byte] = (chunk[place.byte] ?? 0) | place.bit;
    return true;
  }
}

interface Place {
  readonly chunk: string;
  readonly byte: number;
  readonly bit: number;
}

function locate(id: string): Place | undefined {
  const [, prefix, digits = ''] = /^(\d+)x(\d{1,15})$/.exec(id) ?? [];
  if (prefix === undefined) return undefined;
  const number = Number(digits);
  const offset = number % chunkSize;
  return { chunk: `${prefix}x${Math.floor(number / chunkSize)}`, byte: offset >> 3, bit: 1 << (offset & 7) };
}
