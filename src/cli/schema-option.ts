import { resolve } from 'node:path';
import { loadSchema } from '../schema/load.js';
import type { Schema } from '../schema/schema.js';
import { SchemaError } from '../schema/schema-error.js';
import type { Arguments, OptionSpecs } from './arguments.js';
import { InputError, UsageError } from './errors.js';
import { readTextFile } from './read-text.js';
import { type FoundFile, findFiles } from './walk.js';

export const schemaPathOption: OptionSpecs = {
  schema: {
    value: '<path>',
    help: 'describe (and listtypes) answers of your server: a JSON file, or\na folder of them; default: the modules of a fresh installation',
  },
};

export const schemaOptions: OptionSpecs = {
  ...schemaPathOption,
  'no-schema': { help: 'do not check modules, fields and their values' },
};

/**
 * The schema that the options ask for; undefined for none.
 *
 * @throws UsageError when the options contradict each other.
 * @throws InputError when what they name cannot be read, or is no schema.
 */
export function readSchema(args: Arguments, cwd: string): Promise<Schema | undefined> {
  return loadChosenSchema(readSchemaChoice(args), cwd);
}

/** What the options say: a path, false for no schema, undefined for nothing. @throws UsageError for both. */
export function readSchemaChoice(args: Arguments): string | false | undefined {
  const path = args.last('schema');
  if (!args.has('no-schema')) return path;
  if (path !== undefined) throw new UsageError('--schema and --no-schema exclude each other');
  return false;
}

/**
 * The schema that is chosen: none, that at a path, or the stock schema where nothing is said.
 *
 * @throws InputError when it cannot be read, or is no schema.
 */
export async function loadChosenSchema(
  choice: string | false | undefined,
  cwd: string,
): Promise<Schema | undefined> {
  if (choice === false) return undefined;
  if (choice !== undefined) return loadSchemaFrom(choice, cwd);
  const { stockSchema } = await import('../schema/stock.js');
  return stockSchema;
}

/** @throws InputError when what is named cannot be read, or is no schema. */
export async function loadSchemaFrom(given: string, cwd: string): Promise<Schema> {
  const files = (await findFiles(given, cwd)).filter(
    ({ path, isWalked }) => !isWalked || /\.json$/i.test(path),
  );
  if (files.length === 0) throw new InputError(`no schema in ${given}: looked for *.json`);
  const answers = await Promise.all(files.map(readAnswers));
  try {
    return loadSchema(answers.length === 1 ? answers[0] : nameAnswers(files, answers, resolve(cwd, given)));
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    throw new InputError(`cannot use ${given} as a schema: ${error.message}`);
  }
}

async function readAnswers({ path, shown }: FoundFile): Promise<unknown> {
  const text = await readTextFile(path, shown);
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new InputError(`cannot read ${shown}: it is no JSON (${(error as Error).message})`);
  }
}

/** One map of all answers, its keys the files' names, so that errors name the file at fault. */
function nameAnswers(files: readonly FoundFile[], answers: readonly unknown[], folder: string): object {
  const named = answers.flatMap((answer, index) => {
    const name = files[index]?.path.slice(folder.length + 1).replaceAll('\\', '/') ?? '';
    const items: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
    return items.map((item, place) => [items.length === 1 ? name : `${name}[${place}]`, item] as const);
  });
  return Object.fromEntries(named);
}
