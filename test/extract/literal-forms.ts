import type { DocumentLanguage } from '../../src/extract/document-language.js';

/** One way to write a text as a literal of a language, and the ways to spell each character in it. */
export interface LiteralSample {
  readonly title: string;
  readonly language: DocumentLanguage;
  readonly before: string;
  readonly after: string;
  /** All spellings of a character; none where the form cannot say it. */
  readonly spell: (char: string) => readonly string[];
  /** Blanks at the start of each line that are none of its text. */
  readonly indent?: string;
}

const hex = (char: string, digits: number): string => char.charCodeAt(0).toString(16).padStart(digits, '0');
const octal = (char: string): string => char.charCodeAt(0).toString(8).padStart(3, '0');
const isAscii = (char: string): boolean => char.charCodeAt(0) < 128;
const isBreak = (char: string): boolean => char === '\n' || char === '\r';
const only = (isIt: boolean, ...spellings: readonly string[]): readonly string[] => (isIt ? spellings : []);

/** Spelt as itself, unless it is one of the special ones. */
const plain =
  (special: string) =>
  (char: string): readonly string[] =>
    special.includes(char) ? [] : [char];

const letterEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const letter = (char: string): readonly string[] => (letterEscapes[char] ? [letterEscapes[char]] : []);
const backslashed = (chars: string, char: string): readonly string[] =>
  only(chars.includes(char), `\\${char}`);

const utf8 = (char: string): string =>
  [...new TextEncoder().encode(char)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
const isPaired = (char: string): boolean => !/[\ud800-\udfff]/.test(char);

const php = { language: 'php' as const, before: '<?php /* vtql */ $q = ', after: ';' };
const phpDouble = (char: string): readonly string[] => [
  ...letter(char),
  ...only(isPaired(char), utf8(char), `\\u{${hex(char, 1)}}`),
  ...only(isAscii(char), `\\${octal(char)}`),
];
const jsEscapes = (char: string): readonly string[] => [
  ...letter(char),
  `\\u${hex(char, 4)}`,
  `\\u{${hex(char, 1)}}`,
  ...only(char < '\u0100', `\\x${hex(char, 2)}`),
  ...backslashed('\\\'"`$', char),
];
const js = { language: 'javascript' as const, before: '/* vtql */ q(', after: ')' };
const pythonEscapes = (char: string): readonly string[] => [
  ...letter(char),
  `\\u${hex(char, 4)}`,
  ...only(isPaired(char), `\\U${hex(char, 8)}`),
  ...only(char < '\u0100', `\\x${hex(char, 2)}`, `\\${octal(char)}`),
  ...backslashed('\\\'"', char),
];
const py = { language: 'python' as const, before: '# vtql\nq = ', after: '\n' };
const goEscapes = (char: string): readonly string[] => [
  ...letter(char),
  ...only(isPaired(char), `\\u${hex(char, 4)}`, `\\U${hex(char, 8)}`, utf8(char)),
  ...only(isAscii(char), `\\${octal(char)}`),
  ...backslashed('\\"', char),
];
const javaEscapes = (char: string): readonly string[] => [
  ...letter(char),
  ...only(!'\n\r"\\'.includes(char), `\\u${hex(char, 4)}`, `\\uuu${hex(char, 4).toUpperCase()}`),
  ...only(char < '\u0100', `\\${octal(char)}`),
  ...only(char === ' ', '\\s'),
  ...backslashed('\\\'"', char),
];
const csEscapes = (char: string): readonly string[] => [
  ...letter(char),
  `\\u${hex(char, 4)}`,
  `\\x${hex(char, 4)}`,
  ...only(isPaired(char), `\\U${hex(char, 8)}`),
  ...backslashed('\\\'"', char),
];
const rubyEscapes = (char: string): readonly string[] => [
  ...letter(char),
  ...only(isPaired(char), `\\u${hex(char, 4)}`, `\\u{${hex(char, 1)}}`, utf8(char)),
  ...only(isAscii(char), `\\${octal(char)}`),
  ...only(char === ' ', '\\s'),
  ...backslashed('\\\'"#{}$()', char),
];
const rb = { language: 'ruby' as const, before: '# vtql\nq = ', after: '\n' };
const lineOnly = (chars: string) => plain(`\n\r${chars}`);

/** Every literal form of every language. Line breaks inside are `\n`; what joins CRLF cannot say `\r` plainly. */
export const literalSamples: readonly LiteralSample[] = [
  {
    ...php,
    title: "PHP '…'",
    before: `${php.before}'`,
    after: "';",
    spell: (char) => [...plain("\\'")(char), ...backslashed("\\'", char)],
  },
  {
    ...php,
    title: 'PHP "…"',
    before: `${php.before}"`,
    after: '";',
    spell: (char) => [...plain('\\"$')(char), ...backslashed('\\"$', char), ...phpDouble(char)],
  },
  {
    ...php,
    title: 'PHP heredoc',
    before: `${php.before}<<<SQL\n`,
    after: '\nSQL;',
    spell: (char) => [...plain('\\$')(char), ...backslashed('\\$', char), ...phpDouble(char)],
  },
  {
    ...php,
    title: 'PHP nowdoc',
    before: `${php.before}<<<'SQL'\n`,
    after: '\nSQL;',
    spell: plain(''),
  },
  ...["'", '"'].map((quote) => ({
    ...js,
    title: `JavaScript ${quote}…${quote}`,
    before: `${js.before}${quote}`,
    after: `${quote})`,
    spell: (char: string) => [...lineOnly(`\\${quote}`)(char), ...jsEscapes(char)],
  })),
  {
    ...js,
    title: 'JavaScript `…`',
    before: `${js.before}\``,
    after: '`)',
    spell: (char) => [...plain('\\`$\r')(char), ...jsEscapes(char)],
  },
  ...["'", '"', "'''", '"""'].map((quote) => ({
    ...py,
    title: `Python ${quote}…${quote}`,
    before: `${py.before}${quote}`,
    after: `${quote}\n`,
    spell: (char: string) => [
      ...plain(quote.length > 1 ? `\\\r${quote}` : `\n\r\\${quote}`)(char),
      ...pythonEscapes(char),
    ],
  })),
  {
    ...py,
    title: 'Python f"…"',
    before: `${py.before}f"`,
    after: '"\n',
    spell: (char) => [
      ...plain('\n\r\\"{}')(char),
      ...only('{}'.includes(char), char + char),
      ...pythonEscapes(char).filter(() => !'{}'.includes(char)),
    ],
  },
  { ...py, title: 'Python r"…"', before: `${py.before}r"`, after: '"\n', spell: lineOnly('\\"') },
  {
    ...py,
    title: 'Python rf"""…"""',
    before: `${py.before}rf"""`,
    after: '"""\n',
    spell: (char) => [...plain('\r\\"{}')(char), ...only('{}'.includes(char), char + char)],
  },
  {
    title: 'Go "…"',
    language: 'go',
    before: '// vtql\nq := "',
    after: '"\n',
    spell: (char) => [...lineOnly('\\"')(char), ...goEscapes(char)],
  },
  { title: 'Go `…`', language: 'go', before: '// vtql\nq := `', after: '`\n', spell: plain('`\r') },
  {
    title: 'Java "…"',
    language: 'java',
    before: '/* vtql */ q("',
    after: '");',
    spell: (char) => [...lineOnly('\\"')(char), ...javaEscapes(char)],
  },
  {
    title: 'C# "…"',
    language: 'csharp',
    before: '/* vtql */ q("',
    after: '");',
    spell: (char) => [...lineOnly('\\"')(char), ...csEscapes(char)],
  },
  {
    title: 'C# @"…"',
    language: 'csharp',
    before: '/* vtql */ q(@"',
    after: '");',
    spell: (char) => [...plain('"')(char), ...only(char === '"', '""')],
  },
  {
    title: 'C# $"…"',
    language: 'csharp',
    before: '/* vtql */ q($"',
    after: '");',
    spell: (char) => [
      ...lineOnly('\\"{}')(char),
      ...only('{}'.includes(char), char + char),
      ...csEscapes(char).filter(() => !'{}'.includes(char)),
    ],
  },
  {
    title: 'C# $@"…"',
    language: 'csharp',
    before: '/* vtql */ q($@"',
    after: '");',
    spell: (char) => [...plain('"{}')(char), ...only('"{}'.includes(char), char + char)],
  },
  {
    title: 'C# """…""" on one line',
    language: 'csharp',
    before: '/* vtql */ q("""',
    after: '""");',
    spell: lineOnly('"'),
  },
  {
    title: 'C# $$"""…""" on one line',
    language: 'csharp',
    before: '/* vtql */ q($$"""',
    after: '""");',
    spell: lineOnly('"{}'),
  },
  {
    ...rb,
    title: "Ruby '…'",
    before: `${rb.before}'`,
    after: "'\n",
    spell: (char) => [...plain("\\'\r")(char), ...backslashed("\\'", char)],
  },
  {
    ...rb,
    title: 'Ruby "…"',
    before: `${rb.before}"`,
    after: '"\n',
    spell: (char) => [...plain('\\"#\r')(char), ...rubyEscapes(char)],
  },
  {
    ...rb,
    title: 'Ruby %q(…)',
    before: `${rb.before}%q(`,
    after: ')\n',
    spell: (char) => [...plain('\\()\r')(char), ...backslashed('\\()', char)],
  },
  {
    ...rb,
    title: 'Ruby %Q{…}',
    before: `${rb.before}%Q{`,
    after: '}\n',
    spell: (char) => [...plain('\\{}#\r')(char), ...rubyEscapes(char)],
  },
  {
    ...rb,
    title: 'Ruby <<-SQL',
    before: `${rb.before}<<-SQL\n`,
    after: '\n  SQL\n',
    spell: (char) => [...plain('\\#\r')(char), ...rubyEscapes(char)],
  },
  {
    ...rb,
    title: "Ruby <<'SQL'",
    before: `${rb.before}<<'SQL'\n`,
    after: '\nSQL\n',
    spell: plain('\r'),
  },
  {
    ...php,
    title: 'PHP heredoc, indented',
    before: `${php.before}<<<SQL\n      `,
    after: '\n      SQL;',
    indent: '      ',
    spell: (char) => [...plain('\\$\r')(char), ...backslashed('\\$', char), ...phpDouble(char)],
  },
  {
    ...php,
    title: 'PHP nowdoc, indented by tabs',
    before: `${php.before}<<<'SQL'\n\t\t`,
    after: '\n\t\tSQL;',
    indent: '\t\t',
    spell: plain('\r'),
  },
  {
    title: 'Java """…"""',
    language: 'java',
    before: '/* vtql */ q("""\n      ',
    after: '""");',
    indent: '      ',
    // Blanks at the end of a line are none of its text, unless they are escaped.
    spell: (char) => [
      ...plain('\r\\" \t\f')(char),
      ...javaEscapes(char).filter((spelt) => char.trim() !== '' || !spelt.startsWith('\\u')),
    ],
  },
  {
    title: 'C# """…"""',
    language: 'csharp',
    before: '/* vtql */ q("""\n      ',
    after: '\n      """);',
    indent: '      ',
    spell: plain('\r"'),
  },
  {
    ...rb,
    title: 'Ruby <<~SQL',
    before: `${rb.before}<<~SQL\n      `,
    after: '\n    SQL\n',
    indent: '      ',
    spell: (char) => [...plain('\\#\r')(char), ...rubyEscapes(char)],
  },
];

/** Whether the comparison must leave out the break in front of the closing name, which Ruby counts. */
export const endsInBreak = ({ title }: LiteralSample): boolean => title.startsWith('Ruby <<');
export const isBreakChar = isBreak;
