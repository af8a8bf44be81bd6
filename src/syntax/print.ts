import type { FieldList, InCondition, Literal, OrderItem, Query, Range, Where } from '../../grammar/ast.js';
import { endsInFrom, isName } from '../../grammar/names.js';
import * as codes from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ServerFamily } from '../dialect/dialect.js';
import { type DialectName, resolveFamily } from '../dialect/families.js';
import { DiagnosticError } from './diagnostic-error.js';
import { spellLiteral } from './spell-literal.js';
import type { Spelling } from './spell-string.js';
import type { Unranged, UnrangedQuery } from './unranged.js';
import { writeConditions, writeQuery } from './write.js';

/** For whom {@link print} writes. */
export interface PrintOptions {
  /** Whose spelling to use; `portable` by default. */
  readonly dialect?: DialectName | ServerFamily;
}

/** Thrown by {@link print}; `diagnostics` name every part that the dialect cannot express. */
export class PrintError extends DiagnosticError {
  override readonly name = 'PrintError';
}

/**
 * The query as one line of canonical text: single blanks, lower-case keywords, one `;`, strings as the
 * dialect escapes them. Parsing it with the same dialect gives the same tree, but for ranges, `raw` and
 * whether a string is quoted or hex.
 *
 * @throws PrintError for a partial tree, and for whatever the dialect cannot express: `''` on vtiger, a sort
 * direction before the last field on classic, bare words and dates anywhere.
 */
export function print(query: Query | UnrangedQuery, options: PrintOptions = {}): string {
  return tell(options, (printer) => {
    checkQuery(printer, query);
    return writeQuery(query, (literal, separator) => spell(printer, literal, separator));
  });
}

/**
 * The conditions alone, as {@link print} writes them after `where`.
 *
 * @throws PrintError for whatever the dialect cannot express.
 */
export function printConditions(where: Unranged<Where>, options: PrintOptions = {}): string {
  return tell(options, (printer) => {
    checkWhere(printer, where);
    return writeConditions(where, (literal, separator) => spell(printer, literal, separator));
  });
}

interface Printer {
  readonly dialect: ServerFamily;
  readonly problems: Diagnostic[];
}

function tell({ dialect }: PrintOptions, write: (printer: Printer) => string): string {
  const printer: Printer = { dialect: resolveFamily(dialect), problems: [] };
  const text = write(printer);
  if (printer.problems.length > 0) throw new PrintError(printer.problems);
  return text;
}

interface Placed {
  readonly range?: Range;
}

function refuse(printer: Printer, code: codes.Code, message: string, { range = [0, 0] }: Placed): void {
  printer.problems.push({ code, rule: null, severity: 'error', message, range });
}

function checkQuery(printer: Printer, query: UnrangedQuery): void {
  if (query.partial)
    refuse(printer, codes.missingPart, 'The tree is partial: it does not say all that its text said.', query);
  if (query.columns.type === 'FieldList') checkColumns(printer, query.columns);
  checkName(printer, query.module);
  if (query.where) checkWhere(printer, query.where);
  if (query.orderBy) checkOrderBy(printer, query.orderBy.items);
  for (const number of [query.limit?.offset, query.limit?.count]) {
    if (number && !(number.type === 'Integer' && /^\d+$/.test(number.value)))
      refuse(printer, codes.invalidLimit, 'A limit is a number in plain digits.', number);
  }
}

function checkColumns(printer: Printer, columns: Unranged<FieldList>): void {
  const last = columns.fields[columns.fields.length - 1];
  if (!last) refuse(printer, codes.missingPart, 'There is no column to select.', columns);
  else if (endsInFrom(last.name)) {
    const message = `Every server takes the end of '${last.name}' for the keyword from; let another field come last.`;
    refuse(printer, codes.moduleLookup, message, last);
  }
  for (const field of columns.fields) checkName(printer, field);
}

function checkName(printer: Printer, node: Placed & { readonly name: string }): void {
  if (!isName(node.name)) {
    refuse(printer, codes.invalidName, `${JSON.stringify(node.name)} is no name of a field or module.`, node);
  }
}

function checkWhere(printer: Printer, where: Unranged<Where>): void {
  const { conditions, connectors } = where;
  if (conditions.length === 0 || connectors.length !== conditions.length - 1) {
    refuse(
      printer,
      codes.missingPart,
      'A where-clause has one connector fewer than it has conditions.',
      where,
    );
  }
  for (const connector of connectors) checkWord(printer, connector.kind, connectorKinds, connector);
  for (const condition of conditions) {
    checkName(printer, condition.field);
    if (condition.type === 'Comparison') checkWord(printer, condition.operator, operators, condition);
    if (condition.type === 'In') checkList(printer, condition);
  }
}

const operators: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=']);
const connectorKinds: ReadonlySet<string> = new Set(['and', 'or']);
const directions: ReadonlySet<string> = new Set(['asc', 'desc']);

/** Trees are also made by hand. */
function checkWord(printer: Printer, word: string, known: ReadonlySet<string>, place: Placed): void {
  if (!known.has(word))
    refuse(
      printer,
      codes.unexpectedText,
      `${JSON.stringify(word)} is none of ${[...known].join(' ')}.`,
      place,
    );
}

function checkList(printer: Printer, condition: Unranged<InCondition>): void {
  const { dialect } = printer;
  const [first] = condition.values;
  if (!first) refuse(printer, codes.emptyList, 'A list needs at least one value.', condition);
  if (first?.type === 'Integer' && /^[+-]?0+$/.test(first.value) && !dialect.writing.leadingZero) {
    refuse(
      printer,
      codes.leadingZero,
      `${dialect.name} refuses a list that starts with an unquoted 0.`,
      first,
    );
  }
}

function checkOrderBy(printer: Printer, items: readonly Unranged<OrderItem>[]): void {
  if (items.length === 0) refuse(printer, codes.missingPart, 'order by needs a field.', {});
  for (const [index, item] of items.entries()) {
    const isLast = index === items.length - 1;
    if (item.direction && !isLast && !printer.dialect.writing.directionPerField) {
      const message = `${printer.dialect.name} takes a direction only after the last sort field.`;
      refuse(printer, codes.directionNotLast, message, item);
    }
    checkName(printer, item.field);
    if (item.direction) checkWord(printer, item.direction, directions, item);
  }
}

function spell(printer: Printer, literal: Unranged<Literal>, separator?: string): string {
  const spelling = spellLiteral(literal, printer.dialect, separator);
  if ('text' in spelling) return spelling.text;
  refuse(printer, spelling.refused, explainRefusal(spelling, literal), literal);
  return '';
}

function explainRefusal(spelling: Exclude<Spelling, { text: string }>, literal: Unranged<Literal>): string {
  const value = 'value' in literal && literal.value !== null ? JSON.stringify(literal.value) : 'This value';
  const shown = value.length > 40 ? `${value.slice(0, 40)}…` : value;
  return `${shown} cannot be written: ${spelling.reason}.`;
}
