/** What has a text to send: a query of the builder or of a template. */
export interface Sendable {
  /** The text to send. Throws what the query itself does. */
  compile(): string;
}

/**
 * The parameters of the GET request that sends a query (language reference, section 6).
 *
 * @param session the `sessionName` of the login.
 * @throws QueryBuildError as `compile` does.
 */
export function toSearchParams(query: Sendable, session: string): URLSearchParams {
  return new URLSearchParams({ operation: 'query', sessionName: session, query: query.compile() });
}

/** Bytes of a text in a URL, whichever encoder is used: `encodeURIComponent` leaves what forms do not. */
export function measureEncoded(text: string): number {
  return encodeURIComponent(text).replace(/[!'()*~]/g, '%27').length;
}
