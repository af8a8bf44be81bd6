import type { CommentForm, EscapeRules, LiteralForm } from '../source/language.js';

/** What several languages have in common. */

/** `// …`, or whatever opens it, to the end of the line. */
export const lineComment = (open: RegExp, close: RegExp = /(?=[\r\n])/g): CommentForm => ({ open, close });

export const slashComment: CommentForm = lineComment(/\/\//y);
export const hashComment: CommentForm = lineComment(/#/y);
export const blockComment: CommentForm = { open: /\/\*/y, close: /\*\//g };

const quotes = { "'": /'/y, '"': /"/y, '"""': /"{3}/y, "'''": /'{3}/y, '`': /`/y, '': /(?:)/y } as const;

export type Quote = keyof typeof quotes;

/** A literal between two equal quotes on one line, with nothing special about it. */
export const quoted = (quote: Quote, form: Partial<LiteralForm>): LiteralForm => ({
  open: quotes[quote],
  close: () => quote,
  isMultiline: false,
  escapes: null,
  doubled: '',
  interpolations: [],
  indent: 'kept',
  joinsCrLf: false,
  ...form,
});

/** The name that closes a heredoc, from a pattern that has one group for it in quotes and one for it without. */
export const nameOfHeredoc = (open: RegExpExecArray): string => open[1] ?? open[2] ?? '';

/** The escapes of C, which most languages took over. */
export const controls: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The controls that a language has, out of those of C. */
export const pick = (keys: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(controls).filter(([key]) => keys.includes(key)));

/** Only the backslash and the quote can be escaped; any other backslash stays. */
export const backslashAnd = (quote: string): EscapeRules => ({
  simple: { '\\': '\\', [quote]: quote },
  codes: [],
  dropsLineBreak: false,
  other: 'kept',
});
