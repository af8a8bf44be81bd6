import type { Dialect } from '../dialect/dialect.js';
import { languageOf } from '../extract/document-language.js';
import type { QueryDocument } from '../extract/read-document.js';
import { readsAsQuery } from '../extract/reads-as-query.js';
import type { Environment } from './environment.js';
import { InputError, UsageError } from './errors.js';
import { findGiven } from './find-given.js';
import { type InputLanguage, loadReader, type QueryReader } from './load-reader.js';
import { mapOrdered } from './map-ordered.js';
import { decodeText, defaultMaxBytes, readBytes } from './read-text.js';
import type { EnterFolder, FoundFile, Problem } from './walk.js';

/** A text to work on. */
export interface Input {
  /** As it is shown; `<query>` and `<stdin>` for what has no file. */
  readonly path: string;
  readonly text: string;
  readonly language: InputLanguage;
  /** Finds the queries of such a text. */
  readonly readQueries: QueryReader;
  /** Where it was read; null for what is no file. */
  readonly file: FoundFile | null;
}

export interface InputRequest {
  /** Files and folders; `-` is standard input. */
  readonly paths: readonly string[];
  readonly queries: readonly string[];
  readonly stdinName: string | undefined;
  readonly maxBytes?: number | undefined;
  readonly enter?: EnterFolder | undefined;
}

export interface Inputs {
  readonly inputs: readonly Input[];
  /** What could not be read, and why. */
  readonly problems: readonly string[];
}

/** Reading waits for the disk, checking for the processor: so many files are read while one is checked. */
const readAhead = 8;

/**
 * Reads everything that a command line names, one after the other; what cannot be read does not keep the
 * rest from being read. Of what folders hold, only what may hold queries.
 *
 * @throws UsageError where it names nothing.
 */
export function openInputs(environment: Environment, request: InputRequest): AsyncGenerator<Input | Problem> {
  const { paths, queries } = request;
  if (paths.length + queries.length === 0) {
    throw new UsageError(
      'nothing to read: name files or folders, - for standard input, or give a query with -e',
    );
  }
  return openAll(environment, request);
}

async function* openAll(environment: Environment, request: InputRequest): AsyncGenerator<Input | Problem> {
  const { paths, queries } = request;
  const readQueries = await loadReader('query');
  for (const [index, text] of queries.entries()) {
    const path = index === 0 ? '<query>' : `<query ${index + 1}>`;
    yield { path, text, language: 'query', readQueries, file: null };
  }
  const seen = new Set<string>();
  for (const path of new Set(paths)) {
    if (path === '-') yield await attempt(() => readStandardInput(environment, request));
    else yield* openPath(path, environment, request, seen);
  }
}

/** All of them at once, without the files of folders that turn out to hold no queries. */
export async function readInputs(
  environment: Environment,
  request: InputRequest & { readonly dialect: Dialect },
): Promise<Inputs> {
  const inputs: Input[] = [];
  const problems: string[] = [];
  for await (const input of openInputs(environment, request)) {
    if ('problem' in input) problems.push(input.problem);
    else if (mayLeaveOut(input) && !holdsQueries(input, input.readQueries(input.text, request))) continue;
    else inputs.push(input);
  }
  return { inputs, problems };
}

async function attempt<T>(action: () => Promise<T>): Promise<T | Problem> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof InputError) return { problem: error.message };
    throw error;
  }
}

async function readStandardInput({ readStdin }: Environment, { stdinName }: InputRequest): Promise<Input> {
  const path = stdinName ?? '<stdin>';
  const text = decodeText(await readStdin(), path);
  // No query begins with a bracket.
  const isJson = stdinName === undefined && /^[\ufeff\s]*[[{]/.test(text);
  const named = stdinName === undefined ? undefined : languageOf(stdinName);
  const language = named ?? (isJson ? 'json' : 'vtql');
  return { path, text, language, readQueries: await loadReader(language), file: null };
}

async function* openPath(
  given: string,
  { cwd }: Environment,
  { enter, maxBytes = defaultMaxBytes }: InputRequest,
  seen: Set<string>,
): AsyncGenerator<Input | Problem> {
  let count = 0;
  /** Files may be named twice, or lie in a folder that is named, too. */
  async function* findNew(): AsyncGenerator<FoundFile | Problem> {
    for await (const found of findGiven(given, cwd, enter)) {
      if ('problem' in found) yield found;
      else if (mayHoldQueries(found)) {
        count++;
        if (!seen.has(found.target)) yield found;
        seen.add(found.target);
      }
    }
  }
  let hasProblem = false;
  const read = mapOrdered(findNew(), readAhead, (found) =>
    'problem' in found ? Promise.resolve(found) : attempt(() => readInput(found, maxBytes)),
  );
  for await (const input of read) {
    hasProblem ||= input !== null && 'problem' in input;
    if (input !== null) yield input;
  }
  if (count === 0 && !hasProblem) yield { problem: `no saved queries in ${given}: looked for ${whatIsRead}` };
}

const whatIsRead = '*.vtql, and *.json and programs with queries';

const mayHoldQueries = ({ path, isWalked }: FoundFile): boolean =>
  !isWalked || languageOf(path) !== undefined;

/** Null where a folder holds it and there can be no query in it, whatever else it is. */
async function readInput(file: FoundFile, maxBytes: number): Promise<Input | null> {
  const { shown, path, isWalked } = file;
  const language = languageOf(path) ?? 'vtql';
  const bytes = await readBytes(path, shown, maxBytes);
  if (isWalked && language !== 'vtql' && !mentionsQuery(bytes)) return null;
  const text = decodeText(bytes, shown);
  return { path: shown, text, language, readQueries: await loadReader(language), file };
}

/** Faster than decoding and reading, and other people's binary or Latin-1 files are no business of ours. */
function mentionsQuery({ buffer, byteOffset, byteLength }: Uint8Array): boolean {
  return /select|from/i.test(Buffer.from(buffer, byteOffset, byteLength).toString('latin1'));
}

/** Whether it counts only if it holds queries: nobody named it, and its name does not say so. */
export const mayLeaveOut = ({ file, language }: Input): boolean =>
  file?.isWalked === true && language !== 'vtql';

/** A folder may hold any JSON, and any program: one counts if something in it reads as a query, malformed or not. */
export function holdsQueries({ text, language }: Input, { queries, diagnostics }: QueryDocument): boolean {
  if (diagnostics.length > 0) return /["']\s*select\s/i.test(text);
  return language === 'json' ? queries.some((query) => readsAsQuery(query.text)) : queries.length > 0;
}
