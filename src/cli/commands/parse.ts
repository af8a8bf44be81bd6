import type { Range } from '../../../grammar/ast.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../diagnostics/render.js';
import type { Dialect } from '../../dialect/dialect.js';
import { type FoundQuery, moveToSource } from '../../extract/found-query.js';
import { parse } from '../../syntax/parse.js';
import type { Arguments } from '../arguments.js';
import type { Command } from '../command.js';
import type { Environment, ExitCode } from '../environment.js';
import { type Input, readInputs } from '../inputs.js';
import { queryOptions, readDialect, requestInputs } from '../query-options.js';

export const command: Command = {
  name: 'parse',
  usage: ['vtql parse [options] <file or folder or ->…', 'vtql parse [options] -e <query>'],
  description: 'Shows the syntax tree of each query as JSON.',
  options: queryOptions,
  notes: `Output: one tree after another, each on a line of its own (indented on a terminal).
Ranges are half-open offsets in the file, in UTF-16 code units. A tree with "partial": true
does not say all that the text says. What the parser finds wrong goes to standard error.

Exit code: 0 no errors; 1 errors; 2 usage or unreadable input.`,
  run: runParse,
};

async function runParse(environment: Environment, args: Arguments): Promise<ExitCode> {
  const dialect = readDialect(args);
  const { inputs, problems } = await readInputs(environment, requestInputs(args, dialect));
  const diagnostics = inputs.flatMap((input) => parseInput(input, dialect, environment));
  for (const problem of problems) environment.stderr.write(`vtql: ${problem}\n`);
  if (problems.length > 0) return 2;
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** Prints the trees of one input, and returns what is wrong with it. */
function parseInput(
  { path, text, readQueries }: Input,
  dialect: Dialect,
  environment: Environment,
): Diagnostic[] {
  const document = readQueries(text, { dialect });
  const found = document.queries.flatMap((query) => {
    const { ast, diagnostics } = parse(query.text, { dialect });
    environment.stdout.write(
      `${JSON.stringify(ast, moveRanges(query), environment.stdout.isTerminal ? 2 : 0)}\n`,
    );
    return diagnostics.map((diagnostic) => moveToSource(diagnostic, query));
  });
  const all = [...document.diagnostics, ...found];
  if (all.length > 0) environment.stderr.write(`${renderDiagnostics(text, all, { fileName: path })}\n`);
  return all;
}

/** For `JSON.stringify`: every place in a tree is the place in the file. */
const moveRanges = (query: FoundQuery) => (key: string, value: unknown) =>
  key === 'range' || key === 'operatorRange' ? query.toSource(value as Range) : value;
