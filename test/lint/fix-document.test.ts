import { describe, expect, test } from 'vitest';
import { fixDocument } from '../../src/lint/fix-document.js';
import { fixToFixpoint } from '../../src/lint/fixpoint.js';

const fix = (source: string, fixType?: 'safe' | 'suggested') =>
  fixDocument(source, { language: 'vtql', dialect: 'vtiger', fixType });

describe('a file of queries', () => {
  test('is mended until nothing can be mended', () => {
    const { text, applied, remaining } = fix('SELECT id FORM Contacts WHERE a <> 5 limit 5');
    expect(text).toBe('SELECT id from Contacts WHERE a != 5 limit 5;');
    expect({ applied, remaining }).toEqual({ applied: 3, remaining: [] });
  });

  test('keeps what is no query: its mark, line endings and comments', () => {
    const source = '\ufeff-- all\r\nselect id from Contacts limit 5\r\n\r\n-- none\r\n';
    expect(fix(source).text).toBe('\ufeff-- all\r\nselect id from Contacts limit 5;\r\n\r\n-- none\r\n');
  });

  test('is not touched where there is nothing to mend', () => {
    const source = 'select id from Contacts limit 5;\n';
    expect(fix(source)).toEqual({ text: source, applied: 0, remaining: [] });
  });

  test('keeps what is suppressed', () => {
    const source =
      '-- vtql-disable-next-line missing-semicolon -- added by the sender\nselect id from Contacts limit 5';
    expect(fix(source)).toEqual({ text: source, applied: 0, remaining: [] });
  });

  test('loses the suppressions that suppress nothing', () => {
    expect(fix('-- vtql-disable limit -- once\nselect id from Contacts limit 5;\n').text).toBe(
      'select id from Contacts limit 5;\n',
    );
    expect(fix('select id from Contacts limit 5; -- vtql-disable-line limit -- once\n').text).toBe(
      'select id from Contacts limit 5;\n',
    );
  });

  test('may be JSON, whose escapes are kept', () => {
    const source = '{"a": "select id\\nfrom Contacts where lastname = \\"M\\u00fcller\\" limit 5"}';
    const { text } = fixDocument(source, { language: 'json', dialect: 'vtiger' });
    expect(text).toBe(`{"a": "select id\\nfrom Contacts where lastname = 'Müller' limit 5;"}`);
  });
});

describe('suggestions', () => {
  const source = 'select lastname from Contacts where lastname = null limit 5;';

  test('may change the rows, and are left alone', () => {
    expect(fix('select id from Contacts limit 5 group by id;').text).toBe(
      'select id from Contacts limit 5 group by id;',
    );
  });

  test('are taken where they are asked for and there is just one', () => {
    const before = fix(source);
    const after = fix(source, 'suggested');
    for (const { suggestions } of after.remaining) expect(suggestions ?? []).not.toHaveLength(1);
    expect(before.text).toBe(source);
  });
});

describe('the fixpoint', () => {
  const finding = (text: string, start: number, end: number, by: string) => ({
    query: null,
    diagnostic: {
      code: 'X',
      rule: null,
      severity: 'error' as const,
      message: text,
      range: [start, end] as const,
      fix: { title: '', edits: [{ range: [start, end] as const, text: by }] },
    },
  });
  const report = (...findings: ReturnType<typeof finding>[]) => ({ queryCount: 1, findings, suppressed: [] });

  test('takes repairs that overlap or touch in turn', () => {
    const texts: string[] = [];
    fixToFixpoint('ab', (text) => {
      texts.push(text);
      const at = (char: string) => text.indexOf(char);
      return report(
        ...['a', 'b']
          .filter((char) => at(char) >= 0)
          .map((char) => finding(text, at(char), at(char) + 1, char.toUpperCase())),
      );
    });
    expect(texts).toEqual(['ab', 'Ab', 'AB']);
  });

  test('ends where repairs undo each other, always at the same text', () => {
    const swap = (text: string) => report(finding(text, 0, 1, text === 'a' ? 'b' : 'a'));
    const { text } = fixToFixpoint('a', swap);
    expect(fixToFixpoint(text, swap).text).toBe(text);
  });

  test('ends where repairs never end', () => {
    const { text } = fixToFixpoint('a', (current) => report(finding(current, 0, 0, 'a')));
    expect(text.length).toBeLessThan(1000);
  });
});
