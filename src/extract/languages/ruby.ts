import type { EscapeRules, Interpolation, LiteralForm, SourceLanguage } from '../source/language.js';
import { backslashAnd, hashComment, nameOfHeredoc, pick, quoted } from './forms.js';

/** Ruby documentation, "String Literals". */
const escapes: EscapeRules = {
  simple: { ...pick('\\abfnrtv'), s: ' ', e: '\x1b' },
  codes: [
    { pattern: /u\{\s*([\da-fA-F]+(?:\s+[\da-fA-F]+)*)\s*\}/y, radix: 16, unit: 'character' },
    { pattern: /u([\da-fA-F]{4})/y, radix: 16, unit: 'character' },
    { pattern: /x([\da-fA-F]{1,2})/y, radix: 16, unit: 'byte' },
    { pattern: /([0-7]{1,3})/y, radix: 8, unit: 'byte' },
    // Control and meta characters.
    { pattern: /(?:c|C-|M-)(?:\\?[^\\\r\n'"`])?/y, radix: 8, unit: 'unknown' },
  ],
  dropsLineBreak: true,
  other: 'dropped',
};

const interpolations: readonly Interpolation[] = [
  { open: /#\{/y, isCode: true },
  { open: /#(?:@@?|\$)[a-z_]\w*/iy, isCode: false },
];

const brackets: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** `%q(…)` with any delimiter; brackets inside nest. */
const percent = (open: RegExp, form: Partial<LiteralForm>): LiteralForm =>
  quoted('', {
    open,
    close: (match) => brackets[match[1] ?? ''] ?? match[1] ?? '',
    nests: (match) => (Object.hasOwn(brackets, match[1] ?? '') ? (match[1] ?? '') : ''),
    isMultiline: true,
    joinsCrLf: true,
    ...form,
  });

const heredoc = (open: RegExp, form: Partial<LiteralForm>): LiteralForm =>
  quoted('', {
    open,
    close: nameOfHeredoc,
    isMultiline: true,
    joinsCrLf: true,
    heredoc: { isIndentable: true, isBelow: true },
    ...form,
  });

const single: EscapeRules = { ...backslashAnd("'") };
const double = { escapes, interpolations };
const flush = { heredoc: { isIndentable: false, isBelow: true } };

export const ruby: SourceLanguage = {
  name: 'ruby',
  delimiters: '\'"`<%#/=',
  comments: [hashComment, { open: /(?<=^|\n)=begin\b/y, close: /\n=end\b/g }],
  literals: [
    quoted("'", { isMultiline: true, joinsCrLf: true, escapes: single }),
    quoted('"', { isMultiline: true, joinsCrLf: true, ...double }),
    quoted('`', { isMultiline: true, ...double, isOpaque: true }),
    heredoc(/<<~'(\w+)'/y, { indent: 'least' }),
    heredoc(/<<~(?:"([a-z_]\w*)"|([a-z_]\w*))/iy, { indent: 'least', ...double }),
    heredoc(/<<-'(\w+)'/y, {}),
    heredoc(/<<-(?:"([a-z_]\w*)"|([a-z_]\w*))/iy, double),
    heredoc(/<<'(\w+)'/y, flush),
    heredoc(/<<(?:"([A-Z_]\w*)"|([A-Z_]\w*))/y, { ...double, ...flush }),
    percent(/(?<!\w)%q([^\w\s])/y, {
      escapes: { ...single, simple: { '\\': '\\' } },
      escapesDelimiters: true,
    }),
    percent(/(?<!\w)%Q([^\w\s])/y, double),
    percent(/(?<![\w)\]}'"])%([([{<|!])/y, double),
    percent(/(?<!\w)%[wWiIrsx]([^\w\s])/y, { ...double, isOpaque: true }),
  ],
  join: /\+(?![=])|<<(?![~=-])/y,
  append: /\+=|<<(?![~=-])/y,
  isAdjacencyJoin: true,
  newlineEnds: true,
  regexAfter: new Set('return if unless while until and or not when in then do else elsif puts'.split(' ')),
  formatters: [
    { style: 'percent', callee: /\b(?:sprintf|format)$/ },
    { style: 'percent', after: /%(?!=)/y },
  ],
  numeric: /\.(?:to_i|to_f|size|length|count)$|^(?:Integer|Float)\(/,
};
