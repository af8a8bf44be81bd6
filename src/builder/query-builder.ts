import * as codes from '../diagnostics/codes.js';
import type { ServerFamily } from '../dialect/dialect.js';
import type { DialectName } from '../dialect/families.js';
import { resolveFamily } from '../dialect/families.js';
import type { Expression } from '../logic/expression.js';
import type { Schema } from '../schema/schema.js';
import type { UnrangedQuery } from '../syntax/unranged.js';
import { refuse } from '../values/build-error.js';
import { showValue } from '../values/to-literal.js';
import { createCondition } from './conditions.js';
import {
  adaptDraft,
  type CompileOptions,
  type Draft,
  mostRecords,
  type SortField,
  toParsedForm,
  toQuery,
} from './draft.js';
import { type KnownFields, learnFields } from './known-fields.js';
import type { LikePattern } from './patterns.js';
import type {
  AnyCrm,
  Compare,
  DecodedRow,
  FieldName,
  FieldTypes,
  Operand,
  OperatorOf,
  SelectedRow,
} from './types.js';
import { writeMade } from './write-made.js';

/** What a builder knows of the server; all of it is optional. */
export interface QueryBuilderOptions<Crm = AnyCrm> {
  /** The servers that queries are for; `portable` by default. */
  readonly dialect?: DialectName | ServerFamily | undefined;
  /** Names, types and ids are checked against it at run time. */
  readonly schema?: Schema | undefined;
  /** The table that `vtql types` writes: knows the types of fields where no schema is at hand. */
  readonly fieldTypes?: FieldTypes<Crm> | undefined;
}

/** What `where` gives to its callback: conditions, and how they are grouped. */
export interface ExpressionBuilder<Module> {
  /** One condition. */
  cmp<Name extends FieldName<Module>, Operator extends OperatorOf<Module[Name]>>(
    field: Name,
    operator: Operator,
    value: Operand<Module[Name], Operator, string | LikePattern>,
  ): Expression;
  /** All hold; of nothing: always. */
  and(operands: readonly Expression[]): Expression;
  /** At least one holds; of nothing: never. */
  or(operands: readonly Expression[]): Expression;
  /** As SQL's own: does not find records where the field is NULL. A `like` cannot be negated. */
  not(operand: Expression): Expression;
}

/** Where queries begin. */
export interface QuerySource<Crm> {
  /**
   * A query for records of a module, all fields selected.
   *
   * @throws QueryBuildError for a module that the schema does not have, or that cannot be queried.
   */
  from<Name extends keyof Crm & string>(
    module: Name,
  ): QueryBuilder<Crm[Name], SelectedRow<Crm[Name]>, DecodedRow<Crm[Name]>>;
}

/** Composes queries for one server or family; all that is known is optional. */
export function createQueryBuilder<Crm = AnyCrm>(options: QueryBuilderOptions<Crm> = {}): QuerySource<Crm> {
  const dialect = resolveFamily(options.dialect);
  return { from: (module) => new QueryBuilder(startDraft(module, learnFields(options, module), dialect)) };
}

export function startDraft(module: string, fields: KnownFields, dialect: ServerFamily): Draft {
  const nothing = { where: [], order: [], after: null, limit: null, offset: null };
  return { module, columns: 'all', ...nothing, fields, dialect, reading: 'both', write: writeMade };
}

/** Any query, whatever its module and rows. */
export type AnyQuery = QueryBuilder<never>;

interface CountRow {
  /** A number or a text: servers differ. */
  readonly count: number | string;
}

/** What a module's ids are compared with. */
type IdOf<Module> = Module extends { readonly id: infer Id } ? Compare<Id> : string;

/**
 * A query in the making. Never changes: each method returns another one.
 *
 * Whatever a query could not say, or would not say the same on every server of the dialect, throws
 * {@link QueryBuildError} – as soon as it can be known.
 */
export class QueryBuilder<Module, Row = unknown, Decoded = unknown> {
  /** For types only, see {@link Row}. */
  declare readonly rowTypes?: { readonly selected: Row; readonly decoded: Decoded };
  readonly #draft: Draft;

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  /** What has been said so far, for the functions beside this class. */
  static draftOf(query: AnyQuery): Draft {
    return query.#draft;
  }

  /**
   * These fields only; servers send `id` in any case. Fields that are sorted by are added where servers may fail
   * otherwise, and `id` where the last field would be taken for the keyword `from`.
   */
  select<Name extends FieldName<Module>>(
    ...fields: readonly Name[]
  ): QueryBuilder<Module, SelectedRow<Module, Name>, DecodedRow<Module, Name>> {
    if (fields.length === 0) refuse(codes.missingPart, 'There is no column to select.');
    return this.#with({ columns: fields.map((name) => this.#draft.fields.find(name).name) });
  }

  /** All fields of the module, as without `select`. */
  selectAll(): QueryBuilder<Module, SelectedRow<Module>, DecodedRow<Module>> {
    return this.#with({ columns: 'all' });
  }

  /** `count(*)`: how many records match, whatever the order, limit and offset. */
  count(): QueryBuilder<Module, CountRow, { readonly count: number }> {
    return this.#with({ columns: 'count' });
  }

  /** Only records for which this holds, too. Several calls are and-ed. */
  where<Name extends FieldName<Module>, Operator extends OperatorOf<Module[Name]>>(
    field: Name,
    operator: Operator,
    value: Operand<Module[Name], Operator, string | LikePattern>,
  ): QueryBuilder<Module, Row, Decoded>;
  where(build: (expressions: ExpressionBuilder<Module>) => Expression): QueryBuilder<Module, Row, Decoded>;
  where(
    first: string | ((expressions: ExpressionBuilder<Module>) => Expression),
    operator?: string,
    value?: unknown,
  ): QueryBuilder<Module, Row, Decoded> {
    const { fields, where } = this.#draft;
    const compare = (field: string, operator: string, value: unknown): Expression =>
      createCondition(fields.find(field), operator, value);
    const added =
      typeof first === 'function'
        ? first({ cmp: compare, ...junctions } as ExpressionBuilder<Module>)
        : compare(first, operator ?? '', value);
    return this.#with({
      where: [...where, checkExpression(added, 'The callback of where returned')],
      settled: undefined,
    });
  }

  /**
   * Sorts by a field, within those said before. The classic servers take `desc` for the last field only; ties
   * come in any order, so end with a unique field.
   */
  orderBy(field: FieldName<Module>, direction: 'asc' | 'desc' = 'asc'): QueryBuilder<Module, Row, Decoded> {
    if (direction !== 'asc' && direction !== 'desc') {
      refuse(codes.unfitValue, `The direction ${showValue(direction)} is neither 'asc' nor 'desc'.`);
    }
    const item: SortField = { field: this.#draft.fields.find(field).name, direction };
    return this.#with({ order: [...this.#draft.order, item] });
  }

  /**
   * At most so many records: 0 to 100, since servers cut what is more. Without a limit the classic servers
   * return 100, berliCRM since October 2021 all.
   */
  limit(count: number): QueryBuilder<Module, Row, Decoded> {
    checkCount(count, 'limit');
    return this.#with({ limit: count });
  }

  /** Leaves out the first records; without a limit, 100 are returned then. */
  offset(count: number): QueryBuilder<Module, Row, Decoded> {
    checkCount(count, 'offset');
    return this.#with({ offset: count });
  }

  /**
   * The keyset form of paging: ordered by `id`, only records after the given one; null starts. Unlike an offset
   * it neither repeats nor skips a record while others come and go. Descending after `orderBy('id', 'desc')`.
   *
   * Pages may be short or empty before the end, because servers drop what the user may not see after the limit.
   *
   * @throws QueryBuildError for what is no id of the module, and after `orderBy` with another field.
   */
  after(id: IdOf<Module> | null): QueryBuilder<Module, Row, Decoded> {
    const { order, fields } = this.#draft;
    const [item = { field: 'id', direction: 'asc' } as const, ...others] = order;
    if (item.field !== 'id' || others.length > 0) {
      refuse(codes.unfitValue, 'after goes by id, but the query is ordered by another field.');
    }
    if (id !== null) createCondition(fields.find('id'), '>', id);
    return this.#with({ order: [item], after: id as string | null, settled: undefined });
  }

  /**
   * The text to send.
   *
   * @throws QueryBuildError for what the dialect cannot express, and for conditions that take several queries:
   * see `planQuery`.
   */
  compile(options: CompileOptions = {}): string {
    const draft = adaptDraft(this.#draft, options);
    return draft.write(toQuery(draft), draft.dialect);
  }

  /** The tree that parsing the text gives, without ranges. Throws as {@link compile} does. */
  toAst(options: CompileOptions = {}): UnrangedQuery {
    const draft = adaptDraft(this.#draft, options);
    const query = toQuery(draft);
    draft.write(query, draft.dialect);
    return toParsedForm(query, draft.dialect);
  }

  #with<NewRow, NewDecoded>(change: Partial<Draft>): QueryBuilder<Module, NewRow, NewDecoded> {
    return new QueryBuilder({ ...this.#draft, ...change });
  }
}

const junctions: Pick<ExpressionBuilder<unknown>, 'and' | 'or' | 'not'> = {
  and: (operands) => ({ type: 'And', operands: checkOperands(operands, 'and') }),
  or: (operands) => ({ type: 'Or', operands: checkOperands(operands, 'or') }),
  not: (operand) => ({ type: 'Not', operand: checkExpression(operand, 'not was given') }),
};

function checkOperands(operands: readonly Expression[], name: string): readonly Expression[] {
  if (!Array.isArray(operands)) refuse(codes.missingPart, `${name} was given no list of expressions.`);
  return operands.map((operand) => checkExpression(operand, `${name} was given`));
}

function checkExpression(value: Expression, where: string): Expression {
  return value?.type ? value : refuse(codes.missingPart, `${where} no expression.`);
}

function checkCount(count: number, what: 'limit' | 'offset'): void {
  if (!Number.isSafeInteger(count) || count < 0) {
    refuse(codes.invalidLimit, `${showValue(count)} is no ${what}: that is a whole number from 0.`);
  }
  if (what === 'limit' && count > mostRecords) {
    refuse(
      codes.limitAboveCap,
      `A query returns at most ${mostRecords} records, but the limit is ${count}.`,
      'pagesOf and after page through more.',
    );
  }
}

/** A record as the server sends it in answer to a query: `Row<typeof contacts>`. */
export type Row<Query extends { readonly rowTypes?: { readonly selected: unknown } }> = NonNullable<
  Query['rowTypes']
>['selected'];

/** A record as `decodeRows` returns it. */
export type Decoded<Query extends { readonly rowTypes?: { readonly decoded: unknown } }> = NonNullable<
  Query['rowTypes']
>['decoded'];
