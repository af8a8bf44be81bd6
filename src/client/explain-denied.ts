import { findField, suggestFields, suggestModules } from '../schema/schema.js';
import { ClientError } from './client-error.js';
import type { Metadata } from './metadata.js';
import type { Signal } from './platform.js';
import type { UsedNames } from './validate.js';

/**
 * The same error with the names at fault and what was probably meant. Servers say ACCESS_DENIED or
 * DATABASE_QUERY_ERROR for a misspelt name, and often not for which (language reference, section 3).
 *
 * Whatever goes wrong while finding out, the error that started it is returned.
 */
export async function explainDenied(
  error: unknown,
  readNames: () => Promise<UsedNames>,
  metadata: Metadata,
  signal: Signal | undefined,
): Promise<unknown> {
  if (!(error instanceof ClientError) || !explicable.has(error.code)) return error;
  try {
    return (await explain(error, await readNames(), metadata, signal)) ?? error;
  } catch {
    return error;
  }
}

const explicable: ReadonlySet<string> = new Set(['unknown-field', 'unknown-module', 'database-error']);

async function explain(
  error: ClientError,
  { module, fields }: UsedNames,
  metadata: Metadata,
  signal: Signal | undefined,
): Promise<ClientError | undefined> {
  // By what the server says now: its refusal shows that what is cached may be wrong.
  await metadata.renew(module);
  const modules = await metadata.listModules(signal);
  if (!modules.some(({ name }) => name === module)) {
    const meant = suggestModules({ source: 'server', modules }, module);
    return rename(
      error,
      'unknown-module',
      `There is no module ${module}, or the user may not see it.`,
      [module],
      meant,
    );
  }
  const described = await metadata.describe(module, signal);
  const unknown = fields.filter((name) => name !== 'id' && !findField(described, name));
  if (unknown.length === 0) return undefined;
  const listed = unknown.join(', ');
  const message = `${module} has no field ${listed}, or the user may not see it.`;
  const meant = unknown.flatMap((name) => suggestFields(described, name));
  return rename(error, 'unknown-field', message, unknown, meant);
}

function rename(
  { operation, status, serverCode }: ClientError,
  code: 'unknown-module' | 'unknown-field',
  message: string,
  names: readonly string[],
  meant: readonly string[],
): ClientError {
  const hint = meant.length > 0 ? `Did you mean ${meant.join(' or ')}?` : undefined;
  return new ClientError(code, `${message} The server said ${serverCode ?? 'nothing'}.`, {
    operation,
    status,
    serverCode,
    names,
    hint,
  });
}
