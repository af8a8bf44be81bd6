import { type FindOptions, readDocument } from '../extract/read-document.js';
import { checkQueries, type DocumentReport } from './check-queries.js';
import type { LintOptions } from './lint.js';

export interface DocumentOptions extends LintOptions, Omit<FindOptions, 'dialect'> {}

/** {@link lintDocument}, with the queries that the findings belong to, and with what is suppressed. */
export function checkDocument(source: string, options: DocumentOptions): DocumentReport {
  return checkQueries(source, readDocument(source, options), options);
}
