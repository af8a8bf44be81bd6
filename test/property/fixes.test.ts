import { describe, expect, it } from 'vitest';
import type { Diagnostic, Severity } from '../../src/diagnostics/diagnostic.js';
import { dialectNames } from '../../src/dialect/families.js';
import { lint } from '../../src/lint/lint.js';
import { applyEdits } from '../../src/text/edits.js';
import { loadCorpus } from '../conformance/corpus.js';
import { findRows } from '../conformance/find-rows.js';
import { recordedSchema } from '../schema/recordings.js';

const badness: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

const countByCode = (diagnostics: readonly Diagnostic[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
};

interface Verdict {
  readonly place: string;
  readonly remains: boolean;
  readonly added: readonly string[];
  readonly losesRows: boolean;
}

type DialectName = (typeof dialectNames)[number];
type Fixable = Diagnostic & Required<Pick<Diagnostic, 'fix'>>;

const check = (query: string, dialect: DialectName): Diagnostic[] =>
  lint(query, { dialect, schema: recordedSchema });

/** What applying one fix does to the findings and to the records. */
function tryFix(query: string, dialect: DialectName, before: Diagnostic[], finding: Fixable): Verdict {
  const fixed = applyEdits(query, finding.fix.edits);
  const after = check(fixed, dialect);
  const counts = countByCode(before);
  const rest = countByCode(after);
  const isMore = ({ code }: Diagnostic): boolean => (rest.get(code) ?? 0) > (counts.get(code) ?? 0);
  const asBad = after.filter(({ severity }) => badness[severity] >= badness[finding.severity]);
  const rows = findRows(query, dialect);
  return {
    place: `${finding.code}: ${query} → ${fixed}`,
    remains: (rest.get(finding.code) ?? 0) >= (counts.get(finding.code) ?? 0),
    added: asBad.filter(isMore).map(({ code }) => code),
    losesRows: rows !== undefined && findRows(fixed, dialect) !== rows,
  };
}

const isFixable = (diagnostic: Diagnostic): diagnostic is Fixable => diagnostic.fix !== undefined;

describe.each(dialectNames)('each fix of each recorded query, for %s', (dialect) => {
  const verdicts = loadCorpus().flatMap(({ q }) => {
    const before = check(q, dialect);
    return before.filter(isFixable).map((finding) => tryFix(q, dialect, before, finding));
  });

  it('is one of many', () => {
    expect(verdicts.length).toBeGreaterThan(500);
  });

  it('removes its finding', () => {
    expect(verdicts.filter(({ remains }) => remains)).toEqual([]);
  });

  it('adds none that is as bad', () => {
    expect(verdicts.filter(({ added }) => added.length > 0)).toEqual([]);
  });

  it('keeps the records', () => {
    expect(verdicts.filter(({ losesRows }) => losesRows)).toEqual([]);
  });
});
