import { pagesOf } from '../builder/pages.js';
import { type AnyQuery, QueryBuilder } from '../builder/query-builder.js';
import type { AnyRow } from './check-rows.js';
import type { Pager, PageSource } from './paging.js';
import { SeenIds } from './seen-ids.js';
import { readId } from './unite.js';

/**
 * Pages by offset. The end is where the offset reaches `count(*)`: servers drop what the user may not see after the
 * limit, so that neither a short nor an empty page proves it (language reference, section 3, rule 12).
 *
 * While records come and go, an offset may skip some. So each page begins with the last record of the one before; if
 * it does not, the pager goes back until it meets a record that it has seen. Records seen before are not passed on.
 */
export async function* pageByOffset(query: AnyQuery, source: PageSource): Pager {
  const reader = new OffsetReader(query, source);
  const before = await source.count(query.count());
  let total = before;
  let done = 0;
  let isCurrent = false;
  while (!reader.isFull && !(isCurrent && reader.hasReached(total))) {
    const rows = await reader.read();
    for (const row of rows) {
      done++;
      yield row;
    }
    source.onPage({ done, total });
    if (reader.isFull || !reader.hasReached(total)) continue;
    // What came while pages were read may have pushed other records behind their end.
    const again = done === before && reader.pages === 1 ? before : await source.count(query.count());
    // A count that grows for ever, while nothing comes, would never end.
    isCurrent = again <= total || rows.length === 0;
    total = again;
  }
  const { duplicates, moved, unsure } = reader;
  const missing = Math.max(0, reader.countUpTo(total) - done);
  return { before, after: total, missing, duplicates, moved, mayLack: unsure && (moved || total !== before) };
}

/** How often the pager goes back for one page: where the order changes with every request, it has to end. */
const mostReturns = 5;

class OffsetReader {
  pages = 0;
  duplicates = 0;
  moved = false;
  /** Whether a page could not be held against the one before. */
  unsure = false;
  readonly #query: AnyQuery;
  readonly #source: PageSource;
  readonly #size: number;
  readonly #seen = new SeenIds();
  readonly #start: number;
  readonly #end: number;
  #position: number;
  #overlap = 0;
  #mayGoOn = false;
  #furthest = 0;
  #returns = 0;

  constructor(query: AnyQuery, source: PageSource) {
    const { offset, limit } = QueryBuilder.draftOf(query);
    this.#query = query;
    this.#source = source;
    // One record is there to be recognised.
    this.#size = Math.max(2, source.size);
    this.#start = offset ?? 0;
    this.#end = this.#start + (limit ?? Number.POSITIVE_INFINITY);
    this.#position = this.#start;
  }

  /** How many of `total` records the query asks for. */
  countUpTo(total: number): number {
    return Math.max(0, Math.min(total, this.#end) - this.#start);
  }

  /** Whether the limit of the query is reached. */
  get isFull(): boolean {
    return this.#position >= this.#end;
  }

  /** After a full page with something new another may come whatever the count says: records may have gone. */
  hasReached(total: number): boolean {
    return this.#position >= total && !this.#mayGoOn;
  }

  /** The new records of the next page. */
  async read(): Promise<readonly AnyRow[]> {
    this.pages++;
    let from = this.#position - this.#overlap;
    let rows = await this.#fetch(from);
    if (this.#overlap > 0 && this.#isGap(rows)) {
      this.moved = true;
      [from, rows] = await this.#goBack(from, rows);
    } else if (this.#isMixed(rows)) this.unsure = true;
    if (this.#overlap === 0 && this.#position > this.#start && rows.length > 0) this.unsure = true;
    const asked = this.#sizeAt(from);
    const fresh = this.#takeFresh(rows, from);
    this.#position = from + asked;
    // Of a short page nobody knows what its last record was: it may be hidden.
    this.#overlap = rows.length === asked ? 1 : 0;
    this.#mayGoOn = rows.length === asked && fresh.length > 0;
    return fresh;
  }

  #takeFresh(rows: readonly AnyRow[], from: number): readonly AnyRow[] {
    // Up to here records are expected to come again.
    const expected = Math.max(0, this.#position - from);
    const fresh = rows.filter((row) => this.#seen.add(readId(row)));
    const again = rows.length - fresh.length;
    if (again > expected) {
      this.duplicates += again - expected;
      this.moved = true;
    }
    return fresh;
  }

  async #goBack(from: number, rows: readonly AnyRow[]): Promise<[number, readonly AnyRow[]]> {
    this.#returns = this.#position > this.#furthest ? 0 : this.#returns + 1;
    this.#furthest = Math.max(this.#furthest, this.#position);
    if (this.#returns >= mostReturns) {
      this.unsure = true;
      return [from, rows];
    }
    let [back, found] = [from, rows];
    while (back > this.#start && this.#isGap(found)) {
      back = Math.max(this.#start, back - (this.#size - 1));
      found = await this.#fetch(back);
    }
    return [back, found];
  }

  /** Nothing at all comes where so many records went that the offset lies beyond their end. */
  #isGap([first]: readonly AnyRow[]): boolean {
    return first === undefined || !this.#seen.has(readId(first));
  }

  /** Whether a record that was seen comes after one that was not: then the order is not the same each time. */
  #isMixed(rows: readonly AnyRow[]): boolean {
    const news = rows.map((row) => !this.#seen.has(readId(row)));
    return news.lastIndexOf(false) > news.indexOf(true) && news.includes(true);
  }

  #sizeAt(from: number): number {
    return Math.min(this.#size, this.#end - from);
  }

  #fetch(from: number): Promise<readonly AnyRow[]> {
    const [page] = pagesOf(this.#at(from), this.#sizeAt(from));
    return page ? this.#source.fetch(page) : Promise.resolve([]);
  }

  #at(from: number): AnyQuery {
    return new QueryBuilder({
      ...QueryBuilder.draftOf(this.#query),
      offset: from,
      limit: null,
    }) as AnyQuery;
  }
}
