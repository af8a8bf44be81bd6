/** What is no error, but not what one would expect either. Stable: match on the code. */
export const clientWarnings = {
  'query-finding': 'Validation found something in the text of a query that does not keep it from being sent.',
  'maybe-cut': 'As many records came as servers return at most, and the query has no limit.',
  'missing-fields': 'Records lack fields that were asked for: berliCRM drops the names it does not know.',
  'value-lost': 'Nothing was found, but the server cannot carry one of the values.',
  'hidden-rows': 'count(*) counts records that the user may not see.',
  'duplicate-rows': 'A record came on several pages; it was passed on once.',
  'rows-changed': 'Records came or went while pages were read.',
  'undescribed-module': 'listtypes names a module that cannot be described.',
  'cache-unusable': 'What the cache holds is no metadata, or it cannot be read or written.',
} as const;

/** The code of a {@link ClientWarning}. */
export type WarningCode = keyof typeof clientWarnings;

/** What `onWarning` gets. */
export interface ClientWarning {
  readonly code: WarningCode;
  /** One sentence. */
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>>;
}
