import { planQuery, type QueryPlan, type UnionPlan } from '../builder/plan.js';
import type { AnyQuery } from '../builder/query-builder.js';
import { mapBounded } from './bounded.js';
import type { AnyRow } from './check-rows.js';
import type { QueryRunner, RunOptions } from './query-runner.js';
import { SeenIds } from './seen-ids.js';
import { createOrder, readId } from './unite.js';

/** How many parts of a plan are asked for at a time. */
const mostAtATime = 4;

/** The records that a query finds, or all queries of a plan together. */
export async function runPlan(
  runner: QueryRunner,
  query: AnyQuery | QueryPlan<AnyQuery>,
  options: RunOptions,
): Promise<readonly AnyRow[]> {
  const plan = 'queries' in query ? query : planQuery(query);
  switch (plan.kind) {
    case 'empty':
      return [];
    case 'single':
      return runner.runQuery(plan.query, options);
    case 'union':
      return unite(
        plan,
        await mapBounded(plan.queries, mostAtATime, (part) => runner.runQuery(part, options)),
      );
  }
}

/** United by id, ordered and cut as {@link UnionPlan} says. */
function unite(
  { queries: [first], order, offset, limit }: UnionPlan<AnyQuery>,
  results: readonly (readonly AnyRow[])[],
): readonly AnyRow[] {
  const seen = new SeenIds();
  const rows = results.flat().filter((row) => seen.add(readId(row)));
  if (first && order.length > 0) rows.sort(createOrder(first, order));
  return rows.slice(offset, limit === null ? undefined : offset + limit);
}
