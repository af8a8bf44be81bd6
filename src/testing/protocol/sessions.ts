import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Refusal } from '../refusal.js';
import type { KnownUser } from './users.js';

interface Challenge {
  readonly token: string;
  /** Seconds since the epoch. */
  readonly expires: number;
}

interface Session {
  readonly user: KnownUser;
  readonly lastUsed: number;
}

export interface ChallengeResult {
  readonly token: string;
  readonly serverTime: number;
  readonly expireTime: number;
}

const challengeSeconds = 300;

/** Who is logged in. Times are seconds since the epoch. */
export class Sessions {
  readonly #users: ReadonlyMap<string, KnownUser>;
  readonly #idleSeconds: number;
  readonly #challenges = new Map<string, Challenge>();
  readonly #sessions = new Map<string, Session>();
  #counter = 0;

  constructor(users: readonly KnownUser[], idleSeconds: number) {
    this.#users = new Map(users.map((user) => [user.username, user]));
    this.#idleSeconds = idleSeconds;
  }

  /** A user has one token: the next voids it. Who is unknown gets one, too. */
  challenge(username: string, now: number): ChallengeResult {
    const token = this.#createToken(13);
    const expires = now + challengeSeconds;
    this.#challenges.set(username, { token, expires });
    return { token, serverTime: now, expireTime: expires };
  }

  /** @throws Refusal for an unknown user, a token that is not the last or too old, and a wrong key. */
  login(
    username: string,
    accessKey: string,
    now: number,
  ): { readonly name: string; readonly user: KnownUser } {
    const user = this.#users.get(username.trim());
    const challenge = this.#challenges.get(username.trim());
    if (!user || !challenge || challenge.expires < now)
      throw new Refusal('INVALID_AUTH_TOKEN', 'Specified token is invalid or expired');
    if (bytesToHex(md5(utf8ToBytes(challenge.token + user.accessKey))) !== accessKey)
      throw new Refusal('INVALID_USER_CREDENTIALS', 'Invalid username or password');
    return { name: this.open(user, now), user };
  }

  /** The name of a new session. */
  open(user: KnownUser, now: number): string {
    const name = this.#createToken(21);
    this.#sessions.set(name, { user, lastUsed: now });
    return name;
  }

  findUser(username: string): KnownUser | undefined {
    return this.#users.get(username);
  }

  /** @throws Refusal where there is no such session, or it idled too long. */
  use(name: string, now: number): KnownUser {
    const session = this.#sessions.get(name);
    if (!session || session.lastUsed + this.#idleSeconds < now) {
      this.#sessions.delete(name);
      throw new Refusal('INVALID_SESSIONID', 'Session Identifier provided is Invalid');
    }
    this.#sessions.set(name, { ...session, lastUsed: now });
    return session.user;
  }

  end(name: string): void {
    this.#sessions.delete(name);
  }

  endAll(): void {
    this.#sessions.clear();
  }

  /** Hexadecimal like a server's, but the same in each run. */
  #createToken(length: number): string {
    this.#counter++;
    return bytesToHex(md5(utf8ToBytes(`token ${this.#counter}`))).slice(0, length);
  }
}
