import * as codes from '../diagnostics/codes.js';
import { refuse } from '../values/build-error.js';
import type { Draft, SortField } from './draft.js';
import { type AnyQuery, QueryBuilder } from './query-builder.js';

/**
 * The queries for the pages of a query, by offset, from its own offset on; without end, unless the query has a
 * limit. Ties are broken by `id`, where the order allows it: a descending sort does not on the classic servers.
 *
 * Neither a short nor an empty page is the end, because servers drop what the user may not see after the limit.
 * The end is where the offset reaches `count(*)`, so ask for `query.count()` first, and stop there. While records
 * come and go, pages may repeat or skip some; `after` does not.
 *
 * @param size records of a page, 1 to 100.
 * @throws QueryBuildError for another size, and for a count.
 */
export function pagesOf<Query extends AnyQuery>(
  query: Query,
  size: number,
): Generator<Query, void, undefined> {
  const draft = QueryBuilder.draftOf(query);
  if (draft.columns === 'count') refuse(codes.unfitValue, 'A count has no pages.');
  if (size === 0) refuse(codes.invalidLimit, 'A page needs a size of 1 to 100.');
  query.limit(size);
  return listPages(draft, size);
}

function* listPages<Query extends AnyQuery>(draft: Draft, size: number): Generator<Query, void, undefined> {
  const start = draft.offset ?? 0;
  const end = start + (draft.limit ?? Number.POSITIVE_INFINITY);
  const order = breakTies(draft.order);
  for (let offset = start; offset < end; offset += size) {
    yield new QueryBuilder({
      ...draft,
      order,
      offset,
      limit: Math.min(size, end - offset),
    }) as AnyQuery as Query;
  }
}

/** Without a unique order, each page may come from another one. */
function breakTies(order: readonly SortField[]): readonly SortField[] {
  const isDecided = order.some(({ field, direction }) => field === 'id' || direction === 'desc');
  return isDecided ? order : [...order, { field: 'id', direction: 'asc' }];
}
