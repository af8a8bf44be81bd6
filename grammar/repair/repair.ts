import type { IToken } from 'chevrotain';
import type { Range } from '../ast.js';
import type { Issue, IssueKind } from '../issues.js';
import { lex } from '../lexer.js';
import type { QuoteStyle } from '../strings.js';
import { endOf } from '../token-range.js';
import * as t from '../tokens.js';
import { findBrokenStrings, hasTouchedString, maskBrokenStrings } from './broken-strings.js';
import { clauseNames, repairClauses } from './clauses.js';
import { repairColumns } from './columns.js';
import {
  type Cursor,
  createCursor,
  insertToken,
  isAt,
  isMisspelt,
  isSplit,
  peek,
  previousEnd,
  report,
  reportLoss,
  skipUnexpected,
  skipWhile,
  take,
  takeKeyword,
  textOf,
} from './cursor.js';
import { repairModule } from './module.js';

export interface Repaired {
  /** Always a query that the parser takes. */
  readonly tokens: IToken[];
  readonly issues: readonly Issue[];
  /** Whether the tokens say less, or something else, than the text. */
  readonly lossy: boolean;
  /** Whether something is reported at the end: a query cut short lacks more than its `;`. */
  readonly isEndReported: boolean;
}

/**
 * Mends what the parser refuses: walks the tokens by the shape of the language, names each habit of SQL
 * and each slip once, and returns the tokens of the documented query that is nearest.
 */
export function repair(text: string, tokens: readonly IToken[], style: QuoteStyle): Repaired {
  const c = createRepairCursor(text, tokens, style);
  const repaired = repairQuery(c);
  const isEndReported = isUnfinished(c);
  return { tokens: repaired, issues: dropExplained(c.issues), lossy: c.lossy, isEndReported };
}

/** Whether the end is reported, and not as something that its repair alone sets right. */
function isUnfinished(c: Cursor): boolean {
  const end = c.tokens.length === 0 ? 0 : endOf(c.tokens[c.tokens.length - 1] as IToken);
  if (c.reportedUpTo < end) return false;
  const atEnd = c.issues.filter(({ range }) => range[1] >= end);
  return atEnd.some(({ data }) => data.replacement === undefined || data.uncertain) || atEnd.length === 0;
}

const joins: ReadonlySet<IssueKind> = new Set(['join', 'several-modules']);
const partsOfJoin: ReadonlySet<IssueKind> = new Set([
  'alias',
  'field-path',
  'qualified-name',
  'qualified-column',
]);

/** A join brings aliases and names with dots along, which are no mistakes of their own. */
function dropExplained(issues: readonly Issue[]): readonly Issue[] {
  if (!issues.some(({ kind }) => joins.has(kind))) return issues;
  return issues.filter(({ kind }) => !partsOfJoin.has(kind));
}

/** Reads the text anew where quotes do not mean what they were taken for. */
function createRepairCursor(text: string, tokens: readonly IToken[], style: QuoteStyle): Cursor {
  const broken = hasTouchedString(tokens) ? findBrokenStrings(text, style) : new Map();
  if (broken.size === 0) return createCursor(text, tokens, broken);
  return createCursor(text, lex(maskBrokenStrings(text, broken), style).tokens, broken);
}

function repairQuery(c: Cursor): IToken[] {
  const early = readEarlyFrom(c);
  const select = readSelect(c);
  if (!select) return createEmptyQuery(c);
  const columns = repairColumns(c);
  if (early) reportEarlyFrom(c, early, select);
  const [from, module] = early ?? repairModule(c);
  const clauses = repairClauses(c);
  return [
    select,
    ...columns,
    from,
    module,
    ...clauseNames.flatMap((name) => clauses.get(name) ?? []),
    ...readEnd(c),
  ];
}

/** The skeleton of a query, for a text that holds none. */
function createEmptyQuery(c: Cursor): IToken[] {
  const at = previousEnd(c);
  return [t.Select, t.Identifier, t.From, t.Identifier].map((type) => insertToken(type, at));
}

/** `from M` in front of `select`, as some other languages begin. */
function readEarlyFrom(c: Cursor): [from: IToken, module: IToken] | null {
  if (!isAt(c, t.From) || !isAt(c, t.Identifier, 1) || !isAt(c, t.Select, 2)) return null;
  return [take(c), take(c)];
}

/** The two can change places where nothing else is to be mended in them. */
function reportEarlyFrom(c: Cursor, [from, module]: readonly [IToken, IToken], select: IToken): void {
  const end = previousEnd(c);
  const [first, second] = [
    textOf(c, [from.startOffset, endOf(module)]),
    textOf(c, [select.startOffset, end]),
  ];
  report(c, 'clause-order', [from.startOffset, end], {
    name: 'select',
    expected: 'from',
    ...(c.issues.length === 0 && { replacement: `${second} ${first}` }),
  });
}

const otherStatements = new Set([
  ...['insert', 'update', 'delete', 'replace', 'drop', 'create', 'alter', 'truncate', 'show'],
  ...['describe', 'desc', 'explain', 'with', 'set', 'use', 'call', 'grant'],
]);

/** The keyword `select`, put in where it is merely missing; null where the text is no query at all. */
function readSelect(c: Cursor): IToken | null {
  if (isAt(c, t.Select) || isMisspelt(c, 'select') || isSplit(c, 'select'))
    return takeKeyword(c, t.Select, 'select');
  const first = peek(c);
  const selectAt = c.tokens.findIndex(({ tokenType }) => tokenType === t.Select);
  const fromAt = c.tokens.findIndex(({ tokenType }) => tokenType === t.From);
  const isOther = first !== undefined && otherStatements.has(first.image.toLowerCase());
  if (selectAt > 0 && !isOther && (fromAt < 0 || selectAt < fromAt)) {
    skipUnexpected(c, 'select', () => !isAt(c, t.Select));
    return takeKeyword(c, t.Select, 'select');
  }
  if (!first || isOther || fromAt < 0) {
    const range = first ? skipWhile(c, () => true) : ([0, c.text.length] as const);
    reportLoss(c, 'not-a-query', range, { found: first?.image ?? '' });
    return null;
  }
  const at = first.startOffset;
  report(c, 'missing-keyword', [at, at], { name: 'select', replacement: 'select ' });
  return insertToken(t.Select, at, 'select');
}

/** `;`, and nothing after it. */
function readEnd(c: Cursor): IToken[] {
  if (!isAt(c, t.Semicolon)) return [];
  const semicolon = take(c);
  if (!peek(c)) return [semicolon];
  const start = peek(c)?.startOffset ?? endOf(semicolon);
  let isOther = false;
  while (peek(c)) isOther = take(c).tokenType !== t.Semicolon || isOther;
  const range: Range = [start, previousEnd(c)];
  const data = { found: textOf(c, range), replacement: '' };
  if (isOther) reportLoss(c, 'text-after-semicolon', range, { ...data, uncertain: true });
  else report(c, 'surplus-semicolon', range, data);
  return [semicolon];
}
