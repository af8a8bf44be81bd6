import type { EscapeRules, Interpolation, SourceLanguage } from '../source/language.js';
import { backslashAnd, blockComment, lineComment, nameOfHeredoc, pick, quoted } from './forms.js';

/** PHP manual, "Strings". A heredoc keeps `\"`, double quotes undo it. */
const escapesIn = (quote: string): EscapeRules => ({
  simple: { ...pick(`\\nrtvf${quote}`), e: '\x1b', $: '$' },
  codes: [
    { pattern: /u\{([\da-fA-F]+)\}/y, radix: 16, unit: 'character' },
    { pattern: /[xX]([\da-fA-F]{1,2})/y, radix: 16, unit: 'byte' },
    { pattern: /([0-7]{1,3})/y, radix: 8, unit: 'byte' },
  ],
  dropsLineBreak: false,
  other: 'kept',
});

const interpolations: readonly Interpolation[] = [
  { open: /\{(?=\$)/y, isCode: true },
  { open: /\$\{/y, isCode: true },
  {
    open: /\$[a-z_\x80-\uffff][\w\x80-\uffff]*(?:\[(?:-?\d+|[a-z_\x80-\uffff][\w\x80-\uffff]*|\$[a-z_\x80-\uffff][\w\x80-\uffff]*)\]|\??->[a-z_\x80-\uffff][\w\x80-\uffff]*)?/iy,
    isCode: false,
  },
];

const heredoc = { isIndentable: true, isBelow: false } as const;

export const php: SourceLanguage = {
  name: 'php',
  delimiters: '\'"`</#',
  comments: [lineComment(/\/\/|#(?!\[)/y, /(?=[\r\n]|\?>)/g), blockComment],
  literals: [
    quoted("'", { isMultiline: true, escapes: backslashAnd("'") }),
    quoted('"', { isMultiline: true, escapes: escapesIn('"'), interpolations }),
    quoted('`', { isMultiline: true, escapes: escapesIn('`'), interpolations, isOpaque: true }),
    quoted('', {
      open: /<<<[ \t]*'(\w+)'(?:\r\n?|\n)/y,
      close: nameOfHeredoc,
      heredoc,
      isMultiline: true,
      indent: 'of-closing',
    }),
    quoted('', {
      open: /<<<[ \t]*(?:"([a-z_]\w*)"|([a-z_]\w*))(?:\r\n?|\n)/iy,
      close: nameOfHeredoc,
      heredoc,
      isMultiline: true,
      escapes: escapesIn(''),
      interpolations,
      indent: 'of-closing',
    }),
  ],
  join: /\.(?![=.\d])/y,
  append: /\.=/y,
  isAdjacencyJoin: false,
  newlineEnds: false,
  island: { open: /<\?(?:php\b|=)/gi, close: '?>' },
  formatters: [{ style: 'percent', callee: /\bv?s?printf$/i }],
  numeric: /^\((?:int|integer|float|double|bool)\)|^(?:intval|floatval|count|time|round|ceil|floor)\(/i,
};
