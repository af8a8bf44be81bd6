import { berlicrmClassic, vtiger } from '../dialect/dialects.js';
import { createClassicEngine } from './engines/classic.js';
import type { Engine } from './engines/engine.js';
import { readGeneral } from './engines/general.js';

/** The servers that can be played; `portable` is none. */
export const serverNames = ['vtiger', 'berlicrm-classic', 'berlicrm'] as const;
export type ServerName = (typeof serverNames)[number];

/** What the test server needs of a dialect beyond the dialect itself. */
export interface ServerTraits {
  readonly engine: Engine;
  /** Whether the message of a `DATABASE_QUERY_ERROR` says what the database said. */
  readonly tellsDatabaseErrors: boolean;
  /** `count(*)` by default: a number was seen on all three, a string on others (language reference, section 3). */
  readonly countAs: 'number' | 'string';
}

export const serverTraits: Readonly<Record<ServerName, ServerTraits>> = {
  vtiger: {
    engine: createClassicEngine({
      takesEmptyString: vtiger.writing.emptyString,
      maxStringBytes: vtiger.writing.maxLiteralBytes,
    }),
    tellsDatabaseErrors: false,
    countAs: 'number',
  },
  'berlicrm-classic': {
    engine: createClassicEngine({
      takesEmptyString: berlicrmClassic.writing.emptyString,
      maxStringBytes: berlicrmClassic.writing.maxLiteralBytes,
    }),
    tellsDatabaseErrors: false,
    countAs: 'number',
  },
  berlicrm: { engine: readGeneral, tellsDatabaseErrors: true, countAs: 'number' },
};
