import type { GeneralToken } from './general-tokens.js';

/** Something the general parser has to say, and the token it points to. */
export interface Complaint {
  readonly message: string;
  readonly at: number;
}

/** The tokens of a text, a place among them, and what was complained about. The last is a delimiter. */
export class TokenList {
  index = 0;
  readonly complaints: Complaint[] = [];
  readonly #tokens: readonly GeneralToken[];

  constructor(tokens: readonly GeneralToken[]) {
    this.#tokens = tokens;
  }

  get length(): number {
    return this.#tokens.length;
  }

  get token(): GeneralToken {
    return this.tokenAt(this.index);
  }

  tokenAt(index: number): GeneralToken {
    const token = this.#tokens[Math.min(index, this.#tokens.length - 1)];
    if (!token) throw new RangeError('A list of tokens ends with a delimiter.');
    return token;
  }

  isAtDelimiter(): boolean {
    return this.token.kind === 'delimiter';
  }

  complain(message: string, index = this.index): void {
    this.complaints.push({ message, at: this.tokenAt(index).at });
  }
}
