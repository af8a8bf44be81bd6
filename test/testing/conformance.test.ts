import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dialects } from '../../src/dialect/dialects.js';
import { findModule } from '../../src/schema/schema.js';
import { RecordStore } from '../../src/testing/database/record-store.js';
import { readDocumented } from '../../src/testing/engines/documented.js';
import { type QueryResult, runQuery } from '../../src/testing/query.js';
import { Breakdown, Refusal } from '../../src/testing/refusal.js';
import { serverTraits } from '../../src/testing/traits.js';
import {
  type AcceptedRows,
  type CorpusEntry,
  loadCorpus,
  loadRecords,
  SERVERS,
  type Server,
  type Verdict,
} from '../conformance/corpus.js';
import { recordedSchema } from '../schema/recordings.js';

/** Every query that the test server answers otherwise than the real one did, with the reason why. */
interface Disagreement {
  readonly servers: readonly Server[];
  /** `answer`: verdict, rows, count or keys; `message`: the same code, said otherwise. */
  readonly in: 'answer' | 'message';
  readonly reason: string;
  readonly queries: readonly string[];
}

const disagreements = JSON.parse(
  readFileSync(new URL('../fixtures/testing/disagreements.json', import.meta.url), 'utf8'),
) as readonly Disagreement[];

const listed = (server: Server, kind: Disagreement['in']): readonly string[] =>
  disagreements
    .filter((one) => one.in === kind && one.servers.includes(server))
    .flatMap(({ queries }) => queries)
    .sort();

const records = loadRecords();
const store = new RecordStore(recordedSchema, records);

/** What the test server makes of a query, in the form of the corpus. */
function ask(q: string, server: Server): Verdict {
  try {
    return describeRows(
      runQuery(q, {
        traits: serverTraits[server],
        store,
        countAs: 'number',
        seesModule: () => true,
        seesRecord: () => true,
      }),
    );
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, code: error.code, message: error.message };
    if (error instanceof Breakdown) return { ok: false, code: error.kind === 'hang' ? 'HANG' : 'EMPTY_BODY' };
    throw error;
  }
}

function describeRows(rows: QueryResult): Verdict {
  const [first] = rows;
  if (first && 'count' in first && rows.length === 1) return { ok: true, count: Number(first.count) };
  const ids = rows.map((row) => ('id' in row ? row['id'] : undefined) ?? null) as readonly string[];
  return { ok: true, rows: rows.length, ids, ...(first && { keys: Object.keys(first) }) };
}

/** Why a query is left out: it asks for what nobody recorded. */
function whyUntold(q: string): 'other module' | 'other field' | null {
  const name = /from\s+([^\s;]+)/i.exec(q)?.[1] ?? '';
  const module = findModule(recordedSchema, name);
  if (!module) return null;
  const recorded = Object.keys(records[name]?.[0] ?? {});
  if (recorded.length === 0) return 'other module';
  const words = new Set(q.match(/\w+/g));
  const isUntold = module.fields?.some((field) => words.has(field.name) && !recorded.includes(field.name));
  return isUntold ? 'other field' : null;
}

const told = (entries: readonly CorpusEntry[]): readonly CorpusEntry[] =>
  entries.filter(({ q }) => whyUntold(q) === null);

/** The recorder left out the names beside references; the recorded sessions have them. */
const toKeys = (keys: readonly string[] = []): string =>
  keys
    .filter((key) => !key.endsWith('_nameValue'))
    .sort()
    .join();

function agrees(entry: CorpusEntry, server: Server): boolean {
  const recorded = entry[server];
  const own = ask(entry.q, server);
  if (!recorded.ok || !own.ok) return !recorded.ok && !own.ok && recorded.code === own.code;
  if ('count' in recorded || 'count' in own)
    return 'count' in recorded && 'count' in own && recorded.count === own.count;
  if (recorded.rows !== own.rows) return false;
  if (recorded.keys && toKeys(recorded.keys) !== toKeys(own.keys)) return false;
  return recorded.ids === undefined || holdsSameRows(entry.q, server, recorded.ids, own);
}

/** A page may hold any of the matching rows, unless the sort leaves no choice. */
function holdsSameRows(q: string, server: Server, ids: readonly string[], own: AcceptedRows): boolean {
  if ([...ids].sort().join() === [...(own.ids ?? [])].sort().join()) return true;
  const whole = ask(q.replace(/\blimit\b[^;]*/i, ''), server);
  if (!/\blimit\b/i.test(q) || !whole.ok || !('ids' in whole)) return false;
  return new Set(ids).size === ids.length && ids.every((id) => whole.ids?.includes(id));
}

const idsOf = (verdict: Verdict): string => ('ids' in verdict ? (verdict.ids ?? []).join() : '');

const corpus = loadCorpus();

describe('the queries over what was recorded', () => {
  it('are nearly all of the corpus', () => {
    const skipped = corpus.map(({ q }) => whyUntold(q)).filter((reason) => reason !== null);
    expect(skipped.filter((reason) => reason === 'other module')).toHaveLength(31);
    expect(skipped.filter((reason) => reason === 'other field')).toHaveLength(21);
    expect(told(corpus)).toHaveLength(1551);
  });
});

describe.each(SERVERS)('%s', (server) => {
  const entries = told(corpus);
  const different = entries.filter((entry) => !agrees(entry, server));

  it('answers at least 99 of 100 queries as recorded', () => {
    expect(1 - different.length / entries.length).toBeGreaterThanOrEqual(0.99);
  });

  it('answers otherwise only where a reason is listed', () => {
    expect(different.map(({ q }) => q).sort()).toEqual(listed(server, 'answer'));
  });

  it('answers as recorded whatever lint finds fine', () => {
    const isFine = ({ q }: CorpusEntry): boolean =>
      readDocumented(q, dialects[server], store.schema) !== null;
    expect(entries.filter(isFine).length).toBeGreaterThan(500);
    expect(different.filter(isFine)).toEqual([]);
  });

  it('sorts as recorded, ties aside', () => {
    const sorted = entries.filter(({ q, [server]: recorded }) => /order\s+by/i.test(q) && 'ids' in recorded);
    const alike = sorted.filter(({ q, [server]: recorded }) => idsOf(ask(q, server)) === idsOf(recorded));
    expect(sorted.length).toBeGreaterThan(100);
    expect(alike.length / sorted.length).toBeGreaterThanOrEqual(0.9);
  });

  it('words refusals as recorded, or a reason is listed', () => {
    const refused = entries.filter((entry) => !entry[server].ok && agrees(entry, server));
    const worded = refused.filter(({ q, [server]: recorded }) => !isWordedAlike(recorded, ask(q, server)));
    expect(refused.length).toBeGreaterThan(400);
    expect(worded.map(({ q }) => q).sort()).toEqual(listed(server, 'message'));
  });
});

/** The recorder cut messages here. */
const longestMessage = 200;

/** What MariaDB says of bad SQL, and of which column, goes into details of the SQL that no query can see. */
const ofDatabase = /error in your SQL syntax|Unknown column/;

function isWordedAlike(recorded: Verdict, own: Verdict): boolean {
  if (recorded.ok || own.ok) return recorded.ok === own.ok;
  if (ofDatabase.test(recorded.message ?? '')) return ofDatabase.test(own.message ?? '');
  return recorded.message === own.message?.slice(0, longestMessage);
}
