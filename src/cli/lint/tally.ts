import type { DocumentFinding } from '../../lint/scopes.js';
import type { FileReport, Summary } from '../report.js';

/** Adds up what a run finds. */
export interface Tally {
  readonly summary: Summary;
  /** What could not be read or written; each said once. */
  readonly problems: readonly string[];
  /** Findings by rule, or by code where no rule finds it. */
  readonly findings: ReadonlyMap<string, number>;
  add(report: FileReport): void;
  addProblem(problem: string): void;
}

export function createTally(): Tally {
  const summary = {
    ...{ files: 0, queries: 0, error: 0, warning: 0, info: 0 },
    ...{ suppressed: 0, baselined: 0, fixed: 0, fixable: 0 },
  };
  const problems = new Set<string>();
  const findings = new Map<string, number>();
  const count = ({ diagnostic: { code, rule, severity, fix } }: DocumentFinding): void => {
    summary[severity]++;
    if (fix) summary.fixable++;
    findings.set(rule ?? code, (findings.get(rule ?? code) ?? 0) + 1);
  };
  return {
    summary,
    findings,
    get problems() {
      return [...problems];
    },
    add(report) {
      summary.files++;
      summary.queries += report.queryCount;
      summary.suppressed += report.suppressed.length;
      summary.baselined += report.baselined.length;
      summary.fixed += report.fixed?.count ?? 0;
      for (const finding of report.findings) count(finding);
    },
    addProblem(problem) {
      problems.add(problem);
    },
  };
}
