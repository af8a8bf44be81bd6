import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Dialect } from '../../dialect/dialect.js';
import { lintFound } from '../../lint/check-queries.js';
import type { DocumentFinding } from '../../lint/scopes.js';
import {
  compareSchemas,
  type FieldChange,
  type PropertyChange,
  type SchemaChange,
} from '../../schema/compare-schemas.js';
import type { Schema } from '../../schema/schema.js';
import { type Arguments, checkChoice } from '../arguments.js';
import type { Command } from '../command.js';
import type { Environment, ExitCode } from '../environment.js';
import { UsageError } from '../errors.js';
import { createPrettyReporter } from '../formats/pretty.js';
import { type Input, readInputs } from '../inputs.js';
import { createTally, type Tally } from '../lint/tally.js';
import { choosePalette } from '../palette.js';
import { queryOptions, readDialect, requestInputs } from '../query-options.js';
import type { FileReport } from '../report.js';
import { loadSchemaFrom } from '../schema-option.js';

const formats = ['pretty', 'json'] as const;

export const command: Command = {
  name: 'diff',
  usage: ['vtql diff [options] <schema> <schema> [<file or folder or ->…]'],
  description: 'Shows in what the second schema differs from the first, and which saved queries that breaks.',
  options: {
    ...queryOptions,
    format: { value: '<name>', help: 'pretty (default) or json' },
  },
  notes: `A schema is what --schema takes elsewhere: what vtql pull saved. Of each query only what is found
  against the second schema, and not against the first, is shown.

Exit code: 0 alike, or no query breaks; 1 they differ, or with queries: one breaks; 2 usage or
  unreadable input.`,
  run: runDiff,
};

async function runDiff(environment: Environment, args: Arguments): Promise<ExitCode> {
  const format = checkChoice('format', args.last('format') ?? 'pretty', formats);
  const [first, second, ...paths] = args.positionals;
  if (first === undefined || second === undefined) throw new UsageError('diff needs two schemas');
  const schemas = {
    before: await loadSchemaFrom(first, environment.cwd),
    after: await loadSchemaFrom(second, environment.cwd),
  };
  const changes = compareSchemas(schemas.before, schemas.after);
  const hasQueries = paths.length > 0 || args.has('query');
  const dialect = readDialect(args);
  const { inputs, problems } = hasQueries
    ? await readInputs(environment, requestInputs(args, dialect, paths))
    : { inputs: [], problems: [] };
  const reports = inputs.map((input) => findBroken(input, schemas, dialect));
  const tally = createTally();
  for (const report of reports) tally.add(report);
  const outcome = { changes, reports, tally, hasQueries };
  if (format === 'json') showJson(environment, outcome);
  else showPretty(environment, outcome);
  for (const problem of problems) environment.stderr.write(`vtql: ${problem}\n`);
  if (problems.length > 0) return 2;
  const isBad = hasQueries ? tally.summary.error > 0 : changes.length > 0;
  return isBad ? 1 : 0;
}

interface Schemas {
  readonly before: Schema;
  readonly after: Schema;
}

/** What is found in the queries of an input only since the schema changed. */
function findBroken(input: Input, { before, after }: Schemas, dialect: Dialect): FileReport {
  const { queries } = input.readQueries(input.text, { dialect });
  const findings = queries.flatMap((query): readonly DocumentFinding[] => {
    const check = (schema: Schema): readonly Diagnostic[] => lintFound(query, { schema, dialect });
    const known = new Set(check(before).map(toKey));
    const added = check(after).filter((diagnostic) => !known.has(toKey(diagnostic)));
    return added.map((diagnostic) => ({ diagnostic, query }));
  });
  const { path, text } = input;
  return { path, text, queryCount: queries.length, findings, suppressed: [], baselined: [] };
}

/** Of the same finding; a message may name other candidates by now. */
const toKey = ({ code, severity, range }: Diagnostic): string => `${code} ${severity} ${range.join('-')}`;

interface Outcome {
  readonly changes: readonly SchemaChange[];
  readonly reports: readonly FileReport[];
  readonly tally: Tally;
  readonly hasQueries: boolean;
}

function showJson({ stdout }: Environment, { changes, reports }: Outcome): void {
  const broken = reports.flatMap(({ path, findings }) =>
    findings.map(({ query, diagnostic }) => ({
      path,
      ...(query?.name && { query: query.name }),
      ...diagnostic,
    })),
  );
  stdout.write(`${JSON.stringify({ version: 1, changes, broken }, null, 2)}\n`);
}

function showPretty(environment: Environment, { changes, reports, tally, hasQueries }: Outcome): void {
  const { stdout, cwd } = environment;
  stdout.write(changes.length === 0 ? 'The schemas are alike.\n' : formatChanges(changes));
  if (!hasQueries) return;
  const reporter = createPrettyReporter({ palette: choosePalette(environment), cwd });
  stdout.write('\n');
  for (const report of reports) for (const piece of reporter.file(report)) stdout.write(piece);
  stdout.write(reporter.end({ summary: tally.summary, problems: [] }));
}

function formatChanges(changes: readonly SchemaChange[]): string {
  const lines: string[] = [];
  let current = '';
  for (const change of changes) {
    if ('field' in change) {
      if (change.module !== current) lines.push(`  ${change.module}`);
      current = change.module;
      lines.push(`    ${formatChange(change)}`);
    } else lines.push(`${change.kind === 'module-added' ? '+' : '-'} ${change.module}`);
  }
  return `${lines.join('\n')}\n`;
}

function formatChange(change: FieldChange | PropertyChange): string {
  if ('type' in change)
    return `${change.kind === 'field-added' ? '+' : '-'} ${change.field} (${change.type})`;
  const { field, property, before, after } = change;
  const place = field === null ? property : `${field}: ${property}`;
  const [from, to] = [before.join(', '), after.join(', ')];
  if (from !== '' && to !== '') return `~ ${place} ${from} → ${to}`;
  return `~ ${place} ${from === '' ? `+ ${to}` : `- ${from}`}`;
}
