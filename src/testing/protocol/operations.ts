import { findModule } from '../../schema/schema.js';
import type { RecordStore } from '../database/record-store.js';
import { type QueryContext, runQuery } from '../query.js';
import { Breakdown, deny, denyFor, Refusal } from '../refusal.js';
import { describeModule, listTypes, type RecordedAnswers } from './metadata.js';
import {
  createRecord,
  deleteRecord,
  type Element,
  type RecordContext,
  retrieveRecord,
  reviseRecord,
  updateRecord,
} from './records.js';
import type { Sessions } from './sessions.js';
import { syncRecords } from './sync.js';
import { seesModule, seesRecord } from './users.js';

/** What all operations share. */
export interface ServerState extends Pick<QueryContext, 'traits' | 'countAs'> {
  readonly store: RecordStore;
  readonly sessions: Sessions;
  readonly answers: RecordedAnswers;
  readonly versions: Versions;
}

/** What the login tells of the server. */
export interface Versions {
  readonly version: string;
  readonly vtigerVersion: string;
  readonly tagVersion: string;
}

/** What a request asks for, by name: from the address of a GET, from the body of a POST. */
export type Parameters = Readonly<Record<string, string>>;

type Run<Context> = (parameters: Parameters, state: ServerState, context: Context) => unknown;

/** `method`: sent by the other, every operation breaks PHP down (language reference, section 6). */
export type Operation =
  | { readonly method: Method; readonly needsSession: false; readonly run: Run<{ readonly now: number }> }
  | { readonly method: Method; readonly needsSession: true; readonly run: Run<RecordContext> };

export type Method = 'GET' | 'POST';

const beforeLogin = (method: Method, run: Run<{ readonly now: number }>): Operation => ({
  method,
  needsSession: false,
  run,
});

const afterLogin = (method: Method, run: Run<RecordContext>): Operation => ({
  method,
  needsSession: true,
  run,
});

const get = (parameters: Parameters, name: string): string => parameters[name] ?? '';
const toSeconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

export const operations: ReadonlyMap<string, Operation> = new Map([
  [
    'getchallenge',
    beforeLogin('GET', (parameters, { sessions }, { now }) =>
      sessions.challenge(get(parameters, 'username'), toSeconds(now)),
    ),
  ],
  [
    'login',
    beforeLogin('POST', (parameters, { sessions, versions }, { now }) => {
      const { name, user } = sessions.login(
        get(parameters, 'username'),
        get(parameters, 'accessKey'),
        toSeconds(now),
      );
      return { sessionName: name, userId: user.id, ...versions };
    }),
  ],
  [
    'extendsession',
    // It adopts the session of a browser, by its cookie, and we have none.
    beforeLogin('POST', () => {
      throw new Refusal('AUTHENTICATION_FAILURE', 'Authencation Failed');
    }),
  ],
  [
    'listtypes',
    afterLogin('GET', (_, { store, answers }, { user }) =>
      listTypes(store.schema, answers, (name) => seesModule(user, name)),
    ),
  ],
  [
    'describe',
    afterLogin('GET', (parameters, { store, answers }, { user }) => {
      const module = findModule(store.schema, get(parameters, 'elementType'));
      if (!module) throw denyFor('name');
      if (!seesModule(user, module.name)) throw deny();
      return describeModule(module, store.prefixOf(module.name), answers);
    }),
  ],
  [
    'query',
    afterLogin('GET', (parameters, state, { user }) =>
      runQuery(get(parameters, 'query'), {
        ...state,
        seesModule: (name) => seesModule(user, name),
        seesRecord: (record) => seesRecord(user, record),
      }),
    ),
  ],
  [
    'create',
    afterLogin('POST', (parameters, _, context) =>
      createRecord(get(parameters, 'elementType'), readElement(parameters), context),
    ),
  ],
  ['retrieve', afterLogin('GET', (parameters, _, context) => retrieveRecord(get(parameters, 'id'), context))],
  ['update', afterLogin('POST', (parameters, _, context) => updateRecord(readElement(parameters), context))],
  ['revise', afterLogin('POST', (parameters, _, context) => reviseRecord(readElement(parameters), context))],
  ['delete', afterLogin('POST', (parameters, _, context) => deleteRecord(get(parameters, 'id'), context))],
  ['sync', afterLogin('GET', (parameters, _, context) => syncRecords(parameters, context))],
  [
    'logout',
    afterLogin('POST', (parameters, { sessions }) => {
      sessions.end(get(parameters, 'sessionName'));
      return { message: 'successful' };
    }),
  ],
]);

/** @throws Breakdown for what is no JSON object. */
function readElement(parameters: Parameters): Element {
  try {
    const element: unknown = JSON.parse(get(parameters, 'element'));
    if (typeof element === 'object' && element !== null && !Array.isArray(element)) return element as Element;
  } catch {
    // As below.
  }
  throw new Breakdown('empty');
}
