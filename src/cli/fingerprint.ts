import { createHash } from 'node:crypto';
import type { DocumentFinding } from '../lint/scopes.js';

/**
 * What a finding keeps while lines move and blanks change: its code and the text of its query. Two of the
 * same code in the same query have the same one.
 */
export function createFingerprint({ diagnostic, query }: DocumentFinding): string {
  const text = (query?.text ?? diagnostic.message).trim().replaceAll(/\s+/g, ' ');
  const hash = createHash('sha256').update(`${diagnostic.code}\0${text}`).digest('hex');
  return hash.slice(0, 16);
}
