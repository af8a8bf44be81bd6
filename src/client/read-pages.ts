import { planQuery, type QueryPlan } from '../builder/plan.js';
import type { AnyQuery } from '../builder/query-builder.js';
import { type AnyRow, readCount } from './check-rows.js';
import { ClientError } from './client-error.js';
import type { Connection } from './connection.js';
import { pageByKey } from './page-by-key.js';
import { pageByOffset } from './page-by-offset.js';
import { canGoByKey, type PageProgress, type Pager, type PageSource, type PagingReport } from './paging.js';
import type { Signal } from './platform.js';
import type { QueryRunner } from './query-runner.js';
import { SeenIds } from './seen-ids.js';
import { createOrder, mergeSorted, readId } from './unite.js';

/** How {@link Client.rows} reads. */
export interface PageOptions {
  readonly signal?: Signal | undefined;
  readonly validate?: boolean | undefined;
  /** Records of a page, 1 to 100; 100 by default. */
  readonly pageSize?: number | undefined;
  /**
   * `keyset` goes by id: nothing is skipped or doubled while records come and go. `offset` keeps any order. By default
   * keyset where the query has no order, limit or offset of its own.
   */
  readonly paging?: 'keyset' | 'offset' | undefined;
  /** Called after each page. */
  readonly onPage?: ((progress: PageProgress) => void) | undefined;
}

/**
 * All records of a query, page by page; of one that takes several queries, those of each, united by id.
 *
 * @throws ClientError `rows-changed` after the last record, where some may have been skipped unseen.
 */
export async function* readPages(
  runner: QueryRunner,
  query: AnyQuery | QueryPlan<AnyQuery>,
  options: PageOptions,
): AsyncGenerator<AnyRow, void, undefined> {
  const plan = 'queries' in query ? query : planQuery(query);
  const read = (part: AnyQuery): AsyncGenerator<AnyRow, void, undefined> => readPart(runner, part, options);
  if (plan.kind === 'empty') return;
  if (plan.kind === 'single') return yield* read(plan.query);
  const [first] = plan.queries;
  if (!first) return;
  const parts = plan.queries.map(read);
  const rows = plan.order.length > 0 ? mergeSorted(parts, createOrder(first, plan.order)) : chain(parts);
  yield* cut(rows, plan.offset, plan.limit);
}

async function* chain(
  parts: readonly AsyncGenerator<AnyRow, void, undefined>[],
): AsyncGenerator<AnyRow, void> {
  for (const part of parts) yield* part;
}

/** The records that a union leaves: each once, from an offset on. */
async function* cut(
  rows: AsyncGenerator<AnyRow, void>,
  offset: number,
  limit: number | null,
): AsyncGenerator<AnyRow, void, undefined> {
  const end = limit === null ? Number.POSITIVE_INFINITY : offset + limit;
  const seen = new SeenIds();
  let index = 0;
  if (end === 0) return;
  for await (const row of rows) {
    if (!seen.add(readId(row))) continue;
    if (index++ >= offset) yield row;
    if (index >= end) return;
  }
}

async function* readPart(
  runner: QueryRunner,
  query: AnyQuery,
  options: PageOptions,
): AsyncGenerator<AnyRow, void, undefined> {
  const isByKey = options.paging ? options.paging === 'keyset' : canGoByKey(query);
  const source = createSource(runner, options);
  const pager: Pager = isByKey ? pageByKey(query, source) : pageByOffset(query, source);
  const report = yield* pager;
  reportPages(runner.connection, report);
}

function createSource(runner: QueryRunner, options: PageOptions): PageSource {
  const { pageSize = 100, onPage } = options;
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 100) {
    throw new ClientError(
      'invalid-option',
      `${pageSize} is no size of a page: that is a whole number from 1 to 100.`,
    );
  }
  return {
    fetch: (query) => runner.runQuery(query, options),
    count: async (query) => readCount(await runner.runQuery(query, options)),
    onPage: (progress) => onPage?.(progress),
    size: pageSize,
  };
}

/** @throws ClientError where records may be missing. */
function reportPages(connection: Connection, report: PagingReport): void {
  const { before, after, missing, duplicates, moved, mayLack } = report;
  if (duplicates > 0) {
    const message = `${duplicates} records came on several pages; each was passed on once.`;
    connection.warn('duplicate-rows', message, { duplicates });
  }
  if (before !== after || moved) {
    const message = `Records came or went while pages were read: count(*) was ${before}, then ${after}.`;
    if (mayLack) {
      throw new ClientError('rows-changed', `${message} Some may be missing.`, {
        operation: 'query',
        hint: 'Read again, or page by id: without an order of its own, a query is.',
      });
    }
    connection.warn('rows-changed', message, { before, after });
  } else if (missing > 0) {
    const message = `${missing} of the ${before} records that count(*) counts are hidden from the user.`;
    connection.warn('hidden-rows', message, { hidden: missing, total: before });
  }
}
