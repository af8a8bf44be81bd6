import type { Severity } from '../diagnostics/diagnostic.js';
import type { Palette } from '../diagnostics/render.js';
import type { DocumentFinding } from '../lint/scopes.js';
import type { SuppressedFinding } from '../lint/suppressions.js';

/** What was found in one file. */
export interface FileReport {
  /** As it is shown. */
  readonly path: string;
  readonly text: string;
  readonly queryCount: number;
  /** Sorted by place; what comments suppress and what the baseline knows is not among them. */
  readonly findings: readonly DocumentFinding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly baselined: readonly DocumentFinding[];
  /** Present with `--fix` and `--fix-dry-run`. */
  readonly fixed?: {
    /** How many repairs `text` holds. */
    readonly count: number;
    /** Before them. */
    readonly source: string;
    /** Whether they were made on paper only. */
    readonly isDry: boolean;
  };
}

export type Counts = Readonly<Record<Severity, number>>;

/** Of everything found, also of what `--quiet` hides. */
export interface Summary extends Counts {
  readonly files: number;
  readonly queries: number;
  readonly suppressed: number;
  readonly baselined: number;
  readonly fixed: number;
  /** Findings that `--fix` would mend. */
  readonly fixable: number;
}

export interface Outcome {
  readonly summary: Summary;
  /** What could not be read or written, and why. */
  readonly problems: readonly string[];
  /** With `--stats`. */
  readonly stats?: Statistics | undefined;
}

export interface Statistics {
  /** Milliseconds by phase. */
  readonly times: Readonly<Record<string, number>>;
  /** Findings by rule, or by code where no rule finds it; most first. */
  readonly findings: Readonly<Record<string, number>>;
}

/** Turns reports into text as they come, so that nobody has to keep them. */
export interface Reporter {
  start?(): string;
  /** Piece by piece, as one file may hold very many findings. */
  file(report: FileReport): Iterable<string>;
  end(outcome: Outcome): string;
}

export interface ReporterContext {
  /** Colours; undefined for none. */
  readonly palette: Palette | undefined;
  /** Paths are shown relative to it where they lie in it. */
  readonly cwd: string;
}

export function countFindings(findings: readonly DocumentFinding[]): Counts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { diagnostic } of findings) counts[diagnostic.severity]++;
  return counts;
}
