/** The recorded queries, what three servers made of them, and the records they ran on. */

import { readFileSync } from 'node:fs';
import type { Meaning, Records } from './evaluate.js';

export const SERVERS = ['vtiger', 'berlicrm-classic', 'berlicrm'] as const;

export type Server = (typeof SERVERS)[number];

export interface AcceptedRows {
  readonly ok: true;
  readonly rows: number;
  /** For up to 40 rows. */
  readonly ids?: readonly string[];
  /** Keys of the first row, where recorded. */
  readonly keys?: readonly string[];
}

export interface AcceptedCount {
  readonly ok: true;
  readonly count: number;
}

export type Accepted = AcceptedRows | AcceptedCount;

export interface Refused {
  readonly ok: false;
  /** The server's code, or `HANG`, `EMPTY_BODY`, `NOT_JSON`. */
  readonly code: string;
  readonly message?: string;
}

export type Verdict = Accepted | Refused;

export type CorpusEntry = { readonly q: string } & Readonly<Record<Server, Verdict>>;

/** Reads the recorded queries, in file order. */
export function loadCorpus(): readonly CorpusEntry[] {
  const lines = readFixture('queries.ndjson')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as CorpusEntry);
}

/** Reads the Contacts and Accounts that the queries ran on. */
export function loadRecords(): Records {
  return JSON.parse(readFixture('records.json')) as Records;
}

function readFixture(name: string): string {
  return readFileSync(new URL(`../fixtures/conformance/${name}`, import.meta.url), 'utf8');
}

/** In what a server's answer differs from what the query means. */
export type Difference = 'count' | 'number of rows' | 'rows' | 'fields';

export type Agreement =
  | { readonly result: 'same' }
  | {
      readonly result: 'different';
      readonly in: Difference;
      readonly expected: string;
      readonly actual: string;
    };

/**
 * Compares what a query means with what a server that accepted it returned. Rows are compared as sets; where
 * a limit cuts them and the sort leaves open which ones stay, by their number and as a subset of the matches.
 */
export function compareWithServer(meaning: Meaning, verdict: Accepted): Agreement {
  if ('count' in verdict || meaning.count !== undefined) return compareCounts(meaning, verdict);
  if (verdict.rows !== meaning.returned) return differ('number of rows', meaning.returned, verdict.rows);
  const wrong = findWrongRows(meaning, verdict.ids ?? []);
  if (wrong.length > 0) return differ('rows', (meaning.page ?? meaning.rows).join(' '), wrong.join(' '));
  const missing =
    verdict.keys === undefined ? [] : (meaning.fields ?? []).filter((name) => !verdict.keys?.includes(name));
  return missing.length > 0 ? differ('fields', missing.join(' '), 'none') : { result: 'same' };
}

function compareCounts(meaning: Meaning, verdict: Accepted): Agreement {
  const actual = 'count' in verdict ? verdict.count : `${verdict.rows} rows`;
  return actual === meaning.count ? { result: 'same' } : differ('count', meaning.count ?? 'rows', actual);
}

/** Rows that should not be there; as the number of rows is right, each also stands for one that is missing. */
function findWrongRows(meaning: Meaning, ids: readonly string[]): readonly string[] {
  const allowed = new Set(meaning.page ?? meaning.rows);
  return ids.filter((id, i) => !allowed.has(id) || ids.indexOf(id) !== i);
}

function differ(aspect: Difference, expected: string | number, actual: string | number): Agreement {
  return { result: 'different', in: aspect, expected: String(expected), actual: String(actual) };
}
