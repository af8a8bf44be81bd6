import type { EscapeRules, SourceLanguage } from '../source/language.js';
import { blockComment, pick, quoted, slashComment } from './forms.js';

/** Go specification, "String literals" and "Rune literals". */
const escapes: EscapeRules = {
  simple: pick('\\"abfnrtv'),
  codes: [
    { pattern: /u([\da-fA-F]{4})/y, radix: 16, unit: 'character' },
    { pattern: /U([\da-fA-F]{8})/y, radix: 16, unit: 'character' },
    { pattern: /x([\da-fA-F]{2})/y, radix: 16, unit: 'byte' },
    { pattern: /([0-7]{3})/y, radix: 8, unit: 'byte' },
  ],
  dropsLineBreak: false,
  other: 'unknown',
};

export const go: SourceLanguage = {
  name: 'go',
  delimiters: '\'"`/',
  comments: [slashComment, blockComment],
  literals: [
    quoted('"', { escapes }),
    quoted('`', { isMultiline: true, joinsCrLf: true }),
    quoted("'", { escapes, isOpaque: true }),
  ],
  join: /\+(?![+=])/y,
  append: /\+=/y,
  isAdjacencyJoin: false,
  newlineEnds: true,
  formatters: [{ style: 'percent', callee: /\b[SF]?[Pp]rintf$/ }],
  numeric: /^(?:strconv\.(?:Itoa|FormatInt|FormatUint|FormatFloat)|len|u?int\d*|float\d\d)\(/,
};
