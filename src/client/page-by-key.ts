import { type AnyQuery, QueryBuilder } from '../builder/query-builder.js';
import { ClientError } from './client-error.js';
import type { Pager, PageSource } from './paging.js';
import { numberOf, readId } from './unite.js';

/**
 * Pages in the keyset form: by id, each page after the last record of the one before. Nothing is skipped or doubled
 * while records come and go.
 *
 * A short page is not the end, because servers drop what the user may not see after the limit. So after one,
 * `count(*)` of what comes after the last id is asked for; the end is where it, or the offset in it, is reached.
 */
export async function* pageByKey(query: AnyQuery, source: PageSource): Pager {
  const { order, after } = QueryBuilder.draftOf(query);
  const isDescending = order[0]?.direction === 'desc';
  const before = await source.count(query.count());
  let last = after;
  let skipped = 0;
  let done = 0;
  while (done < before) {
    const page = query.after(last as never).limit(source.size);
    const rows = await source.fetch(skipped > 0 ? page.offset(skipped) : page);
    for (const row of rows) {
      checkOrder(readId(row), last, isDescending);
      last = readId(row);
      done++;
      yield row;
    }
    source.onPage({ done, total: before });
    skipped = rows.length > 0 ? 0 : skipped + source.size;
    if (rows.length === source.size || done >= before) continue;
    const remaining = await source.count(query.after(last as never).count());
    if (skipped >= remaining) break;
  }
  const counted = done < before ? await source.count(query.count()) : before;
  return {
    before,
    after: counted,
    missing: Math.max(0, before - done),
    duplicates: 0,
    moved: false,
    mayLack: false,
  };
}

/** A server that passes over the condition would send the same page for ever. */
function checkOrder(id: string, last: string | null, isDescending: boolean): void {
  if (last === null) return;
  const step = numberOf(id) - numberOf(last);
  if (isDescending ? step < 0 : step > 0) return;
  throw new ClientError(
    'paging-stuck',
    `After ${last} the server sent ${id}, which does not come after it.`,
    {
      operation: 'query',
      hint: "Page with { paging: 'offset' }.",
    },
  );
}
