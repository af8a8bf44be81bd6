import type { IToken } from 'chevrotain';
import type { Comment, Query } from './ast.js';
import { type Issue, mostIssues } from './issues.js';
import { type LexedText, lex } from './lexer.js';
import { parseTokens } from './parser.js';
import { hasTouchedString } from './repair/broken-strings.js';
import { coverChildren } from './repair/cover.js';
import { repair } from './repair/repair.js';
import { findSwappedWords } from './repair/swaps.js';
import type { QuoteStyle } from './strings.js';
import { endOf, rangeOf } from './token-range.js';
import * as t from './tokens.js';

/** Where a quoted string ends when a server reads it. */
export interface QuotingRules {
  readonly style: QuoteStyle;
  /** Whether `\'` is read as the end of its string where the other reading leaves a quote open. */
  readonly rereadsOpenQuote: boolean;
}

export interface ParsedQuery {
  readonly query: Query;
  readonly issues: readonly Issue[];
  readonly comments: readonly Comment[];
}

/**
 * Reads one query. Never throws: what the text lacks is put in, what does not belong is left out, and
 * each is an issue.
 */
export function parseQuery(text: string, quoting: QuotingRules): ParsedQuery {
  const lexed = lexByRules(text, quoting);
  const parsed = lexed.hasForeign ? null : parseTokens(lexed.tokens);
  const { query, issues, isEndReported } = parsed?.query
    ? { query: parsed.query, issues: [], isEndReported: false }
    : mend(text, lexed.tokens, parsed?.refusedAt, quoting.style);
  const all = collectTokenIssues(text, lexed).concat(issues);
  if (!query.terminated && !isEndReported) all.push(createMissingSemicolon(lexed.tokens));
  return { query, issues: capIssues(text, all), comments: lexed.comments.map(toComment) };
}

interface Mended {
  readonly query: Query;
  readonly issues: readonly Issue[];
  readonly isEndReported: boolean;
}

/** @param refusedAt left out where a token belongs to no query: then words are not just swapped. */
function mend(
  text: string,
  tokens: readonly IToken[],
  refusedAt: number | undefined,
  style: QuoteStyle,
): Mended {
  const swapped = refusedAt === undefined ? null : findSwappedWords(text, tokens, refusedAt);
  if (swapped) {
    const isEndReported = swapped.issue.range[1] === endOf(tokens[tokens.length - 1] as IToken);
    return { query: coverChildren(swapped.query, swapped.tokens), issues: [swapped.issue], isEndReported };
  }
  const repaired = repair(text, tokens, style);
  const { query } = parseTokens(repaired.tokens);
  if (!query) throw new Error('The repair left tokens that the grammar refuses; please report this query.');
  const { issues, isEndReported, lossy } = repaired;
  return { query: { ...coverChildren(query, repaired.tokens), partial: lossy }, issues, isEndReported };
}

function lexByRules(text: string, { style, rereadsOpenQuote }: QuotingRules): LexedText {
  const lexed = lex(text, style);
  if (!rereadsOpenQuote || style === 'doubled' || !hasOpenString(lexed)) return lexed;
  const reread = lex(text, 'doubled');
  // A word that touches the new end was meant to be inside: then another quote is missing.
  return hasOpenString(reread) || hasTouchedString(reread.tokens) ? lexed : reread;
}

/** An open quote takes the rest of the text, so only the last token can be one. */
const hasOpenString = ({ tokens }: LexedText): boolean =>
  tokens[tokens.length - 1]?.tokenType === t.OpenString;

/** What can be said of single tokens, whatever their order. */
function collectTokenIssues(text: string, { tokens, comments, oddSpaces }: LexedText): Issue[] {
  const issues: Issue[] = [];
  for (const token of comments)
    issues.push({ kind: 'comment', range: rangeOf(token), data: { replacement: '' } });
  for (const token of oddSpaces) issues.push(createOddSpaceIssue(token));
  for (let i = 1; i < tokens.length; i++) {
    const by = tokens[i] as IToken;
    if (by.tokenType !== t.By) continue;
    const order = tokens[i - 1] as IToken;
    if (order.tokenType !== t.Order) continue;
    const between = text.slice(endOf(order), by.startOffset);
    if (/[\t\r\n]/.test(between)) {
      issues.push({
        kind: 'order-by-gap',
        range: [order.startOffset, endOf(by)],
        data: { replacement: 'order by' },
      });
    }
  }
  return issues;
}

function createOddSpaceIssue(token: IToken): Issue {
  const isMark = token.startOffset === 0 && token.image === '\ufeff';
  return {
    kind: isMark ? 'byte-order-mark' : 'odd-space',
    range: rangeOf(token),
    data: { found: token.image, replacement: isMark ? '' : ' ' },
  };
}

function createMissingSemicolon(tokens: readonly IToken[]): Issue {
  const last = tokens[tokens.length - 1];
  const end = last ? endOf(last) : 0;
  return { kind: 'missing-semicolon', range: [end, end], data: { replacement: ';' } };
}

function capIssues(text: string, issues: Issue[]): readonly Issue[] {
  if (issues.length < mostIssues) return issues;
  const kept = issues.slice(0, mostIssues - 1);
  return [...kept, { kind: 'too-many-issues', range: [text.length, text.length], data: {} }];
}

const toComment = (token: IToken): Comment => ({ type: 'Comment', range: rangeOf(token), text: token.image });
