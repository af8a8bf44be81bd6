import type { Dialect, ServerLimits } from '../../dialect/dialect.js';
import { trimEnd } from '../../text/trim-end.js';
import { createSqlSyntaxError, markColumn, SqlError } from '../database/sql-tokens.js';
import type { QueriedModule, SortKey, SqlCondition, Statement } from '../database/statement.js';
import { Refusal } from '../refusal.js';
import { type ClassicQuery, parseClassic } from './classic-grammar.js';
import type { Engine } from './engine.js';
import { tableOf } from './field-tables.js';

/** The original engine: what it reads it pastes into SQL, field names apart (language reference, section 3). */
export function createClassicEngine({ writing, limits }: Dialect): Engine {
  const lexis = { takesEmptyString: writing.emptyString, maxStringBytes: writing.maxLiteralBytes };
  return (text, module) => {
    const query = parseClassic(text, lexis);
    refuseUnjoined(query, module);
    const columns = readColumns(query, module);
    const where = readWhere(query, module, lexis.takesEmptyString);
    const order = readOrder(query, module, columns);
    return { columns, where, group: [], order, ...readLimit(query.limit, limits) };
  };
}

/** What no query can join is known all the same, so that only the database refuses it. */
function refuseUnjoined({ columns, conditions }: ClassicQuery, module: QueriedModule): void {
  const unjoined = [...columns, ...conditions.fields].find((name) => module.unjoined.has(name));
  if (unjoined !== undefined || !module.isQueryable)
    throw new SqlError(`Unknown column '${unjoined ?? module.name}' in 'SELECT'`);
}

function readColumns({ columns }: ClassicQuery, { fields }: QueriedModule): Statement['columns'] {
  if (columns.includes('*')) return 'all';
  if (columns.includes('count(*)')) return 'count';
  for (const column of columns) {
    if (!fields.has(column))
      throw new Refusal('ACCESS_DENIED', `Permission to access '.${column}.' attribute denied.`);
  }
  return columns;
}

function readWhere(
  { conditions }: ClassicQuery,
  { fields }: QueriedModule,
  emptyMeansNull: boolean,
): SqlCondition | null {
  const { fields: names, operators, values, connectors } = conditions;
  if (names.length === 0) return null;
  if (names.length !== values.length || operators.length !== connectors.length + 1)
    throw new Refusal('QUERY_SYNTAX_ERROR', 'columns data inappropriate');
  const parts = names.map((name, i) => {
    const field = fields.get(name);
    if (!field) throw new Refusal('ACCESS_DENIED', `Permission to access ${name} attribute denied.`);
    const type = name === 'id' ? 'id' : field.type.name;
    const pasted = spellValue(values[i] ?? '', operators[i] ?? '', type);
    const paste = emptyMeansNull && pasted === "''" ? pasteEmpty : pasteValue;
    return `${paste(markColumn(name), operators[i] ?? '', pasted)} ${connectors[i] ?? ''} `;
  });
  return { sql: `(${parts.join('')})`, parameters: null };
}

const pasteValue = (column: string, operator: string, value: string): string =>
  `${column} ${operator} ${value}`;

/** `''`, which only berlicrm-classic reads, asks for NULL, too. */
function pasteEmpty(column: string, operator: string): string {
  const [connector, not] = operator === '!=' ? ['AND', 'NOT'] : ['OR', ''];
  return `(${column} ${operator} '' ${connector} ${column} IS ${not} NULL)`;
}

type Spelt = string | readonly string[];

function spellValue(value: Spelt, operator: string, type: string): string {
  const spelt = spellIds(value, operator, type);
  if (typeof spelt !== 'string') return `(${spelt.join(',')})`;
  return operator === 'IN' ? `(${spelt})` : spelt;
}

function spellIds(value: Spelt, operator: string, type: string): Spelt {
  if (type === 'reference') {
    if (value === "''") return value;
    const values = typeof value === 'string' ? [value] : value;
    if (!values.every((one) => one.includes('x')))
      throw new Refusal('INVALID_ID_ATTRIBUTE', 'Id specified is incorrect');
  } else if (type !== 'id' && type !== 'owner') {
    return value;
  }
  if (typeof value !== 'string') return value.map(cutId);
  return operator === 'LIKE' ? `'${cutId(value)}'` : cutId(value);
}

/** What stands after the first `x`, unquoted; nothing where there is no `x`. */
function cutId(value: string): string {
  return trimEnd(value.replace(/^['"]+/, ''), `'"`).split('x')[1] ?? '';
}

/** Only the tables of the fields that the query selects or asks about are joined, and the base tables. */
function readOrder(
  { sort, isDescending, conditions }: ClassicQuery,
  module: QueriedModule,
  columns: Statement['columns'],
): readonly SortKey[] {
  const selected = columns === 'all' ? [...module.fields.keys()] : columns === 'count' ? [] : columns;
  const joined = new Set([...selected, ...conditions.fields].map((field) => tableOf(module.name, field)));
  return sort.map((field, i) => {
    const table = tableOf(module.name, field);
    if (!module.fields.has(field)) throw createSqlSyntaxError(`${markColumn(field)}.`, 0);
    if (table !== null && !joined.has(table))
      throw new SqlError(`Unknown column '${table}.${field}' in 'ORDER BY'`);
    return { field, isDescending: isDescending && i === sort.length - 1 };
  });
}

/** The count is cut, the offset is not. */
function readLimit(
  limit: readonly string[],
  { defaultCount, maxCount }: ServerLimits,
): Pick<Statement, 'offset' | 'count'> {
  const offset = readNumber(limit.length > 1 ? (limit[0] ?? '') : '0');
  const count = limit.at(-1);
  if (count === undefined) return { offset, count: defaultCount };
  return { offset, count: maxCount !== null && isAbove(count, maxCount) ? maxCount : readNumber(count) };
}

function readNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw createSqlSyntaxError(text, 0);
  return Number(text);
}

/** PHP compares what is no number as text, so that most words are above a hundred. */
function isAbove(text: string, most: number): boolean {
  const isNumeric = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(text);
  return isNumeric ? Number(text) > most : text > String(most);
}
