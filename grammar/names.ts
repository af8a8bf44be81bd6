/** The reserved words, in any case. This file knows no parser, so that a printer needs none. */
export const keywordNames = [
  ...(['select', 'from', 'where', 'and', 'or', 'in', 'like'] as const),
  ...(['order', 'by', 'asc', 'desc', 'limit', 'count'] as const),
] as const;

export type KeywordName = (typeof keywordNames)[number];

const reserved: ReadonlySet<string> = new Set(keywordNames);

export const nameShape = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Whether `text` can name a field or module: ASCII letters, digits and `_`, and no keyword. */
export const isName = (text: string): boolean => nameShape.test(text) && !reserved.has(text.toLowerCase());

/** Servers look for `from`, a blank and the module before they parse: such a name must not come last. */
export const endsInFrom = (name: string): boolean => /from$/i.test(name);
