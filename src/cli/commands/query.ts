import type { Client } from '../../client/client.js';
import { ClientError } from '../../client/client-error.js';
import { toEndpoint } from '../../client/endpoint.js';
import { renderDiagnostics } from '../../diagnostics/render.js';
import type { DialectName } from '../../dialect/families.js';
import { type Arguments, checkChoice } from '../arguments.js';
import type { Command } from '../command.js';
import { connectNotes, connectOptions, openClient, readCredentials } from '../connect-options.js';
import type { Environment, ExitCode } from '../environment.js';
import { UsageError } from '../errors.js';
import { formatCsv, formatTable, type Row } from '../format-rows.js';
import { readInputs } from '../inputs.js';
import { noCacheOption } from '../metadata-cache.js';
import { createProgress } from '../progress.js';
import { queryOptions, readDialect, requestInputs } from '../query-options.js';
import { loadSchemaFrom, schemaPathOption } from '../schema-option.js';

const formats = ['table', 'json', 'ndjson', 'csv'] as const;
type Format = (typeof formats)[number];

export const command: Command = {
  name: 'query',
  usage: ['vtql query [options] -e <query>', 'vtql query [options] <file or folder or ->…'],
  description: 'Checks queries, sends them, and shows the records.',
  options: {
    ...queryOptions,
    dialect: {
      value: '<name>',
      help: 'which server it is: vtiger, berlicrm-classic or berlicrm;\ndefault: it is found out by asking',
    },
    ...schemaPathOption,
    schema: { value: '<path>', help: 'what vtql pull saved; default: the server is asked, once a day' },
    refresh: { help: 'ask the server now, whatever the cache holds' },
    ...noCacheOption,
    ...connectOptions,
    format: { value: '<name>', help: 'table (default), json, ndjson or csv' },
    all: { help: 'all records, page by page; without it one answer, of 100 at most' },
    'no-validate': { help: 'send queries as they are' },
    'raw-csv': { help: 'leave cells that spreadsheets would run as formulas as they are' },
    'dry-run': { help: 'send nothing; show the requests, without session' },
  },
  notes: `${connectNotes}

Only the modules of the queries are asked for. Each answer, and which kind of server it is, is kept
  for a day, for each server and user, in a folder vtql of the user's cache (XDG_CACHE_HOME or
  ~/.cache; ~/Library/Caches; %LOCALAPPDATA%), or in the folder that VTQL_CACHE_DIR names. A name
  that is not there is looked up on the server before it is refused.

Output: json is one array, or with several queries one of {"query", "rows"}. ndjson is a record a
  line, written as they come; the others wait for the last. csv takes one query (RFC 4180); a cell
  that begins like a formula gets an apostrophe.

Exit code: 0 all answered; 1 a query was refused, here or by the server; 2 usage, or no answer.`,
  run: runQuery,
};

interface Query {
  /** As messages call it. */
  readonly title: string;
  readonly text: string;
}

async function runQuery(environment: Environment, args: Arguments): Promise<ExitCode> {
  const format = checkChoice('format', args.last('format') ?? 'table', formats);
  const [queries, problems] = await collectQueries(environment, args);
  for (const problem of problems) environment.stderr.write(`vtql: ${problem}\n`);
  if (problems.length > 0) return 2;
  if (format === 'csv' && queries.length > 1)
    throw new UsageError('csv takes one query; ndjson takes several');
  if (args.has('refresh') && args.has('no-cache'))
    throw new UsageError('--refresh and --no-cache exclude each other');
  if (args.has('dry-run')) return showRequests(environment, args, queries);
  const schema = args.last('schema');
  const client = await openClient(environment, args, {
    dialect: args.last('dialect') as DialectName | undefined,
    schema: schema === undefined ? undefined : await loadSchemaFrom(schema, environment.cwd),
    validate: !args.has('no-validate'),
    isCacheRenewed: args.has('refresh'),
  });
  try {
    return await sendAll({ environment, args, client, format }, queries);
  } finally {
    // A session that stays open is no reason to fail.
    await client.logout().catch(() => undefined);
  }
}

async function collectQueries(
  environment: Environment,
  args: Arguments,
): Promise<readonly [readonly Query[], readonly string[]]> {
  const dialect = readDialect(args);
  const { inputs, problems } = await readInputs(environment, requestInputs(args, dialect));
  const queries = inputs.flatMap((input) => {
    const found = input.readQueries(input.text, { dialect }).queries;
    return found.map(({ name, text }, index) => {
      const place = name ?? (found.length > 1 ? String(index + 1) : null);
      return { title: place === null ? input.path : `${input.path} ${place}`, text: text.trim() };
    });
  });
  return [queries, problems];
}

/** What would be sent, ready to be tried elsewhere but for the session. */
async function showRequests(
  environment: Environment,
  args: Arguments,
  queries: readonly Query[],
): Promise<ExitCode> {
  const { url } = await readCredentials(environment, args);
  if (url === undefined) throw new UsageError('this needs --url, or VTQL_URL in the environment');
  const endpoint = toEndpoint(url, args.has('allow-insecure'));
  for (const { title, text } of queries) {
    const parameters = `operation=query&sessionName=<session>&query=${encodeURIComponent(text)}`;
    environment.stdout.write(`-- ${title}\n${text}\nGET ${endpoint}?${parameters}\n`);
  }
  return 0;
}

interface Sending {
  readonly environment: Environment;
  readonly args: Arguments;
  readonly client: Client;
  readonly format: Format;
}

async function sendAll(sending: Sending, queries: readonly Query[]): Promise<ExitCode> {
  const { environment, format } = sending;
  const answers: { readonly query: string; readonly rows: readonly Row[] }[] = [];
  let refused = 0;
  for (const query of queries) {
    try {
      const rows = await readRecords(sending, query);
      if (format === 'table') showTable(environment, queries.length > 1 ? query.title : undefined, rows);
      else answers.push({ query: query.title, rows });
    } catch (error) {
      explainRefusal(environment, query, error);
      refused++;
    }
  }
  if (format === 'csv') {
    for (const { rows } of answers) environment.stdout.write(formatCsv(rows, sending.args.has('raw-csv')));
  }
  if (format === 'json') {
    const [only] = answers;
    const content = queries.length > 1 ? answers : only?.rows;
    if (content) environment.stdout.write(`${JSON.stringify(content, null, 2)}\n`);
  }
  return refused > 0 ? 1 : 0;
}

/** The records, but of ndjson, which are written as they come. */
async function readRecords(sending: Sending, { text }: Query): Promise<readonly Row[]> {
  const { environment, args, client, format } = sending;
  const progress = createProgress(environment);
  const rows: Row[] = [];
  const take = (row: Row): void => {
    if (format === 'ndjson') environment.stdout.write(`${JSON.stringify(row)}\n`);
    else rows.push(row);
  };
  try {
    if (args.has('all')) {
      const onPage = ({ done, total }: { readonly done: number; readonly total: number }): void =>
        progress.show(`Records: ${done} of ${total}`);
      for await (const row of client.rows(text, { onPage })) take(row);
    } else {
      for (const row of await client.query(text)) take(row);
    }
    return rows;
  } finally {
    progress.end();
  }
}

function showTable({ stdout }: Environment, title: string | undefined, rows: readonly Row[]): void {
  if (title !== undefined) stdout.write(`${title}\n`);
  if (rows.length > 0) stdout.write(formatTable(rows));
  stdout.write(
    `${rows.length} ${rows.length === 1 ? 'record' : 'records'}.\n${title === undefined ? '' : '\n'}`,
  );
}

/** Of what is wrong with the query itself. That the server cannot be reached concerns all of them. */
function explainRefusal(environment: Environment, query: Query, error: unknown): void {
  if (!(error instanceof ClientError) || broken.has(error.code)) throw error;
  const { diagnostics, message } = error;
  if (diagnostics.length === 0) {
    environment.stderr.write(`vtql: ${query.title}: ${message}\n`);
    return;
  }
  environment.stderr.write(`${renderDiagnostics(query.text, diagnostics, { fileName: query.title })}\n`);
}

const broken: ReadonlySet<string> = new Set([
  'invalid-option',
  'network',
  'timeout',
  'redirect',
  'login-failed',
  'session-lost',
  'unreadable-answer',
  'unexpected-answer',
]);
