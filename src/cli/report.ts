import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';

/** A finding, and the query that has it where the file gives it a name. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  readonly query: string | null;
}

/** What was found in one file. */
export interface FileReport {
  readonly path: string;
  readonly text: string;
  readonly queryCount: number;
  /** Sorted by place. */
  readonly findings: readonly Finding[];
}

export type Counts = Readonly<Record<Severity, number>>;

export function countFindings(reports: readonly Pick<FileReport, 'findings'>[]): Counts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { findings } of reports) {
    for (const { diagnostic } of findings) counts[diagnostic.severity]++;
  }
  return counts;
}

/** `--quiet` shows errors only; what is hidden counts all the same. */
export function hideMinor(report: FileReport): FileReport {
  return { ...report, findings: report.findings.filter(({ diagnostic }) => diagnostic.severity === 'error') };
}
