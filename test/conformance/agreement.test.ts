import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { DialectName } from '../../src/dialect/families.js';
import { lint } from '../../src/lint/lint.js';
import { parse } from '../../src/syntax/parse.js';
import { recordedSchema } from '../schema/recordings.js';
import {
  type Accepted,
  type CorpusEntry,
  compareWithServer,
  loadCorpus,
  loadRecords,
  SERVERS,
  type Server,
} from './corpus.js';
import { evaluate } from './evaluate.js';

const corpus = loadCorpus();
const records = loadRecords();

const lintFor = (entry: CorpusEntry, dialect: DialectName): Diagnostic[] =>
  lint(entry.q, { dialect, schema: recordedSchema });
const errorsOf = (entry: CorpusEntry, dialect: DialectName): Diagnostic[] =>
  lintFor(entry, dialect).filter(({ severity }) => severity === 'error');
const hasErrors = (entry: CorpusEntry, dialect: DialectName): boolean => errorsOf(entry, dialect).length > 0;

interface Disagreement {
  /** The titles of the comparisons below that it belongs to. */
  readonly where: readonly string[];
  readonly reason: string;
  readonly queries: readonly string[];
}

/** Every query on which lint and a server disagree, with the reason why; see the file for its kinds. */
const disagreements = JSON.parse(
  readFileSync(new URL('../fixtures/conformance/disagreements.json', import.meta.url), 'utf8'),
) as readonly Disagreement[];

const listed = (kind: string): string[] =>
  disagreements
    .filter(({ where }) => where.includes(kind))
    .flatMap(({ queries }) => queries)
    .sort();

function expectDisagreements(kind: string, entries: readonly CorpusEntry[]): void {
  expect(entries.map(({ q }) => q).sort()).toEqual(listed(kind));
}

const isAccepted = (entry: CorpusEntry, server: Server): boolean => entry[server].ok;

/** Accepted by all three with the same answer, and one that is not empty. */
function isSameEverywhere(entry: CorpusEntry): boolean {
  const answers = SERVERS.map((server) => entry[server])
    .filter((verdict) => verdict.ok)
    .map(describeAnswer);
  return answers.length === SERVERS.length && new Set(answers).size === 1 && answers[0] !== '';
}

function describeAnswer(verdict: Accepted): string {
  if ('count' in verdict) return verdict.count === 0 ? '' : `count ${verdict.count}`;
  return verdict.rows === 0 ? '' : `${verdict.rows} rows ${[...(verdict.ids ?? [])].sort().join()}`;
}

describe.each(SERVERS)('what %s refuses', (server) => {
  const refused = corpus.filter((entry) => !isAccepted(entry, server));
  const missed = refused.filter((entry) => !hasErrors(entry, server));

  it('is an error in at least 98 of 100 queries', () => {
    expect(refused.length).toBeGreaterThan(500);
    expect(1 - missed.length / refused.length).toBeGreaterThanOrEqual(0.98);
  });

  it('is missed only where a reason is listed', () => {
    expectDisagreements(`refused by ${server}, no error`, missed);
  });
});

describe.each(['portable', ...SERVERS] as const)('what all servers take alike, linted for %s', (dialect) => {
  const same = corpus.filter(isSameEverywhere);
  const blamed = same.filter((entry) => hasErrors(entry, dialect));

  it('is no error in at least 98 of 100 queries', () => {
    expect(same.length).toBeGreaterThan(500);
    expect(1 - blamed.length / same.length).toBeGreaterThanOrEqual(0.98);
  });

  it('is an error only where a reason is listed', () => {
    expectDisagreements(`taken alike by all, error for ${dialect}`, blamed);
  });
});

/** Findings on what the server accepts and misreads (language reference, section 3): these are right. */
const misreadings: ReadonlySet<string> = new Set([
  'VTQL3030', // a value that is no id, pasted into SQL
  'VTQL3034', // like on an id without x: matches nothing
  'VTQL3036', // like on an id with nothing after its x: also NULL
  'VTQL5001', // a bare word that is a column
  'VTQL5007', // a backslash that drops out
  'VTQL5008', // a backslash that breaks out of its string
  'VTQL5010', // '' that also means NULL
]);

describe.each(['vtiger', 'berlicrm-classic'] as const)('what %s accepts', (server) => {
  const accepted = corpus.filter((entry) => isAccepted(entry, server));
  const blamed = accepted.filter((entry) =>
    errorsOf(entry, server).some(({ code }) => !misreadings.has(code)),
  );

  it('is no error in at least 95 of 100 queries, misreadings aside', () => {
    expect(accepted.length).toBeGreaterThan(800);
    expect(1 - blamed.length / accepted.length).toBeGreaterThanOrEqual(0.95);
  });

  it('is an error only where a reason is listed', () => {
    expectDisagreements(`accepted by ${server}, error`, blamed);
  });
});

describe.each(SERVERS)('rows of %s that are not what the query means', (server) => {
  const different: CorpusEntry[] = [];
  let compared = 0;
  for (const entry of corpus) {
    const verdict = entry[server];
    if (!verdict.ok) continue;
    const meaning = evaluate(parse(entry.q, { dialect: server }).ast, records);
    if ('skipped' in meaning) continue;
    compared++;
    if (compareWithServer(meaning, verdict).result === 'different') different.push(entry);
  }
  const missed = different.filter((entry) => !hasErrors(entry, server));

  it('are announced by an error in at least 97 of 100 cases', () => {
    expect(compared).toBeGreaterThan(700);
    expect(different.length).toBeGreaterThan(10);
    expect(1 - missed.length / different.length).toBeGreaterThanOrEqual(0.97);
  });

  it('are missed only where a reason is listed', () => {
    expectDisagreements(`other rows on ${server}, no error`, missed);
  });
});

describe('a limit that a server cuts', () => {
  const cut = corpus.filter(({ q }) => /\blimit\s+(?:\d+\s*,\s*)?(?:1[0-9][1-9]|150)\s*;/i.test(q));

  it.each(['vtiger', 'berlicrm-classic'] as const)('is a warning on %s', (server) => {
    expect(cut.length).toBeGreaterThan(0);
    for (const entry of cut) {
      const severities = lintFor(entry, server).map(({ code, severity }) => `${code} ${severity}`);
      expect(severities).toContain('VTQL4021 warning');
    }
  });
});
