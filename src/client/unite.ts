import { type AnyQuery, QueryBuilder } from '../builder/query-builder.js';
import type { AnyRow } from './check-rows.js';
import { ClientError } from './client-error.js';

export type Compare = (a: AnyRow, b: AnyRow) => number;

interface SortField {
  readonly field: string;
  readonly direction: 'asc' | 'desc';
}

/** @throws ClientError for a record without `id`, which every server sends unasked. */
export function readId(row: AnyRow): string {
  const id = row['id'];
  if (typeof id === 'string' && id !== '') return id;
  throw new ClientError('unexpected-answer', 'A record came without its id.', { operation: 'query' });
}

/** Where an id stands among those of its module: servers sort by the number after the `x`. */
export const numberOf = (id: string): number => Number(id.slice(id.indexOf('x') + 1));

/**
 * The order that the servers give the results of one part of a plan: by id, numbers and dates, NULL (which is sent
 * as `''`) first when ascending.
 */
export function createOrder(part: AnyQuery, order: readonly SortField[]): Compare {
  const { fields } = QueryBuilder.draftOf(part);
  const steps = order.map(({ field, direction }): Compare => {
    const isNumber = field !== 'id' && fields.find(field).holds === 'number';
    const read = (row: AnyRow): number | string => {
      const value = String(row[field] ?? '');
      if (field === 'id') return numberOf(value);
      return isNumber && value !== '' ? Number(value) : value;
    };
    const sign = direction === 'desc' ? -1 : 1;
    return (a, b) => sign * compareValues(read(a), read(b));
  });
  return (a, b) => steps.reduce((found, step) => found || step(a, b), 0);
}

/** `''` stands for NULL, and comes before everything. */
function compareValues(a: number | string, b: number | string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? -1 : 1;
  return a < b ? -1 : 1;
}

/** The records of several sources, each in the given order, in that order. */
export async function* mergeSorted<Row extends AnyRow>(
  sources: readonly AsyncGenerator<Row, void, undefined>[],
  compare: Compare,
): AsyncGenerator<Row, void, undefined> {
  try {
    const heads = await Promise.all(sources.map(async (source) => ({ source, head: await source.next() })));
    for (;;) {
      const first = heads
        .filter(({ head }) => !head.done)
        .reduce<(typeof heads)[number] | undefined>(
          (best, next) =>
            best && compare(best.head.value as Row, next.head.value as Row) <= 0 ? best : next,
          undefined,
        );
      if (!first) return;
      yield first.head.value as Row;
      first.head = await first.source.next();
    }
  } finally {
    await Promise.all(sources.map((source) => source.return()));
  }
}
