import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createQueryBuilder } from '../../src/builder/query-builder.js';
import { generateTypes } from '../../src/codegen/generate-types.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import { lintDocument } from '../../src/lint/document.js';
import { findQueries } from '../../src/lint/index.js';
import { lint } from '../../src/lint/lint.js';
import { loadSchema } from '../../src/schema/load.js';
import { SchemaError } from '../../src/schema/schema-error.js';
import { stockSchema } from '../../src/schema/stock.js';
import { parse } from '../../src/syntax/parse.js';
import { PrintError, print } from '../../src/syntax/print.js';
import { vtql } from '../../src/template/index.js';
import { attempt } from './target.js';
import { hostileWords } from './texts.js';

const programs = ['php', 'javascript', 'python', 'go', 'java', 'csharp', 'ruby', 'yaml', 'markdown'] as const;

/** So that a text is looked into at all. */
const programHead = '/* vtql select id from Contacts */\n';
/** What opens, closes and joins in programs. */
const programWords = [
  ...['"', "'", '`', '"""', "'''", '<<<A\n', '<<~A\n', '%q(', '@"', '$"', 'f"', '#{', '${', '{', '}', '('],
  ...[')', '/*', '//', '#', '--', '\\', '\n', ' ', '+', '.', ',', ';', '- ', '|\n', 'a: ', '```\n', '> '],
  ...['<?php ', '?>', 'vtql', 'select ', ' from ', '"select id from Contacts"', '%s', '?', ':a', '&query='],
];

/** Work that grows with a text. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  parse: (text) => parse(text),
  print: (text) => attempt(() => print(parse(text).ast), PrintError),
  lint: (text) => lint(text, { schema: stockSchema }),
  renderDiagnostics: (text) => renderDiagnostics(text, parse(text).diagnostics),
  'lintDocument of queries': (text) => lintDocument(text, { language: 'vtql' }),
  'lintDocument of JSON': (text) => lintDocument(text, { language: 'json' }),
};

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `f${index}`);
const createModule = (count: number): object => ({
  name: 'Contacts',
  fields: names(count).map((name) => ({ name, label: `Field ${name}`, type: { name: 'string' } })),
});

/** Work that grows with a number of things. */
const makers: Readonly<Record<string, (count: number) => unknown>> = {
  'loadSchema of fields': (count) => loadSchema(createModule(count)),
  'loadSchema of modules': (count) => loadSchema(names(count).map((name) => ({ name, fields: [] }))),
  'loadSchema of what is wrong': (count) => attempt(() => loadSchema(names(count)), SchemaError),
  generateTypes: (count) => generateTypes(loadSchema(createModule(count))),
  'the builder, of values': (count) =>
    createQueryBuilder().from('Contacts').where('lastname', 'in', names(count)).toAst({ dialect: 'vtiger' }),
  'the builder, of conditions': (count) =>
    createQueryBuilder()
      .from('Contacts')
      .where(({ and, cmp }) => and(names(count).map((name) => cmp(name, '=', 'x'))))
      .compile(),
  'a template': (count) => vtql`select id from Contacts where lastname in ${names(count)}`.compile(),
};

/** Milliseconds of this process' own time, the least of some tries: others on the machine only ever add to it. */
function measure(work: () => unknown, tries: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < tries; index++) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

const factor = 8;
/** Eight times the input may take up to this many times the time: 64 would be quadratic. */
const most = 24;
/** Below this many milliseconds nothing can be told, and nobody waits. */
const noticeable = 40;

/** How many times longer the larger input takes; 0 where both are done at once. */
function measureGrowth(work: (size: number) => unknown, size: number): number {
  work(size / 10);
  const large = measure(() => work(size * factor), 2);
  if (large < noticeable) return 0;
  return (
    large /
    Math.max(
      1,
      measure(() => work(size), 5),
    )
  );
}

/** What looks too long is measured once more: the machine may have been at fault. */
function demandLinear(work: (size: number) => unknown, size: number): void {
  if (measureGrowth(work, size) < most) return;
  expect(measureGrowth(work, size), `${factor} times the input takes so many times as long`).toBeLessThan(
    most,
  );
}

/** As long as is asked for. Nothing is shrunk: what is slow would be tried hundreds of times, and is short already. */
function keepTrying<T>(property: fc.IProperty<T>): void {
  const interruptAfterTimeLimit = Number(process.env['VTQL_FUZZ_SECONDS'] ?? 20) * 1000;
  fc.assert(property, { numRuns: Number.POSITIVE_INFINITY, interruptAfterTimeLimit, endOnFailure: true });
}

const shapes: Readonly<Record<string, (count: number) => string>> = {
  conditions: (count) =>
    `select id from Contacts where ${names(count)
      .map((name) => `${name} = 'x'`)
      .join(' and ')};`,
  'mixed and/or': (count) =>
    `select id from Contacts where ${names(count).join(" = '1' and a = '2' or ")} = 'x' limit 5;`,
  values: (count) => `select id from Contacts where lastname in ('${names(count).join("', '")}') limit 5;`,
  columns: (count) => `select ${names(count).join(', ')} from Contacts limit 5;`,
  brackets: (count) => `select id from Contacts where ${'('.repeat(count)}a = 'x'${')'.repeat(count)};`,
  'signs of operators': (count) => '<>'.repeat(count * 4),
  'one string': (count) => `select id from Contacts where lastname = '${'x'.repeat(count * 8)}';`,
  'quotes in a string': (count) => `select id from Contacts where lastname = '${"''".repeat(count)}';`,
  queries: (count) => 'select id from Leads limit 5;\n'.repeat(count),
  'queries without an end': (count) => 'select id from Leads\n'.repeat(count),
  'JSON of queries': (count) =>
    JSON.stringify(names(count).map((name) => `select ${name} from Leads limit 1;`)),
  'nested JSON': (count) => '[{"a":'.repeat(count),
};

describe.each(Object.entries(readers))('%s takes time that grows with the text', (_, read) => {
  test.each(Object.entries(shapes))('of %s', (_, create) => {
    demandLinear((size) => read(create(size)), 1500);
  });

  test('whatever is said again and again', () => {
    const period = fc.array(fc.constantFrom(...hostileWords, ' ', "'", '(', 'a', 'select ', '\n'), {
      minLength: 1,
      maxLength: 3,
    });
    const head = fc.constantFrom('', 'select id from Contacts where ', "select id from Contacts where a = '");
    const property = fc.property(head, period, (start, words) => {
      const word = words.join('').slice(0, 50);
      fc.pre(word !== '');
      const create = (size: number): string => start + word.repeat(Math.ceil(size / word.length));
      demandLinear((size) => read(create(size)), 6000);
    });
    keepTrying(property);
  });
});

describe.each(programs)('queries are found in time that grows with the text, in %s', (language) => {
  test('whatever is said again and again', () => {
    const period = fc.array(fc.constantFrom(...programWords), { minLength: 1, maxLength: 4 });
    const property = fc.property(period, (words) => {
      const word = words.join('');
      demandLinear((size) => findQueries(programHead + word.repeat(size), { language }), 2000);
    });
    keepTrying(property);
  });
});

describe('time grows with the number of things for', () => {
  test.each(Object.entries(makers))('%s', (_, make) => {
    demandLinear(make, 1500);
  });
});

describe('memory', () => {
  const texts = Array.from(
    { length: 2000 },
    (_, index) => `select f${index} from M${index} where a = '${index}'`,
  );

  /** Bytes that are still held after so many rounds of work. */
  function measureHeld(work: () => void): number {
    work();
    globalThis.gc?.();
    return process.memoryUsage().heapUsed;
  }

  test.each(Object.entries(readers))('is given back by %s', (_, read) => {
    const work = (): void => {
      for (const text of texts) read(text);
    };
    measureHeld(work);
    const before = measureHeld(work);
    for (let round = 0; round < 5; round++) work();
    expect(measureHeld(work) - before).toBeLessThan(2_000_000);
  });
});
