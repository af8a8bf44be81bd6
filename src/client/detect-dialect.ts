import type { Dialect } from '../dialect/dialect.js';
import { dialects } from '../dialect/dialects.js';
import type { DialectName } from '../dialect/families.js';
import { isQueryableModule } from '../schema/queryable.js';
import type { SchemaModule } from '../schema/schema.js';
import { ClientError } from './client-error.js';
import type { Connection } from './connection.js';
import type { Metadata } from './metadata.js';
import type { Signal } from './platform.js';

/** Modules that every installation has, first; then whatever the user sees. */
const preferred = ['Contacts', 'Leads', 'Accounts', 'Users'];
const mostAsked = 5;

/**
 * Which server answers: as is remembered, or else by probes, which is then remembered.
 *
 * @throws ClientError where the user sees no module to ask, or a probe fails in a way that no measured server does.
 */
export async function detectDialect(
  connection: Connection,
  metadata: Metadata,
  signal: Signal | undefined,
): Promise<Dialect> {
  const name = await metadata.remembered.learn('dialect', () => probeServer(connection, metadata, signal));
  return dialects[name];
}

/**
 * The two probes of the language reference, section 2: the classic grammar has no brackets, and the lexer of vtiger no
 * empty text. Both find nothing, whatever the records.
 */
async function probeServer(
  connection: Connection,
  metadata: Metadata,
  signal: Signal | undefined,
): Promise<DialectName> {
  const probe = async (query: string, refusal: string): Promise<boolean> => {
    try {
      await connection.call({ operation: 'query', method: 'GET', parameters: { query } }, signal);
      return true;
    } catch (error) {
      if (error instanceof ClientError && error.serverCode === refusal) return false;
      throw error;
    }
  };
  const { name, idPrefix, fields } = await findModuleToAsk(metadata, signal);
  const takesBrackets = await probe(
    `select id from ${name} where (id = '${idPrefix ?? '12'}x0') limit 1;`,
    'QUERY_SYNTAX_ERROR',
  );
  if (takesBrackets) return 'berlicrm';
  const field = fields?.find(isText)?.name ?? 'id';
  const takesEmpty = await probe(
    `select id from ${name} where ${field} = '' limit 1;`,
    'INTERNAL_SERVER_ERROR',
  );
  return takesEmpty ? 'berlicrm-classic' : 'vtiger';
}

type Field = NonNullable<SchemaModule['fields']>[number];

/** One that reads as a plain column of text. */
const isText = ({ type, name }: Field): boolean =>
  (type.name === 'string' || type.name === 'text') && !/from$|^(?:date_format|user)$/i.test(name);

async function findModuleToAsk(metadata: Metadata, signal: Signal | undefined): Promise<SchemaModule> {
  const modules = await metadata.listModules(signal);
  const candidates = modules.filter(({ name, isEntity }) => isEntity && isQueryableModule(name));
  const rank = ({ name }: SchemaModule): number => (preferred.includes(name) ? preferred.indexOf(name) : 99);
  const sorted = [...candidates].sort((a, b) => rank(a) - rank(b));
  for (const { name } of sorted.slice(0, mostAsked)) {
    const module = await describeIfAllowed(metadata, name, signal);
    if (module?.retrieveable && module.fields?.some(isText)) return module;
  }
  throw new ClientError('access-denied', 'The user sees no module that the server could be told by.', {
    hint: 'Give connect the dialect.',
  });
}

async function describeIfAllowed(
  metadata: Metadata,
  name: string,
  signal: Signal | undefined,
): Promise<SchemaModule | undefined> {
  try {
    return await metadata.describe(name, signal);
  } catch (error) {
    if (error instanceof ClientError && error.serverCode === 'ACCESS_DENIED') return undefined;
    throw error;
  }
}
