import type { Fix } from '../diagnostics/diagnostic.js';
import { applyEdits } from '../text/edits.js';
import type { DocumentReport } from './check-queries.js';

/**
 * `safe`: fixes, which keep the rows that a query returns. `suggested`: where no fix is left, also the
 * suggestion of a finding that has just one – it may change the rows.
 */
export type FixType = 'safe' | 'suggested';

export const fixTypes: readonly FixType[] = ['safe', 'suggested'];

export interface Fixpoint {
  readonly text: string;
  readonly applied: number;
  /** Of `text`. */
  readonly report: DocumentReport;
}

/** Far more than any file takes: repairs that never end are a fault of ours. */
const mostPasses = 100;

/**
 * Applies repairs and checks again until none is left. Where they undo each other it ends at the first text
 * that comes back, so that starting there ends there.
 * Repairs that overlap or touch wait for the next pass: each was made for the text without the other.
 */
export function fixToFixpoint(
  source: string,
  check: (text: string) => DocumentReport,
  fixType: FixType = 'safe',
): Fixpoint {
  const seen = new Set<string>();
  let text = source;
  let applied = 0;
  for (;;) {
    const report = check(text);
    seen.add(text);
    const fixes = chooseFixes(report, fixType);
    const fixed = applyAll(text, fixes);
    if (fixed === text || seen.size > mostPasses) return { text, applied, report };
    if (seen.has(fixed)) return { text: fixed, applied, report: check(fixed) };
    text = fixed;
    applied += fixes.length;
  }
}

/** The repairs of one pass: sorted, none touching another. */
function chooseFixes({ findings }: DocumentReport, fixType: FixType): readonly Fix[] {
  const safe = findings.flatMap(({ diagnostic }) => diagnostic.fix ?? []);
  const candidates = safe.length > 0 || fixType === 'safe' ? safe : findings.flatMap(findOnlySuggestion);
  let position = Number.NEGATIVE_INFINITY;
  return candidates
    .filter(({ edits }) => edits.length > 0)
    .sort((a, b) => startOf(a) - startOf(b) || endOf(a) - endOf(b))
    .filter((fix) => {
      if (startOf(fix) <= position) return false;
      position = endOf(fix);
      return true;
    });
}

/** Several suggestions are for a person to choose from. */
function findOnlySuggestion({
  diagnostic: { suggestions = [] },
}: DocumentReport['findings'][number]): readonly Fix[] {
  return suggestions.length === 1 ? suggestions : [];
}

const startOf = ({ edits }: Fix): number => edits[0]?.range[0] ?? 0;
const endOf = ({ edits }: Fix): number => edits.at(-1)?.range[1] ?? 0;

const applyAll = (text: string, fixes: readonly Fix[]): string =>
  applyEdits(
    text,
    fixes.flatMap(({ edits }) => edits),
  );
