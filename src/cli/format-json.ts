import type { Range } from '../../grammar/ast.js';
import type { Diagnostic, Fix } from '../diagnostics/diagnostic.js';
import { createLineIndex, type LineIndex, type Position } from '../text/line-index.js';
import type { Counts, FileReport, Finding } from './report.js';

/** Where something stands. */
export interface JsonPlace {
  /** Half-open offsets in UTF-16 code units of the file's text, a byte order mark counted. */
  readonly range: Range;
  /** 1-based, columns in UTF-16 code units, a byte order mark not counted. */
  readonly start: Position;
  /** The place behind the last character. */
  readonly end: Position;
}

/** A {@link Diagnostic}; absent is what it does not have. */
export interface JsonDiagnostic extends JsonPlace {
  /** The name of the query, in files that name them. */
  readonly query?: string;
  readonly code: string;
  readonly rule: string | null;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly hint?: string;
  readonly related?: readonly (JsonPlace & { readonly message: string })[];
  /** Its edits are edits of the file; sorted and disjoint. */
  readonly fix?: Fix;
  readonly suggestions?: readonly Fix[];
  readonly data?: Diagnostic['data'];
}

/** What `vtql lint --format json` prints. Within one version keys are only added. */
export interface JsonReport {
  readonly version: 1;
  /** All files that were checked, those without findings included. */
  readonly files: readonly {
    readonly path: string;
    readonly queries: number;
    readonly diagnostics: readonly JsonDiagnostic[];
  }[];
  /** What could not be read, and why. */
  readonly problems: readonly string[];
  /** Of everything found, also of what `--quiet` leaves out above. */
  readonly summary: {
    readonly files: number;
    readonly queries: number;
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
  };
}

export function formatJson(
  reports: readonly FileReport[],
  problems: readonly string[],
  counts: Counts,
): string {
  const report: JsonReport = {
    version: 1,
    files: reports.map(({ path, text, queryCount, findings }) => {
      const lines = createLineIndex(text);
      return { path, queries: queryCount, diagnostics: findings.map((finding) => toJson(finding, lines)) };
    }),
    problems,
    summary: {
      files: reports.length,
      queries: reports.reduce((sum, { queryCount }) => sum + queryCount, 0),
      errors: counts.error,
      warnings: counts.warning,
      infos: counts.info,
    },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function toJson({ diagnostic, query }: Finding, lines: LineIndex): JsonDiagnostic {
  const { code, rule, severity, message, range, related, ...rest } = diagnostic;
  const places = related?.map((place) => ({ message: place.message, ...locate(place.range, lines) }));
  return {
    ...(query !== null && { query }),
    code,
    rule,
    severity,
    message,
    ...locate(range, lines),
    ...rest,
    ...(places && { related: places }),
  };
}

const locate = (range: Range, lines: LineIndex): JsonPlace => ({
  range,
  start: lines.positionAt(range[0]),
  end: lines.positionAt(range[1]),
});
