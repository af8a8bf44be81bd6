import type { EscapeRules, SourceLanguage } from '../source/language.js';
import { blockComment, pick, quoted, slashComment } from './forms.js';

/** ECMAScript, "String Literals" and annex B; a template with an octal escape does not compile. */
const escapes: EscapeRules = {
  simple: pick('\\\'"bfnrtv'),
  codes: [
    { pattern: /u\{([\da-fA-F]{1,6})\}/y, radix: 16, unit: 'character' },
    { pattern: /u([\da-fA-F]{4})/y, radix: 16, unit: 'character' },
    { pattern: /x([\da-fA-F]{2})/y, radix: 16, unit: 'character' },
    { pattern: /([0-3][0-7]{0,2}|[4-7][0-7]?)/y, radix: 8, unit: 'character' },
    { pattern: /[ux]/y, radix: 16, unit: 'unknown' },
  ],
  dropsLineBreak: true,
  other: 'dropped',
};

const words =
  'return typeof case in of do else void delete throw new instanceof yield await default extends'.split(' ');

/** JavaScript and TypeScript, with JSX. */
export const javascript: SourceLanguage = {
  name: 'javascript',
  delimiters: '\'"`/',
  comments: [slashComment, blockComment],
  literals: [
    quoted("'", { escapes }),
    quoted('"', { escapes }),
    quoted('`', {
      isMultiline: true,
      escapes,
      interpolations: [{ open: /\$\{/y, isCode: true }],
      joinsCrLf: true,
    }),
  ],
  join: /\+(?![+=])/y,
  append: /\+=/y,
  isAdjacencyJoin: false,
  newlineEnds: true,
  regexAfter: new Set(words),
  unescapedAfter: /[\w-]=$/,
  formatters: [{ style: 'percent', callee: /\b(?:sprintf|vsprintf|util\.format)$/ }],
  numeric: /^(?:Number|parseInt|parseFloat|Math\.\w+)\(|^\+\w|\.length$|\.toFixed\(/,
};
