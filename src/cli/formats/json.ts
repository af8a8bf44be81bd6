import type { Range } from '../../../grammar/ast.js';
import type { Diagnostic, Fix } from '../../diagnostics/diagnostic.js';
import type { DocumentFinding } from '../../lint/scopes.js';
import { createLineIndex, type LineIndex, type Position } from '../../text/line-index.js';
import type { FileReport, Outcome, Reporter, Statistics } from '../report.js';

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

export interface JsonFile {
  readonly path: string;
  readonly queries: number;
  readonly diagnostics: readonly JsonDiagnostic[];
  /** What comments suppress, with the reason they give; absent where there is nothing. */
  readonly suppressed?: readonly (JsonDiagnostic & { readonly reason: string | null })[];
  /** What the baseline knows; absent where there is nothing. */
  readonly baselined?: readonly JsonDiagnostic[];
  /** How many repairs were made: places above are those after them. Absent where there are none. */
  readonly fixed?: number;
  /** With `--fix-dry-run` the mended text; absent where it is not changed. */
  readonly output?: string;
}

/** What `vtql lint --format json` prints. Within one version keys are only added. */
export interface JsonReport {
  readonly version: 1;
  /** All files that were checked, those without findings included; of folders only files with queries. */
  readonly files: readonly JsonFile[];
  /** What could not be read or written, and why. */
  readonly problems: readonly string[];
  /** Of everything found, also of what `--quiet` leaves out above. */
  readonly summary: {
    readonly files: number;
    readonly queries: number;
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    readonly suppressed: number;
    readonly baselined: number;
    readonly fixed: number;
    /** Findings that `--fix` would mend. */
    readonly fixable: number;
  };
  /** With `--stats`. */
  readonly stats?: Statistics;
}

/** One object, written piece by piece, so that no report need be kept. */
export function createJsonReporter(): Reporter {
  let isFirst = true;
  return {
    start: () => '{\n  "version": 1,\n  "files": [',
    *file(report) {
      const separator = isFirst ? '\n    ' : ',\n    ';
      isFirst = false;
      yield separator;
      yield* writeFile(report);
    },
    end(outcome) {
      const rest = JSON.stringify(createTail(outcome), null, 2).slice(1);
      return `${isFirst ? '' : '\n  '}],${rest}\n`;
    },
  };
}

/** A {@link JsonFile}, its findings one by one. */
function* writeFile(report: FileReport): Iterable<string> {
  const { path, text, queryCount, findings, suppressed, baselined, fixed } = report;
  const lines = createLineIndex(text);
  yield `{\n      "path": ${JSON.stringify(path)},\n      "queries": ${queryCount},\n      "diagnostics": `;
  yield* writeList(findings, (finding) => toJson(finding, lines));
  if (suppressed.length > 0) {
    yield ',\n      "suppressed": ';
    yield* writeList(suppressed, (finding) => ({ ...toJson(finding, lines), reason: finding.reason }));
  }
  if (baselined.length > 0) {
    yield ',\n      "baselined": ';
    yield* writeList(baselined, (finding) => toJson(finding, lines));
  }
  if (fixed && fixed.count > 0) {
    yield `,\n      "fixed": ${fixed.count}`;
    if (fixed.isDry) yield `,\n      "output": ${JSON.stringify(text)}`;
  }
  yield '\n    }';
}

function* writeList<T>(items: readonly T[], toValue: (item: T) => object): Iterable<string> {
  let separator = '[';
  for (const item of items) {
    yield `${separator}\n        ${JSON.stringify(toValue(item), null, 2).replaceAll('\n', '\n        ')}`;
    separator = ',';
  }
  yield items.length > 0 ? '\n      ]' : '[]';
}

const createTail = ({ summary, problems, stats }: Outcome): Omit<JsonReport, 'version' | 'files'> => ({
  problems,
  summary: {
    files: summary.files,
    queries: summary.queries,
    errors: summary.error,
    warnings: summary.warning,
    infos: summary.info,
    suppressed: summary.suppressed,
    baselined: summary.baselined,
    fixed: summary.fixed,
    fixable: summary.fixable,
  },
  ...(stats && { stats }),
});

function toJson({ diagnostic, query }: DocumentFinding, lines: LineIndex): JsonDiagnostic {
  const { code, rule, severity, message, range, related, ...rest } = diagnostic;
  const places = related?.map((place) => ({ message: place.message, ...locate(place.range, lines) }));
  return {
    ...(query?.name != null && { query: query.name }),
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
