/**
 * The syntax tree of a query.
 *
 * Nodes are plain, readonly and JSON-serialisable, discriminated by `type`. Every node has a `range`;
 * a node that stands for something missing has an empty one. The where-clause is a flat list of
 * conditions and connectors, because that is what the language is: a tree would bake in one of the two
 * readings of mixed and/or.
 */

/** Half-open `[start, end)`, in UTF-16 code units from the start of the text. */
export type Range = readonly [start: number, end: number];

/** A whole query: columns, module and the clauses that it has; null for each that it has not. */
export interface Query {
  readonly type: 'Query';
  readonly range: Range;
  readonly columns: Columns;
  readonly module: ModuleName;
  readonly where: Where | null;
  readonly orderBy: OrderBy | null;
  readonly limit: Limit | null;
  /** Whether the text ends with the `;` that the classic servers require. */
  readonly terminated: boolean;
  /** True when the text says something that this tree does not: never send such a query. */
  readonly partial: boolean;
}

/** What stands after `select`. */
export type Columns = AllColumns | CountAll | FieldList;

/** `select *` */
export interface AllColumns {
  readonly type: 'AllColumns';
  readonly range: Range;
}

/** `select count(*)` */
export interface CountAll {
  readonly type: 'CountAll';
  readonly range: Range;
}

/** `select f1, f2` – empty only in a partial tree. */
export interface FieldList {
  readonly type: 'FieldList';
  readonly range: Range;
  readonly fields: readonly FieldName[];
}

/** A field, by the name that `describe` gives it. `name` is `''` where one is missing (partial tree). */
export interface FieldName {
  readonly type: 'FieldName';
  readonly range: Range;
  readonly name: string;
}

/** A module, by the name that `listtypes` gives it. `name` is `''` where one is missing (partial tree). */
export interface ModuleName {
  readonly type: 'ModuleName';
  readonly range: Range;
  readonly name: string;
}

/** `connectors[i]` stands between `conditions[i]` and `conditions[i + 1]`. */
export interface Where {
  readonly type: 'Where';
  readonly range: Range;
  readonly conditions: readonly Condition[];
  readonly connectors: readonly Connector[];
}

/** `and` or `or`, whatever case it is written in. */
export interface Connector {
  readonly type: 'Connector';
  readonly range: Range;
  readonly kind: 'and' | 'or';
}

/** One condition of a where-clause; discriminated by `type`: `Comparison`, `In` or `Like`. */
export type Condition = Comparison | InCondition | LikeCondition;

/** The documented operators that take one value. */
export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** `field operator value`. `operatorRange` is the place of the operator alone. */
export interface Comparison {
  readonly type: 'Comparison';
  readonly range: Range;
  readonly field: FieldName;
  readonly operator: ComparisonOperator;
  readonly operatorRange: Range;
  readonly value: Literal;
}

/** `field in (v1, v2)`, in the order of the text – `values` are empty only in a partial tree. */
export interface InCondition {
  readonly type: 'In';
  readonly range: Range;
  readonly field: FieldName;
  readonly operatorRange: Range;
  readonly values: readonly Literal[];
}

/** `field like pattern`, whose wildcards are `%` and `_`. */
export interface LikeCondition {
  readonly type: 'Like';
  readonly range: Range;
  readonly field: FieldName;
  readonly operatorRange: Range;
  readonly pattern: Literal;
}

/** A value as it is written, discriminated by `type`; what it means depends on the field that it stands beside. */
export type Literal =
  | StringLiteral
  | IntegerLiteral
  | DecimalLiteral
  | HexLiteral
  | IdLiteral
  | DateLiteral
  | WordLiteral
  | MissingLiteral;

/** `'text'`. `value` is decoded, `raw` the text with its quotes. */
export interface StringLiteral {
  readonly type: 'String';
  readonly range: Range;
  readonly value: string;
  readonly raw: string;
}

/** `5`, `-5`, `+5`: `value` as written. */
export interface IntegerLiteral {
  readonly type: 'Integer';
  readonly range: Range;
  readonly value: string;
}

/** `1.5`, unquoted: `value` as written. */
export interface DecimalLiteral {
  readonly type: 'Decimal';
  readonly range: Range;
  readonly value: string;
}

/** `0x4f27…`: `value` is the text that its UTF-8 bytes spell, or null where they spell none. */
export interface HexLiteral {
  readonly type: 'Hex';
  readonly range: Range;
  readonly value: string | null;
  readonly raw: string;
}

/** `12x95`, unquoted. */
export interface IdLiteral {
  readonly type: 'Id';
  readonly range: Range;
  readonly value: string;
}

/** `2016-05-20` or `2016-05-20 12:00:00`, unquoted. */
export interface DateLiteral {
  readonly type: 'Date';
  readonly range: Range;
  readonly value: string;
}

/** A word without quotes, `true`, `false` and `null` among them. */
export interface WordLiteral {
  readonly type: 'Word';
  readonly range: Range;
  readonly value: string;
}

/** A value that the text lacks; only in a partial tree. */
export interface MissingLiteral {
  readonly type: 'Missing';
  readonly range: Range;
}

/** `order by f1, f2 desc`; the documentation allows two fields, servers any number. */
export interface OrderBy {
  readonly type: 'OrderBy';
  readonly range: Range;
  readonly items: readonly OrderItem[];
}

/** One field to sort by. */
export interface OrderItem {
  readonly type: 'OrderItem';
  readonly range: Range;
  readonly field: FieldName;
  /** null where the text gives none. The classic servers take one only after the last field. */
  readonly direction: 'asc' | 'desc' | null;
}

/** `limit count` or `limit offset, count`. */
export interface Limit {
  readonly type: 'Limit';
  readonly range: Range;
  readonly offset: Literal | null;
  readonly count: Literal;
}

/** A comment, with its markers; servers of the classic family refuse it. */
export interface Comment {
  readonly type: 'Comment';
  readonly range: Range;
  readonly text: string;
}

/** Any node of a tree. */
export type Node =
  | Query
  | Columns
  | FieldName
  | ModuleName
  | Where
  | Connector
  | Condition
  | Literal
  | OrderBy
  | OrderItem
  | Limit;
