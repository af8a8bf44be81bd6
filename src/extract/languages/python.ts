import type { EscapeRules, LiteralForm, SourceLanguage } from '../source/language.js';
import { hashComment, pick, quoted } from './forms.js';

/** Python reference, "String and Bytes literals". */
const bytesEscapes: EscapeRules = {
  simple: pick('\\\'"abfnrtv'),
  codes: [
    { pattern: /x([\da-fA-F]{2})/y, radix: 16, unit: 'character' },
    { pattern: /([0-7]{1,3})/y, radix: 8, unit: 'character' },
  ],
  dropsLineBreak: true,
  other: 'kept',
};

const escapes: EscapeRules = {
  ...bytesEscapes,
  codes: [
    ...bytesEscapes.codes,
    { pattern: /u([\da-fA-F]{4})/y, radix: 16, unit: 'character' },
    { pattern: /U([\da-fA-F]{8})/y, radix: 16, unit: 'character' },
    { pattern: /N\{[^}'"\r\n]*\}/y, radix: 16, unit: 'unknown' },
  ],
};

const formatted: Partial<LiteralForm> = {
  interpolations: [{ open: /\{/y, isCode: true }],
  doubled: '{}',
};

/** The prefixes, and what they make of a literal. */
const kinds: readonly (readonly [prefix: RegExp, form: Partial<LiteralForm>])[] = [
  [/^u?$/i, { escapes }],
  [/^(?:r|br|rb)$/i, { backslashHidesQuote: true }],
  [/^b$/i, { escapes: bytesEscapes }],
  [/^[ft]$/i, { escapes, ...formatted }],
  [/^(?:[ft]r|r[ft])$/i, { backslashHidesQuote: true, ...formatted }],
];

const quotes = [
  ['"""', true],
  ["'''", true],
  ['"', false],
  ["'", false],
] as const;

export const python: SourceLanguage = {
  name: 'python',
  delimiters: '\'"#',
  prefix: /[a-z]/i,
  comments: [hashComment],
  literals: quotes.flatMap(([quote, isMultiline]) =>
    kinds.map(([prefix, form]) => quoted(quote, { isMultiline, prefix, joinsCrLf: true, ...form })),
  ),
  join: /\+(?!=)/y,
  append: /\+=/y,
  isAdjacencyJoin: true,
  newlineEnds: true,
  formatters: [
    { style: 'brace', after: /\.\s*format(?:_map)?\s*\(/y },
    { style: 'percent', after: /%(?!=)/y },
  ],
  numeric: /^(?:int|float|len|round)\(|:[-+ ]?0?\d*(?:\.\d+)?[bdfgoxX]$/,
};
