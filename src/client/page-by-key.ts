import { type AnyQuery, QueryBuilder } from '../builder/query-builder.js';
import { ClientError } from './client-error.js';
import type { Pager, PageSource } from './paging.js';
import { numberOf, readId } from './unite.js';

/**
 * Pages in the keyset form: by id, each page after the last record of the one before. Nothing is skipped or doubled
 * while records come and go.
 *
 * A short page is not the end, because servers drop what the user may not see after the limit. The end is where the
 * page reaches as far as `count(*)` of what comes after the id that it begins with.
 */
export async function* pageByKey(query: AnyQuery, source: PageSource): Pager {
  const { order, after: start } = QueryBuilder.draftOf(query);
  const isDescending = order[0]?.direction === 'desc';
  const countAfter = (id: string | null): Promise<number> => source.count(query.after(id as never).count());
  let key = start;
  let skipped = 0;
  let done = 0;
  let total: number | undefined;
  for (;;) {
    const page = query.after(key as never).limit(source.size);
    const rows = await source.fetch(skipped > 0 ? page.offset(skipped) : page);
    const isFirst = total === undefined;
    total ??= await countAfter(start);
    let last = key;
    for (const row of rows) {
      checkOrder(readId(row), last, isDescending);
      last = readId(row);
      done++;
      yield row;
    }
    source.onPage({ done, total });
    const reach = skipped + source.size;
    const isShort = rows.length < source.size;
    if (isShort && reach >= (isFirst ? total : await countAfter(key))) break;
    if (!isShort && done >= total && (await countAfter(last)) === 0) break;
    key = last;
    skipped = rows.length > 0 ? 0 : reach;
  }
  const after = done < total ? await countAfter(start) : total;
  const missing = Math.max(0, total - done);
  return { before: total, after, missing, duplicates: 0, moved: false, mayLack: false };
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
