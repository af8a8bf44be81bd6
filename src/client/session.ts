import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { ClientError } from './client-error.js';
import { readAnswer } from './read-answer.js';
import { type RetryOptions, retry } from './retry.js';
import type { Transport, WireRequest } from './transport.js';

export interface Credentials {
  readonly username: string;
  readonly accessKey: string;
}

/** What the login tells of the user and the server. */
export interface LoginInfo {
  /** The id of the user: `19x1`. */
  readonly userId: string;
  /** Of the web service; `''` where the server does not tell. */
  readonly version: string;
  readonly vtigerVersion: string;
}

export interface Login {
  readonly sessionName: string;
  readonly info: LoginInfo;
}

/**
 * One session of one user, shared by all calls: a second challenge voids the first (language reference, section 6),
 * so that parallel logins fail. Secrets live here only, in private fields.
 */
export class Session {
  readonly #credentials: Credentials;
  readonly #transport: Transport;
  readonly #retry: RetryOptions;
  readonly #secrets = new Set<string>();
  #login: Promise<Login> | undefined;

  constructor(credentials: Credentials, transport: Transport, retryOptions: RetryOptions) {
    this.#credentials = credentials;
    this.#transport = transport;
    this.#retry = retryOptions;
    this.#secrets.add(credentials.accessKey);
  }

  /** Takes every secret that has been seen out of a text. */
  readonly redact = (text: string): string => {
    let clean = text;
    for (const secret of this.#secrets) clean = clean.replaceAll(secret, '…');
    return clean;
  };

  /** The login, begun by the first who asks. It goes on for the others when one of them stops waiting. */
  open(): Promise<Login> {
    if (!this.#login) {
      const login = retry('login', this.#retry, undefined, () => this.#logIn());
      this.#login = login;
      login.catch(() => this.drop(login));
    }
    return this.#login;
  }

  /** The login that is there or under way. */
  get current(): Promise<Login> | undefined {
    return this.#login;
  }

  /** Forgets a login, unless another has taken its place already. */
  drop(login: Promise<Login>): void {
    if (this.#login === login) this.#login = undefined;
  }

  async #logIn(): Promise<Login> {
    const { username, accessKey } = this.#credentials;
    const challenge = await this.#ask({ operation: 'getchallenge', method: 'GET', parameters: { username } });
    const token = this.#keep(challenge, 'token', 'getchallenge');
    const digest = bytesToHex(md5(utf8ToBytes(token + accessKey)));
    this.#secrets.add(digest);
    const result = await this.#ask({
      operation: 'login',
      method: 'POST',
      parameters: { username, accessKey: digest },
    });
    const sessionName = this.#keep(result, 'sessionName', 'login');
    const read = (key: string): string => readKey(result, key) ?? '';
    const info = {
      userId: read('userId'),
      version: read('version'),
      vtigerVersion: read('vtigerVersion'),
    };
    return { sessionName, info };
  }

  async #ask(request: WireRequest): Promise<unknown> {
    return readAnswer(request.operation, await this.#transport(request, undefined), this.redact);
  }

  /** A secret of an answer. */
  #keep(result: unknown, key: string, operation: string): string {
    const secret = readKey(result, key);
    if (!secret) {
      throw new ClientError('unexpected-answer', `The answer to the ${operation} has no ${key}.`, {
        operation,
      });
    }
    this.#secrets.add(secret);
    return secret;
  }
}

function readKey(result: unknown, key: string): string | undefined {
  const value = (result as Readonly<Record<string, unknown>> | null | undefined)?.[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
