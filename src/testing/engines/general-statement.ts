import { Breakdown } from '../refusal.js';
import {
  type GeneralCondition,
  type GeneralLimit,
  type GeneralSort,
  readConditions,
  readExpressions,
  readLimit,
  readSorts,
} from './general-clauses.js';
import type { GeneralExpression } from './general-expression.js';
import { clauseKeywords, statementKeywords } from './general-keywords.js';
import { lexGeneral } from './general-tokens.js';
import { type Complaint, TokenList } from './token-list.js';

/** A `select`, as far as the server uses it. */
export interface GeneralSelect {
  readonly columns: readonly GeneralExpression[];
  readonly from: readonly GeneralExpression[];
  readonly where: readonly GeneralCondition[];
  readonly group: readonly GeneralSort[];
  readonly order: readonly GeneralSort[];
  readonly limit: GeneralLimit | null;
}

export interface ParsedGeneral {
  /** Null where the text holds no statement. */
  readonly select: GeneralSelect | null;
  /** The first complaint, as the server words it, or null. */
  readonly complaint: Complaint | null;
}

/**
 * Parses text as the general SQL parser does: statement after statement, of which the server runs the first;
 * it stops for nothing, and the first complaint counts.
 *
 * @throws Breakdown where the parser needs parts that the server lacks.
 */
export function parseGeneral(text: string): ParsedGeneral {
  const { tokens, error } = lexGeneral(text);
  if (error !== null) return { select: null, complaint: { message: error, at: -1 } };
  const list = new TokenList(tokens);
  const selects: GeneralSelect[] = [];
  for (; list.index < list.length; list.index++) {
    const { kind, keyword } = list.token;
    if (kind !== 'keyword') {
      if (!['comment', 'blank', 'operator', 'delimiter'].includes(kind))
        list.complain('Unexpected beginning of statement.');
    } else if (keyword === 'SELECT' || keyword === 'DELETE') {
      // The server runs nothing but selects, so that a delete becomes one of no columns.
      selects.push(new SelectReader(list).read());
    } else if (statementKeywords.has(keyword)) {
      throw new Breakdown('empty');
    } else if (!isUnion(keyword)) {
      list.complain('Unrecognized statement type.');
      while (!list.isAtDelimiter()) list.index++;
    }
  }
  return { select: selects[0] ?? null, complaint: list.complaints[0] ?? null };
}

const isUnion = (keyword: string): boolean => keyword.startsWith('UNION');

/** The clauses that keep their place, in order. */
const clauseOrder = ['SELECT', 'FROM', 'WHERE', 'GROUP BY', 'HAVING', 'ORDER BY', 'LIMIT'];

const selectOptions: ReadonlySet<string> = new Set(
  'ALL DISTINCT DISTINCTROW HIGH_PRIORITY STRAIGHT_JOIN SQL_CALC_FOUND_ROWS'.split(' '),
);

class SelectReader implements GeneralSelect {
  columns: readonly GeneralExpression[] = [];
  from: readonly GeneralExpression[] = [];
  where: readonly GeneralCondition[] = [];
  group: readonly GeneralSort[] = [];
  order: readonly GeneralSort[] = [];
  limit: GeneralLimit | null = null;
  readonly #list: TokenList;
  readonly #seen = new Set<string>();
  readonly #start: number;

  constructor(list: TokenList) {
    this.#list = list;
    this.#start = list.index;
  }

  read(): GeneralSelect {
    const list = this.#list;
    for (; !list.isAtDelimiter(); list.index++) {
      const { kind, keyword } = list.token;
      if (kind === 'blank' || kind === 'comment') continue;
      if (kind !== 'keyword') list.complain('Unexpected token.');
      else if (isUnion(keyword) || !this.#readClause(keyword)) break;
    }
    list.index--;
    this.#checkOrder();
    return this;
  }

  /** False where the statement ends before the keyword. */
  #readClause(keyword: string): boolean {
    const list = this.#list;
    const isClause = clauseKeywords.has(keyword) || (keyword === 'DELETE' && list.index === this.#start);
    if (!isClause && !statementKeywords.has(keyword)) {
      list.complain('Unrecognized keyword.');
      return true;
    }
    if (this.#seen.has(keyword)) {
      list.complain('This type of clause was previously parsed.');
      return false;
    }
    this.#seen.add(keyword);
    if (!isClause) {
      list.complain('A new statement was found, but no delimiter between it and the previous one.');
      return false;
    }
    list.index++;
    this.#readBody(keyword);
    return true;
  }

  #readBody(keyword: string): void {
    const list = this.#list;
    switch (keyword) {
      case 'SELECT':
        this.#skipOptions();
        this.columns = readExpressions(list, 'column');
        return;
      case 'FROM':
        this.from = readExpressions(list, 'table');
        return;
      case 'WHERE':
        this.where = readConditions(list);
        return;
      case 'HAVING':
        readConditions(list);
        return;
      case 'DELETE':
        list.index--;
        return;
      case 'GROUP BY':
        this.group = readSorts(list);
        return;
      case 'ORDER BY':
        this.order = readSorts(list);
        return;
      case 'LIMIT':
        this.limit = readLimit(list);
        return;
      default:
        throw new Breakdown('empty');
    }
  }

  #skipOptions(): void {
    const list = this.#list;
    const isSkipped = (): boolean =>
      list.token.kind === 'blank' || list.token.kind === 'comment' || selectOptions.has(list.token.keyword);
    while (isSkipped()) list.index++;
  }

  /** Where the keyword stands outside brackets, whether or not it was read as a clause; -1 for nowhere. */
  #findClause(keyword: string): number {
    let brackets = 0;
    for (let index = this.#start; index <= this.#list.index; index++) {
      const token = this.#list.tokenAt(index);
      if (token.text === '(') brackets++;
      if (token.text === ')') brackets--;
      if (brackets === 0 && token.keyword === keyword) return index;
    }
    return -1;
  }

  #checkOrder(): void {
    const places = clauseOrder.map((clause) => this.#findClause(clause)).filter((place) => place >= 0);
    const late = places.find((place, i) => place < (places[i - 1] ?? 0));
    if (late !== undefined) this.#list.complain('Unexpected ordering of clauses.', late);
  }
}
