import { createSqlSyntaxError, markColumn, SqlError } from '../database/sql-tokens.js';
import type { QueriedModule, SqlCondition, Statement } from '../database/statement.js';
import { denyFor } from '../refusal.js';
import type { Engine } from './engine.js';
import type { GeneralCondition, GeneralLimit, GeneralSort } from './general-clauses.js';
import type { GeneralExpression } from './general-expression.js';
import { type GeneralSelect, parseGeneral } from './general-statement.js';
import type { Complaint } from './token-list.js';

/**
 * The engine of berliCRM since October 2021: a general SQL parser, whose pieces are put into a prepared
 * statement by searching for them in the text of the condition (language reference, section 3).
 */
export const readGeneral: Engine = (text, module) => {
  const { select, complaint } = parseGeneral(text);
  if (complaint !== null) throw new SqlError(wordComplaint(complaint, text));
  const from = select?.from[0];
  if (!select || !from) throw denyFor('name');
  if (from.table !== from.text) throw new SqlError('Missing WHERE-Keyword');
  const columns = readColumns(select, module);
  const group = select.group.map((item) => readSortField('GROUP BY', item, module));
  const order = select.order.map((item) => ({
    field: readSortField('ORDER BY', item, module),
    isDescending: item.isDescending,
  }));
  const where = readWhere(select.where, module);
  return { columns, where, group, order, ...readLimit(select.limit) };
};

/** The parser counts characters, what cuts the text counts bytes. */
function wordComplaint({ message, at }: Complaint, text: string): string {
  if (at < 0) return `${message}\n`;
  const start = [...text.slice(0, at)].length;
  const near = new TextDecoder().decode(new TextEncoder().encode(text).slice(start, start + 30));
  return `${message}\nError near: ${near}`;
}

/** Names that are no field are dropped without a word. */
function readColumns({ columns }: GeneralSelect, { fields }: QueriedModule): Statement['columns'] {
  if (columns.some((column) => column.function.toLowerCase() === 'count')) return 'count';
  if (columns.some(isStar)) return 'all';
  return columns.map(({ column }) => column).filter((name) => fields.has(name));
}

const isStar = ({ column, text }: GeneralExpression): boolean => column === '' && text === '*';

function readSortField(clause: string, { expression }: GeneralSort, { fields }: QueriedModule): string {
  if (fields.has(expression.column)) return expression.column;
  throw new SqlError(`Invalid field found in ${clause}: ${expression.column}`);
}

function readWhere(conditions: readonly GeneralCondition[], module: QueriedModule): SqlCondition | null {
  if (conditions.length === 0) return null;
  const parameters: string[] = [];
  const parts = conditions.map((condition) =>
    condition.isConnector ? ` ${condition.text} ` : bindValues(condition, module, parameters),
  );
  return { sql: `(${parts.join('')})`, parameters };
}

/**
 * Puts a `?` for each value. The first word counts as the field, the others as values, and one is found again
 * by its text between quotes: spelt otherwise (`''`, a backslash, `"`) it stays, and then there are more
 * values than `?`.
 */
function bindValues(
  { text, identifiers }: GeneralCondition,
  { fields }: QueriedModule,
  parameters: string[],
): string {
  const [name, ...values] = identifiers;
  if (name === undefined) return text;
  const field = fields.get(name);
  if (!field) throw new SqlError(`Invalid field found in WHERE: ${name}`);
  const holdsId = name === 'id' || field.type.name === 'reference' || field.type.name === 'owner';
  let sql = text.replace(name, () => markColumn(name));
  for (const value of values) {
    const spelt = sql.includes("\\'") ? value.replaceAll("'", "\\'") : value;
    sql = sql.replaceAll(`'${spelt}'`, '?');
    parameters.push(holdsId ? value.slice(value.lastIndexOf('x') + 1) : value);
  }
  return sql;
}

function readLimit(limit: GeneralLimit | null): Pick<Statement, 'offset' | 'count'> {
  if (limit === null) return { offset: 0, count: null };
  for (const number of [limit.offset, limit.count]) {
    if (!Number.isInteger(number) || number < 0) throw createSqlSyntaxError(String(number), 0);
  }
  return limit;
}
