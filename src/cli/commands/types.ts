import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { generateTypes, isCurrent } from '../../codegen/generate-types.js';
import type { Arguments } from '../arguments.js';
import type { Command } from '../command.js';
import type { Environment, ExitCode } from '../environment.js';
import { InputError, UsageError } from '../errors.js';
import { readSchema, schemaPathOption } from '../schema-option.js';
import { writeAtomic } from '../write-atomic.js';

export const command: Command = {
  name: 'types',
  usage: ['vtql types --schema <path> --out <file> [--check]'],
  description: 'Writes an interface for each module, for queries that TypeScript checks.',
  options: {
    ...schemaPathOption,
    out: { value: '<file>', help: 'the file to write; default: standard output' },
    check: { help: 'write nothing; exit with 1 where the file is missing or stale' },
  },
  notes: `Import the file's Crm and crmFieldTypes where you compose queries:
  createQueryBuilder<Crm>({ fieldTypes: crmFieldTypes })

Exit code: 0 written, or current with --check; 1 stale with --check; 2 usage or unreadable input.`,
  run: runTypes,
};

async function runTypes(environment: Environment, args: Arguments): Promise<ExitCode> {
  const out = args.last('out');
  if (args.positionals.length > 0)
    throw new UsageError(`types takes no file '${args.positionals[0]}'; use --out`);
  if (args.has('check') && out === undefined) throw new UsageError('--check needs --out');
  const schema = await readSchema(args, environment.cwd);
  if (!schema) throw new UsageError('types needs a schema');
  const text = generateTypes(schema);
  if (out === undefined) {
    environment.stdout.write(text);
    return 0;
  }
  const path = resolve(environment.cwd, out);
  if (args.has('check')) return checkFile(environment, path, out, text);
  await writeAtomic(path, out, text);
  environment.stdout.write(`Wrote ${out}.\n`);
  return 0;
}

async function checkFile(
  { stdout, stderr }: Environment,
  path: string,
  shown: string,
  text: string,
): Promise<ExitCode> {
  const existing = await readExisting(path, shown);
  if (existing !== undefined && isCurrent(text, existing)) {
    stdout.write(`${shown} is current.\n`);
    return 0;
  }
  stderr.write(
    `vtql: ${shown} is ${existing === undefined ? 'missing' : 'stale'}; write it anew without --check\n`,
  );
  return 1;
}

async function readExisting(path: string, shown: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new InputError(`cannot read ${shown}: ${(error as Error).message}`);
  }
}
