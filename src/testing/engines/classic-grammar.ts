import { Refusal } from '../refusal.js';
import { type ClassicKind, ClassicLexer, type ClassicLexis, type ClassicToken } from './classic-tokens.js';

interface State {
  /** The tokens that the grammar takes here, and where each leads. */
  readonly next: Readonly<Partial<Record<ClassicKind, StateName>>>;
  /** What the message names as expected, which is not always what would be taken. */
  readonly expected: string;
  /** The same where a semicolon stands. */
  readonly expectedAtEnd?: string;
}

type StateName =
  | 'start'
  | 'first column'
  | 'count'
  | 'count bracket'
  | 'count star'
  | 'after star'
  | 'after column'
  | 'next column'
  | 'table'
  | 'after table'
  | 'where'
  | 'connector'
  | 'field'
  | 'operator'
  | 'list'
  | 'list value'
  | 'list comma'
  | 'value'
  | 'value comma'
  | 'after list'
  | 'order by'
  | 'sort field'
  | 'sort comma'
  | 'direction'
  | 'limit'
  | 'limit value'
  | 'limit comma'
  | 'after limit'
  | 'end'
  | 'accepted';

const endings = { LIMIT: 'limit', SEMICOLON: 'end' } as const;
const afterCondition = {
  LOGICAL_AND: 'connector',
  LOGICAL_OR: 'connector',
  ORDERBY: 'order by',
  ...endings,
} as const;
const columnEndings = { FRM: 'table', COMMA: 'next column' } as const;
const operators = 'EQ,LT,GT,LTE,GTE,NE,IN,LIKE';

/**
 * The original grammar, as the states between its tokens. A state that reduces by default is named by where
 * that leads, so most messages expect a SEMICOLON or, from inside the column list, a SELECT.
 */
const states: Readonly<Record<StateName, State>> = {
  start: { next: { SELECT: 'first column' }, expected: 'SELECT' },
  'first column': {
    next: { ASTERISK: 'after star', COUNT: 'count', COLUMNNAME: 'after column' },
    expected: 'COLUMNNAME',
  },
  count: { next: { PARENOPEN: 'count bracket' }, expected: 'PARENOPEN' },
  'count bracket': { next: { ASTERISK: 'count star' }, expected: 'ASTERISK' },
  'count star': { next: { PARENCLOSE: 'after column' }, expected: 'PARENCLOSE' },
  'after star': { next: columnEndings, expected: 'FRM,COMMA' },
  'after column': { next: columnEndings, expected: 'SELECT' },
  'next column': { next: { COLUMNNAME: 'after column' }, expected: 'SELECT' },
  table: { next: { TABLENAME: 'after table' }, expected: 'TABLENAME' },
  'after table': { next: { WHERE: 'where', ORDERBY: 'order by', ...endings }, expected: 'SEMICOLON' },
  where: { next: { COLUMNNAME: 'field' }, expected: 'COLUMNNAME' },
  connector: { next: { COLUMNNAME: 'field' }, expected: 'SEMICOLON', expectedAtEnd: 'COLUMNNAME' },
  field: {
    next: Object.fromEntries(operators.split(',').map((kind) => [kind, 'operator'])),
    expected: operators,
  },
  operator: { next: { PARENOPEN: 'list', VALUE: 'value' }, expected: 'VALUE' },
  list: { next: { VALUE: 'list value' }, expected: 'VALUE' },
  'list value': { next: { COMMA: 'list comma', PARENCLOSE: 'after list' }, expected: 'SEMICOLON' },
  'list comma': { next: { VALUE: 'list value' }, expected: 'VALUE' },
  value: { next: { COMMA: 'value comma', ...afterCondition }, expected: 'SEMICOLON' },
  'value comma': { next: { VALUE: 'value' }, expected: 'SEMICOLON' },
  'after list': { next: afterCondition, expected: 'SEMICOLON' },
  'order by': { next: { COLUMNNAME: 'sort field' }, expected: 'COLUMNNAME' },
  'sort field': {
    next: { COMMA: 'sort comma', ASC: 'direction', DESC: 'direction', ...endings },
    expected: 'SEMICOLON',
  },
  'sort comma': { next: { COLUMNNAME: 'sort field' }, expected: 'SEMICOLON' },
  direction: { next: endings, expected: 'SEMICOLON' },
  limit: { next: { VALUE: 'limit value' }, expected: 'VALUE' },
  'limit value': { next: { COMMA: 'limit comma', SEMICOLON: 'end' }, expected: 'SEMICOLON' },
  'limit comma': { next: { VALUE: 'after limit' }, expected: 'VALUE' },
  'after limit': { next: { SEMICOLON: 'end' }, expected: 'SEMICOLON' },
  end: { next: { 'End of Input': 'accepted' }, expected: '' },
  accepted: { next: {}, expected: '' },
};

/** The tokens of a query that the grammar takes, each with the state that it led to. */
export interface ClassicQuery {
  readonly columns: readonly string[];
  readonly conditions: ClassicConditions;
  readonly sort: readonly string[];
  readonly isDescending: boolean;
  readonly limit: readonly string[];
}

/** Side by side, as the server collects them: what is missing in one shifts it against the others. */
export interface ClassicConditions {
  readonly fields: readonly string[];
  readonly operators: readonly string[];
  readonly values: readonly (string | readonly string[])[];
  readonly connectors: readonly string[];
}

/** @throws Refusal with the server's message for what the grammar does not take; what the lexer throws. */
export function parseClassic(text: string, lexis: ClassicLexis): ClassicQuery {
  const lexer = new ClassicLexer(text, lexis);
  const collector = new Collector();
  let state: StateName = 'start';
  let shown = '';
  while (state !== 'accepted') {
    const token = lexer.next();
    const next: StateName | undefined = states[state].next[token.kind];
    if (next === undefined) throw createSyntaxError(state, token, shown);
    collector.collect(next, token);
    state = next;
    shown = token.text;
  }
  return collector;
}

/** At the end the message shows the last token once more. */
function createSyntaxError(state: StateName, { kind, text, line }: ClassicToken, last: string): Refusal {
  const isEnd = kind === 'End of Input';
  if (state === 'after table' && !isEnd)
    return new Refusal('QUERY_SYNTAX_ERROR', 'There is an syntax error in query');
  const [shown, value] = isEnd ? [last, '0'] : [text, text];
  const { expected, expectedAtEnd = expected } = states[state];
  return new Refusal(
    'QUERY_SYNTAX_ERROR',
    `Syntax Error on line ${line}: token '${shown}' Unexpected ${kind}(${value}), expected one of: ${kind === 'SEMICOLON' ? expectedAtEnd : expected}`,
  );
}

const spellings: Readonly<Partial<Record<ClassicKind, string>>> = {
  EQ: '=',
  LT: '<',
  GT: '>',
  LTE: '<=',
  GTE: '>=',
  NE: '!=',
  IN: 'IN',
  LIKE: 'LIKE',
};

/** Where the text of a token goes, by the state that it leads to. */
const lists: Readonly<Partial<Record<StateName, 'columns' | 'fields' | 'connectors' | 'sort' | 'limit'>>> = {
  'after star': 'columns',
  'after column': 'columns',
  field: 'fields',
  connector: 'connectors',
  'sort field': 'sort',
  'limit value': 'limit',
  'after limit': 'limit',
};

class Collector implements ClassicQuery, ClassicConditions {
  readonly columns: string[] = [];
  readonly fields: string[] = [];
  readonly operators: string[] = [];
  readonly values: (string | readonly string[])[] = [];
  readonly connectors: string[] = [];
  readonly sort: string[] = [];
  readonly limit: string[] = [];
  isDescending = false;
  /** Whether the next value is the first of its condition. */
  #isNewValue = true;

  get conditions(): ClassicConditions {
    return this;
  }

  collect(state: StateName, { kind, text }: ClassicToken): void {
    if (state === 'field') this.#isNewValue = true;
    if (state === 'value' || state === 'list value') this.#addValue(text);
    if (state === 'operator') this.operators.push(spellings[kind] ?? '');
    if (state === 'direction') this.isDescending = kind === 'DESC';
    if (state === 'count star') this.columns.push('count(*)');
    const list = kind === 'PARENCLOSE' ? undefined : lists[state];
    if (list) this[list].push(text);
  }

  /** PHP takes the text `0` for nothing: a list that starts with it falls apart. */
  #addValue(text: string): void {
    const last = this.values.at(-1);
    const operator = this.operators[this.values.length - 1];
    if (this.#isNewValue || operator !== 'IN' || last === undefined || last === '0') {
      this.values.push(text);
    } else {
      this.values[this.values.length - 1] = [...(typeof last === 'string' ? [last] : last), text];
    }
    this.#isNewValue = false;
  }
}
