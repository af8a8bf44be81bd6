import type { Breakdown, Refusal, RefusalCode } from '../refusal.js';

/** An answer as it goes over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Which statuses errors have. `by-code`: berliCRM's web layer, as recorded. `always-200`: stock vtiger, as its
 * source reads.
 */
export type Statuses = 'by-code' | 'always-200';

/** berliCRM's web layer; all others are 400. */
const statuses: Readonly<Partial<Record<RefusalCode, number>>> = {
  AUTHENTICATION_FAILURE: 401,
  AUTHENTICATION_REQUIRED: 401,
  INVALID_SESSIONID: 401,
  INVALID_USER_CREDENTIALS: 401,
  ACCESS_DENIED: 403,
  DATABASE_QUERY_ERROR: 500,
  INTERNAL_SERVER_ERROR: 500,
};

const json = { 'Content-type': 'application/json' };
const html = { 'Content-type': 'text/html; charset=UTF-8' };

export const createResult = (result: unknown): Answer => ({
  status: 200,
  headers: json,
  body: JSON.stringify({ success: true, result }),
});

export function createRefusal({ code, message }: Refusal, kind: Statuses): Answer {
  return {
    status: kind === 'always-200' ? 200 : (statuses[code] ?? 400),
    headers: json,
    body: JSON.stringify({ success: false, error: { code, message } }),
  };
}

/** PHP broke down: nothing but the status. Null for a server that spins. */
export const createBreakdown = ({ kind }: Breakdown): Answer | null =>
  kind === 'empty' ? emptyAnswer : null;

export const emptyAnswer: Answer = { status: 500, headers: html, body: '' };

/** Plain text under a header that says JSON. */
export const createUnknownOperation = (kind: Statuses): Answer => ({
  status: kind === 'always-200' ? 200 : 400,
  headers: json,
  body: 'Unknown operation requested',
});

/** A page of the web server before the CRM. */
export const createPage = (status: number, title: string): Answer => ({
  status,
  headers: html,
  body: `<!DOCTYPE html>\n<html><head><title>${status} ${title}</title></head><body><h1>${title}</h1></body></html>\n`,
});
