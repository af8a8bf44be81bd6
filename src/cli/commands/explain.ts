import type { Condition, Query, Where } from '../../../grammar/ast.js';
import { renderDiagnostics } from '../../diagnostics/render.js';
import type { Dialect } from '../../dialect/dialect.js';
import { explainWhere } from '../../logic/explain.js';
import type { Expression, FlatCondition } from '../../logic/expression.js';
import { planExpression } from '../../logic/plan.js';
import { renderExplanation } from '../../logic/render-explanation.js';
import { TooComplexError } from '../../logic/terms.js';
import { parse } from '../../syntax/parse.js';
import { PrintError, print } from '../../syntax/print.js';
import type { Arguments } from '../arguments.js';
import type { Command } from '../command.js';
import type { Environment, ExitCode } from '../environment.js';
import { type Input, readInputs } from '../inputs.js';
import { queryOptions, readDialect, requestInputs } from '../query-options.js';

export const command: Command = {
  name: 'explain',
  usage: ['vtql explain [options] <file or folder or ->…', 'vtql explain [options] -e <query>'],
  description: 'Draws how the documentation and how servers read the and/or of each query.',
  options: queryOptions,
  notes: `Where the readings differ it shows a case in which they part, and for each reading a query
that says it either way, or the queries whose records have to be united.

Exit code: 0 the readings agree; 1 they differ, or a query cannot be read; 2 usage, or unreadable
  input.`,
  run: runExplain,
};

async function runExplain(environment: Environment, args: Arguments): Promise<ExitCode> {
  const dialect = readDialect(args);
  const { inputs, problems } = await readInputs(environment, requestInputs(args, dialect));
  const agreed = inputs.flatMap((input) =>
    input
      .readQueries(input.text, { dialect })
      .queries.map(({ text }) => explainQuery(environment, input, text, dialect)),
  );
  for (const problem of problems) environment.stderr.write(`vtql: ${problem}\n`);
  if (problems.length > 0) return 2;
  return agreed.every(Boolean) ? 0 : 1;
}

/** Writes the explanation of one query, and returns whether its readings agree. */
function explainQuery(
  { stdout, stderr }: Environment,
  input: Input,
  text: string,
  dialect: Dialect,
): boolean {
  const { ast, diagnostics } = parse(text, { dialect });
  if (ast.partial) {
    stderr.write(`${renderDiagnostics(text, diagnostics, { fileName: input.path })}\n`);
    return false;
  }
  const spell = spellFrom(text);
  stdout.write(`${text.trim()}\n\n`);
  const { lines, agrees } = explainClause(ast, spell, dialect);
  stdout.write(`${lines.join('\n')}\n\n`);
  return agrees;
}

/** Conditions as the text has them. */
const spellFrom =
  (text: string) =>
  (condition: FlatCondition): string => {
    const [start, end] = (condition as Condition).range;
    return text.slice(start, end).replaceAll(/\s+/g, ' ');
  };

interface Explained {
  readonly lines: readonly string[];
  readonly agrees: boolean;
}

function explainClause(
  query: Query,
  spell: (condition: FlatCondition) => string,
  dialect: Dialect,
): Explained {
  const { where } = query;
  if (!where) return { lines: ['There are no conditions: both readings find all records.'], agrees: true };
  try {
    const explanation = explainWhere(where);
    const lines = renderExplanation(explanation, where, spell);
    if (!explanation.parting) return { lines, agrees: true };
    const offers = [
      ...offerQueries('To say what is documented', query, where, explanation.leftToRight, dialect),
      ...offerQueries('To say what servers run', query, where, explanation.andFirst, dialect),
    ];
    return { lines: [...lines, ...offers], agrees: false };
  } catch (error) {
    if (!(error instanceof TooComplexError)) throw error;
    return { lines: ['The conditions are too many and too entangled to be explained.'], agrees: false };
  }
}

/** The text of one query that both readings understand, or of several whose records are to be united. */
function offerQueries(
  title: string,
  query: Query,
  where: Where,
  meaning: Expression,
  dialect: Dialect,
): readonly string[] {
  const plan = planExpression(meaning);
  const parts = plan.kind === 'single' ? [plan.where] : plan.kind === 'union' ? plan.parts : [];
  if (parts.length === 0) return [];
  const head = parts.length === 1 ? `${title}, either way:` : `${title}, unite by id:`;
  return [
    head,
    ...parts.map((part) => `  ${printOrExplain({ ...query, where: { ...where, ...part } }, dialect)}`),
  ];
}

function printOrExplain(query: Parameters<typeof print>[0], dialect: Dialect): string {
  try {
    return print(query, { dialect });
  } catch (error) {
    if (!(error instanceof PrintError)) throw error;
    return `(${error.message})`;
  }
}
