/**
 * What a query means: the rows it asks for among known records, whatever a server makes of it.
 * An oracle for the tests, so it shares no code with what lints and builds queries; of it, only the types of the tree.
 */

import type {
  Comparison,
  ComparisonOperator,
  Condition,
  InCondition,
  LikeCondition,
  Limit,
  Literal,
  OrderItem,
  Query,
  Where,
} from '../../grammar/ast.js';
import type { Kind, Operand, Stored } from './values.js';
import { compareForSort, compareStored, matchesLike, sortsAlike } from './values.js';

export interface StoredRecord {
  readonly id: string;
  readonly [column: string]: Stored;
}

/** Records by module. */
export type Records = Readonly<Record<string, readonly StoredRecord[]>>;

export interface Meaning {
  /** Ids of all rows that match, as if there were no limit. */
  readonly rows: readonly string[];
  /** How many rows the limit leaves. */
  readonly returned: number;
  /** Ids of those rows, or null where the sort leaves open which of the matching rows they are. */
  readonly page: readonly string[] | null;
  /** The selected fields; null for `*` and `count(*)`. */
  readonly fields: readonly string[] | null;
  /** What `count(*)` says; a limit applies to its one row only. */
  readonly count?: number;
}

/** Why a query was not evaluated. */
export interface Skipped {
  readonly skipped: string;
}

/** The columns that the records hold. Others cannot be evaluated. */
const COLUMNS: Readonly<Record<string, ReadonlyMap<string, Kind>>> = {
  Contacts: listColumns({
    text: ['contact_no', 'firstname', 'lastname', 'department', 'email', 'leadsource'],
    date: ['birthday', 'createdtime', 'modifiedtime'],
    id: ['id', 'account_id', 'assigned_user_id'],
  }),
  Accounts: listColumns({
    text: ['account_no', 'accountname', 'industry', 'siccode'],
    number: ['employees', 'annual_revenue'],
    id: ['id', 'assigned_user_id'],
  }),
};

function listColumns(names: Readonly<Partial<Record<Kind, readonly string[]>>>): ReadonlyMap<string, Kind> {
  const kinds = Object.keys(names) as Kind[];
  return new Map(kinds.flatMap((kind) => (names[kind] ?? []).map((name) => [name, kind] as const)));
}

/** Thrown inside this file only. */
class CannotEvaluate extends Error {}

/** The rows that `query` asks for among `records`, or why that cannot be told. Never throws. */
export function evaluate(query: Query, records: Records): Meaning | Skipped {
  try {
    return evaluateWhole(query, records);
  } catch (error) {
    if (error instanceof CannotEvaluate) return { skipped: error.message };
    throw error;
  }
}

function evaluateWhole(query: Query, records: Records): Meaning {
  if (query.partial) throw new CannotEvaluate('partial tree');
  const columns = COLUMNS[query.module.name];
  const stored = records[query.module.name];
  if (columns === undefined || stored === undefined)
    throw new CannotEvaluate(`no records of ${query.module.name}`);
  const test = query.where === null ? () => true : readWhere(query.where, columns);
  const matching = stored.filter(test);
  if (query.columns.type === 'CountAll') return countRows(query, matching);
  const fields = query.columns.type === 'FieldList' ? query.columns.fields.map((field) => field.name) : null;
  return { rows: matching.map(idOf), ...cutPage(query, matching, columns), fields };
}

function countRows(query: Query, matching: readonly StoredRecord[]): Meaning {
  const [start, end] = readLimit(query.limit);
  const rows = matching.map(idOf);
  return { rows, returned: start < 1 && end > 0 ? 1 : 0, page: null, fields: null, count: rows.length };
}

function idOf(record: StoredRecord): string {
  return record.id;
}

// Conditions. NULL makes a condition unknown, and without `not` an unknown condition never makes `and` or
// `or` true that a false one would not; so unknown is false here.

type Test = (record: StoredRecord) => boolean;

/** Every server measured reads AND before OR. */
function readWhere(where: Where, columns: ReadonlyMap<string, Kind>): Test {
  const groups: Test[][] = [[]];
  where.conditions.forEach((condition, i) => {
    if (i > 0 && where.connectors[i - 1]?.kind === 'or') groups.push([]);
    groups.at(-1)?.push(readCondition(condition, columns));
  });
  return (record) => groups.some((group) => group.every((test) => test(record)));
}

function readCondition(condition: Condition, columns: ReadonlyMap<string, Kind>): Test {
  switch (condition.type) {
    case 'Comparison':
      return readComparison(condition, columns);
    case 'In':
      return readIn(condition, columns);
    case 'Like':
      return readLike(condition, columns);
  }
}

const HOLDS: Readonly<Record<ComparisonOperator, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function readComparison(condition: Comparison, columns: ReadonlyMap<string, Kind>): Test {
  const { name } = condition.field;
  const kind = kindOf(name, columns);
  const operandFor = readOperand(condition.value, kind, columns);
  return (record) => {
    const order = compareStored(storedIn(record, name), kind, operandFor(record));
    return order !== null && HOLDS[condition.operator](order);
  };
}

function readIn(condition: InCondition, columns: ReadonlyMap<string, Kind>): Test {
  const { name } = condition.field;
  const kind = kindOf(name, columns);
  const operands = condition.values.map((value) => readOperand(value, kind, columns));
  return (record) =>
    operands.some((operandFor) => compareStored(storedIn(record, name), kind, operandFor(record)) === 0);
}

function readLike(condition: LikeCondition, columns: ReadonlyMap<string, Kind>): Test {
  const { name } = condition.field;
  const kind = kindOf(name, columns);
  const patternFor = readOperand(condition.pattern, 'text', columns);
  return (record) => {
    const pattern = patternFor(record);
    return pattern !== null && matchesLike(storedIn(record, name), kind, pattern.text);
  };
}

function kindOf(name: string, columns: ReadonlyMap<string, Kind>): Kind {
  const kind = columns.get(name);
  if (kind === undefined) throw new CannotEvaluate(`no records of the field ${name}`);
  return kind;
}

function storedIn(record: StoredRecord, name: string): Stored {
  return record[name] ?? null;
}

// Values.

type OperandFor = (record: StoredRecord) => Operand | null;

function readOperand(literal: Literal, kind: Kind, columns: ReadonlyMap<string, Kind>): OperandFor {
  if (literal.type === 'Word') return readWord(literal.value, kind, columns);
  const operand = readLiteral(literal);
  return () => operand;
}

function readLiteral(literal: Exclude<Literal, { type: 'Word' }>): Operand {
  switch (literal.type) {
    case 'String':
    case 'Id':
    case 'Date':
      return { text: literal.value };
    case 'Integer':
    case 'Decimal':
      return { text: literal.value, number: Number(literal.value) };
    case 'Hex':
      if (literal.value === null) throw new CannotEvaluate('hex that spells no text');
      return { text: literal.value, hexNumber: Number(literal.raw) };
    case 'Missing':
      throw new CannotEvaluate('missing value');
  }
}

/** `null`, `true`, `false`, a number such as `5e0`; else the column of that name, as in SQL. */
function readWord(word: string, kind: Kind, columns: ReadonlyMap<string, Kind>): OperandFor {
  if (/^null$/i.test(word)) return () => null;
  if (/^(?:true|false)$/i.test(word)) return () => ({ text: word, number: Number(/^true$/i.test(word)) });
  if (/^[+-]?\d/.test(word) && Number.isFinite(Number(word)))
    return () => ({ text: word, number: Number(word) });
  if (kind !== 'text' || columns.get(word) !== 'text') throw new CannotEvaluate(`bare word ${word}`);
  return (record) => {
    const stored = storedIn(record, word);
    return stored === null ? null : { text: String(stored) };
  };
}

// Limit and order.

/** `[start, end)` among the matching rows; without a limit, all of them. */
function readLimit(limit: Limit | null): readonly [start: number, end: number] {
  if (limit === null) return [0, Number.POSITIVE_INFINITY];
  const start = limit.offset === null ? 0 : readRowNumber(limit.offset);
  return [start, start + readRowNumber(limit.count)];
}

function readRowNumber(literal: Literal): number {
  if (literal.type !== 'Integer' || Number(literal.value) < 0)
    throw new CannotEvaluate('limit without a row number');
  return Number(literal.value);
}

function cutPage(
  query: Query,
  matching: readonly StoredRecord[],
  columns: ReadonlyMap<string, Kind>,
): Pick<Meaning, 'returned' | 'page'> {
  const [start, end] = readLimit(query.limit);
  const order = readOrder(query.orderBy?.items ?? [], columns, matching);
  const sorted = order === null ? matching : [...matching].sort(order);
  const page = sorted.slice(start, end);
  const isSettled = page.length === 0 || (isEdge(sorted, start, order) && isEdge(sorted, end, order));
  return { returned: page.length, page: isSettled ? page.map(idOf) : null };
}

/** The order of rows by the sort fields, or null where it cannot be told. */
function readOrder(
  items: readonly OrderItem[],
  columns: ReadonlyMap<string, Kind>,
  rows: readonly StoredRecord[],
): RowOrder | null {
  const names = items.map((item) => item.field.name);
  if (names.some((name) => !columns.has(name) || !rows.every((row) => sortsAlike(storedIn(row, name)))))
    return null;
  return (a, b) => {
    for (const { field, direction } of items) {
      const order = compareForSort(
        storedIn(a, field.name),
        storedIn(b, field.name),
        kindOf(field.name, columns),
      );
      if (order !== 0) return direction === 'desc' ? -order : order;
    }
    return 0;
  };
}

type RowOrder = (a: StoredRecord, b: StoredRecord) => number;

/** Whether the sort separates the rows before `index` from those after it. */
function isEdge(sorted: readonly StoredRecord[], index: number, order: RowOrder | null): boolean {
  const before = sorted[index - 1];
  const after = sorted[index];
  if (before === undefined || after === undefined) return true;
  return order !== null && order(before, after) !== 0;
}
