import type { Condition, Limit, Literal, OrderItem, Query, Range, Where } from '../../grammar/ast.js';
import { isName } from '../../grammar/names.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type RefusalName, refusals } from '../diagnostics/refusals.js';
import type { ServerFamily } from '../dialect/dialect.js';
import { type DialectName, resolveFamily } from '../dialect/families.js';
import { DiagnosticError } from './diagnostic-error.js';
import { type Spelling, spellLiteral } from './spell-literal.js';
import type { Unranged, UnrangedQuery } from './unranged.js';

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
  const printer: Printer = { dialect: resolveFamily(options.dialect), problems: [] };
  const text = printQuery(printer, query);
  if (printer.problems.length > 0) throw new PrintError(printer.problems);
  return text;
}

/**
 * The conditions alone, as {@link print} writes them after `where`.
 *
 * @throws PrintError for whatever the dialect cannot express.
 */
export function printConditions(where: Unranged<Where>, options: PrintOptions = {}): string {
  const printer: Printer = { dialect: resolveFamily(options.dialect), problems: [] };
  const text = joinConditions(printer, where);
  if (printer.problems.length > 0) throw new PrintError(printer.problems);
  return text;
}

interface Printer {
  readonly dialect: ServerFamily;
  readonly problems: Diagnostic[];
}

interface Placed {
  readonly range?: Range;
}

function refuse(printer: Printer, name: RefusalName, message: string, { range = [0, 0] }: Placed): void {
  printer.problems.push({ code: refusals[name], rule: null, severity: 'error', message, range });
}

function printQuery(printer: Printer, query: UnrangedQuery): string {
  if (query.partial)
    refuse(printer, 'missing-part', 'The tree is partial: it does not say all that its text said.', query);
  const parts = [
    `select ${printColumns(printer, query)}`,
    `from ${printName(printer, query.module)}`,
    query.where && `where ${joinConditions(printer, query.where)}`,
    query.orderBy && `order by ${printOrderBy(printer, query.orderBy.items)}`,
    query.limit && `limit ${printLimit(printer, query.limit)}`,
  ];
  return `${parts.filter((part) => part !== null).join(' ')};`;
}

function printColumns(printer: Printer, { columns }: UnrangedQuery): string {
  if (columns.type === 'AllColumns') return '*';
  if (columns.type === 'CountAll') return 'count(*)';
  const last = columns.fields[columns.fields.length - 1];
  if (!last) refuse(printer, 'missing-part', 'There is no column to select.', columns);
  else if (endsInFrom(last.name)) {
    const message = `Every server takes the end of '${last.name}' for the keyword from; let another field come last.`;
    refuse(printer, 'module-lookup', message, last);
  }
  return columns.fields.map((field) => printName(printer, field)).join(', ');
}

/** Servers look for `from`, a blank and the module before they parse (section 3, "The module is found by"). */
export const endsInFrom = (name: string): boolean => /from$/i.test(name);

function printName(printer: Printer, node: Placed & { readonly name: string }): string {
  if (!isName(node.name)) {
    refuse(printer, 'invalid-name', `${JSON.stringify(node.name)} is no name of a field or module.`, node);
  }
  return node.name;
}

function joinConditions(printer: Printer, where: Unranged<Where>): string {
  const { conditions, connectors } = where;
  if (conditions.length === 0 || connectors.length !== conditions.length - 1) {
    refuse(printer, 'missing-part', 'A where-clause has one connector fewer than it has conditions.', where);
  }
  return conditions
    .map((condition, index) => {
      const connector = connectors[index - 1];
      const kind = connector && printWord(printer, connector.kind, connectorKinds, connector);
      return `${kind ? `${kind} ` : ''}${printCondition(printer, condition)}`;
    })
    .join(' ');
}

const operators: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=']);
const connectorKinds: ReadonlySet<string> = new Set(['and', 'or']);
const directions: ReadonlySet<string> = new Set(['asc', 'desc']);

/** A word as it is, if it is one of the language: trees are also made by hand. */
function printWord(printer: Printer, word: string, known: ReadonlySet<string>, place: Placed): string {
  if (!known.has(word))
    refuse(printer, 'unexpected-text', `${JSON.stringify(word)} is none of ${[...known].join(' ')}.`, place);
  return word;
}

function printCondition(printer: Printer, condition: Unranged<Condition>): string {
  const field = printName(printer, condition.field);
  switch (condition.type) {
    case 'Comparison':
      return `${field} ${printWord(printer, condition.operator, operators, condition)} ${printLiteral(printer, condition.value)}`;
    case 'Like':
      return `${field} like ${printLiteral(printer, condition.pattern)}`;
    case 'In':
      return `${field} in (${printList(printer, condition)})`;
  }
}

/** Without blanks, and a lone `,` in hex: the list must hold no value that reads like its separator. */
function printList(printer: Printer, condition: Unranged<Extract<Condition, { type: 'In' }>>): string {
  const { values } = condition;
  const [first] = values;
  if (!first) refuse(printer, 'empty-list', 'A list needs at least one value.', condition);
  if (first?.type === 'Integer' && /^[+-]?0+$/.test(first.value) && !printer.dialect.writing.leadingZero) {
    refuse(
      printer,
      'leading-zero',
      `${printer.dialect.title} refuses a list that starts with an unquoted 0.`,
      first,
    );
  }
  return values.map((value) => printLiteral(printer, value, ',')).join(',');
}

function printLiteral(printer: Printer, literal: Unranged<Literal>, separator?: string): string {
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

function printOrderBy(printer: Printer, items: readonly Unranged<OrderItem>[]): string {
  if (items.length === 0) refuse(printer, 'missing-part', 'order by needs a field.', {});
  return items
    .map((item, index) => {
      const isLast = index === items.length - 1;
      if (item.direction && !isLast && !printer.dialect.writing.directionPerField) {
        const message = `${printer.dialect.title} takes a direction only after the last sort field.`;
        refuse(printer, 'direction-not-last', message, item);
      }
      const direction = item.direction && printWord(printer, item.direction, directions, item);
      return `${printName(printer, item.field)}${direction ? ` ${direction}` : ''}`;
    })
    .join(', ');
}

function printLimit(printer: Printer, { offset, count }: Unranged<Limit>): string {
  return [offset, count]
    .filter((number) => number !== null)
    .map((number) => {
      if (number.type === 'Integer' && /^\d+$/.test(number.value)) return number.value;
      refuse(printer, 'invalid-limit', 'A limit is a number in plain digits.', number);
      return '';
    })
    .join(', ');
}
