/** Small trees for the tests of the evaluator, made by hand so that they need no parser. */

import type {
  Comparison,
  ComparisonOperator,
  Condition,
  Connector,
  FieldName,
  HexLiteral,
  InCondition,
  IntegerLiteral,
  LikeCondition,
  Limit,
  Literal,
  OrderBy,
  Query,
  StringLiteral,
  Where,
  WordLiteral,
} from '../../grammar/ast.js';

const range = [0, 0] as const;

export function text(value: string): StringLiteral {
  return { type: 'String', range, value, raw: `'${value}'` };
}

export function integer(value: string): IntegerLiteral {
  return { type: 'Integer', range, value };
}

export function word(value: string): WordLiteral {
  return { type: 'Word', range, value };
}

export function hex(raw: string, value: string | null): HexLiteral {
  return { type: 'Hex', range, value, raw };
}

export function field(name: string): FieldName {
  return { type: 'FieldName', range, name };
}

export function compare(name: string, operator: ComparisonOperator, value: Literal | string): Comparison {
  const literal = typeof value === 'string' ? text(value) : value;
  return { type: 'Comparison', range, field: field(name), operator, operatorRange: range, value: literal };
}

export function isIn(name: string, ...values: readonly (Literal | string)[]): InCondition {
  const literals = values.map((value) => (typeof value === 'string' ? text(value) : value));
  return { type: 'In', range, field: field(name), operatorRange: range, values: literals };
}

export function like(name: string, pattern: string): LikeCondition {
  return { type: 'Like', range, field: field(name), operatorRange: range, pattern: text(pattern) };
}

export type WherePart = Condition | Connector['kind'];

/** `where(a, 'or', b, 'and', c)` */
export function where(...parts: readonly WherePart[]): Where {
  const conditions = parts.filter((part) => typeof part === 'object');
  const kinds = parts.filter((part) => typeof part === 'string');
  const connectors = kinds.map((kind) => ({ type: 'Connector', range, kind }) as const);
  return { type: 'Where', range, conditions, connectors };
}

export type SortField = string | readonly [name: string, direction: 'asc' | 'desc'];

/** `orderBy('a', ['b', 'desc'])` */
export function orderBy(...fields: readonly SortField[]): OrderBy {
  const items = fields.map((item) => {
    const [name, direction] = typeof item === 'string' ? [item, null] : item;
    return { type: 'OrderItem', range, field: field(name), direction } as const;
  });
  return { type: 'OrderBy', range, items };
}

/** `limit(5)` or `limit(10, 5)`, the offset first as in the text. */
export function limit(first: number, second?: number): Limit {
  const [offset, count] = second === undefined ? [null, first] : [integer(String(first)), second];
  return { type: 'Limit', range, offset, count: integer(String(count)) };
}

/** `select id from Contacts;` and what `parts` puts in its place. */
export function query(parts: Partial<Query> = {}): Query {
  return {
    type: 'Query',
    range,
    columns: { type: 'FieldList', range, fields: [field('id')] },
    module: { type: 'ModuleName', range, name: 'Contacts' },
    where: null,
    orderBy: null,
    limit: null,
    terminated: true,
    partial: false,
    ...parts,
  };
}

export function countAll(parts: Partial<Query> = {}): Query {
  return query({ columns: { type: 'CountAll', range }, ...parts });
}

export function fromModule(name: string, parts: Partial<Query> = {}): Query {
  return query({ module: { type: 'ModuleName', range, name }, ...parts });
}
