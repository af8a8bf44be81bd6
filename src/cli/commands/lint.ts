import { readDocument } from '../../extract/read-document.js';
import { lintFound } from '../../lint/check-document.js';
import { type LintOptions, lint } from '../../lint/lint.js';
import { type Arguments, checkChoice } from '../arguments.js';
import type { Command } from '../command.js';
import type { Environment, ExitCode } from '../environment.js';
import { UsageError } from '../errors.js';
import { type Input, readInputs } from '../inputs.js';
import { queryOptions, readDialect } from '../query-options.js';
import { type Counts, countFindings, type FileReport, hideMinor } from '../report.js';
import { readSchema, schemaOptions } from '../schema-option.js';

const formats = ['pretty', 'json'] as const;

export const command: Command = {
  name: 'lint',
  usage: ['vtql lint [options] <file or folder or ->…', 'vtql lint [options] -e <query>'],
  description: 'Checks saved queries, and says what is wrong, where, and how to mend it.',
  options: {
    ...queryOptions,
    ...schemaOptions,
    format: { value: '<name>', help: 'pretty (default) or json' },
    'max-warnings': {
      value: '<number>',
      help: 'exit with 1 where there are more; default: any number is fine',
    },
    quiet: { short: 'q', help: 'show errors only; the rest is counted, not shown' },
  },
  notes: `Files:
  *.vtql   queries separated by ; with -- comments
  *.json   {"name": "select …"}, ["select …"], or deeper down every string that begins with
           select or stands under "query"
  Folders are searched for both; a JSON file there counts if it holds a query.

Output with --format json:
  {"version": 1, "files": [{"path", "queries", "diagnostics": [{"query"?, "code", "rule",
  "severity", "message", "range", "start": {"line", "column"}, "end", "hint"?, "related"?,
  "fix"?, "suggestions"?, "data"?}]}], "problems": ["what could not be read"],
  "summary": {"files", "queries", "errors", "warnings", "infos"}}
  Ranges are half-open offsets, lines and columns 1-based, all in UTF-16 code units.

Exit code: 0 no errors; 1 errors, or more warnings than allowed; 2 usage or unreadable input.`,
  run: runLint,
};

async function runLint(environment: Environment, args: Arguments): Promise<ExitCode> {
  const dialect = readDialect(args);
  const format = checkChoice('format', args.last('format') ?? 'pretty', formats);
  const mostWarnings = readMostWarnings(args);
  const [schema, { inputs, problems }] = await Promise.all([
    readSchema(args, environment.cwd),
    readInputs(environment, {
      paths: args.positionals,
      queries: args.all('query'),
      stdinName: args.last('stdin-filename'),
      dialect,
    }),
  ]);
  const reports = inputs.map((input) => checkInput(input, { schema, dialect }));
  const counts = countFindings(reports);
  const shown = args.has('quiet') ? reports.map(hideMinor) : reports;
  // Where nothing could be read, a summary of nothing would sound like praise.
  const isWorthShowing = format === 'json' || shown.length > 0 || problems.length === 0;
  const show = format === 'json' ? showJson : showPretty;
  if (isWorthShowing) await show(environment, { reports: shown, problems, counts });
  for (const problem of problems) environment.stderr.write(`vtql: ${problem}\n`);
  if (problems.length > 0) return 2;
  if (counts.warning <= mostWarnings) return counts.error > 0 ? 1 : 0;
  const warnings = counts.warning === 1 ? '1 warning is' : `${counts.warning} warnings are`;
  environment.stderr.write(`vtql: ${warnings} more than the ${mostWarnings} allowed\n`);
  return 1;
}

function readMostWarnings(args: Arguments): number {
  const text = args.last('max-warnings');
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d+$/.test(text)) throw new UsageError(`--max-warnings takes a number, not '${text}'`);
  return Number(text);
}

function checkInput({ path, text, language }: Input, options: LintOptions): FileReport {
  if (language === 'query') {
    const findings = lint(text, options).map((diagnostic) => ({ diagnostic, query: null }));
    return { path, text, queryCount: 1, findings };
  }
  const { queries, diagnostics } = readDocument(text, { language, dialect: options.dialect });
  const ofFile = diagnostics.map((diagnostic) => ({ diagnostic, query: null }));
  const ofQueries = queries.flatMap((query) =>
    lintFound(query, options).map((diagnostic) => ({ diagnostic, query: query.name })),
  );
  return { path, text, queryCount: queries.length, findings: [...ofFile, ...ofQueries] };
}

interface Outcome {
  readonly reports: readonly FileReport[];
  readonly problems: readonly string[];
  readonly counts: Counts;
}

async function showJson({ stdout }: Environment, { reports, problems, counts }: Outcome): Promise<void> {
  const { formatJson } = await import('../format-json.js');
  stdout.write(formatJson(reports, problems, counts));
}

async function showPretty(environment: Environment, { reports, counts }: Outcome): Promise<void> {
  const [{ formatFile, formatSummary }, { choosePalette }] = await Promise.all([
    import('../format-pretty.js'),
    import('../palette.js'),
  ]);
  const palette = choosePalette(environment);
  for (const report of reports) environment.stdout.write(formatFile(report, palette));
  environment.stdout.write(formatSummary(reports, counts, palette));
}
