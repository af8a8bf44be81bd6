import type { Comparison, Literal } from '../../grammar/ast.js';
import { endsInFrom } from '../../grammar/names.js';
import * as codes from '../diagnostics/codes.js';
import type { ServerFamily } from '../dialect/dialect.js';
import { type DialectName, resolveFamily } from '../dialect/families.js';
import type { Expression, FlatCondition, FlatWhere } from '../logic/expression.js';
import { spellString } from '../syntax/spell-string.js';
import type { Unranged, UnrangedQuery } from '../syntax/unranged.js';
import { refuse } from '../values/build-error.js';
import { compileWhere, type Reading } from './compile-where.js';
import { createCondition, refuseEmpty } from './conditions.js';
import type { KnownFields } from './known-fields.js';

/** A query as it has been said so far: data, never changed. */
export interface Draft {
  readonly module: string;
  readonly columns: 'all' | 'count' | readonly string[];
  /** And-ed. */
  readonly where: readonly Expression[];
  /** The clause that `where` is known to come to. */
  readonly settled?: FlatWhere | undefined;
  readonly order: readonly SortField[];
  /** Of the keyset form: only records after this id. */
  readonly after: string | null;
  readonly limit: number | null;
  readonly offset: number | null;
  readonly fields: KnownFields;
  readonly dialect: ServerFamily;
  readonly reading: Reading;
  /** The text of its tree. Throws QueryBuildError for what the dialect cannot express. */
  readonly write: (query: UnrangedQuery, dialect: ServerFamily) => string;
}

/** A field to sort by, and which way. */
export interface SortField {
  readonly field: string;
  readonly direction: 'asc' | 'desc';
}

/** For whom a query is written, and how its and/or is read there. */
export interface CompileOptions {
  /** The builder's own by default. */
  readonly dialect?: DialectName | ServerFamily | undefined;
  /**
   * `both`, the default: the text means the same read from left to right, as documented, and AND first, as
   * every server measured reads it. `and-first` says more in one query, but trusts the server.
   */
  readonly reading?: Reading | undefined;
}

/** The draft as it is to be written. */
export const adaptDraft = (draft: Draft, { dialect, reading }: CompileOptions): Draft => ({
  ...draft,
  dialect: resolveFamily(dialect ?? draft.dialect),
  reading: reading ?? draft.reading,
});

/** The most records that one query returns (language reference, section 1). */
export const mostRecords = 100;

/**
 * The tree of a draft, all values as texts.
 *
 * @throws QueryBuildError where no single query says it on servers of its dialect.
 */
export function toQuery(draft: Draft): UnrangedQuery {
  const isCount = draft.columns === 'count';
  const where = draft.settled ?? compileWhere(collectConditions(draft), draft.reading);
  const order = isCount ? [] : draft.order;
  const query: UnrangedQuery = {
    type: 'Query',
    columns: listColumns(draft, where),
    module: { type: 'ModuleName', name: draft.module },
    where,
    orderBy: order.length === 0 ? null : { type: 'OrderBy', items: order.map(toOrderItem) },
    limit: isCount ? null : toLimit(draft),
    terminated: true,
    partial: false,
  };
  checkMeaning(query, draft.dialect);
  return query;
}

/** What is and-ed in the end: the conditions, and where the keyset form goes on. */
export function collectConditions({ where, after, order, fields }: Draft): readonly Expression[] {
  if (after === null) return where;
  const operator = order[0]?.direction === 'desc' ? '<' : '>';
  return [...where, createCondition(fields.find('id'), operator, after)];
}

function listColumns(draft: Draft, where: FlatWhere | null): UnrangedQuery['columns'] {
  const { columns, order, dialect } = draft;
  if (columns === 'all') return { type: 'AllColumns' };
  if (columns === 'count') return { type: 'CountAll' };
  const names = new Set(columns);
  // Portable rule 5: servers may fail to sort by a field of a table that they did not join.
  if (dialect.writing.sortFieldSelected) {
    const compared = new Set(['id', ...(where?.conditions ?? []).map(({ field }) => field.name)]);
    for (const { field } of order) if (!compared.has(field)) names.add(field);
  }
  if (endsInFrom([...names].at(-1) ?? '')) {
    names.delete('id');
    names.add('id');
  }
  return { type: 'FieldList', fields: [...names].map((name) => ({ type: 'FieldName', name })) };
}

/** Ascending is what servers do unasked, and classic ones take a direction at the very end only. */
const toOrderItem = ({ field, direction }: SortField) =>
  ({
    type: 'OrderItem',
    field: { type: 'FieldName', name: field },
    direction: direction === 'desc' ? direction : null,
  }) as const;

function toLimit({ limit, offset }: Draft): UnrangedQuery['limit'] {
  if (limit === null && offset === null) return null;
  return {
    type: 'Limit',
    offset: offset ? toInteger(offset) : null,
    count: toInteger(limit ?? mostRecords),
  };
}

const toInteger = (value: number) => ({ type: 'Integer', value: String(value) }) as const;

/** What can be written, but does not mean what was said. */
function checkMeaning({ columns, where, orderBy }: UnrangedQuery, dialect: ServerFamily): void {
  const conditions = where?.conditions ?? [];
  // `cmp` takes no empty text but for `!=`, which negation turns.
  const empty = conditions.find((condition) => condition.type === 'Comparison' && isEmptied(condition));
  if (empty) refuseEmpty(empty.field, '=');
  const selected = columns.type === 'FieldList' ? columns.fields : [];
  const used = [...selected, ...[...conditions, ...(orderBy?.items ?? [])].map(({ field }) => field)];
  const misread = used.find(({ name }) => dialect.functionNames.includes(name.toLowerCase()));
  if (misread) refuse(codes.unqueryableField, `${dialect.name} takes ${misread.name} for a function of SQL.`);
}

const isEmptied = ({ operator, value }: Unranged<Comparison>): boolean =>
  operator !== '!=' && value.type === 'String' && value.value === '';

/** The tree that parsing the text gives: texts are hex literals where the dialect needs them to be. */
export function toParsedForm(query: UnrangedQuery, dialect: ServerFamily): UnrangedQuery {
  const read = (literal: Unranged<Literal>, separator?: string): Unranged<Literal> => {
    if (literal.type !== 'String') return literal;
    const spelling = spellString(literal.value, dialect, separator);
    const isHex = 'text' in spelling && !spelling.text.startsWith("'");
    return isHex ? { type: 'Hex', value: literal.value } : literal;
  };
  const readCondition = (condition: FlatCondition): FlatCondition => {
    if (condition.type === 'Comparison') return { ...condition, value: read(condition.value) };
    if (condition.type === 'Like') return { ...condition, pattern: read(condition.pattern) };
    return { ...condition, values: condition.values.map((value) => read(value, ',')) };
  };
  const { where } = query;
  return { ...query, where: where && { ...where, conditions: where.conditions.map(readCondition) } };
}
