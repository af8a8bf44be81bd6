export type { Diagnostic } from '../diagnostics/diagnostic.js';
export type { Dialect, ServerFamily } from '../dialect/dialect.js';
export type { DialectName } from '../dialect/families.js';
export type {
  AndExpression,
  Expression,
  FlatCondition,
  NotExpression,
  OrExpression,
} from '../logic/expression.js';
export type { UnrangedQuery } from '../syntax/unranged.js';
export { QueryBuildError } from '../values/build-error.js';
export type { Reading } from './compile-where.js';
export { createFieldTypes } from './create-field-types.js';
export { decodeRows, type RawRow } from './decode-rows.js';
export type { CompileOptions, SortField } from './draft.js';
export { pagesOf } from './pages.js';
export { contains, endsWith, type LikePattern, startsWith } from './patterns.js';
export {
  type EmptyPlan,
  type PlanOptions,
  planQuery,
  type QueryPlan,
  type SinglePlan,
  type UnionPlan,
} from './plan.js';
export {
  type AnyQuery,
  createQueryBuilder,
  type Decoded,
  type ExpressionBuilder,
  type QueryBuilder,
  type QueryBuilderOptions,
  type QuerySource,
  type Row,
} from './query-builder.js';
export { type Sendable, toSearchParams } from './send.js';
export type {
  AnyCrm,
  AnyId,
  AnyModule,
  Compare,
  ComparisonOperator,
  DecodedRow,
  Field,
  FieldKind,
  FieldName,
  FieldTypes,
  FieldTypeTable,
  Id,
  Operand,
  OperatorOf,
  Select,
  SelectedRow,
} from './types.js';
