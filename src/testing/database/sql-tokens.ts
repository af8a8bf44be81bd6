import { decodeHex, decodeString, scanString } from '../../../grammar/strings.js';
import { fromNumber, fromText, type Value } from './value.js';

/** The database's refusal. The message is what a berliCRM passes on. */
export class SqlError extends Error {
  override readonly name = 'SqlError';
}

export type SqlToken =
  | { readonly type: 'value'; readonly value: Value; readonly at: number }
  | { readonly type: 'column' | 'name' | 'quoted' | 'operator'; readonly text: string; readonly at: number }
  | { readonly type: 'placeholder' | 'end'; readonly at: number };

/**
 * Stands in SQL for the column of a field. Servers write `table.column` here, names that our schema does not
 * know; no query can spell these marks by itself.
 */
export const markColumn = (field: string): string => markStart + field + markEnd;

const [markStart, markEnd] = ['\u0001', '\u0002'];

const blank = /(?:\s|\/\*[\s\S]*?\*\/|#[^\n]*|--(?=\s|$)[^\n]*)+/y;
const mark = new RegExp(`${markStart}([^${markEnd}]*)${markEnd}`, 'y');
const hexShape = /0x[0-9A-Fa-f]+(?![\w$\u0080-\uffff])/y;
const numberShape = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w$\u0080-\uffff])/y;
const nameShape = /[\w$\u0080-\uffff]+/y;
const operatorShape = /<=>|<=|>=|<>|!=|<<|>>|\|\||&&|:=|[-+*/%=<>!()|&^~,.;@:]/y;

/**
 * Cuts SQL into tokens as MariaDB does: backslash escapes in strings, `0x…` (lower-case x only) as hex, and
 * words may start with a digit, which makes `12x5` the name of a column.
 *
 * @throws SqlError for an unclosed quote or comment, or an unknown character.
 */
export function readSqlTokens(sql: string): readonly SqlToken[] {
  const tokens: SqlToken[] = [];
  let at = 0;
  const take = (shape: RegExp): RegExpExecArray | null => {
    shape.lastIndex = at;
    return shape.exec(sql);
  };
  while (at < sql.length) {
    const skipped = take(blank);
    if (skipped) {
      at += skipped[0].length;
      continue;
    }
    const [token, length] = readToken(sql, at, take);
    tokens.push(token);
    at += length;
  }
  return [...tokens, { type: 'end', at }];
}

type Take = (shape: RegExp) => RegExpExecArray | null;

function readToken(sql: string, at: number, take: Take): readonly [SqlToken, number] {
  const char = sql.charAt(at);
  if (char === "'" || char === '"' || char === '`') return readQuoted(sql, at, char);
  if (char === '?') return [{ type: 'placeholder', at }, 1];
  // Never closed, or it would have been skipped. No SQL has `/` before `*`, so it is refused at once.
  if (sql.startsWith('/*', at)) throw createSqlSyntaxError(sql, at);
  const column = take(mark);
  if (column) return [{ type: 'column', text: column[1] ?? '', at }, column[0].length];
  const hex = take(hexShape);
  if (hex) return [{ type: 'value', value: readHex(hex[0]), at }, hex[0].length];
  const number = take(numberShape);
  if (number) return [{ type: 'value', value: fromNumber(Number(number[0])), at }, number[0].length];
  const name = take(nameShape);
  if (name) return [{ type: 'name', text: name[0], at }, name[0].length];
  const operator = take(operatorShape);
  if (operator) return [{ type: 'operator', text: operator[0], at }, operator[0].length];
  throw createSqlSyntaxError(sql, at);
}

function readQuoted(sql: string, at: number, quote: string): readonly [SqlToken, number] {
  const { end, closed } = scanString(sql, at, quote === '`' ? 'doubled' : 'escaped');
  if (!closed) throw createSqlSyntaxError(sql, at);
  const body = sql.slice(at + 1, end - 1);
  if (quote === '`') return [{ type: 'quoted', text: body.replaceAll('``', '`'), at }, end - at];
  return [{ type: 'value', value: fromText(decodeString(body, quote)), at }, end - at];
}

function readHex(raw: string): Value {
  const digits = raw.slice(2);
  const text = decodeHex(digits.length % 2 === 0 ? raw : `0x0${digits}`);
  if (text === null || /[\u{10000}-\u{10ffff}]/u.test(text)) {
    const bad = digits.toUpperCase();
    const from = Math.max(0, bad.indexOf('F0'));
    throw new SqlError(`Invalid utf8mb3 character string: '${bad.slice(from, from + 6)}'`);
  }
  return { kind: 'text', text, number: Number(raw) };
}

/** MariaDB's message for text that is no SQL, with the place where it stopped. */
export function createSqlSyntaxError(sql: string, at: number): SqlError {
  const place = sql
    .slice(at, at + 80)
    .replaceAll(markStart, '')
    .replaceAll(markEnd, '');
  return new SqlError(
    `You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server version for the right syntax to use near '${place}' at line 1`,
  );
}
