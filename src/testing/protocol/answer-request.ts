import { Breakdown, Refusal } from '../refusal.js';
import {
  type Answer,
  createBreakdown,
  createRefusal,
  createResult,
  createUnknownOperation,
  emptyAnswer,
  type Statuses,
} from './answer.js';
import { type Method, type Operation, operations, type Parameters, type ServerState } from './operations.js';

/** A request of the web service, whatever it came over. */
export interface ServiceRequest {
  readonly method: string;
  /** In lower case, as the server reads it; empty where there is none. */
  readonly operation: string;
  readonly parameters: Parameters;
}

export interface ServiceOptions {
  readonly statuses: Statuses;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The answer to a request, or null where the server spins and none comes. Never throws for any request. */
export function answerRequest(
  { method, operation: name, parameters }: ServiceRequest,
  state: ServerState,
  { statuses, now }: ServiceOptions,
): Answer | null {
  const operation = operations.get(name);
  if (!operation) return createUnknownOperation(statuses);
  if (method !== (operation.method satisfies Method)) return emptyAnswer;
  try {
    return createResult(run(operation, parameters, state, now));
  } catch (error) {
    if (error instanceof Refusal) return createRefusal(error, statuses);
    if (error instanceof Breakdown) return createBreakdown(error);
    throw error;
  }
}

function run(operation: Operation, parameters: Parameters, state: ServerState, now: number): unknown {
  if (!operation.needsSession) return operation.run(parameters, state, { now });
  const name = parameters['sessionName'] ?? '';
  if (name === '' || name.toLowerCase() === 'null')
    throw new Refusal('AUTHENTICATION_REQUIRED', 'Authencation required');
  const user = state.sessions.use(name, Math.floor(now / 1000));
  return operation.run(parameters, state, { store: state.store, user, now });
}
