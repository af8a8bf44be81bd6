import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { readJson } from '../../src/extract/read-json.js';
import { findQueries, lint, lintDocument } from '../../src/lint/index.js';
import { applyEdits } from '../../src/text/edits.js';

const language = 'json';
const query = "select id from Contacts where lastname = 'Smith' limit 5;";

function namesOf(source: string): readonly (string | null)[] {
  return findQueries(source, { language }).map(({ name }) => name);
}

function namesIn(value: unknown): readonly (string | null)[] {
  return namesOf(JSON.stringify(value));
}

describe('queries in JSON', () => {
  test('are all values of a flat object, whatever they say', () => {
    expect(namesIn({ a: query, b: 'selct x', c: null })).toEqual(['a', 'b']);
  });

  test('are all items of a flat array, and a lone string', () => {
    expect(namesIn([query, 'selct x'])).toEqual(['[0]', '[1]']);
    expect(namesIn('selct x')).toEqual([null]);
  });

  test('are the strings that begin with select, at any depth', () => {
    const value = { title: 'Reports', list: [{ text: query, size: 5 }, ['SELECT\nx', 'selection of x']] };
    expect(namesIn(value)).toEqual(['list[0].text', 'list[1][0]']);
  });

  test('are the strings under the keys query and vtql, whatever they say', () => {
    const value = [
      { name: 'Select friends', query: 'slect x' },
      { vtql: 'x', other: 'y' },
    ];
    expect(namesIn(value)).toEqual(['[0].query', '[1].vtql']);
  });

  test('are described by what stands beside them', () => {
    expect(namesIn({ title: 'Select friends', query })).toEqual(['query']);
    expect(namesIn({ other: query, query })).toEqual(['other', 'query']);
  });

  test('are misspelt ones, too, where a from follows', () => {
    const value = { a: { b: 'selct id from X', c: 'slept late', d: 'sel from x', e: 'Deselect all from x' } };
    expect(namesIn(value)).toEqual(['a.b']);
  });

  test('are not the notes beside them, nor empty strings', () => {
    expect(
      namesIn({ $schema: 'https://example.com', '//': 'select no query', a: '', b: ' \n', c: query }),
    ).toEqual(['c']);
  });

  test('are called by their path', () => {
    const value = { 'a b': { 'c-d': { é: [[query]] } } };
    expect(namesIn(value)).toEqual(['["a b"].c-d.é[0][0]']);
  });

  test('may share a key', () => {
    const source = '{"a": "select 1", "a": "select 2", "__proto__": "select 3"}';
    expect(namesOf(source)).toEqual(['a', 'a', '__proto__']);
  });

  test('are sent as they are: a comment is a finding', () => {
    const [finding] = lintDocument(JSON.stringify({ a: `-- c\n${query}` }), { language });
    expect(finding?.code).toBe('VTQL1010');
  });

  test('may hold line breaks, a byte order mark and CRLF around them', () => {
    const source = `\ufeff{\r\n  "a": "select id,\\r\\n,email from Contacts limit 5;"\r\n}`;
    const [finding] = lintDocument(source, { language });
    expect(source.slice(...(finding?.range ?? [0, 0]))).toBe(',');
  });
});

describe('malformed JSON', () => {
  test.each([
    ['', 'The file is empty: expected JSON with queries.', [0, 0]],
    [' \n', 'The file is empty: expected JSON with queries.', [2, 2]],
    ['{"a": "b"', "The JSON ends too early: expected ',' or '}'.", [9, 9]],
    ['{"a":', 'The JSON ends too early: expected a value.', [5, 5]],
    ['{"a": "b" "c": "d"}', "Expected ',' or '}' here.", [10, 11]],
    ['["a" "b"]', "Expected ',' or ']' here.", [5, 6]],
    ['["a"}', "Expected ',' or ']' here.", [4, 5]],
    ['{"a" "b"}', "Expected ':' and a value here.", [5, 6]],
    ['{a: "b"}', 'Expected a key in double quotes here.', [1, 2]],
    ["{'a': 'b'}", 'Expected a key in double quotes here.', [1, 2]],
    ['// c\n{}', 'Expected a value here.', [0, 1]],
    ['[1.]', 'Expected a value here.', [1, 2]],
    ['[nul]', 'Expected a value here.', [1, 2]],
    ['😀', 'Expected a value here.', [0, 2]],
    ['{} x', 'Text after the end of the JSON.', [3, 4]],
    ['{"a": "b', 'This string is never closed.', [6, 8]],
    ['{"a": "b\nc"}', 'A line break inside a JSON string.', [6, 8]],
    ['{"a": "b\tc"}', 'A tab inside a JSON string.', [8, 9]],
    ['{"a": "b\0c"}', 'A control character inside a JSON string.', [8, 9]],
    [`{"a": "O\\'Brien"}`, "\\' is no escape of JSON.", [8, 10]],
    ['["\\u12x4"]', '\\u is no escape of JSON.', [2, 4]],
  ] as const)('%j is one error: %s', (source, message, range) => {
    const diagnostics = lintDocument(source, { language });
    expect(diagnostics).toMatchObject([{ code: 'VTQL1030', rule: null, severity: 'error', message, range }]);
    expect(findQueries(source, { language })).toEqual([]);
  });

  test.each(['["a", ]', '{"a": "b",\n}', '{"a": ["select 1", ], "b": 2}'])(
    '%j loses its last comma by a fix',
    (source) => {
      const [diagnostic] = lintDocument(source, { language });
      expect(JSON.parse(applyEdits(source, diagnostic?.fix?.edits ?? []))).toBeTruthy();
    },
  );

  test('names the bracket that is never closed', () => {
    const [diagnostic] = lintDocument('{"a": ["b", {"c": 1}', { language });
    expect(diagnostic?.related).toEqual([{ message: 'The [ that is never closed.', range: [6, 7] }]);
  });

  test('has a hint for the habits of other notations', () => {
    const hintOf = (source: string) => lintDocument(source, { language })[0]?.hint;
    expect(hintOf("['a']")).toBe('JSON has double quotes only.');
    expect(hintOf('[ // c\n1]')).toMatch(/no comments/);
    expect(hintOf('["a\nb"]')).toMatch(/\\n/);
    expect(hintOf('["a\\x"]')).toMatch(/\\\\/);
  });

  test('may be nested as deep as it likes', () => {
    expect(findQueries(`${'['.repeat(200_000)}"select 1"${']'.repeat(200_000)}`, { language })).toHaveLength(
      1,
    );
    expect(lintDocument('['.repeat(200_000), { language })).toHaveLength(1);
  });
});

/** A string as some other program may have written it: each unit plain or escaped, as it likes. */
const spelling = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.constantFrom(...'\'"\\/\b\f\n\r\té😀 ;'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      fc.nat({ max: 2 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.map(([char, how]) => spellChar(char, how)).join(''));

function spellChar(char: string, how: number): string {
  if (how === 0) return JSON.stringify(char).slice(1, -1);
  const codes = char.split('').map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
  if (how === 1) return codes.map((code) => `\\u${code}`).join('');
  return char === '/' ? '\\/' : codes.map((code) => `\\u${code.toUpperCase()}`).join('');
}

describe('places and edits', () => {
  test.prop([spelling])('map exactly, whatever is escaped', (body) => {
    const source = ` {"a": "x${body}"}`;
    const [found] = findQueries(source, { language });
    const decoded = JSON.parse(source).a as string;
    expect(found?.text).toBe(decoded);
    for (let start = 0; start <= decoded.length; start++) {
      for (let end = start; end <= decoded.length; end++) {
        const written = source.slice(...(found?.toSource([start, end]) ?? [0, 0]));
        expect(JSON.parse(`"${written}"`)).toBe(decoded.slice(start, end));
      }
    }
  });

  test.prop([spelling, fc.string({ unit: 'binary' }), fc.nat(), fc.nat()])(
    'say the same in the file as in the query',
    (body, text, a, b) => {
      const source = `["x${body}"]`;
      const [found] = findQueries(source, { language });
      if (!found) throw new Error('not found');
      const [start = 0, end = 0] = [a, b].map((at) => at % (found.text.length + 1)).sort((x, y) => x - y);
      const edited = applyEdits(source, [
        { range: found.toSource([start, end]), text: found.encode(text, [start, end]) ?? '' },
      ]);
      expect(JSON.parse(edited)).toEqual([applyEdits(found.text, [{ range: [start, end], text }])]);
    },
  );

  const broken = fc.constantFrom(
    `select id,, email from Contacts limit 5;`,
    `select id from Contacts where lastname = "Smith" limit 5`,
    `select id from Contacts where lastname = 'O"B\\\\' or email = 'é' and id <> 5;`,
    `select id\nfrom\tContacts where lastname = Müller;`,
    `selct id from Contacts where email = 1.5 && id in ('12x5',)`,
  );

  test.prop([broken, fc.array(fc.boolean(), { minLength: 80, maxLength: 80 })])(
    'of fixes give the file what they give the query',
    (text, escaped) => {
      const body = text
        .split('')
        .map((char, index) => spellChar(char, escaped[index] ? 1 : 0))
        .join('');
      const source = `{"name": "${body}"}`;
      const inFile = lintDocument(source, { language });
      const alone = lint(text);
      expect(inFile.map(({ code, message }) => [code, message])).toEqual(
        alone.map(({ code, message }) => [code, message]),
      );
      inFile.forEach((diagnostic, index) => {
        const other = alone[index];
        const mine = [diagnostic.fix, ...(diagnostic.suggestions ?? [])];
        const theirs = [other?.fix, ...(other?.suggestions ?? [])];
        mine.forEach((fix, at) => {
          const fixed = applyEdits(source, fix?.edits ?? []);
          expect(JSON.parse(fixed).name).toBe(applyEdits(text, theirs[at]?.edits ?? []));
        });
      });
    },
  );
});

describe('reading JSON', () => {
  const almostJson = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '"', '}', ']', ':', '\\', ' ', '0', '-', 'e', '\n', '\u00a0'),
    )
    .map(([text, at, char]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + char + text.slice(place + (at % 2));
    });

  test.prop([fc.oneof(fc.json(), almostJson, fc.string())])(
    'accepts just what JSON.parse accepts',
    (text) => {
      expect('strings' in readJson(text)).toBe(isJson(text));
    },
  );

  test.prop([fc.json()])('finds the strings that JSON.parse finds', (text) => {
    const reading = readJson(text);
    const found = 'strings' in reading ? reading.strings.map(({ value }) => value) : [];
    const expected: string[] = [];
    const source = JSON.parse(text) as unknown;
    JSON.stringify(source, (_, value: unknown) => {
      if (typeof value === 'string') expected.push(value);
      return value;
    });
    // A key said twice, or one that is a number, changes the order of what JSON.parse keeps.
    if (JSON.stringify(source).length === text.replace(/\s/g, '').length)
      expect([...found].sort()).toEqual(expected.sort());
  });

  test.prop([almostJson])('points into the text', (text) => {
    const reading = readJson(text);
    if ('strings' in reading) return;
    const [start, end] = reading.problem.range;
    expect(start >= 0 && start <= end && end <= text.length).toBe(true);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
