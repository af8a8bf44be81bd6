import * as codes from '../diagnostics/codes.js';
import type { Expression, FlatWhere } from '../logic/expression.js';
import { planExpression } from '../logic/plan.js';
import { refuse } from '../values/build-error.js';
import { joinAll, type Reading, refuseNoWhere } from './compile-where.js';
import { adaptDraft, type CompileOptions, collectConditions, type Draft, mostRecords } from './draft.js';
import { type AnyQuery, QueryBuilder } from './query-builder.js';
import { measureEncoded } from './send.js';
import { readClause, splitWhere } from './split-where.js';

/** For whom {@link planQuery} plans. */
export interface PlanOptions extends CompileOptions {
  /** How long a query may be, encoded for a URL; the dialect's limit of 8000 by default. */
  readonly maxUrlBytes?: number | undefined;
}

/** What to send for a query, all of `queries`; whatever the kind, so that a loop may not care. */
export type QueryPlan<Query> = SinglePlan<Query> | UnionPlan<Query> | EmptyPlan;

/** One query says it all. `queries` holds just that one. */
export interface SinglePlan<Query> {
  readonly kind: 'single';
  readonly query: Query;
  readonly queries: readonly [Query];
}

/**
 * Several queries. Their results united – a record may come from several, so go by `id` –, ordered by `order`,
 * then cut to `limit` records from `offset`, are what one query would return. Each query already has the order,
 * and the limit offset + limit.
 */
export interface UnionPlan<Query> {
  readonly kind: 'union';
  readonly queries: readonly Query[];
  readonly order: Draft['order'];
  readonly offset: number;
  /** null where the query has none. */
  readonly limit: number | null;
}

/** The conditions hold for no record: nothing need be sent. */
export interface EmptyPlan {
  readonly kind: 'empty';
  readonly queries: readonly [];
}

/**
 * What to send for a query where one may not do: because no single query can say its conditions in both
 * readings of and/or, or because a long list would exceed a URL. Each query of the plan compiles.
 *
 * @throws QueryBuildError as `compile` does; where the results of several queries could not be united: a count,
 * an order by text (no client knows the server's collation), more than 100 records; and where a query cannot be
 * split to fit into a URL.
 */
export function planQuery<Query extends AnyQuery>(query: Query, options: PlanOptions = {}): QueryPlan<Query> {
  const draft = adaptDraft(QueryBuilder.draftOf(query), options);
  const conditions = collectConditions(draft);
  if (conditions.length === 0) return toSingle(new QueryBuilder(draft) as AnyQuery as Query);
  const clauses = draft.settled ? [draft.settled] : planClauses(conditions, draft.reading);
  if (clauses === null) return { kind: 'empty', queries: [] };
  const most = options.maxUrlBytes ?? draft.dialect.limits.maxUrlBytes;
  const fits = (base: Draft, where: FlatWhere): boolean =>
    measureEncoded(settle(base, where).compile()) <= most;
  const [only] = clauses;
  if (only && clauses.length === 1 && fits(draft, only)) return toSingle(settle<Query>(draft, only));
  const part = toPart(draft);
  const isFitting = (where: FlatWhere): boolean => fits(part, where);
  const spell = (expression: Expression): readonly FlatWhere[] =>
    planClauses([expression], draft.reading) ?? [];
  const wheres = clauses.flatMap((where) => splitWhere(where, isFitting, spell));
  return {
    kind: 'union',
    queries: wheres.map((where) => settle<Query>(part, where)),
    order: draft.order,
    offset: draft.offset ?? 0,
    limit: draft.limit ?? (draft.offset ? mostRecords : null),
  };
}

/** The clauses of a union; null where the conditions hold for no record. */
function planClauses(conditions: readonly Expression[], reading: Reading): readonly FlatWhere[] | null {
  const plan = planExpression(joinAll(conditions), { reading });
  if (plan.kind === 'never') return null;
  if (plan.kind === 'single') return [plan.where];
  return plan.kind === 'union' ? plan.parts : refuseNoWhere(plan);
}

const toSingle = <Query>(query: Query): SinglePlan<Query> => ({ kind: 'single', query, queries: [query] });

/** The query with the clause that its conditions come to. */
const settle = <Query extends AnyQuery>(draft: Draft, where: FlatWhere): Query =>
  new QueryBuilder({
    ...draft,
    where: [readClause(where)],
    settled: where,
    after: null,
  }) as AnyQuery as Query;

/** What each query of a union has beside its conditions. */
function toPart(draft: Draft): Draft {
  const { columns, order, fields, dialect } = draft;
  if (columns === 'count') {
    refuse(codes.unmergeableUnion, 'It takes several queries, whose counts cannot be added: they overlap.');
  }
  for (const { field } of order) {
    const { kind, holds } = fields.find(field);
    if (field === 'id' || orderedAlike.has(holds)) continue;
    refuse(
      codes.unmergeableUnion,
      `It takes several queries, whose results cannot be put in the order of ${field}, a field of type ${kind}.`,
      'A client knows the order of id, numbers and dates only.',
    );
  }
  const limit = draft.limit ?? (draft.offset ? mostRecords : null);
  const end = limit === null ? null : (draft.offset ?? 0) + limit;
  const { maxCount } = dialect.limits;
  if (end !== null && maxCount !== null && end > maxCount) {
    refuse(
      codes.limitAboveCap,
      `It takes several queries of ${end} records each, offset and limit together, but servers return ${maxCount}.`,
      'Page with after.',
    );
  }
  // Servers send id unasked; by what else is sorted, the client must see.
  const sorted = order.map(({ field }) => field);
  const names = columns === 'all' ? columns : [...columns, ...sorted.filter((name) => name !== 'id')];
  return { ...draft, columns: names, offset: null, limit: end };
}

/** What clients put in order as servers do; text they cannot, for lack of the server's collation. */
const orderedAlike: ReadonlySet<string> = new Set(['number', 'date', 'datetime']);
