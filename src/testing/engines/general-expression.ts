import type { GeneralToken } from './general-tokens.js';
import type { TokenList } from './token-list.js';

/** A selected or sorted expression as the general parser sees it: a column, or a text with a function. */
export interface GeneralExpression {
  readonly table: string;
  readonly column: string;
  readonly function: string;
  readonly text: string;
}

/** Reserved words that may stand inside an expression. */
const innerKeywords: ReadonlySet<string> = new Set(
  'AS DUAL NULL REGEXP CASE DIV AND OR XOR NOT MOD'.split(' '),
);

/** `on`: what a single name is. */
type NameRole = 'column' | 'table';

/**
 * Reads one expression up to what ends it: a comma, a reserved word, a bracket of someone else's. Leaves the
 * list at its last token; null where there is none.
 */
export function readExpression(list: TokenList, role: NameRole): GeneralExpression | null {
  return new ExpressionReader(list, role).read();
}

class ExpressionReader {
  readonly #list: TokenList;
  readonly #role: NameRole;
  #names: Record<NameRole, string> = { table: '', column: '' };
  #function = '';
  #alias = '';
  #text = '';
  /** Whether it is more than a name. */
  #isComplex = false;
  #expectsAlias = false;
  #brackets = 0;
  #before: GeneralToken | null = null;

  constructor(list: TokenList, role: NameRole) {
    this.#list = list;
    this.#role = role;
  }

  read(): GeneralExpression | null {
    const list = this.#list;
    for (; !list.isAtDelimiter(); list.index++) {
      const token = list.token;
      if (token.kind === 'blank' || token.kind === 'comment') {
        if (this.#isComplex) this.#text += token.text;
      } else if (this.#ends(token) || !this.#take(token)) {
        break;
      }
    }
    if (this.#expectsAlias) list.complain('An alias was expected.', list.index - 1);
    const text = this.#text.trim();
    if (text === '') return null;
    list.index--;
    return { ...this.#names, function: this.#function, text };
  }

  #ends(token: GeneralToken): boolean {
    if (token.kind === 'keyword') return this.#endsAtKeyword(token);
    if (token.kind !== 'operator') return false;
    if (token.text === ')') return this.#brackets === 0;
    return token.text === ',' && this.#brackets === 0;
  }

  #endsAtKeyword(token: GeneralToken): boolean {
    if (token.isFunction && !this.#expectsAlias) {
      this.#isComplex = true;
      return false;
    }
    if (this.#brackets > 0) return false;
    if (!token.isReserved) return this.#text !== '' && !this.#expectsAlias;
    if (!innerKeywords.has(token.keyword)) return true;
    if (token.keyword !== 'AS') this.#isComplex = true;
    else if (this.#expectsAlias) this.#list.complain('An alias was expected.');
    return false;
  }

  /** False where the expression ends before the token after all. */
  #take(token: GeneralToken): boolean {
    if (token.keyword === 'AS' && this.#brackets === 0) {
      this.#expectsAlias = true;
      return true;
    }
    const isPart = token.kind === 'number' || token.kind === 'boolean' || token.text.startsWith('@');
    if (isPart || (token.kind === 'operator' && token.text !== '.')) this.#isComplex = true;
    if (token.kind === 'operator') this.#countBracket(token);
    const before = this.#before;
    this.#before = token;
    if (this.#expectsAlias || this.#isAlias(token, before)) return this.#setAlias(token);
    if (this.#isComplex) this.#text += token.text;
    else this.#addName(token);
    return true;
  }

  #countBracket({ text }: GeneralToken): void {
    if (text === ')') this.#brackets--;
    if (text !== '(') return;
    this.#brackets++;
    const name = this.#before;
    const isName = name?.kind === 'word' || name?.kind === 'symbol' || name?.isFunction === true;
    if (this.#function === '' && name && isName) this.#function = name.value;
  }

  /** A word after a finished expression, or after a name. */
  #isAlias(token: GeneralToken, before: GeneralToken | null): boolean {
    if (this.#brackets > 0) return false;
    if (!this.#isComplex) return token.text !== '.' && this.#names[this.#role] !== '';
    const isName = token.kind === 'string' || token.kind === 'symbol' || token.kind === 'word';
    if (!isName || token.text.startsWith('@')) return false;
    if (before === null) return true;
    return before.kind === 'operator'
      ? before.text === ')'
      : !(before.kind === 'keyword' && before.isReserved);
  }

  #setAlias(token: GeneralToken): boolean {
    if (this.#alias !== '') {
      this.#list.complain('An alias was previously found.');
      return false;
    }
    this.#alias = token.value;
    this.#expectsAlias = false;
    return true;
  }

  #addName(token: GeneralToken): void {
    this.#text += token.text;
    if (token.text === '.') this.#names = { table: this.#names.column, column: '' };
    else this.#names[this.#role] = token.value;
  }
}
