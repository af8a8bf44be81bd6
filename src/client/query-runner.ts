import { learnFields } from '../builder/known-fields.js';
import { type AnyQuery, QueryBuilder } from '../builder/query-builder.js';
import * as codes from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Dialect } from '../dialect/dialect.js';
import type { Schema } from '../schema/schema.js';
import type { UnrangedQuery } from '../syntax/unranged.js';
import { QueryBuildError } from '../values/build-error.js';
import {
  type AnyRow,
  findLostValue,
  findMissingFields,
  isMaybeCut,
  mayLoseValue,
  type QueryShape,
  readRows,
  readShape,
} from './check-rows.js';
import { ClientError } from './client-error.js';
import type { Connection } from './connection.js';
import { explainDenied } from './explain-denied.js';
import type { Metadata } from './metadata.js';
import type { Signal } from './platform.js';
import type { UsedNames } from './validate.js';

/** What is wrong with the text of a query: `lint` of `vtql/lint` fits. Errors keep it from being sent. */
export type Validate = (
  text: string,
  context: { readonly dialect: Dialect; readonly schema: Schema },
) => readonly Diagnostic[];

/** How one query is sent. */
export interface RunOptions {
  readonly signal?: Signal | undefined;
  /** `false` sends a query as it is; by default names, and of texts all rules, are checked first. */
  readonly validate?: boolean | undefined;
}

/** Sends single queries, and says what their answers really mean. */
export class QueryRunner {
  readonly connection: Connection;
  readonly metadata: Metadata;
  readonly #findDialect: (signal: Signal | undefined) => Promise<Dialect>;
  readonly #validate: Validate | boolean;

  constructor(
    connection: Connection,
    metadata: Metadata,
    findDialect: (signal: Signal | undefined) => Promise<Dialect>,
    validate: Validate | boolean,
  ) {
    this.connection = connection;
    this.metadata = metadata;
    this.#findDialect = findDialect;
    this.#validate = validate;
  }

  /** One query of the builder, which compiles to a single text. */
  async runQuery(query: AnyQuery, options: RunOptions): Promise<readonly AnyRow[]> {
    const text = query.compile();
    const readOwn = (): UsedNames => readNames(query.toAst());
    if (this.#isValidating(options)) await this.#checkNames(query, readOwn(), options.signal);
    return this.#send(text, () => Promise.resolve(readOwn()), options.signal);
  }

  async runText(text: string, options: RunOptions): Promise<readonly AnyRow[]> {
    if (this.#isValidating(options)) await this.checkText(text, options.signal);
    return this.#send(text, async () => (await import('./validate.js')).readNames(text), options.signal);
  }

  /** A text as a query that can be paged, checked before. */
  async toQuery(text: string, options: RunOptions): Promise<AnyQuery> {
    if (this.#isValidating(options)) await this.checkText(text, options.signal, true);
    const [{ toBuilderQuery }, dialect] = await Promise.all([
      import('./validate.js'),
      this.#findDialect(options.signal),
    ]);
    try {
      return toBuilderQuery(text, dialect);
    } catch (error) {
      throw error instanceof QueryBuildError ? refuse(error.diagnostics) : error;
    }
  }

  /** @throws ClientError `invalid-query` where validation finds an error. */
  async checkText(text: string, signal: Signal | undefined, isPaged = false): Promise<void> {
    const [validation, dialect] = await Promise.all([import('./validate.js'), this.#findDialect(signal)]);
    const check = typeof this.#validate === 'function' ? this.#validate : validation.validate;
    const { module } = validation.readNames(text, dialect);
    const diagnostics = await this.#judge(module, signal, (schema) => check(text, { dialect, schema }));
    if (diagnostics.some(({ severity }) => severity === 'error')) throw refuse(diagnostics);
    for (const diagnostic of diagnostics) {
      // Paging sets limit and order itself.
      if (isPaged && (diagnostic.rule === 'limit' || diagnostic.rule === 'paging-order')) continue;
      if (diagnostic.severity === 'warning') {
        this.connection.warn('query-finding', diagnostic.message, { text, diagnostic });
      }
    }
  }

  #isValidating({ validate }: RunOptions): boolean {
    return validate ?? this.#validate !== false;
  }

  /** What a schema of its own has told the query already, need not be asked again. */
  async #checkNames(
    query: AnyQuery,
    { module, fields }: UsedNames,
    signal: Signal | undefined,
  ): Promise<void> {
    if (QueryBuilder.draftOf(query).fields.described) return;
    const diagnostics = await this.#judge(module, signal, (schema) => findUnknown(schema, module, fields));
    if (diagnostics.length > 0) throw refuse(diagnostics);
  }

  /** By what is known; where that is cached and lacks a name, by what the server says now. */
  async #judge(
    module: string,
    signal: Signal | undefined,
    find: (schema: Schema) => readonly Diagnostic[],
  ): Promise<readonly Diagnostic[]> {
    const known = await this.metadata.readFor(module, signal);
    const found = find(known);
    if (!found.some(mayBeNew)) return found;
    await this.metadata.renew(module);
    const renewed = await this.metadata.readFor(module, signal);
    return renewed === known ? found : find(renewed);
  }

  async #send(
    text: string,
    readNames: () => Promise<UsedNames>,
    signal: Signal | undefined,
  ): Promise<readonly AnyRow[]> {
    const call = { operation: 'query', method: 'GET', parameters: { query: text } } as const;
    try {
      const rows = readRows(await this.connection.call(call, signal));
      await this.#warnOf(text, readShape(text), rows, signal);
      return rows;
    } catch (error) {
      throw await explainDenied(error, readNames, this.metadata, signal);
    }
  }

  /** Warns of what is no error to the server, but not what was asked for. */
  async #warnOf(
    text: string,
    shape: QueryShape,
    rows: readonly AnyRow[],
    signal: Signal | undefined,
  ): Promise<void> {
    const missing = findMissingFields(shape, rows);
    if (missing.length > 0) {
      const listed = missing.join(', ');
      const message = `The records lack ${listed}: the server silently drops fields that it does not know.`;
      this.connection.warn('missing-fields', message, { text, fields: missing });
    }
    if (isMaybeCut(shape, rows)) {
      const message = `${rows.length} records came, the most that many servers return; rows() reads them all.`;
      this.connection.warn('maybe-cut', message, { text });
    }
    if (rows.length === 0 && mayLoseValue(text)) {
      const lost = findLostValue(text, await this.#findDialect(signal));
      if (!lost) return;
      const message = `Nothing was found, but the server cannot carry ${lost}: a quote or backslash needs a hex literal.`;
      this.connection.warn('value-lost', message, { text, literal: lost });
    }
  }
}

/** Names and values that an administrator may have added since. */
const mayBeNew = ({ code, rule }: Diagnostic): boolean =>
  code === codes.unknownModule || code === codes.unknownField || rule === 'picklist-value';

/** The refusal of the first name that the schema does not have; none where it has all. */
function findUnknown(schema: Schema, module: string, fields: readonly string[]): readonly Diagnostic[] {
  try {
    const known = learnFields({ schema }, module);
    for (const name of fields) known.find(name);
    return [];
  } catch (error) {
    if (error instanceof QueryBuildError) return error.diagnostics;
    throw error;
  }
}

function refuse(diagnostics: readonly Diagnostic[]): ClientError {
  const first = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  const message = first ? `${first.code}: ${first.message}` : 'The query is no query.';
  return new ClientError('invalid-query', message, { diagnostics, hint: first?.hint });
}

/** The names that a tree uses, each once. */
function readNames({ module, columns, where, orderBy }: UnrangedQuery): UsedNames {
  const listed = columns.type === 'FieldList' ? columns.fields : [];
  const used = [...(where?.conditions ?? []), ...(orderBy?.items ?? [])].map(({ field }) => field);
  return { module: module.name, fields: [...new Set([...listed, ...used].map(({ name }) => name))] };
}
