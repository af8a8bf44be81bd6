import type { Dialect } from '../dialect/dialect.js';
import { berlicrm, berlicrmClassic, vtiger } from '../dialect/dialects.js';
import type { Schema } from '../schema/schema.js';
import type { QueriedModule, Statement } from './database/statement.js';
import { createClassicEngine } from './engines/classic.js';
import { readDocumented } from './engines/documented.js';
import type { Engine } from './engines/engine.js';
import { readGeneral } from './engines/general.js';

/** The servers that can be played; `portable` is none. */
export const serverNames = ['vtiger', 'berlicrm-classic', 'berlicrm'] as const;
/** The servers that can be stood in for: the three that were measured. */
export type ServerName = (typeof serverNames)[number];

/** What the test server needs of a server. */
export interface ServerTraits {
  /** What is documented means what the documentation says; all else what the server's own engine reads in it. */
  readonly read: (text: string, module: QueriedModule, schema: Schema) => Statement;
  /** Whether the message of a `DATABASE_QUERY_ERROR` says what the database said. */
  readonly tellsDatabaseErrors: boolean;
}

export const engines: Readonly<Record<ServerName, Engine>> = {
  vtiger: createClassicEngine(vtiger),
  'berlicrm-classic': createClassicEngine(berlicrmClassic),
  berlicrm: readGeneral,
};

const createReader =
  (dialect: Dialect, engine: Engine): ServerTraits['read'] =>
  (text, module, schema) =>
    readDocumented(text, dialect, schema) ?? engine(text, module);

export const serverTraits: Readonly<Record<ServerName, ServerTraits>> = {
  vtiger: { read: createReader(vtiger, engines.vtiger), tellsDatabaseErrors: false },
  'berlicrm-classic': {
    read: createReader(berlicrmClassic, engines['berlicrm-classic']),
    tellsDatabaseErrors: false,
  },
  berlicrm: { read: createReader(berlicrm, engines.berlicrm), tellsDatabaseErrors: true },
};
