import { isQueryable, isQueryableModule } from '../schema/queryable.js';
import { findModule, type SchemaModule } from '../schema/schema.js';
import { mapFields, type RecordStore, type StoredRecord } from './database/record-store.js';
import { count, select } from './database/select.js';
import { SqlError } from './database/sql-tokens.js';
import type { QueriedModule } from './database/statement.js';
import { deny, denyFor, Refusal } from './refusal.js';
import { type Row, writeRow } from './rows.js';
import type { ServerTraits } from './traits.js';

export interface QueryContext {
  readonly traits: ServerTraits;
  readonly store: RecordStore;
  readonly countAs: 'number' | 'string';
  /** Whether the user's listtypes names a module. */
  readonly seesModule: (name: string) => boolean;
  /** Whether the user may read a record; asked after the limit, as servers do. */
  readonly seesRecord: (record: StoredRecord) => boolean;
}

export type QueryResult = readonly Row[] | readonly { readonly count: number | string }[];

/**
 * Answers a query.
 *
 * @throws Refusal and Breakdown as the server would answer.
 */
export function runQuery(text: string, context: QueryContext): QueryResult {
  const module = describeForQuery(findQueriedModule(text, context));
  try {
    return runOn(text, module, context);
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    const told = context.traits.tellsDatabaseErrors ? `: ${error.message}` : '';
    throw new Refusal('DATABASE_QUERY_ERROR', `Database error while performing requested operation${told}`);
  }
}

function runOn(text: string, module: QueriedModule, context: QueryContext): QueryResult {
  const { store, traits, countAs, seesRecord } = context;
  const statement = traits.read(text, module, store.schema);
  const records = listShown(module.name, store);
  if (statement.columns === 'count') {
    const counts = count(statement, module, records);
    return counts.map((number) => ({ count: countAs === 'string' ? String(number) : number }));
  }
  const columns = statement.columns === 'all' ? [...module.fields.keys()] : statement.columns;
  const found = select(statement, module, records);
  return found.filter(seesRecord).map((record) => writeRow(record, columns, module, store));
}

/** A first match of `from` and a word, before anything is parsed: also inside names and strings. */
function findQueriedModule(text: string, { store, seesModule }: QueryContext): SchemaModule {
  const name = /from\s+([^\s;]+)/i.exec(text)?.[1];
  if (name === undefined) throw denyFor('query');
  const module = findModule(store.schema, name);
  if (!module) throw denyFor('name');
  if (!seesModule(name)) throw deny();
  return module;
}

function describeForQuery(module: SchemaModule): QueriedModule {
  const all = [...mapFields(module)];
  const fields = all.filter(([name]) => isQueryable(module.name, name));
  const others = all.map(([name]) => name).filter((name) => !isQueryable(module.name, name));
  return {
    name: module.name,
    fields: new Map(fields),
    unjoined: new Set(others.filter((name) => name !== 'filename')),
    isQueryable: isQueryableModule(module.name),
  };
}

function listShown(module: string, store: RecordStore): readonly StoredRecord[] {
  const isShown = hiddenConditions[module];
  const records = store.list(module);
  return isShown ? records.filter(({ values }) => isShown(values.get('activitytype') ?? '')) : records;
}

/** Calendar, Events and Emails share a table; who gives no activitytype leaves the modules to be themselves. */
const hiddenConditions: Readonly<Record<string, (activity: string) => boolean>> = {
  Calendar: (activity) => activity === 'Task' || activity === '',
  Events: (activity) => activity !== 'Task' && activity !== 'Emails',
  Emails: (activity) => activity === 'Emails' || activity === '',
};
