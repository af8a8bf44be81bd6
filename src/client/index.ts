export type { QueryPlan } from '../builder/plan.js';
export type { AnyQuery, QueryBuilder, Row } from '../builder/query-builder.js';
export type { AnyCrm } from '../builder/types.js';
export type { Diagnostic } from '../diagnostics/diagnostic.js';
export type { Dialect } from '../dialect/dialect.js';
export type { DialectName } from '../dialect/families.js';
export type { Schema, SchemaModule } from '../schema/schema.js';
export type { AnyRow } from './check-rows.js';
export {
  type CallOptions,
  type CallRequest,
  type Client,
  type ConnectOptions,
  connect,
  type TextRow,
} from './client.js';
export { ClientError, type ClientErrorCode, type ClientErrorDetails, clientErrors } from './client-error.js';
export type { MetadataOptions, RawMetadata } from './metadata.js';
export type { CachedMetadata, MetadataCache, MetadataKey } from './metadata-cache.js';
export type { PageProgress } from './paging.js';
export type { RunOptions, Validate } from './query-runner.js';
export type { PageOptions } from './read-pages.js';
export type { Identified, ModuleName, RecordId, RecordOf, Scalar, Values, Written } from './records.js';
export type { LoginInfo } from './session.js';
export type { SyncChanges, SyncOptions } from './sync.js';
export { type ClientWarning, clientWarnings, type WarningCode } from './warnings.js';
