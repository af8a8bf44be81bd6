import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { languageOf } from '../../src/extract/document-language.js';
import { lintDocument } from '../../src/lint/index.js';
import { stockSchema } from '../../src/schema/stock.js';
import { applyEdits } from '../../src/text/edits.js';
import { createLineIndex } from '../../src/text/line-index.js';

const root = fileURLToPath(new URL('../fixtures/source/', import.meta.url));
const isUpdate = process.env['VTQL_GENERATE'] === '1';

/** Every file but those that say what is expected of one. */
const files = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(`${root}${name}`).map((file) => `${name}/${file}`))
  .filter((path) => !/\.(?:findings|fixed)$/.test(path));

const lintFile = (path: string, source: string) => {
  const language = languageOf(path);
  if (!language) throw new Error(`No language for ${path}.`);
  return lintDocument(source, { language, schema: stockSchema, dialect: 'portable' });
};

/** `line:column code [severity] the text at fault` */
function listFindings(path: string, source: string): string {
  const lines = createLineIndex(source);
  return lintFile(path, source)
    .map(({ code, severity, range }) => {
      const { line, column } = lines.positionAt(range[0]);
      return `${line}:${column} ${code} ${severity} ${JSON.stringify(source.slice(...range))}\n`;
    })
    .join('');
}

/** Applies one fix after the other, as they may overlap. */
function fixAll(path: string, source: string): string {
  let text = source;
  for (let pass = 0; pass < 100; pass++) {
    const fix = lintFile(path, text).find((diagnostic) => diagnostic.fix)?.fix;
    if (!fix) return text;
    text = applyEdits(text, fix.edits);
  }
  throw new Error(`The fixes of ${path} never end.`);
}

function expectFile(path: string, actual: string): void {
  if (isUpdate) writeFileSync(path, actual);
  expect(actual).toBe(readFileSync(path, 'utf8'));
}

describe.each(files)('%s', (path) => {
  const source = readFileSync(`${root}${path}`, 'utf8');

  test('has just these findings', () => {
    expectFile(`${root}${path}.findings`, listFindings(path, source));
  });

  test('is mended byte for byte', () => {
    expectFile(`${root}${path}.fixed`, fixAll(path, source));
  });

  test('has the same findings with CRLF', () => {
    const places = (text: string) => listFindings(path, text).replaceAll(/ "[^\n]*/g, '');
    expect(places(source.replaceAll('\n', '\r\n'))).toBe(places(source));
  });
});
