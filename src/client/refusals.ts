import type { ClientErrorCode } from './client-error.js';

/**
 * What the servers' errors really mean (language reference, section 5), as a table: the first entry that fits
 * counts. What has no entry is a `server-error` with the server's own words.
 */
export interface Refusal {
  /** Of the error object. */
  readonly serverCode: string;
  /** Any if absent. */
  readonly operations?: readonly string[];
  /** How the server's message reads; its group is the name at fault. */
  readonly message?: RegExp;
  readonly code: ClientErrorCode;
  /** One sentence; `$1` is the name at fault. */
  readonly says: string;
  readonly hint?: string;
}

const query = ['query'];
const login = ['getchallenge', 'login'];
const onRecords = ['retrieve', 'update', 'revise', 'delete'];

const lost = 'The server does not know the session, or it has expired.';
const wrongKey = 'The access key stands in the preferences of the user; it is not the password.';

export const refusals: readonly Refusal[] = [
  {
    serverCode: 'QUERY_SYNTAX_ERROR',
    code: 'syntax-error',
    says: 'The grammar of the classic servers refuses the query.',
    hint: 'vtql lint shows the place.',
  },
  {
    serverCode: 'INTERNAL_SERVER_ERROR',
    operations: query,
    message: /unexpected input/i,
    code: 'lexical-error',
    says: 'The query holds a character that the classic servers do not know.',
    hint: "That is a dot, a double quote, a backtick, an unclosed quote, or an empty '' on vtiger.",
  },
  {
    serverCode: 'ACCESS_DENIED',
    operations: query,
    message: /access '\.([^']+)\.' attribute/i,
    code: 'unknown-field',
    says: 'There is no field $1, or the user may not see it.',
  },
  {
    serverCode: 'ACCESS_DENIED',
    operations: query,
    message: /access field attribute/i,
    code: 'unknown-field',
    says: 'There is no such field as one in the conditions, or the user may not see it.',
  },
  {
    serverCode: 'ACCESS_DENIED',
    operations: query,
    message: /denied for query/i,
    code: 'syntax-error',
    says: 'The server finds no module in the query: there is no from with a blank and a name after it.',
  },
  {
    serverCode: 'ACCESS_DENIED',
    operations: [...query, 'describe', 'create', 'sync'],
    code: 'unknown-module',
    says: 'There is no such module, or the user may not see it.',
  },
  {
    serverCode: 'ACCESS_DENIED',
    operations: onRecords,
    message: /denied for id/i,
    code: 'invalid-id',
    says: 'That is no id of a record.',
    hint: 'An id is <type number>x<record number>, such as 12x95.',
  },
  {
    serverCode: 'ACCESS_DENIED',
    operations: onRecords,
    code: 'record-unavailable',
    says: 'There is no such record, or the user may not see or change it.',
  },
  { serverCode: 'ACCESS_DENIED', code: 'access-denied', says: 'The user may not do that.' },
  {
    serverCode: 'RECORD_NOT_FOUND',
    code: 'record-unavailable',
    says: 'There is no such record.',
  },
  {
    serverCode: 'INVALID_ID_ATTRIBUTE',
    operations: query,
    code: 'invalid-id',
    says: 'A reference is compared with a text that is no id.',
    hint: 'An id is <type number>x<record number>, such as 12x95.',
  },
  { serverCode: 'INVALID_ID_ATTRIBUTE', code: 'invalid-id', says: 'A text is no id of a record.' },
  {
    serverCode: 'DATABASE_QUERY_ERROR',
    operations: query,
    code: 'database-error',
    says: 'The SQL that the server made of the query failed.',
    hint: 'An unquoted word as a value, an unknown sort field or, on berliCRM, nearly any slip ends so.',
  },
  { serverCode: 'DATABASE_QUERY_ERROR', code: 'database-error', says: "The server's SQL failed." },
  {
    serverCode: 'MANDATORY_FIELDS_MISSING',
    message: /^(\w+) does not have a value/,
    code: 'missing-mandatory',
    says: 'The mandatory field $1 has no value.',
  },
  {
    serverCode: 'MANDATORY_FIELDS_MISSING',
    code: 'missing-mandatory',
    says: 'A mandatory field has no value.',
  },
  {
    serverCode: 'INVALID_USER_CREDENTIALS',
    code: 'login-failed',
    says: 'The server does not accept the user name or the access key.',
    hint: wrongKey,
  },
  {
    serverCode: 'INVALID_AUTH_TOKEN',
    code: 'login-failed',
    says: 'Somebody else asked for a challenge meanwhile.',
  },
  { serverCode: 'ACCESSKEY_UNDEFINED', code: 'login-failed', says: 'The user has no access key.' },
  {
    serverCode: 'AUTHENTICATION_FAILURE',
    operations: login,
    code: 'login-failed',
    says: 'The server refused the login.',
    hint: wrongKey,
  },
  { serverCode: 'AUTHENTICATION_FAILURE', code: 'session-lost', says: 'The server refused the session.' },
  { serverCode: 'AUTHENTICATION_REQUIRED', code: 'session-lost', says: lost },
  { serverCode: 'INVALID_SESSIONID', code: 'session-lost', says: lost },
  { serverCode: 'SESSION_EXPIRED', code: 'session-lost', says: lost },
  { serverCode: 'SESSION_LEFT_IDLE', code: 'session-lost', says: lost },
  { serverCode: 'UNKNOWN_OPERATION', code: 'unknown-operation', says: 'The server has no such operation.' },
  {
    serverCode: 'OPERATION_NOT_SUPPORTED',
    code: 'unknown-operation',
    says: 'The server does not support this operation.',
  },
];

/** What an empty body most likely means, by operation: PHP died, and the web layer says nothing. */
export const emptyHints: Readonly<Record<string, string>> = {
  query: 'On the classic servers so ends any character outside ASCII that stands outside quotes.',
  sync: 'It needs elementType, and modifiedTime as whole seconds.',
  logout: 'It takes POST only.',
};

/** A second login may help: the server knows no such session, so that nothing has been done. */
export const sessionCodes: ReadonlySet<string> = new Set([
  'AUTHENTICATION_REQUIRED',
  'INVALID_SESSIONID',
  'SESSION_EXPIRED',
  'SESSION_LEFT_IDLE',
]);
