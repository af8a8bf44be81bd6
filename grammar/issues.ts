import type { Range } from './ast.js';

/**
 * What the grammar has to say about a text, without an opinion on how bad it is: that depends on the
 * server, and is said in `src/syntax`.
 */
export interface Issue {
  readonly kind: IssueKind;
  readonly range: Range;
  readonly data: IssueData;
}

export interface IssueData {
  /** The text at fault. */
  readonly found?: string;
  /** What belongs in its place, in words for people: `a value`, `and or or`. */
  readonly expected?: string;
  /** The spelling that means the same; replaces the text at `range`. */
  readonly replacement?: string;
  /** A field, keyword or operator that the message names. */
  readonly name?: string;
  /** Set where `replacement` is a guess. */
  readonly uncertain?: boolean;
}

export const issueKinds = [
  // Characters
  'unexpected-character',
  'unclosed-string',
  'unescaped-quote',
  'double-quotes',
  'backticks',
  'backticked-column',
  'smart-quotes',
  'odd-space',
  'byte-order-mark',
  'comment',
  // Shape of the query
  'not-a-query',
  'unexpected-text',
  'missing-part',
  'misspelt-keyword',
  'missing-keyword',
  'repeated-keyword',
  'clause-order',
  'swapped-words',
  'missing-semicolon',
  'surplus-semicolon',
  'text-after-semicolon',
  'missing-comma',
  'surplus-comma',
  'surplus-bracket',
  'missing-bracket',
  'stray-order',
  'order-by-gap',
  'too-many-issues',
  // Columns and module
  'distinct',
  'top',
  'alias',
  'function-call',
  'qualified-name',
  'qualified-column',
  'field-path',
  'count-argument',
  'mixed-columns',
  'count-with-fields',
  'several-modules',
  'join',
  'quoted-name',
  'group-by',
  'offset',
  'set-operation',
  'subquery',
  // Conditions
  'brackets',
  'foreign-operator',
  'inequality',
  'symbolic-connector',
  'foreign-connector',
  'not',
  'negated-operator',
  'is-null',
  'between',
  'missing-connector',
  'dangling-connector',
  'missing-operator',
  'missing-value',
  'bracketed-value',
  'list-needs-in',
  'in-without-brackets',
  'final-in-without-brackets',
  'empty-list',
] as const;

export type IssueKind = (typeof issueKinds)[number];

/** More than this many say nothing new about a text. */
export const mostIssues = 100;
