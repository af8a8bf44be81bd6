/**
 * What the scanner must know of a programming language: data, no code. All patterns of delimiters are sticky,
 * those that are searched for are global.
 */
export interface SourceLanguage {
  readonly name: string;
  /** The characters with which literals and comments can begin; a prefix does not count. */
  readonly delimiters: string;
  /** What prefixes of literals are made of. */
  readonly prefix?: RegExp;
  readonly comments: readonly CommentForm[];
  /** In the order in which they are tried. */
  readonly literals: readonly LiteralForm[];
  /** What joins two operands to one text, as `.` in PHP. */
  readonly join: RegExp;
  /** What appends to a variable, as `.=`. */
  readonly append: RegExp;
  /** Whether literals side by side are one: on a line, or across lines as well where a bracket is open. */
  readonly isAdjacencyJoin: boolean;
  /** Whether a line break outside brackets can end an expression. */
  readonly newlineEnds: boolean;
  /** What opens and closes code inside other text, as `<?php` and `?>`. */
  readonly island?: { readonly open: RegExp; readonly close: string };
  /** Where regular expressions are written between slashes: the words after which one can stand. */
  readonly regexAfter?: ReadonlySet<string>;
  /** What stands in front of a quote where no backslash escapes: an attribute of JSX, or what may be one. */
  readonly unescapedAfter?: RegExp;
  /** Who fills `%s` or `{0}` in. */
  readonly formatters: readonly Formatter[];
  /** An expression that can be nothing but a number, beside what most languages have in common. */
  readonly numeric?: RegExp;
}

export interface Formatter {
  readonly style: FormatStyle;
  /** The function whose argument the text is; matches the end of its name. */
  readonly callee?: RegExp;
  /** What follows the text. */
  readonly after?: RegExp;
}

/** `percent`: `%s`, `%1$d`, and `%%` for a percent sign. `brace`: `{0}`, `{name}`, and `{{` for a brace. */
export type FormatStyle = 'percent' | 'brace';

export interface CommentForm {
  readonly open: RegExp;
  /** Global; what ends it, and is not part of it where the match is empty. */
  readonly close: RegExp;
}

export interface LiteralForm {
  readonly open: RegExp;
  /** What must stand directly in front: the prefix of a Python string. Empty where there is none. */
  readonly prefix?: RegExp;
  /** What closes it; a function of what opened it. */
  readonly close: (open: RegExpExecArray) => string;
  /** How the closing text is found where it is the name of a heredoc, at the start of a line. */
  readonly heredoc?: Heredoc;
  /** Inside, pairs of this bracket and the closing one belong to the text, as in Ruby's `%q(a (b))`. */
  readonly nests?: (open: RegExpExecArray) => string;
  readonly isMultiline: boolean;
  /** Null where a backslash is a backslash. */
  readonly escapes: EscapeRules | null;
  /** Whether a backslash in front of a delimiter is dropped, whatever the delimiter. */
  readonly escapesDelimiters?: boolean;
  /** Whether a backslash that stays still keeps the quote after it from closing (raw strings of Python). */
  readonly backslashHidesQuote?: boolean;
  /** Characters that stand for one when written twice: `"` in C#'s verbatim strings, `{` in f-strings. */
  readonly doubled: string;
  readonly interpolations: readonly Interpolation[];
  /** How many braces open code in C#'s raw strings. */
  readonly braces?: (open: RegExpExecArray) => number;
  /** Which blanks at the start of lines are none of the text. */
  readonly indent: 'kept' | 'of-closing' | 'least' | 'text-block' | 'raw-string';
  /** Whether CRLF reads as a line feed, as the language's own reading of files has it. */
  readonly joinsCrLf: boolean;
  /** Never a text: a character, a list of words. */
  readonly isOpaque?: boolean;
}

export interface Heredoc {
  /** Whether blanks may stand in front of the closing name. */
  readonly isIndentable: boolean;
  /** Ruby: the text begins below the line of its opening, the closing name has a line of its own, and the break
   * before that line belongs to the text. PHP: none of this. */
  readonly isBelow: boolean;
}

export interface Interpolation {
  readonly open: RegExp;
  /** Code up to the closing brace; otherwise the opening match is all there is. */
  readonly isCode: boolean;
}

export interface EscapeRules {
  /** What stands for what after a backslash. */
  readonly simple: Readonly<Record<string, string>>;
  readonly codes: readonly CodeEscape[];
  /** Whether backslash and line break are nothing; otherwise both stay. */
  readonly dropsLineBreak: boolean;
  /** What becomes of a backslash in front of any other character. */
  readonly other: 'dropped' | 'kept' | 'unknown';
}

/** `\x41`: the first group of the pattern, which starts behind the backslash, holds the digits. */
export interface CodeEscape {
  readonly pattern: RegExp;
  readonly radix: number;
  /** A byte of 128 and more is a part of a UTF-8 character only. */
  readonly unit: 'character' | 'byte' | 'unknown';
}
