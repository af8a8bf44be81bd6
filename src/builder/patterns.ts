/** A pattern for `like`, its literal parts escaped; compared by no other operator. */
export interface LikePattern {
  readonly pattern: string;
}

/** In a pattern `%` and `_` are wildcards, and `\` takes the next character literally. */
const escapeWildcards = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Texts that start with `text`, whatever wildcards it holds. */
export const startsWith = (text: string): LikePattern => ({ pattern: `${escapeWildcards(text)}%` });

/** Texts that end with `text`; unlike `=`, `like` counts trailing blanks. */
export const endsWith = (text: string): LikePattern => ({ pattern: `%${escapeWildcards(text)}` });

/** Texts that hold `text` somewhere. */
export const contains = (text: string): LikePattern => ({ pattern: `%${escapeWildcards(text)}%` });
