import { describe, expect, test } from 'vitest';
import { findings } from '../../src/diagnostics/findings.js';
import type { DialectName } from '../../src/dialect/families.js';
import type { DocumentLanguage } from '../../src/extract/document-language.js';
import { lintDocument } from '../../src/lint/document.js';
import { recordedSchema } from '../schema/recordings.js';

const { code } = findings['interpolated-value'];

function lintProgram(source: string, language: DocumentLanguage, dialect: DialectName = 'portable') {
  const found = lintDocument(source, { language, dialect, schema: recordedSchema });
  return found.filter((diagnostic) => diagnostic.code === code);
}

const js = (query: string): string => `/* vtql */ const query = \`${query}\`;\n`;
const python = (query: string): string => `# vtql\nquery = f"${query}"\n`;
const [start, end] = ['select id from Contacts where ', ' limit 10;'];

/** An expression where a template of JavaScript takes one. */
const hole = (expression: string): string => `\${${expression}}`;

describe('what is glued into a query', () => {
  test.each<[string, string, readonly string[]]>([
    ['a value in quotes', `lastname = '${hole('name')}'`, [hole('name')]],
    ['a value without', `lastname = ${hole('name')}`, [hole('name')]],
    ['several', `lastname = '${hole('a')}' and email = '${hole('b')}'`, [hole('a'), hole('b')]],
    ['a list', `lastname in (${hole('names')})`, [hole('names')]],
  ])('is marked: %s', (_, conditions, marked) => {
    const source = js(start + conditions + end);
    expect(lintProgram(source, 'javascript').map(({ range }) => source.slice(...range))).toEqual(marked);
  });

  test('is none behind limit, where only numbers stand', () => {
    expect(
      lintProgram(js(`select id from Contacts limit ${hole('page * 100')}, 100;`), 'javascript'),
    ).toEqual([]);
  });

  test('is told by expression and place, and in one line', () => {
    const source = js(`${start}lastname = '\${find(\n  name,\n)}'${end}`);
    const [found] = lintProgram(source, 'javascript');
    expect(found?.data).toEqual({ expression: 'find(\n  name,\n)', kind: 'value' });
    expect(found?.message).toContain('find( name, ) is glued');
  });

  test('is cut short where it is long, to forty characters', () => {
    const shown = (length: number) =>
      lintProgram(js(`${start}lastname = '\${${'n'.repeat(length)}}'${end}`), 'javascript')[0]?.message.split(
        ' ',
      )[0];
    expect(shown(40)).toBe('n'.repeat(40));
    expect(shown(41)).toBe(`${'n'.repeat(40)}…`);
  });
});

describe('the way out', () => {
  const hintOf = (language: DocumentLanguage, conditions: string, dialect?: DialectName) => {
    const source = (language === 'python' ? python : js)(start + conditions + end);
    return lintProgram(source, language, dialect)[0]?.hint ?? '';
  };

  test.each(['javascript', 'typescript'] as const)('is the template or the builder in %s', (language) => {
    expect(hintOf(language, `lastname = '${hole('name')}'`)).toContain(`vtql\`… ${hole('name')}\``);
    expect(hintOf(language, `lastname = '${hole('pick(`a`)')}'`)).toContain('vtql`… …`');
  });

  test.each<[string, string, DialectName, RegExp]>([
    ['to double quotes where that escapes them', "lastname = '{name}'", 'vtiger', /^Double each/],
    [
      'to refuse quotes where nothing escapes them',
      "lastname = '{name}'",
      'berlicrm',
      /^Refuse a value with '/,
    ],
    ['to put quotes around what has none', 'lastname = {name}', 'vtiger', /put quotes around it/],
    [
      'to let only ids through where an id belongs',
      "account_id = '{id}'",
      'portable',
      /^Let only ids through/,
    ],
    ['the same for the id, whatever the schema', "id = '{id}'", 'portable', /^Let only ids through/],
  ])('elsewhere is %s', (_, conditions, dialect, hint) => {
    expect(hintOf('python', conditions, dialect)).toMatch(hint);
  });

  test('does not ask for quotes that are there, nor for ids where text belongs', () => {
    expect(hintOf('python', "lastname = '{name}'", 'vtiger')).not.toMatch(/put quotes|only ids/);
  });

  test('knows the id without a schema', () => {
    const source = python(`${start}id = '{key}'${end}`);
    const hints = (text: string) =>
      lintDocument(text, { language: 'python' })
        .filter((found) => found.code === code)
        .map(({ hint }) => hint);
    expect(hints(source)[0]).toMatch(/^Let only ids through/);
    expect(hints(source.replace('where id', 'where account_id'))[0]).not.toMatch(/^Let only ids through/);
  });
});
