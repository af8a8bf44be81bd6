import type {
  Columns,
  ComparisonOperator,
  Condition,
  Connector,
  FieldName,
  Limit,
  Literal,
  OrderBy,
  OrderItem,
  Query,
  Where,
} from '../grammar/ast.js';
import { keywordNames } from '../grammar/names.js';
import { decodeHex, decodeString, scanString } from '../grammar/strings.js';

/**
 * The ceiling that `npm run bench` compares with: the documented language read straight from the text by
 * recursive descent, no tokens, no findings. It makes the very tree that `parse` makes of a valid query
 * (`test/bench/reference-parser.test.ts`), and throws for any other.
 */
export function parseByHand(source: string): Query {
  text = source;
  offset = 0;
  skipBlanks();
  const start = offset;
  expectWord('select');
  const columns = readColumns();
  expectWord('from');
  const module = readName();
  const where = takeWord('where') ? readWhere(end - 5) : null;
  const orderBy = takeWord('order') ? readOrderBy(end - 5) : null;
  const limit = takeWord('limit') ? readLimit(end - 5) : null;
  const terminated = takeChar(semicolon);
  if (offset < text.length) fail();
  return {
    type: 'Query',
    range: [start, end],
    columns,
    module: { type: 'ModuleName', range: module.range, name: module.name },
    where,
    orderBy,
    limit,
    terminated,
    partial: false,
  };
}

/** Module state: a parser object of its own would cost what this is to measure. */
let text = '';
/** Of the next token. */
let offset = 0;
/** After the last token. */
let end = 0;

const [star, comma, leftBracket, rightBracket, semicolon, quote] = [42, 44, 40, 41, 59, 39];
const reserved: ReadonlySet<string> = new Set(keywordNames);
const [exclamation, less, equals, greater] = [33, 60, 61, 62];

function fail(): never {
  throw new SyntaxError(`Unexpected text at ${offset}.`);
}

function skipBlanks(): void {
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
    offset++;
  }
}

/** Ends a token at `to`, and goes to the next. */
function advance(to: number): void {
  end = to;
  offset = to;
  skipBlanks();
}

function takeChar(code: number): boolean {
  if (offset >= text.length || text.charCodeAt(offset) !== code) return false;
  advance(offset + 1);
  return true;
}

function expectChar(code: number): void {
  if (!takeChar(code)) fail();
}

const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isNamePart = (code: number): boolean => isLetter(code) || isDigit(code) || code === 95;

function findNameEnd(from: number): number {
  let to = from;
  while (to < text.length && isNamePart(text.charCodeAt(to))) to++;
  return to;
}

/** Whether the keyword stands here, in any case; then it is passed. */
function takeWord(word: string): boolean {
  const to = offset + word.length;
  if (to > text.length) return false;
  for (let i = 0; i < word.length; i++) {
    if ((text.charCodeAt(offset + i) | 32) !== word.charCodeAt(i)) return false;
  }
  if (to < text.length && isNamePart(text.charCodeAt(to))) return false;
  advance(to);
  return true;
}

function expectWord(word: string): void {
  if (!takeWord(word)) fail();
}

function readName(): FieldName {
  const start = offset;
  const to = findNameEnd(start);
  if (to === start || isDigit(text.charCodeAt(start))) fail();
  const name = text.slice(start, to);
  if (name.length <= 6 && reserved.has(name.toLowerCase())) fail();
  advance(to);
  return { type: 'FieldName', range: [start, to], name };
}

function readColumns(): Columns {
  const start = offset;
  if (takeChar(star)) return { type: 'AllColumns', range: [start, end] };
  if (takeWord('count')) {
    expectChar(leftBracket);
    expectChar(star);
    expectChar(rightBracket);
    return { type: 'CountAll', range: [start, end] };
  }
  const fields = [readName()];
  while (takeChar(comma)) fields.push(readName());
  return { type: 'FieldList', range: [start, end], fields };
}

function readWhere(start: number): Where {
  const conditions = [readCondition()];
  const connectors: Connector[] = [];
  for (let connector = readConnector(); connector; connector = readConnector()) {
    connectors.push(connector);
    conditions.push(readCondition());
  }
  return { type: 'Where', range: [start, end], conditions, connectors };
}

function readConnector(): Connector | null {
  const start = offset;
  if (takeWord('and')) return { type: 'Connector', range: [start, end], kind: 'and' };
  if (takeWord('or')) return { type: 'Connector', range: [start, end], kind: 'or' };
  return null;
}

function readCondition(): Condition {
  const field = readName();
  const start = offset;
  if (takeWord('in')) return readIn(field, start);
  if (takeWord('like')) {
    const operatorRange = [start, end] as const;
    const pattern = readLiteral();
    return { type: 'Like', range: [field.range[0], end], field, operatorRange, pattern };
  }
  const operator = readOperator();
  const operatorRange = [start, end] as const;
  const value = readLiteral();
  return { type: 'Comparison', range: [field.range[0], end], field, operator, operatorRange, value };
}

function readOperator(): ComparisonOperator {
  const code = text.charCodeAt(offset);
  if (takeChar(equals)) return '=';
  const isDouble = offset + 1 < text.length && text.charCodeAt(offset + 1) === equals;
  if (isDouble && (code === exclamation || code === less || code === greater)) {
    advance(offset + 2);
    return code === exclamation ? '!=' : code === less ? '<=' : '>=';
  }
  if (takeChar(less)) return '<';
  expectChar(greater);
  return '>';
}

function readIn(field: FieldName, start: number): Condition {
  const operatorRange = [start, end] as const;
  expectChar(leftBracket);
  const values = [readLiteral()];
  while (takeChar(comma)) values.push(readLiteral());
  expectChar(rightBracket);
  return { type: 'In', range: [field.range[0], end], field, operatorRange, values };
}

function readLiteral(): Literal {
  if (offset < text.length && text.charCodeAt(offset) === quote) return readString();
  const start = offset;
  advance(findRunEnd(start));
  if (end === start) fail();
  return sortRun(text.slice(start, end), start);
}

function readString(): Literal {
  const start = offset;
  const { end: to, closed } = scanString(text, start, 'escaped');
  if (!closed) fail();
  advance(to);
  const raw = text.slice(start, to);
  return { type: 'String', range: [start, to], value: decodeString(raw.slice(1, -1), "'"), raw };
}

/** Where an unquoted value ends. */
function findRunEnd(from: number): number {
  let to = from;
  while (to < text.length && !' \t\r\n,();*=\'"<>!`#'.includes(text.charAt(to))) to++;
  return to;
}

/** What an unquoted value may be, the first that fits counting. */
function sortRun(run: string, start: number): Literal {
  const range = [start, end] as const;
  if (/^[+-]?\d+$/.test(run)) return { type: 'Integer', range, value: run };
  if (/^0x[0-9a-fA-F]+$/.test(run)) return { type: 'Hex', range, value: decodeHex(run), raw: run };
  if (/^\d+x\d+$/.test(run)) return { type: 'Id', range, value: run };
  if (/^[+-]?(?:\d+\.\d*|\.\d+|\d+(?=[eE]))(?:[eE][+-]?\d+)?$/.test(run)) {
    return { type: 'Decimal', range, value: run };
  }
  if (/^\d{4}-\d{1,2}-\d{1,2}/.test(run)) return readDate(run, start);
  if (run.length <= 6 && reserved.has(run.toLowerCase())) fail();
  return { type: 'Word', range, value: run };
}

/** A time behind blanks belongs to a bare date. */
function readDate(run: string, start: number): Literal {
  const isDate = /^\d{4}-\d{1,2}-\d{1,2}(?:T\d{1,2}:\d{2}(?::\d{2})?Z?)?$/.test(run);
  if (!isDate) return { type: 'Word', range: [start, end], value: run };
  const to = findRunEnd(offset);
  if (!run.includes('T') && /^\d{1,2}:\d{2}(?::\d{2})?$/.test(text.slice(offset, to))) advance(to);
  return { type: 'Date', range: [start, end], value: text.slice(start, end) };
}

function readOrderBy(start: number): OrderBy {
  expectWord('by');
  const items = [readOrderItem()];
  while (takeChar(comma)) items.push(readOrderItem());
  return { type: 'OrderBy', range: [start, end], items };
}

function readOrderItem(): OrderItem {
  const field = readName();
  const direction = takeWord('asc') ? 'asc' : takeWord('desc') ? 'desc' : null;
  return { type: 'OrderItem', range: [field.range[0], end], field, direction };
}

function readLimit(start: number): Limit {
  const first = readLiteral();
  const second = takeChar(comma) ? readLiteral() : null;
  return { type: 'Limit', range: [start, end], offset: second ? first : null, count: second ?? first };
}
