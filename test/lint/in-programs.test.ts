import { describe, expect, test } from 'vitest';
import type { DocumentLanguage } from '../../src/extract/document-language.js';
import { checkDocument } from '../../src/lint/check-document.js';
import { fixDocument } from '../../src/lint/fix-document.js';

/** Without a semicolon and a limit: VTQL2008 and VTQL4020. */
const query = 'select id from Contacts';

const samples: readonly (readonly [DocumentLanguage, string])[] = [
  ['php', `<?php\n// vtql-disable-next-line -- why\n$q = '${query}';`],
  ['php', `<?php\n# vtql-disable-next-line -- why\n$q = <<<SQL\n  select id\n  from Contacts\n  SQL;`],
  ['php', `<?php\n$q = '${query}'; /* vtql-disable-line -- why */`],
  ['javascript', `/* vtql-disable-next-line -- why */\nconst q = \`\n  select id\n  from Contacts\`;`],
  ['typescript', `const q = '${query}'; // vtql-disable-line -- why`],
  ['python', `# vtql-disable-next-line -- why\nq = """\nselect id\nfrom Contacts\n"""\n`],
  ['go', `package a\n// vtql-disable-next-line -- why\nconst q = \`select id\nfrom Contacts\`\n`],
  ['java', `// vtql-disable-next-line -- why\nString q = "select id " +\n  "from Contacts";`],
  ['csharp', `// vtql-disable-next-line -- why\nvar q = @"select id\nfrom Contacts";`],
  ['ruby', `# vtql-disable-next-line -- why\nq = <<~SQL\n  select id\n  from Contacts\nSQL\n`],
  ['yaml', `# vtql-disable-next-line -- why\nq: ${query}\n`],
];

/** Every literal counts: which do by themselves is tested elsewhere. */
const options = (language: DocumentLanguage) => ({ language, takesAll: true, dialect: 'vtiger' }) as const;

describe.each(samples)('a comment of %s in %j', (language, source) => {
  test('suppresses what is found in the query', () => {
    const { findings, suppressed } = checkDocument(source, options(language));
    expect(findings.map(({ diagnostic }) => diagnostic.code)).toEqual([]);
    expect(suppressed.length).toBeGreaterThan(1);
    expect(new Set(suppressed.map(({ reason }) => reason))).toEqual(new Set(['why']));
  });

  test('is missed where it is not there', () => {
    const bare = source.replace(/(?:\/\/|#|\/\*) vtql-.* why(?: \*\/)?/, '');
    const { findings } = checkDocument(bare, options(language));
    expect(findings.length).toBe(checkDocument(source, options(language)).suppressed.length);
  });

  test('stays when the query is mended', () => {
    const other = source
      .replace('-- why', '-- why\n')
      .replace(/vtql-disable(?:-next)?-line/, 'vtql-disable limit');
    const { text, remaining } = fixDocument(other, options(language));
    expect(remaining.filter(({ fix }) => fix)).toEqual([]);
    expect(fixDocument(text, options(language)).text).toBe(text);
  });
});
