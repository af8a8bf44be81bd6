import fc from 'fast-check';
import * as globs from '../../src/config/globs.js';
import { readConfig } from '../../src/config/read-config.js';
import { compileConfig } from '../../src/config/settings.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import { dialectNames } from '../../src/dialect/families.js';
import type { DocumentLanguage } from '../../src/extract/document-language.js';
import { findQueries } from '../../src/extract/read-document.js';
import { lintDocument } from '../../src/lint/document.js';
import { fixDocument } from '../../src/lint/fix-document.js';
import { lint } from '../../src/lint/lint.js';
import type { Schema } from '../../src/schema/schema.js';
import { stockSchema } from '../../src/schema/stock.js';
import { parse } from '../../src/syntax/parse.js';
import { PrintError, print } from '../../src/syntax/print.js';
import type { UnrangedQuery } from '../../src/syntax/unranged.js';
import { applyEdits } from '../../src/text/edits.js';
import { anyTree } from '../property/trees.js';
import { demand, demandSoundFindings, demandSoundParse } from './sound.js';
import { attempt, defineTarget, type Target } from './target.js';
import { hostileText, queryText } from './texts.js';
import { anySchema } from './values.js';

const dialect = fc.constantFrom(...dialectNames);

const anySchemaOrNone: fc.Arbitrary<Schema | undefined> = fc.oneof(
  fc.constantFrom(undefined, stockSchema),
  anySchema,
);

/** Languages of files that hold queries, each with what may stand around a query in it. */
const languages: Readonly<Record<DocumentLanguage, (query: string) => readonly string[]>> = {
  vtql: (query) => [query, `-- ${query}\n${query};${query}`, `${query}\nselect id from Leads;\n/* ${query}`],
  json: (query) => [
    query,
    JSON.stringify({ query, __proto__: query, list: [query, { vtql: query }] }),
    `{"a": ${JSON.stringify(query)}, "a": "${query}"}`,
    `${'['.repeat(query.length)}"${query}"`,
  ],
  yaml: (query) => [
    `vtql: ${query}\n`,
    `a:\n  - query: >-\n      ${query}\n  - "${query}"\n`,
    `x: |\n ${query}\n'${query}`,
  ],
  markdown: (query) => [
    `# Notes\n\n\`\`\`vtql\n${query}\n\`\`\`\n`,
    `~~~php\n<?php vtws_query("${query}");\n`,
  ],
  php: (query) => [`<?php vtws_query("${query}", $user);`, `<?php $q = <<<SQL\n${query}\nSQL . '${query}';`],
  javascript: (query) => [
    `/* vtql */ const q = \`${query}\`;`,
    `doQuery('${query}' + ${query} + "${query}")`,
  ],
  typescript: (query) => [`vtql\`${query}\``, `const q: string = /* vtql */ "${query}";`],
  python: (query) => [
    `# vtql\nq = f"""${query}""" + '${query}' % x`,
    `client.doQuery(rb'${query}' "${query}")`,
  ],
  go: (query) => [`// vtql\nq := \`${query}\` + x`, `doQuery("${query}", '${query}')`],
  java: (query) => [`/* vtql */ String q = """\n  ${query}""";`, `doQuery("${query}" + x + "${query}");`],
  csharp: (query) => [`/* vtql */ var q = @"${query}";`, `doQuery($"{x}${query}", $$"""{{x}}${query}""");`],
  ruby: (query) => [`# vtql\nq = <<~SQL\n  ${query}\nSQL\n`, `doQuery(%q(${query}), "${query}#{x}")`],
};

const documentInput = fc
  .record({
    language: fc.constantFrom(...(Object.keys(languages) as DocumentLanguage[])),
    dialect,
    query: queryText,
    form: fc.nat(),
  })
  .map(({ language, dialect, query, form }) => {
    const sources = languages[language](query);
    return { language, dialect, source: sources[form % sources.length] ?? '' };
  });

const configValue = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, 0, 'off', 'error', 'vtiger', 'src/**', '!a', '../x', '{', '[', '**', ''),
    hostileText,
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        'dialect',
        'schema',
        'rules',
        'limit',
        'ignore',
        'overrides',
        'files',
        '__proto__',
        '$schema',
      ),
      tie('any'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).any;

const configText = fc.oneof(
  configValue.map((value) => JSON.stringify(value)),
  hostileText,
);

/** A tree in which one text is another one: a name, a number, an operator. */
const spoiltTree = fc.tuple(anyTree, fc.nat(12), hostileText).map(([tree, position, text]) => {
  let count = 0;
  const spoil = (key: string, value: unknown): unknown => {
    if (typeof value !== 'string' || key === 'type') return value;
    return count++ === position ? text : value;
  };
  return JSON.parse(JSON.stringify(tree, spoil)) as UnrangedQuery;
});

/** What a terminal may be shown: no character that steers it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
const steering = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

/** The text with its certain repairs made, one after the other. */
function* mend(text: string, options: Parameters<typeof lint>[1]): Iterable<string> {
  let mended = text;
  for (let pass = 0; pass < 8; pass++) {
    const fix = lint(mended, options).find((diagnostic) => diagnostic.fix)?.fix;
    if (!fix) return;
    mended = applyEdits(mended, fix.edits);
    yield mended;
  }
}

export const textTargets: readonly Target[] = [
  defineTarget({
    title: 'parse reads any text, with findings and nodes inside it',
    runs: 800,
    input: queryText,
    check(text) {
      for (const name of dialectNames) demandSoundParse(text, name);
    },
  }),
  defineTarget({
    title: 'print spells what parse reads, or says what the dialect cannot',
    runs: 500,
    input: fc.tuple(queryText, dialect, dialect),
    check([text, from, to]) {
      const { ast } = parse(text, { dialect: from });
      const printed = attempt(() => print(ast, { dialect: to }), PrintError);
      if (printed === undefined) return;
      const again = parse(printed, { dialect: to });
      demand(again.diagnostics.length === 0, 'not read back', text, printed, again.diagnostics);
      demand(print(again.ast, { dialect: to }) === printed, 'not stable', text, printed);
    },
  }),
  defineTarget({
    title: 'print lets nothing through that a part of a tree says',
    runs: 500,
    input: fc.tuple(spoiltTree, dialect),
    check([tree, name]) {
      const printed = attempt(() => print(tree, { dialect: name }), PrintError);
      if (printed === undefined) return;
      const { ast, diagnostics } = parse(printed, { dialect: name });
      demand(diagnostics.length === 0, 'not read back', printed, diagnostics);
      const [said, read] = [tree, ast].map(({ where, orderBy }) => [
        where?.conditions.length,
        orderBy?.items.length,
      ]);
      demand(JSON.stringify(said) === JSON.stringify(read), 'other clauses', printed, said, read);
    },
  }),
  defineTarget({
    title: 'lint judges any text by any schema, and its fixes can be made',
    runs: 500,
    input: fc.record({ text: queryText, dialect, schema: anySchemaOrNone }),
    check({ text, ...options }) {
      const diagnostics = lint(text, options);
      demandSoundFindings(text, diagnostics);
      demand(!steering.test(renderDiagnostics(text, diagnostics)), 'steers a terminal', text);
      for (const mended of mend(text, options)) demandSoundFindings(mended, lint(mended, options));
    },
  }),
  defineTarget({
    title: 'lintDocument judges any file, with findings inside it',
    runs: 500,
    input: documentInput,
    check({ source, ...options }) {
      const diagnostics = lintDocument(source, { ...options, schema: stockSchema });
      demandSoundFindings(source, diagnostics);
      const fixed = fixDocument(source, { ...options, schema: stockSchema });
      const again = fixDocument(fixed.text, { ...options, schema: stockSchema });
      demand(again.text === fixed.text, 'fixing twice changes something', source, fixed.text, again.text);
      for (const { range, text, toSource } of findQueries(source, options)) {
        const ends = [range, toSource([0, text.length])];
        demand(
          ends.every(([start, end]) => start >= 0 && start <= end && end <= source.length),
          'a query outside the file',
          source,
        );
      }
    },
  }),
  defineTarget({
    title: 'a configuration is one, or has faults inside the file',
    runs: 500,
    input: configText,
    check(text) {
      const reading = readConfig(text);
      if ('config' in reading) {
        compileConfig(reading.config, globs).settingsFor('a/b.vtql');
        return;
      }
      const isInside = ({ range: [start, end] }: { readonly range: readonly [number, number] }): boolean =>
        start >= 0 && start <= end && end <= text.length;
      demand(reading.problems.every(isInside), 'a fault outside the file', text, reading.problems);
    },
  }),
];
