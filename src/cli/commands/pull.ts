import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { RawMetadata } from '../../client/metadata.js';
import type { Arguments } from '../arguments.js';
import type { Command } from '../command.js';
import { connectNotes, connectOptions, openClient } from '../connect-options.js';
import type { Environment, ExitCode } from '../environment.js';
import { InputError, UsageError } from '../errors.js';
import { noCacheOption } from '../metadata-cache.js';
import { createProgress } from '../progress.js';
import { explainFailure } from '../read-text.js';
import { writeAtomic } from '../write-atomic.js';

export const command: Command = {
  name: 'pull',
  usage: ['vtql pull --url <url> --out <folder>'],
  description: "Saves what your server's modules and fields are called, for --schema of the other commands.",
  options: {
    ...connectOptions,
    out: { value: '<folder>', help: 'where to: listtypes.json, and one file for each module' },
    ...noCacheOption,
  },
  notes: `${connectNotes}

All modules are asked for, and the cache of vtql query is renewed. Files of modules that are gone
  are removed, but only those that pull wrote itself.

Exit code: 0 written; 2 usage, or the server could not be asked.`,
  run: runPull,
};

/** Lists what pull wrote. No `.json`: it must not be taken for a module. */
const markerName = '.vtql-pull';

async function runPull(environment: Environment, args: Arguments): Promise<ExitCode> {
  const out = args.last('out');
  if (args.positionals.length > 0) throw new UsageError(`pull takes no '${args.positionals[0]}'; use --out`);
  if (out === undefined) throw new UsageError('pull needs --out');
  const client = await openClient(environment, args, { isCacheRenewed: true });
  const progress = createProgress(environment);
  let metadata: RawMetadata;
  try {
    metadata = await client.metadata({
      onProgress: ({ done, total }) => progress.show(`Modules: ${done} of ${total}`),
    });
    // All is there: a session that stays open is no reason to fail.
    await client.logout().catch(() => undefined);
  } finally {
    progress.end();
  }
  // Only now, when all is there, is anything written.
  const files = toFiles(metadata);
  await writeFolder(resolve(environment.cwd, out), out, files);
  environment.stdout.write(`Wrote ${metadata.describe.size} modules to ${out}.\n`);
  return 0;
}

function toFiles({ listtypes, describe }: RawMetadata): ReadonlyMap<string, string> {
  const files = new Map([['listtypes.json', toJson(listtypes)]]);
  for (const [module, description] of describe) {
    if (!/^\w+$/.test(module) || module.toLowerCase() === 'listtypes') {
      throw new InputError(`the server has a module ${JSON.stringify(module)}, which cannot name a file`);
    }
    files.set(`${module}.json`, toJson(description));
  }
  return files;
}

const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

async function writeFolder(folder: string, shown: string, files: ReadonlyMap<string, string>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new InputError(`cannot write ${shown}: ${explainFailure(error)}`);
  }
  const earlier = await readMarker(folder);
  // First all that there will be or has been, so that a run that breaks off leaves nothing unlisted.
  await writeMarker(folder, [...new Set([...files.keys(), ...earlier])]);
  for (const [name, text] of files) await writeAtomic(join(folder, name), join(shown, name), text);
  for (const name of earlier) if (!files.has(name)) await rm(join(folder, name), { force: true });
  await writeMarker(folder, [...files.keys()]);
}

const writeMarker = (folder: string, names: readonly string[]): Promise<void> =>
  writeAtomic(join(folder, markerName), markerName, `${names.join('\n')}\n`);

/** The names of files that pull wrote before, and no others: the marker may have been edited. */
async function readMarker(folder: string): Promise<readonly string[]> {
  try {
    const text = await readFile(join(folder, markerName), 'utf8');
    return text.split('\n').filter((name) => /^\w+\.json$/.test(name));
  } catch {
    return [];
  }
}
