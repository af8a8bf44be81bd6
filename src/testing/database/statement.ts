import type { Where } from '../../../grammar/ast.js';
import type { SchemaField } from '../../schema/schema.js';

/** What is made of a query's text, and the database executes. Plain data. */
export interface Statement {
  readonly columns: 'all' | 'count' | readonly string[];
  /** A tree means what the documentation says, SQL what the database makes of it. */
  readonly where: Where | SqlCondition | null;
  /** Fields: one row stands for all that are alike in them. */
  readonly group: readonly string[];
  readonly order: readonly SortKey[];
  readonly offset: number;
  /** Null: no limit. */
  readonly count: number | null;
}

/** What an engine hands to the database. */
export interface SqlCondition {
  /** SQL, with fields as `markColumn` writes them. */
  readonly sql: string;
  /**
   * For the `?` in it, in order. Where their number differs the database finds nothing, without an error;
   * null where there are none to bind.
   */
  readonly parameters: readonly string[] | null;
}

export interface SortKey {
  readonly field: string;
  readonly isDescending: boolean;
}

/** What an engine knows of the module that a query asks for. */
export interface QueriedModule {
  readonly name: string;
  /** The fields that queries may use, `id` among them. */
  readonly fields: ReadonlyMap<string, SchemaField>;
  /** Fields that describe lists but whose table no query joins: those of line items. */
  readonly unjoined: ReadonlySet<string>;
  /** Whether any query can read the module. */
  readonly isQueryable: boolean;
}
