import type { Dialect } from '../dialect/dialect.js';
import { type DocumentLanguage, languageOf } from '../extract/document-language.js';
import { readsAsQuery } from '../extract/json-queries.js';
import { readDocument } from '../extract/read-document.js';
import type { Environment } from './environment.js';
import { InputError, UsageError } from './errors.js';
import { decodeText, readTextFile } from './read-text.js';
import { type FoundFile, findFiles } from './walk.js';

/** A text to work on. */
export interface Input {
  /** As it is shown; `<query>` and `<stdin>` for what has no file. */
  readonly path: string;
  readonly text: string;
  /** `query`: one query as it is sent, not a file of them. */
  readonly language: DocumentLanguage | 'query';
}

export interface InputRequest {
  /** Files and folders; `-` is standard input. */
  readonly paths: readonly string[];
  readonly queries: readonly string[];
  readonly stdinName: string | undefined;
  readonly dialect: Dialect;
}

export interface Inputs {
  readonly inputs: readonly Input[];
  /** What could not be read, and why. */
  readonly problems: readonly string[];
}

/**
 * Reads everything that a command line names; what cannot be read does not keep the rest from being read.
 *
 * @throws UsageError where it names nothing.
 */
export async function readInputs(environment: Environment, request: InputRequest): Promise<Inputs> {
  const { paths, queries } = request;
  if (paths.length + queries.length === 0) {
    throw new UsageError(
      'nothing to read: name files or folders, - for standard input, or give a query with -e',
    );
  }
  const inputs: Input[] = queries.map((text, index) => ({
    path: index === 0 ? '<query>' : `<query ${index + 1}>`,
    text,
    language: 'query',
  }));
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const path of new Set(paths)) {
    try {
      if (path === '-') inputs.push(await readStandardInput(environment, request));
      else await readPath(path, { environment, request, inputs, problems, seen });
    } catch (error) {
      problems.push(describeProblem(error));
    }
  }
  return { inputs, problems };
}

function describeProblem(error: unknown): string {
  if (error instanceof InputError) return error.message;
  throw error;
}

async function readStandardInput({ readStdin }: Environment, { stdinName }: InputRequest): Promise<Input> {
  const path = stdinName ?? '<stdin>';
  const text = decodeText(await readStdin(), path);
  // No query begins with a bracket.
  const named = stdinName === undefined ? undefined : languageOf(stdinName);
  const isJson = stdinName === undefined && /^[\ufeff\s]*[[{]/.test(text);
  return { path, text, language: named ?? (isJson ? 'json' : 'vtql') };
}

interface Reading {
  readonly environment: Environment;
  readonly request: InputRequest;
  readonly inputs: Input[];
  readonly problems: string[];
  /** Files may be named twice, or lie in a folder that is named, too. */
  readonly seen: Set<string>;
}

async function readPath(given: string, reading: Reading): Promise<void> {
  const { environment, request, inputs, problems, seen } = reading;
  const files = await findFiles(given, environment.cwd);
  let count = 0;
  for (const file of files.filter(mayHoldQueries)) {
    if (seen.has(file.path)) {
      count++;
      continue;
    }
    try {
      const input = await readInput(file);
      if (file.isWalked && !holdsQueries(input, request.dialect)) continue;
      seen.add(file.path);
      inputs.push(input);
    } catch (error) {
      problems.push(describeProblem(error));
    }
    count++;
  }
  if (count === 0)
    throw new InputError(`no saved queries in ${given}: looked for *.vtql, and *.json with queries`);
}

const mayHoldQueries = ({ path, isWalked }: FoundFile): boolean =>
  !isWalked || languageOf(path) !== undefined;

async function readInput({ shown, path }: FoundFile): Promise<Input> {
  return { path: shown, text: await readTextFile(path, shown), language: languageOf(path) ?? 'vtql' };
}

/** A folder may hold any JSON, and any program: it is taken if something in it reads as a query, malformed or not. */
function holdsQueries({ text, language }: Input, dialect: Dialect): boolean {
  if (language === 'vtql' || language === 'query') return true;
  const { queries, diagnostics } = readDocument(text, { language, dialect });
  if (diagnostics.length > 0) return /["']\s*select\s/i.test(text);
  return language === 'json' ? queries.some((query) => readsAsQuery(query.text)) : queries.length > 0;
}
