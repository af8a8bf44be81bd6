import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { type DialectName, dialectNames } from '../../src/dialect/families.js';
import { findQueries, lint, lintDocument } from '../../src/lint/index.js';
import { applyEdits } from '../../src/text/edits.js';

const language = 'vtql';
const good = "select id from Contacts where lastname = 'Smith' limit 5;";

function textsOf(source: string, dialect: DialectName = 'portable'): readonly string[] {
  return findQueries(source, { language, dialect }).map(({ text }) => text);
}

/** Code and text at fault. */
function findingsOf(source: string, dialect: DialectName = 'portable'): readonly string[] {
  const diagnostics = lintDocument(source, { language, dialect });
  return diagnostics.map(({ code, range }) => `${code} ${source.slice(...range)}`);
}

describe('queries in a file', () => {
  test('are separated by semicolons', () => {
    expect(textsOf('select a from B;select c from D;\n\nselect e\nfrom F ;\n')).toEqual([
      'select a from B;',
      'select c from D;',
      'select e\nfrom F ;',
    ]);
  });

  test('keep semicolons inside quotes of any kind', () => {
    const query = `select \`a;b\` from B where c = 'd;e' and f = "g;h" and i = ‘j;k’;`;
    expect(textsOf(query + query)).toEqual([query, query]);
  });

  test.each(['', ' \n\t', ';;\n ; ', '-- only a comment', '\ufeff', '\ufeff\r\n-- c\r\n;', '/* a; */;'])(
    'are none in %j, which is fine',
    (source) => {
      expect(textsOf(source)).toEqual([]);
      expect(findingsOf(source)).toEqual([]);
    },
  );

  test('may be the last one without a semicolon, which is not fine', () => {
    expect(findingsOf(`${good}\n${good.slice(0, -1)}\n\n`)).toEqual(['VTQL2008 ']);
  });

  test('start anew at a line that begins with select, when the semicolon was forgotten', () => {
    const source = `${good.slice(0, -1)}\n\n  SELECT id from Accounts limit 1;`;
    expect(textsOf(source)).toEqual([good.slice(0, -1), 'SELECT id from Accounts limit 1;']);
    expect(findingsOf(source)).toEqual(['VTQL2008 ']);
  });

  test('start anew behind a comment, when the semicolon was forgotten above it', () => {
    const source = 'select id from Leads\n# note\nselect id from Accounts;';
    const found = findQueries(source, { language });
    expect(found.map(({ range }) => source.slice(...range))).toEqual([
      'select id from Leads',
      'select id from Accounts;',
    ]);
    expect(findingsOf(source)).toEqual(findingsOf('select id from Leads\nselect id from Accounts;'));
  });

  test('hold the queries that SQL would put inside', () => {
    const nested = 'select id from A where b in (\n  select id from C);';
    const united = 'select id from A\nunion all\nselect id from B;';
    expect(textsOf(`${nested}\n${united}`)).toEqual([nested, united]);
  });

  test('may begin with anything, to be complained of', () => {
    expect(textsOf('delete from Contacts; select id from Contacts;')).toEqual([
      'delete from Contacts;',
      'select id from Contacts;',
    ]);
  });
});

describe('comments', () => {
  test('are never sent, and no finding', () => {
    const source = [
      "-- it's; a comment",
      'select id -- the "id"; nothing else',
      '  from Contacts # of the CRM',
      '  /* all; of',
      "  them, that's it */ limit 5; -- done",
      good,
    ].join('\n');
    expect(textsOf(source)).toHaveLength(2);
    expect(findingsOf(source)).toEqual([]);
  });

  test('leave blanks and line breaks, so that offsets stay', () => {
    const source = 'select id /* a\nb */ from B;';
    expect(textsOf(source)).toEqual(['select id     \n     from B;']);
  });

  test('are none inside strings', () => {
    const query = "select id from A where b = '-- c' and d = '/* e */' and f = '#g' limit 5;";
    expect(textsOf(query)).toEqual([query]);
  });

  test('are a finding where one is not closed: it would hide all that follows', () => {
    expect(findingsOf(`select id from A limit 5 /* b;\n${good}`)).toContain('VTQL1010 /* b;');
    expect(textsOf(`select id from A /* b;\n${good}`)).toHaveLength(2);
  });

  test('behind the last query do not get its semicolon', () => {
    const source = 'select id from A limit 5 -- five\n-- end';
    const [diagnostic] = lintDocument(source, { language });
    expect(diagnostic?.code).toBe('VTQL2008');
    expect(applyEdits(source, diagnostic?.fix?.edits ?? [])).toBe(
      'select id from A limit 5; -- five\n-- end',
    );
  });
});

describe('a quote left open', () => {
  const next = "select id from Accounts where accountname = 'x' limit 5;";

  test.each(dialectNames)('ends at the next line that begins with select, on %s', (dialect) => {
    const open = "select id from Contacts where lastname = 'Smith limit 5;";
    const source = `${open}\n\n-- it's the next one\n${next}\n${next}`;
    expect(textsOf(source, dialect)).toEqual([open, next, next]);
    expect(findingsOf(source, dialect).filter((finding) => finding.startsWith('VTQL1002'))).toHaveLength(1);
  });

  test('is found in a name with an apostrophe, and the next queries are read', () => {
    const source = `select id from Contacts where lastname = 'O'Brien' limit 5;\n${next}`;
    expect(textsOf(source)[1]).toBe(next);
    expect(findingsOf(source)).toContain("VTQL1003 'O'Brien'");
  });

  test('in the last query takes the rest of the file', () => {
    const source = `${next}\nselect id from A where b = 'c;\n\n`;
    expect(textsOf(source)).toEqual([next, "select id from A where b = 'c;"]);
  });

  test('is none where a string has a line that begins with select', () => {
    const query = "select id from A where b = 'please\nselect one;' limit 5;";
    expect(textsOf(`${query}\n${next}`)).toEqual([query, next]);
  });

  test('does not swallow the comment lines before the next query', () => {
    const [first] = findQueries(`select id from A where b = 'c\n# d\r\n-- e\n\n${next}`, { language });
    expect(first?.text).toBe("select id from A where b = 'c");
  });
});

describe('where a string ends', () => {
  const escaped = "select id from A where b = 'c\\';' limit 5;";
  const path = "select id from A where b = 'C:\\' limit 5;";

  test('is what the dialect says', () => {
    expect(textsOf(escaped, 'berlicrm')).toEqual([escaped]);
    expect(textsOf(escaped, 'vtiger')).toEqual(["select id from A where b = 'c\\';", "' limit 5;"]);
    expect(textsOf(`${path}${path}`, 'vtiger')).toEqual([path, path]);
  });

  test('is reread on portable where a quote would stay open', () => {
    expect(textsOf(escaped)).toEqual([escaped]);
    expect(textsOf(`${path}\n${good}`)).toEqual([path, good]);
    expect(textsOf(`${path}\n${good}`, 'berlicrm')[0]).toBe(path);
  });
});

describe('places', () => {
  test('are those of the file, with CRLF and a byte order mark', () => {
    const source = `\ufeff-- c\r\n${good}\r\n  select id,, email from Contacts limit 5;`;
    const [diagnostic] = lintDocument(source, { language });
    expect(source.slice(...(diagnostic?.range ?? [0, 0]))).toBe(',');
    expect(applyEdits(source, diagnostic?.fix?.edits ?? [])).toBe(source.replace(',,', ','));
  });

  test('of suggestions and related places, too', () => {
    const query = "select id from A where b = '1' or c = '2' and d = '3' limit 5;";
    const [mixed] = lintDocument(`-- c\n${query}`, { language });
    const [alone] = lint(query);
    const move = ([start, end]: readonly [number, number]) => [start + 5, end + 5];
    expect(mixed?.code).toBe('VTQL4001');
    expect(mixed?.related?.map(({ range }) => range)).toEqual(
      alone?.related?.map(({ range }) => move(range)),
    );
    expect(mixed?.suggestions?.[0]?.edits[0]?.range).toEqual(
      move(alone?.suggestions?.[0]?.edits[0]?.range ?? [0, 0]),
    );
  });

  const queries = fc.constantFrom(
    good,
    'select id,, email from Contacts limit 5;',
    "select id from A where b = 'C:\\' limit 5;",
    "select id from A where b = 'c''d; -- e' limit 5;",
    'select id\r\nfrom A where b <> 5 and c = d;',
  );
  const gaps = fc.constantFrom('', ' ', '\n', '\r\n', '-- it\'s; "c"\n', '/* ; */', '\n;\n', '# c\r\n\r\n');

  test.prop([
    fc.array(fc.tuple(gaps, queries)),
    fc.constantFrom('', '\n', ' \r\n'),
    fc.constantFrom(...dialectNames),
  ])('are those of each query alone, moved', (parts, tail, dialect) => {
    let source = '';
    const expected = parts.flatMap(([gap, query]) => {
      // Where a quote stays open, the gap behind it may pass for text of the query.
      if (dialect === 'berlicrm' && query.includes("\\'")) return [];
      // Only from a line of its own can a query be told from an open quote before it.
      source += `\n${gap}\n`;
      const start = source.length;
      source += query;
      return lint(query, { dialect }).map(({ code, range }) => ({
        code,
        range: range.map((at) => at + start),
      }));
    });
    const found = lintDocument(source + tail, { language, dialect });
    expect(found.map(({ code, range }) => ({ code, range }))).toEqual(expected);
  });

  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          'select ',
          'from ',
          "'",
          '"',
          '\\',
          ';',
          '\n',
          '--',
          '/*',
          '*/',
          '(',
          ')',
          'a',
          ' ',
          '`',
          '’',
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join('')),
  );

  test.prop([anything, fc.constantFrom(...dialectNames)])(
    'lie inside any text, in order',
    (source, dialect) => {
      let position = 0;
      for (const { range, text } of findQueries(source, { language, dialect })) {
        expect(range[0]).toBeGreaterThanOrEqual(position);
        expect(range[1] - range[0]).toBe(text.length);
        position = range[1];
      }
      expect(position).toBeLessThanOrEqual(source.length);
      for (const { range } of lintDocument(source, { language, dialect })) {
        expect(range[0] >= 0 && range[0] <= range[1] && range[1] <= source.length).toBe(true);
      }
    },
  );

  test.prop([anything, fc.constantFrom(...dialectNames)])(
    'leave out nothing but blanks, comments and ;',
    (source, dialect) => {
      let position = 0;
      let rest = '';
      for (const { range } of findQueries(source, { language, dialect })) {
        rest += `${source.slice(position, range[0])}\n`;
        position = range[1];
      }
      rest += source.slice(position);
      expect(rest.replace(/--.*|#.*|\/\*[\s\S]*?\*\//g, '').replace(/[\s;]/g, '')).toBe('');
    },
  );
});

describe('large files', () => {
  test('take time in proportion to their size', () => {
    const hostile = [
      "select id from A where b = 'c;\n",
      'select (',
      "'\n",
      "\\'",
      '/*',
      '-- c\n',
      '\n \n',
      '"; select \'',
    ];
    for (const piece of hostile) {
      const started = performance.now();
      findQueries(piece.repeat(100_000 / piece.length), { language });
      expect(performance.now() - started, JSON.stringify(piece)).toBeLessThan(2000);
    }
  });
});

describe('options', () => {
  test('reach the rules', () => {
    const source = good.slice(0, -1);
    expect(lintDocument(source, { language, rules: { 'missing-semicolon': 'off' } })).toEqual([]);
  });

  test('of a language that does not exist are refused', () => {
    expect(() => lintDocument('', { language: 'sql' as 'vtql' })).toThrow(TypeError);
  });
});
