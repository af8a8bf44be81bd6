import { hideControls } from '../text/hide-controls.js';
import { ClientError } from './client-error.js';
import { orAborted } from './deadline.js';
import type { Signal } from './platform.js';
import { readAnswer } from './read-answer.js';
import { sessionCodes } from './refusals.js';
import { type RetryOptions, retry } from './retry.js';
import type { Login, LoginInfo, Session } from './session.js';
import type { Transport } from './transport.js';
import type { ClientWarning, WarningCode } from './warnings.js';

/** A request without its session. */
export interface Call {
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  readonly parameters: Readonly<Record<string, string>>;
}

export interface ConnectionOptions extends RetryOptions {
  readonly transport: Transport;
  readonly session: Session;
  readonly onWarning: ((warning: ClientWarning) => void) | undefined;
}

/** Requests within a session: logs in, repeats what is safe to repeat, logs in again once. */
export class Connection {
  readonly #options: ConnectionOptions;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  warn(code: WarningCode, message: string, data: ClientWarning['data'] = {}): void {
    this.#options.onWarning?.({ code, message: hideControls(message), data });
  }

  async logIn(signal: Signal | undefined): Promise<LoginInfo> {
    const { info } = await orAborted('login', signal, this.#options.session.open());
    return info;
  }

  /**
   * The `result` of an operation. A GET is repeated where that may help; a POST never, but where the server did not
   * know the session, and so did nothing.
   */
  async call(call: Call, signal: Signal | undefined): Promise<unknown> {
    const { session } = this.#options;
    const login = session.open();
    try {
      return await this.#send(call, login, signal);
    } catch (error) {
      if (!isSessionLost(error)) throw error;
      session.drop(login);
      return await this.#send(call, session.open(), signal);
    }
  }

  /** Ends the session on the server, if there is one. The next call would log in anew. */
  async logOut(signal: Signal | undefined): Promise<void> {
    const { session } = this.#options;
    const login = session.current;
    if (!login) return;
    try {
      await this.#send({ operation: 'logout', method: 'POST', parameters: {} }, login, signal);
    } catch (error) {
      // It has ended already.
      if (!isSessionLost(error)) throw error;
    } finally {
      session.drop(login);
    }
  }

  async #send(call: Call, login: Promise<Login>, signal: Signal | undefined): Promise<unknown> {
    const { operation, method, parameters } = call;
    const { session, transport } = this.#options;
    const { sessionName } = await orAborted(operation, signal, login);
    const request = { operation, method, parameters: { ...parameters, sessionName } };
    const attempt = async (): Promise<unknown> =>
      readAnswer(operation, await transport(request, signal), session.redact);
    return method === 'GET' ? retry(operation, this.#options, signal, attempt) : attempt();
  }
}

const isSessionLost = (error: unknown): boolean =>
  error instanceof ClientError && sessionCodes.has(error.serverCode ?? '');
