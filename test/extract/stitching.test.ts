import { describe, expect, test } from 'vitest';
import type { DocumentLanguage } from '../../src/extract/document-language.js';
import { findQueries, lintDocument } from '../../src/lint/index.js';

const textsOf = (source: string, language: DocumentLanguage): readonly string[] =>
  findQueries(source, { language }).map(({ text }) => text);

/** `kind expression`, with quotes around what stands in quotes, and `!` behind what is safe. */
const holesOf = (source: string, language: DocumentLanguage): readonly string[] =>
  findQueries(source, { language }).flatMap(({ holes }) =>
    holes
      .filter(({ expression }) => expression !== '')
      .map(
        ({ kind, isQuoted, isSafe, expression }) =>
          `${kind} ${isQuoted ? `'${expression}'` : expression}${isSafe ? '!' : ''}`,
      ),
  );

const codesOf = (source: string, language: DocumentLanguage): readonly string[] =>
  lintDocument(source, { language }).map(({ code }) => code);

const php = (code: string): string => `<?php // vtiger\n${code}`;

describe('holes', () => {
  test.each([
    ['"select id from Contacts where lastname = \'$name\'"', ["value '$name'"]],
    ['"select id from Contacts where lastname = $name"', ['value $name']],
    ['"select id from Contacts where id = \'12x$id\'"', ["value '$id'"]],
    ['"select id from Contacts where id = 12x{$id}"', ['value $id']],
    ['"select id from Contacts where id in ($ids)"', ['list $ids']],
    ["\"select id from Contacts where id in ('$a', '$b')\"", ["value '$a'", "value '$b'"]],
    [
      '"select id from Contacts where id in (\'" . implode("\',\'", $ids) . "\')"',
      ["list 'implode(\"','\", $ids)'"],
    ],
    ['"select $columns from Contacts"', ['identifier $columns']],
    ['"select id from Contacts where $field = 1"', ['identifier $field']],
    ['"select id from Contacts where cf_{$n} = 1"', ['identifier $n']],
    ['"select id from Contacts where $condition"', ['text $condition']],
    ['"select id from Contacts $where"', ['text $where']],
    ['"select id from Contacts where lastname $operator \'x\'"', ['text $operator']],
    ['"select id from Contacts order by $field $direction"', ['identifier $field', 'text $direction']],
    ['"select id from Contacts limit $from, $count"', ['value $from', 'value $count']],
    ['"select id from Contacts limit " . (int) $n', ['value (int) $n!']],
    ['"select id from Contacts limit " . self::PAGE_SIZE', ['value self::PAGE_SIZE!']],
    ['"select id from Contacts where lastname = :name and email = ?"', ['value :name!', 'value ?!']],
  ])('of %s', (literal, expected) => {
    expect(holesOf(php(`$client->doQuery(${literal});`), 'php')).toEqual(expected);
  });

  test('are those of a formatter where one is in sight', () => {
    const text = "select id from Contacts where a like 'x%%s' and b = '%s' and c = %1$d limit 5;";
    expect(holesOf(php(`$q = sprintf("${text.replace('$', '\\$')}", $b);`), 'php')).toEqual([
      "value '%s'",
      'value %1$d!',
    ]);
    expect(holesOf(php(`$q = "${text.replace('$', '\\$')}"; run(sprintf($q, 1));`), 'php')).toEqual([
      "value '%s'",
      'value %1$d!',
    ]);
  });

  test('are no percent signs of a pattern', () => {
    expect(holesOf(php(`$q = "select id from Contacts where a like '%smith%';";`), 'php')).toEqual([]);
  });
});

describe('a text that is built in steps', () => {
  test('is one query', () => {
    const source = php(
      `$q = "select id from Contacts";\n// why\n$q .= " where email = 'x'";\n$q .= ' limit 5;';`,
    );
    expect(textsOf(source, 'php')).toEqual(["select id from Contacts where email = 'x' limit 5;"]);
  });

  test.each([
    '$q = "select id from Contacts"; if ($x) { $q .= " limit 5;"; }',
    '$q = "select id from Contacts"; return vtws_query($q . ";", $user);',
    '$q = "select id from Contacts"; $r = vtws_query("{$q} limit 5;", $user);',
    '$q = "select id from Contacts where "; foreach ($x as $y) { $q .= "a = \'$y\'"; }',
    '$q = "select id from Contacts where a = \'";',
    '$q = "select id from Contacts where lastname = \'x\' and";',
    '$q = "select id from Contacts " . ($x ? "limit 5" : "");',
    '$q = "select id from Contacts where a = \'b\' " . $more;',
    '$q = "select id from Contacts where " . implode(" and ", $conditions) . " limit 5;";',
    '$q = "select id from $module $where $limit";',
  ])('lacks nothing that may come later: %s', (code) => {
    const found = codesOf(php(code), 'php').filter((code) => code !== 'VTQL4050');
    expect(found).toEqual([]);
  });

  test('lacks its semicolon where it is sent as it is', () => {
    expect(codesOf(php('$r = vtws_query("select id from Contacts limit 5", $user);'), 'php')).toEqual([
      'VTQL2008',
    ]);
  });

  test.each<[DocumentLanguage, string]>([
    ['python', '# vtiger\nq = ("select id "\n  # why\n  "from Contacts"\n  f" limit 5;")'],
    ['ruby', "# vtiger\nq = 'select id ' \\\n  'from Contacts' << ' limit 5;'"],
    ['java', '// vtiger\nb.append("select id ").append("from Contacts").append(" limit 5;");'],
    ['go', '// vtiger\nq := "select id " +\n\t"from Contacts" + ` limit 5;`'],
    ['csharp', '// vtiger\nvar q = "select id " + @"from Contacts" + $" limit 5;";'],
    ['javascript', "// vtiger\nconst q = 'select id '\n  + `from Contacts` + ' limit 5;'"],
  ])('is joined as %s joins', (language, source) => {
    expect(textsOf(source, language)).toEqual(['select id from Contacts limit 5;']);
  });

  test('ends where the statement does', () => {
    expect(
      textsOf('# vtiger\na = "select id from Contacts;"\n"select id from Leads;"\n', 'python'),
    ).toHaveLength(2);
  });
});

describe('lines of a literal', () => {
  test.each<[string, DocumentLanguage, string, string]>([
    [
      'PHP loses the indentation of the closing name',
      'php',
      '<?php /* vtql */ q(<<<A\n    select id\n      from Contacts\n\n    A);',
      'select id\n  from Contacts\n',
    ],
    [
      'PHP keeps what is not closed with it',
      'php',
      "<?php /* vtql */ q(<<<'A'\n  select id\nA);",
      '  select id',
    ],
    [
      'Ruby loses the least',
      'ruby',
      '# vtql\nq(<<~A)\n    select id\n\n  from Contacts\nA\n',
      '  select id\n\nfrom Contacts\n',
    ],
    [
      'Ruby counts a tab to the next eight',
      'ruby',
      '# vtql\nq(<<~A)\n\tselect id\n        from Contacts\nA\n',
      'select id\nfrom Contacts\n',
    ],
    [
      'Java counts the closing quotes',
      'java',
      '/* vtql */ q("""\n      select id  \n        from Contacts\n    """);',
      '  select id\n    from Contacts\n',
    ],
    [
      'Java joins a line',
      'java',
      '/* vtql */ q("""\n    select id \\\n    from Contacts""");',
      'select id from Contacts',
    ],
    [
      'C# loses the breaks at the quotes',
      'csharp',
      '/* vtql */ q("""\n    select id\n      from Contacts\n    """);',
      'select id\n  from Contacts',
    ],
    [
      'JavaScript keeps them',
      'javascript',
      '/* vtql */ q(`\n  select id\\\n  from Contacts`);',
      '\n  select id  from Contacts',
    ],
    [
      'Python keeps them',
      'python',
      '# vtql\nq = """\\\n  select id\r\n  from Contacts"""',
      '  select id\n  from Contacts',
    ],
  ])('%s', (_, language, source, expected) => {
    const [found] = findQueries(source, { language });
    expect(found?.text).toBe(expected);
    [...expected].forEach((char, index) => {
      const written = source.slice(...(found?.toSource([index, index + 1]) ?? [0, 0]));
      if (char !== '\n') expect(written).toBe(char);
      else expect(written).toMatch(/^\r?\n/);
    });
  });

  test('of YAML are folded', () => {
    const source = 'vtql: >-\n  select id\n  from A\n\n  where b = 1\n    and c = 2\n\n';
    expect(textsOf(source, 'yaml')).toEqual(['select id from A\nwhere b = 1\n  and c = 2']);
    expect(textsOf('vtql: "select \\\n  id\n  from\n\n  A"\n', 'yaml')).toEqual(['select id from\nA']);
    expect(textsOf('a:\n- vtql: |2+\n    select id\n    from A\n\nb: 1', 'yaml')).toEqual([
      '  select id\n  from A\n\n'.replace(/^ {2}/gm, ''),
    ]);
  });
});

describe('a query in a URL', () => {
  test('is found where it is not encoded', () => {
    const source =
      '# vtiger\ncall(f"{host}/query?query=select id from Contacts where email = \'{mail}\';&x=1")';
    expect(holesOf(source, 'python')).toEqual(["value 'mail'"]);
    expect(findQueries(source, { language: 'python' })[0]?.text).toMatch(/^select id .*;$/);
  });
});
