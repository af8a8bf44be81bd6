import type { Dialect } from '../dialect/dialect.js';
import { ClientError } from './client-error.js';

/** A record as it arrives. */
export type AnyRow = Readonly<Record<string, unknown>>;

/** @throws ClientError for a result that is no list of records. */
export function readRows(result: unknown, operation = 'query'): readonly AnyRow[] {
  const isList = Array.isArray(result) && result.every((row) => typeof row === 'object' && row !== null);
  if (isList) return result as readonly AnyRow[];
  throw new ClientError('unexpected-answer', `The result of the ${operation} is no list of records.`, {
    operation,
  });
}

/** `count(*)` is a number or a text, as the server likes. */
export function readCount(rows: readonly AnyRow[]): number {
  const value = rows[0]?.['count'];
  const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) return count;
  throw new ClientError('unexpected-answer', 'The answer to count(*) holds no count.', {
    operation: 'query',
  });
}

/** What a text asks for, as far as servers themselves look before they parse (language reference, section 3). */
export interface QueryShape {
  readonly module: string | null;
  /** null for all fields, a count, or what is not plain names. */
  readonly columns: readonly string[] | null;
  readonly hasLimit: boolean;
}

export function readShape(text: string): QueryShape {
  const start = /^\s*select\s+/i.exec(text)?.[0];
  const rest = start === undefined ? '' : text.slice(start.length);
  const from = /\sfrom\s+(\w+)/i.exec(rest);
  const names = rest
    .slice(0, from?.index ?? 0)
    .split(',')
    .map((name) => name.trim());
  return {
    module: from?.[1] ?? null,
    columns: names.every((name) => /^[a-z_]\w*$/i.test(name)) ? names : null,
    hasLimit: /\blimit\s+[^\s,;]+(?:\s*,\s*[^\s,;]+)*\s*(?:;\s*)?$/i.test(text),
  };
}

/** Fields that were asked for and did not come: berliCRM silently drops what it does not know. */
export function findMissingFields({ columns }: QueryShape, rows: readonly AnyRow[]): readonly string[] {
  const [first] = rows;
  return first && columns ? columns.filter((name) => !Object.hasOwn(first, name)) : [];
}

/** Whether as many records came as the server returns where a query has no limit. */
export function isMaybeCut({ hasLimit }: QueryShape, rows: readonly AnyRow[]): boolean {
  return !hasLimit && rows.length === mostUnasked;
}

/** The default of the classic servers. */
const mostUnasked = 100;

const mayLose = /''|\\|"/;

/** Whether it is worth knowing the dialect after nothing was found. */
export const mayLoseValue = (text: string): boolean => mayLose.test(text);

/**
 * The first quoted value that the server cannot carry, so that its condition finds nothing: on berliCRM since
 * October 2021 `''` or a backslash inside quotes, and whatever stands in double quotes.
 */
export function findLostValue(text: string, dialect: Dialect): string | undefined {
  if (dialect.writing.awkwardString !== 'hex') return undefined;
  return listQuoted(text).find(
    (literal) => literal !== "''" && mayLose.test(literal.startsWith('"') ? literal : literal.slice(1, -1)),
  );
}

/** The literals of a text, with their quotes. A quote that is not closed opens none. */
function listQuoted(text: string): readonly string[] {
  const found: string[] = [];
  let isOver = false;
  for (let at = 0; at < text.length; at++) {
    const quote = text.charAt(at);
    const isSingle = quote === "'";
    if (isSingle ? isOver : quote !== '"') continue;
    const end = isSingle ? findClosing(text, at) : text.indexOf(quote, at + 1);
    // Whatever single quotes follow stand behind a backslash, and close nothing either.
    if (end < 0) isOver ||= isSingle;
    else {
      found.push(text.slice(at, end + 1));
      at = end;
    }
  }
  return found;
}

/** Where the string that opens at an offset is closed: by its last `''` if by nothing else; negative if by none. */
function findClosing(text: string, start: number): number {
  let pair = -1;
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "'") {
      if (text.charAt(at + 1) !== char) return at;
      pair = at;
    }
    if (char === "'" || char === '\\') at++;
  }
  return pair;
}
