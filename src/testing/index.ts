export type { GivenRecord } from './database/record-store.js';
export type { Given } from './database/stored-value.js';
export type { Fault, FaultScope } from './faults.js';
export type { Fetch } from './platform.js';
export type { Statuses } from './protocol/answer.js';
export type { Parameters, Versions } from './protocol/operations.js';
export type { TestUser } from './protocol/users.js';
export type { Row } from './rows.js';
export {
  createTestServer,
  type RecordedRequest,
  type TestServer,
  type TestServerOptions,
} from './test-server.js';
export { type ServerName, serverNames } from './traits.js';
