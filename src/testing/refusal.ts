/** The codes that servers were seen to answer (language reference, section 5). */
export type RefusalCode =
  | 'ACCESS_DENIED'
  | 'AUTHENTICATION_FAILURE'
  | 'AUTHENTICATION_REQUIRED'
  | 'DATABASE_QUERY_ERROR'
  | 'INTERNAL_SERVER_ERROR'
  | 'INVALID_ID_ATTRIBUTE'
  | 'INVALID_SESSIONID'
  | 'INVALID_AUTH_TOKEN'
  | 'INVALID_USER_CREDENTIALS'
  | 'MANDATORY_FIELDS_MISSING'
  | 'QUERY_SYNTAX_ERROR'
  | 'RECORD_NOT_FOUND'
  | 'REFERENCE_INVALID';

/** What ends an operation with `{success: false, error: {code, message}}`. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** What ends a request without an error object. */
export class Breakdown extends Error {
  override readonly name = 'Breakdown';
  /** `empty`: status 500 and no body. `hang`: no answer at all. */
  readonly kind: 'empty' | 'hang';

  constructor(kind: 'empty' | 'hang') {
    super(kind === 'empty' ? 'The server broke down.' : 'The server spins until its time limit.');
    this.kind = kind;
  }
}

export const deny = (): Refusal =>
  new Refusal('ACCESS_DENIED', 'Permission to perform the operation is denied');

/** `what` could not be found; servers do not tell that from a missing permission. */
export const denyFor = (what: string): Refusal =>
  new Refusal('ACCESS_DENIED', `Permission to perform the operation is denied for ${what}`);
