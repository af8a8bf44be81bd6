import { type AnyQuery, QueryBuilder } from '../builder/query-builder.js';
import type { AnyRow } from './check-rows.js';

/** What a pager works with. */
export interface PageSource {
  fetch(query: AnyQuery): Promise<readonly AnyRow[]>;
  count(query: AnyQuery): Promise<number>;
  /** Called after each page. */
  onPage(progress: PageProgress): void;
  readonly size: number;
}

/** How far {@link Client.rows} has come. */
export interface PageProgress {
  /** Records passed on so far. */
  readonly done: number;
  /** As `count(*)` says, hidden ones included. */
  readonly total: number;
}

/** What came of it, for {@link reportPages}. */
export interface PagingReport {
  /** `count(*)` at the beginning, and, where it was asked again, after the last page. */
  readonly before: number;
  readonly after: number;
  /** Records of `before` and `after` that did not come. */
  readonly missing: number;
  /** Records that came again. */
  readonly duplicates: number;
  /** Whether a page did not go on where the one before it ended. */
  readonly moved: boolean;
  /** Whether records may have been skipped unseen. */
  readonly mayLack: boolean;
}

export type Pager = AsyncGenerator<AnyRow, PagingReport, undefined>;

/** The keyset form goes by id, so there must be no other order, and nothing to skip or cut. */
export function canGoByKey(query: AnyQuery): boolean {
  const { order, limit, offset } = QueryBuilder.draftOf(query);
  return limit === null && offset === null && order.every(({ field }) => field === 'id') && order.length <= 1;
}
