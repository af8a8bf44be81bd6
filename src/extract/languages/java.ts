import type { EscapeRules, SourceLanguage } from '../source/language.js';
import { blockComment, pick, quoted, slashComment } from './forms.js';

/** Java language specification, 3.10.7 and 3.3. A quote or backslash spelt `\u0022` would end the literal. */
const escapes: EscapeRules = {
  simple: { ...pick('\\\'"bfnrt'), s: ' ' },
  codes: [
    { pattern: /u+00(?:22|5c|0a|0d)/y, radix: 16, unit: 'unknown' },
    { pattern: /u+([\da-fA-F]{4})/y, radix: 16, unit: 'character' },
    { pattern: /([0-3][0-7]{0,2}|[4-7][0-7]?)/y, radix: 8, unit: 'character' },
  ],
  dropsLineBreak: false,
  other: 'unknown',
};

export const java: SourceLanguage = {
  name: 'java',
  delimiters: '\'"/',
  comments: [slashComment, blockComment],
  literals: [
    quoted('"""', {
      open: /"""[ \t\f]*(?:\r\n?|\n)/y,
      isMultiline: true,
      escapes: { ...escapes, dropsLineBreak: true },
      indent: 'text-block',
      joinsCrLf: true,
    }),
    quoted('"', { escapes }),
    quoted("'", { escapes, isOpaque: true }),
  ],
  join: /\+(?![+=])|\)\s*\.\s*append\s*\(/y,
  append: /\+=/y,
  isAdjacencyJoin: false,
  newlineEnds: false,
  formatters: [
    { style: 'brace', callee: /\bMessageFormat\.format$/ },
    { style: 'percent', callee: /\b(?:String\.format|printf)$/ },
    { style: 'percent', after: /\.\s*formatted\s*\(/y },
  ],
  numeric:
    /^(?:Integer|Long|Short|Double|Float)\.\w+\(|^\((?:int|long|short|double|float)\)|\.(?:size|length)\(\)$/,
};
