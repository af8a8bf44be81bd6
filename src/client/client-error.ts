import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { hideControls } from '../text/hide-controls.js';

/** What a client can fail with. Stable: match on the code, never on the message. */
export const clientErrors = {
  'invalid-option': 'An option or argument makes no sense; nothing was sent.',
  'invalid-query': 'The query was refused before it was sent; `diagnostics` say why.',
  aborted: 'The signal that was passed in was aborted.',
  timeout: 'No whole answer came in time.',
  network: 'There was no connection, or it broke.',
  redirect: 'The server sent the request elsewhere, where it was not followed.',
  'too-large': 'The answer is longer than `maxResponseBytes`.',
  'empty-answer': 'An empty body.',
  'unreadable-answer': 'A body that is no JSON: a page of HTML, plain text, or JSON cut short.',
  'unexpected-answer': 'JSON, but not what the operation answers.',
  'login-failed': 'The user name or access key was refused.',
  'session-lost': 'The session is not accepted, not even after logging in once more.',
  'unknown-operation': 'The server has no such operation.',
  'access-denied': 'ACCESS_DENIED, and nothing says what for.',
  'unknown-module': 'No such module, or the user may not see it.',
  'unknown-field': 'No such field, or the user may not see it.',
  'record-unavailable': 'No such record, or the user may not see or change it.',
  'invalid-id': 'A text that is no id `<type number>x<record number>`.',
  'missing-mandatory': 'A record without one of its mandatory fields.',
  'syntax-error': 'The grammar of the classic servers refuses the query.',
  'lexical-error': 'The lexer of the classic servers does not know a character of the query.',
  'database-error': 'The SQL that the server made of the query failed.',
  'server-error': 'The server failed, or refused for a reason that nobody documented.',
  'rows-changed': 'Records came or went while pages were read, so that some may be missing.',
  'paging-stuck': 'The server answers the next page with what it sent before.',
} as const;

/** The code of a {@link ClientError}: match on it, not on messages. */
export type ClientErrorCode = keyof typeof clientErrors;

/** What a {@link ClientError} knows beside its code and message. */
export interface ClientErrorDetails {
  /** The operation of the web service that failed; null where none was sent. */
  readonly operation?: string | null;
  /** Of the server's error object, such as `ACCESS_DENIED`. */
  readonly serverCode?: string | undefined;
  /** Of HTTP. Stock vtiger says 200 for errors, too. */
  readonly status?: number | undefined;
  readonly hint?: string | undefined;
  readonly diagnostics?: readonly Diagnostic[];
  /** The names that are at fault, such as fields that do not exist. */
  readonly names?: readonly string[];
  readonly transient?: boolean;
}

/**
 * Whatever goes wrong between client and server. It never holds a secret: no access key, challenge, session or
 * address of a request, and no `cause` that might.
 */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly code: ClientErrorCode;
  readonly operation: string | null;
  readonly serverCode: string | undefined;
  readonly status: number | undefined;
  /** What to do about it; the message ends with it. */
  readonly hint: string | undefined;
  /** What is wrong with a query that was refused before it was sent; else empty. */
  readonly diagnostics: readonly Diagnostic[];
  readonly names: readonly string[];
  /** Whether the same request may succeed a little later. */
  readonly transient: boolean;

  constructor(code: ClientErrorCode, message: string, details: ClientErrorDetails = {}) {
    // It may quote a server.
    super(hideControls(details.hint ? `${message} ${details.hint}` : message));
    this.code = code;
    this.operation = details.operation ?? null;
    this.serverCode = details.serverCode;
    this.status = details.status;
    this.hint = details.hint;
    this.diagnostics = details.diagnostics ?? [];
    this.names = details.names ?? [];
    this.transient = details.transient ?? false;
  }
}
