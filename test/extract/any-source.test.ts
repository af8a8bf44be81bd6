import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { documentLanguages } from '../../src/extract/document-language.js';
import { readDocument } from '../../src/extract/read-document.js';
import { lintDocument } from '../../src/lint/index.js';
import { applyEdits } from '../../src/text/edits.js';

/** What opens, closes, joins and escapes in some language. */
const tokens = fc.constantFrom(
  ...[
    "'",
    '"',
    '`',
    "'''",
    '"""',
    '\\',
    '\n',
    '\r\n',
    ' ',
    '/',
    '//',
    '/*',
    '*/',
    '#',
    '--',
    '?',
    '<?php ',
    '?>',
  ],
  ...[
    '<<<SQL\n',
    '<<~SQL\n',
    '<<SQL\n',
    'SQL\n',
    'SQL',
    '%q(',
    '%(',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '{{',
    '}}',
  ],
  ...[
    '${',
    '#{',
    '{$',
    '$x',
    'f"',
    'r"',
    '$"',
    '@"',
    '$$"""',
    '$q = ',
    '.',
    '+',
    '.=',
    '+=',
    '<<',
    ',',
    ';',
    ':',
  ],
  ...[
    '%s',
    '%d',
    '{0}',
    ':name',
    'vtql',
    '// vtql\n',
    'vtql`',
    'sprintf(',
    '.format(',
    '.append(',
    '|',
    '>',
    '- ',
  ],
  ...[
    'select id from Contacts',
    ' where x = ',
    "'y'",
    ' in ',
    ' and ',
    ' limit ',
    '12x',
    'key: ',
    '```sql\n',
    '```\n',
  ],
);
const program = fc.array(tokens, { maxLength: 60 }).map((parts) => parts.join(''));

describe.each(documentLanguages)('any text as %s', (language) => {
  test.prop([program])('has places inside the file, and edits that fit', (source) => {
    const { queries, comments } = readDocument(source, { language });
    for (const { range, holes } of [...queries, ...comments.map(({ range }) => ({ range, holes: [] }))]) {
      for (const [start, end] of [range, ...holes.map((hole) => hole.source)]) {
        expect(start >= 0 && start <= end && end <= source.length).toBe(true);
      }
    }
    for (const { range, fix, suggestions = [] } of lintDocument(source, { language })) {
      expect(range[0] >= 0 && range[0] <= range[1] && range[1] <= source.length).toBe(true);
      for (const repair of [...(fix ? [fix] : []), ...suggestions]) applyEdits(source, repair.edits);
    }
  });
});

const size = 50_000;
const repeat = (text: string): string => `select from ${text.repeat(size / text.length)}`;

/** Where a reader that goes back would go back from every character; the time limit of a test is the judge. */
describe.each(documentLanguages)('a lot of garbage as %s', (language) => {
  test.each([
    ...[
      '"',
      "'",
      '`',
      '"""a',
      '${',
      '`${',
      '#{',
      '"#{',
      'f"{',
      '$"{',
      '<<<A\n',
      '<<~A\n',
      '/[',
      '%q(',
      '/*',
      '\\',
    ],
    ...[
      '"select from" + ',
      '"select from" . ',
      'f("select from" + ',
      '"select from", ',
      '$x .= "select a from B";\n',
    ],
    ...[
      '(',
      '\n',
      '\t',
      ' ',
      '- ',
      'a: |\n ',
      '```\n',
      '> ',
      '"select id from Contacts where a = %s"',
      '=begin\n',
    ],
  ])('%j', (text) => {
    expect(() => readDocument(`<?php vtiger ${repeat(text)}`, { language })).not.toThrow();
  });
});
