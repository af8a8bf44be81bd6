import { takeEnd } from '../../text/take-end.js';
import type { EscapeRules, Interpolation, LiteralForm, SourceLanguage } from '../source/language.js';
import { blockComment, pick, quoted, slashComment } from './forms.js';

/** C# specification, 6.4.5.6; `\e` since C# 13. */
const escapes: EscapeRules = {
  simple: { ...pick('\\\'"abfnrtv'), '0': '\0', e: '\x1b' },
  codes: [
    { pattern: /u([\da-fA-F]{4})/y, radix: 16, unit: 'character' },
    { pattern: /U([\da-fA-F]{8})/y, radix: 16, unit: 'character' },
    { pattern: /x([\da-fA-F]{1,4})/y, radix: 16, unit: 'character' },
  ],
  dropsLineBreak: false,
  other: 'unknown',
};

const interpolations: readonly Interpolation[] = [{ open: /\{/y, isCode: true }];

/** `"""`, or more quotes; on one line or, then with a common indentation, on lines of its own. */
const raw: Partial<LiteralForm> = {
  open: /"{3,}/y,
  close: ([open]) => open,
  isMultiline: true,
  indent: 'raw-string',
};

export const csharp: SourceLanguage = {
  name: 'csharp',
  delimiters: '\'"/',
  prefix: /[$@]/,
  comments: [slashComment, blockComment],
  literals: [
    quoted('"', { ...raw, prefix: /^$/ }),
    quoted('"', {
      ...raw,
      prefix: /^\$+$/,
      interpolations: [{ open: /\{+/y, isCode: true }],
      braces: (open) => takeEnd(open.input.slice(Math.max(0, open.index - 20), open.index), /\$/).length,
    }),
    quoted('"', { prefix: /^@$/, isMultiline: true, doubled: '"' }),
    quoted('"', { prefix: /^(?:\$@|@\$)$/, isMultiline: true, doubled: '"{}', interpolations }),
    quoted('"', { prefix: /^\$$/, escapes, doubled: '{}', interpolations }),
    quoted('"', { prefix: /^$/, escapes }),
    quoted("'", { escapes, isOpaque: true }),
  ],
  join: /\+(?![+=])|\)\s*\.\s*Append\s*\(/y,
  append: /\+=/y,
  isAdjacencyJoin: false,
  newlineEnds: false,
  formatters: [{ style: 'brace', callee: /\b(?:Append)?Format$/ }],
  numeric:
    /^(?:Convert\.To(?:U?Int\d+|Double|Decimal|Single)|(?:u?int|u?long|double|decimal|float)\.Parse)\(|^\((?:u?int|u?long|double|decimal|float)\)|\.(?:Count|Length)$|:[DFNXdfnx]\d*$/,
};
