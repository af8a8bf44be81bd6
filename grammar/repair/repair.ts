import type { IToken } from 'chevrotain';
import type { Issue } from '../issues.js';
import { lex } from '../lexer.js';
import { endOf, rangeOf } from '../parser.js';
import type { QuoteStyle } from '../strings.js';
import * as t from '../tokens.js';
import { findBrokenStrings, hasTouchedString, maskBrokenStrings } from './broken-strings.js';
import { clauseNames, repairClauses } from './clauses.js';
import { asWord, isAtMisspeltFrom, repairColumns } from './columns.js';
import {
  type Cursor,
  createCursor,
  gap,
  insertToken,
  isAt,
  isAtOneOf,
  isAtWord,
  isMisspelt,
  isSplit,
  peek,
  previousEnd,
  report,
  reportLoss,
  respell,
  skipBrackets,
  skipUnexpected,
  skipWhile,
  take,
  takeKeyword,
  textOf,
} from './cursor.js';
import { readBackticked } from './names.js';
import { isAtClause, isAtConditionStart, joinWords } from './places.js';

export interface Repaired {
  /** Always a query that the parser takes. */
  readonly tokens: IToken[];
  readonly issues: readonly Issue[];
  /** Whether the tokens say less, or something else, than the text. */
  readonly lossy: boolean;
}

/**
 * Mends what the parser refuses: walks the tokens by the shape of the language, names each habit of SQL
 * and each slip once, and returns the tokens of the documented query that is nearest.
 */
export function repair(text: string, tokens: readonly IToken[], style: QuoteStyle): Repaired {
  const c = createRepairCursor(text, tokens, style);
  const repaired = repairQuery(c);
  return { tokens: repaired, issues: c.issues, lossy: c.lossy };
}

/** Reads the text anew where quotes do not mean what they were taken for. */
function createRepairCursor(text: string, tokens: readonly IToken[], style: QuoteStyle): Cursor {
  const broken = hasTouchedString(tokens) ? findBrokenStrings(text, style) : new Map<number, number>();
  if (broken.size === 0) return createCursor(text, tokens, broken);
  return createCursor(text, lex(maskBrokenStrings(text, broken), style).tokens, broken);
}

function repairQuery(c: Cursor): IToken[] {
  const select = readSelect(c);
  if (!select) return createEmptyQuery(c);
  const columns = repairColumns(c);
  const [from, module] = readModule(c);
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

function readModule(c: Cursor): [from: IToken, module: IToken] {
  if (isAt(c, t.From) || isAtMisspeltFrom(c)) {
    const from = takeKeyword(c, t.From, 'from');
    return [from, readModuleName(c)];
  }
  reportLoss(c, 'missing-keyword', gap(c), {
    name: 'from',
    ...(isAt(c, t.Identifier) && { replacement: ' from' }),
  });
  const from = insertToken(t.From, previousEnd(c), 'from');
  if (!isAt(c, t.Identifier)) return [from, insertToken(t.Identifier, previousEnd(c))];
  c.lossy = c.issues.some(({ kind }) => kind !== 'missing-keyword');
  return [from, readModuleName(c)];
}

const quoted = new Set([t.StringToken, t.DoubleQuoted, t.SmartQuoted]);

function readModuleName(c: Cursor): IToken {
  const name = readModuleSpelling(c);
  skipAfterModule(c);
  return name;
}

function readModuleSpelling(c: Cursor): IToken {
  const missing = (): IToken => insertToken(t.Identifier, previousEnd(c));
  if (isAt(c, t.Identifier) && !isAtClause(c)) return take(c);
  if (isAt(c, t.Backticked)) return readBackticked(c, take(c), 'backticks') ?? missing();
  if (isAtOneOf(c, quoted)) {
    const token = take(c);
    const name = token.image.slice(1, -1);
    report(c, 'quoted-name', rangeOf(token), { found: token.image, replacement: name });
    return respell(token, t.Identifier, name);
  }
  if (isAt(c, t.LeftBracket) && isAt(c, t.Select, 1)) {
    const range = skipBrackets(c);
    reportLoss(c, 'subquery', range, { found: textOf(c, range) });
    return missing();
  }
  if (isAtClause(c)) {
    reportLoss(c, 'missing-part', gap(c), { expected: 'a module name' });
    return missing();
  }
  skipUnexpected(c, 'a module name', () => !isAtClause(c) && !isAt(c, t.Identifier));
  return isAt(c, t.Identifier) && !isAtClause(c) ? take(c) : missing();
}

/** Aliases, further modules and joins. */
function skipAfterModule(c: Cursor): void {
  const goOn = (): boolean => !isAtClause(c);
  if (isAt(c, t.Comma)) {
    const range = skipWhile(c, goOn);
    reportLoss(c, 'several-modules', range, { found: textOf(c, range) });
  } else if (isAtAlias(c)) {
    const start = previousEnd(c);
    if (isAtWord(c, asWord)) take(c);
    take(c);
    const range = [start, previousEnd(c)] as const;
    report(c, 'alias', range, { found: textOf(c, range).trim(), replacement: '' });
  }
  if (isAtWord(c, joinWords)) {
    const range = skipWhile(c, goOn);
    reportLoss(c, 'join', range, { found: textOf(c, range) });
  }
}

function isAtAlias(c: Cursor): boolean {
  if (isAtWord(c, asWord) && isAt(c, t.Identifier, 1)) return true;
  if (!isAt(c, t.Identifier) || isAtClause(c) || isAtConditionStart(c) || isAtWord(c, joinWords))
    return false;
  const after = { ...c, position: c.position + 1 };
  return isAtClause(after) || isAtWord(after, joinWords);
}

/** `;`, and nothing after it. */
function readEnd(c: Cursor): IToken[] {
  if (!isAt(c, t.Semicolon)) return [];
  const semicolon = take(c);
  if (!peek(c)) return [semicolon];
  const start = peek(c)?.startOffset ?? endOf(semicolon);
  let hasOther = false;
  while (peek(c)) hasOther = take(c).tokenType !== t.Semicolon || hasOther;
  const range = [start, previousEnd(c)] as const;
  if (hasOther)
    reportLoss(c, 'text-after-semicolon', range, {
      found: textOf(c, range),
      replacement: '',
      uncertain: true,
    });
  else report(c, 'surplus-semicolon', range, { found: textOf(c, range), replacement: '' });
  return [semicolon];
}
