import { berlicrmClassic, vtiger } from '../dialect/dialects.js';
import { createClassicEngine } from './engines/classic.js';
import type { Engine } from './engines/engine.js';
import { readGeneral } from './engines/general.js';

/** The servers that can be played; `portable` is none. */
export const serverNames = ['vtiger', 'berlicrm-classic', 'berlicrm'] as const;
/** The servers that can be stood in for: the three that were measured. */
export type ServerName = (typeof serverNames)[number];

/** What the test server needs of a dialect beyond the dialect itself. */
export interface ServerTraits {
  readonly engine: Engine;
  /** Whether the message of a `DATABASE_QUERY_ERROR` says what the database said. */
  readonly tellsDatabaseErrors: boolean;
}

export const serverTraits: Readonly<Record<ServerName, ServerTraits>> = {
  vtiger: { engine: createClassicEngine(vtiger), tellsDatabaseErrors: false },
  'berlicrm-classic': { engine: createClassicEngine(berlicrmClassic), tellsDatabaseErrors: false },
  berlicrm: { engine: readGeneral, tellsDatabaseErrors: true },
};
