import type { Columns, Limit, Literal, OrderBy } from '../../../grammar/ast.js';
import type { Dialect, ServerLimits } from '../../dialect/dialect.js';
import { lint } from '../../lint/lint.js';
import type { Schema } from '../../schema/schema.js';
import { parse } from '../../syntax/parse.js';
import type { SortKey, Statement } from '../database/statement.js';

/**
 * A query as the documentation means it (language reference, section 1), strings as the dialect quotes them and limits
 * as it caps them.
 *
 * @returns null where `lint` has an error or a warning: what the server makes of that only its own engine knows. So
 * the line is what people are told is fine; the recorded rows show that it is (`test/testing/documented.test.ts`).
 */
export function readDocumented(text: string, dialect: Dialect, schema: Schema): Statement | null {
  if (lint(text, { dialect, schema }).some(({ severity }) => severity !== 'info')) return null;
  const { columns, where, orderBy, limit } = parse(text, { dialect }).ast;
  const order = orderBy?.items.map(readSortKey) ?? [];
  return { columns: readColumns(columns), where, group: [], order, ...readLimit(limit, dialect.limits) };
}

function readColumns(columns: Columns): Statement['columns'] {
  switch (columns.type) {
    case 'AllColumns':
      return 'all';
    case 'CountAll':
      return 'count';
    case 'FieldList':
      return columns.fields.map(({ name }) => name);
  }
}

const readSortKey = ({ field, direction }: OrderBy['items'][number]): SortKey => ({
  field: field.name,
  isDescending: direction === 'desc',
});

/** The count is capped, the offset is not. */
function readLimit(
  limit: Limit | null,
  { defaultCount, maxCount }: ServerLimits,
): Pick<Statement, 'offset' | 'count'> {
  if (limit === null) return { offset: 0, count: defaultCount };
  const count = readNumber(limit.count);
  return {
    offset: limit.offset === null ? 0 : readNumber(limit.offset),
    count: maxCount === null ? count : Math.min(count, maxCount),
  };
}

const readNumber = (literal: Literal): number => ('value' in literal ? Number(literal.value) : 0);
