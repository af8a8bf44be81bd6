import { type GeneralExpression, readExpression } from './general-expression.js';
import type { GeneralToken } from './general-tokens.js';
import type { TokenList } from './token-list.js';

/** A stretch of a where-clause between two connectors, or a connector. */
export interface GeneralCondition {
  readonly text: string;
  readonly isConnector: boolean;
  /** Every word and string in it. */
  readonly identifiers: readonly string[];
}

export interface GeneralSort {
  readonly expression: GeneralExpression;
  readonly isDescending: boolean;
}

export interface GeneralLimit {
  readonly offset: number;
  readonly count: number;
}

// Each reader starts after the keyword of its clause and leaves the list at the last token that it took.

/** Reads expressions between commas. */
export function readExpressions(list: TokenList, role: 'column' | 'table'): readonly GeneralExpression[] {
  const expressions: GeneralExpression[] = [];
  let expectsMore = true;
  for (; !list.isAtDelimiter(); list.index++) {
    const token = list.token;
    if (token.kind === 'blank' || token.kind === 'comment') continue;
    if (token.isReserved && !token.isFunction && token.value !== 'NULL' && token.value !== 'CASE') break;
    if (!expectsMore) {
      if (token.value !== ',') break;
      expectsMore = true;
      continue;
    }
    const expression = readExpression(list, role);
    if (expression === null) break;
    expressions.push(expression);
    expectsMore = false;
  }
  if (expectsMore) list.complain('An expression was expected.');
  list.index--;
  return expressions;
}

const connectors: ReadonlySet<string> = new Set(['&&', '||', 'AND', 'OR', 'XOR']);

/** Reserved words that do not end a where-clause. */
const conditionKeywords: ReadonlySet<string> = new Set(
  'ALL AND BETWEEN EXISTS IF IN INTERVAL IS LIKE MATCH NOT NULL OR REGEXP RLIKE XOR'
    .split(' ')
    .concat('NOT IN', 'NOT NULL'),
);

/**
 * Reads a where-clause. Connectors are found by what a token says, so a string that says `AND` is one; and
 * brackets do not matter to it, they stay in the text of the condition on either side.
 */
export function readConditions(list: TokenList): readonly GeneralCondition[] {
  const splitter = new ConditionSplitter();
  let brackets = 0;
  for (; !list.isAtDelimiter(); list.index++) {
    const token = list.token;
    if (token.kind === 'comment') continue;
    if (splitter.takeConnector(token)) continue;
    if (brackets === 0 && endsConditions(token)) break;
    if (token.text === '(') brackets++;
    if (token.text === ')' && brackets-- === 0) break;
    splitter.add(token);
  }
  list.index--;
  return splitter.finish();
}

class ConditionSplitter {
  readonly #conditions: GeneralCondition[] = [];
  #text = '';
  #identifiers: string[] = [];
  #isBetween = false;

  /** Whether the token is a connector; the `and` of a `between` is none. */
  takeConnector({ value }: GeneralToken): boolean {
    if (!connectors.has(value)) return false;
    if (this.#isBetween && value === 'AND') {
      this.#isBetween = false;
      return false;
    }
    this.#split();
    this.#conditions.push({ text: value, isConnector: true, identifiers: [] });
    return true;
  }

  add(token: GeneralToken): void {
    if (token.keyword === 'BETWEEN') this.#isBetween = true;
    this.#text += token.kind === 'blank' ? ' ' : token.text;
    if (isIdentifier(token)) this.#identifiers.push(token.value);
  }

  finish(): readonly GeneralCondition[] {
    this.#split();
    return this.#conditions;
  }

  /** PHP takes the text `0` for nothing. */
  #split(): void {
    const text = this.#text.trim();
    if (text !== '' && text !== '0')
      this.#conditions.push({ text, isConnector: false, identifiers: this.#identifiers });
    [this.#text, this.#identifiers] = ['', []];
  }
}

const endsConditions = ({ isReserved, isFunction, value }: GeneralToken): boolean =>
  isReserved && !isFunction && !conditionKeywords.has(value);

const isIdentifier = ({ kind, isReserved }: GeneralToken): boolean =>
  kind === 'word' || kind === 'string' || kind === 'symbol' || (kind === 'keyword' && !isReserved);

/** Reads `order by` or `group by`. */
export function readSorts(list: TokenList): readonly GeneralSort[] {
  const sorts: GeneralSort[] = [];
  let expression: GeneralExpression | null = null;
  let isDescending = false;
  const finish = (): void => {
    if (expression) sorts.push({ expression, isDescending });
    [expression, isDescending] = [null, false];
  };
  for (let expectsMore = true; !list.isAtDelimiter(); list.index++) {
    const token = list.token;
    if (token.kind === 'blank' || token.kind === 'comment') continue;
    if (expectsMore) {
      expression = readExpression(list, 'column');
      expectsMore = false;
    } else if (token.keyword === 'ASC' || token.keyword === 'DESC') {
      isDescending = token.keyword === 'DESC';
    } else if (token.text === ',') {
      finish();
      expectsMore = true;
    } else {
      break;
    }
  }
  finish();
  list.index--;
  return sorts;
}

/** Reads a limit: 0 where a number is missing. */
export function readLimit(list: TokenList): GeneralLimit {
  let [offset, count, isOffset] = [0, 0, false];
  for (; !list.isAtDelimiter(); list.index++) {
    const token = list.token;
    if (token.kind === 'blank' || token.kind === 'comment') continue;
    if (token.keyword === 'OFFSET') {
      if (isOffset) list.complain('An offset was expected.');
      isOffset = true;
    } else if (token.text === ',') {
      [offset, count] = [count, 0];
    } else if (token.kind !== 'number') {
      break;
    } else if (isOffset) {
      [offset, isOffset] = [readNumber(token.text), false];
    } else {
      count = readNumber(token.text);
    }
  }
  if (isOffset) list.complain('An offset was expected.', list.index - 1);
  list.index--;
  return { offset, count };
}

function readNumber(text: string): number {
  const number = Number(text.replaceAll('--', '').replace(/^\++/, ''));
  return Number.isNaN(number) ? 0 : number;
}
