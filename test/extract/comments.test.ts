import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/extract/read-document.js';

const commentsOf = (source: string): readonly string[] =>
  readDocument(source, { language: 'vtql' }).comments.map(({ text }) => text);

describe('the comments of a .vtql file', () => {
  test('come in their order, without markers', () => {
    const source = '-- one\nselect id # two\nfrom /* three\n*/ Contacts;--four\n\n--\n';
    expect(commentsOf(source)).toEqual(['one', 'two', 'three', 'four', '']);
  });

  test('are not what stands in quotes', () => {
    expect(commentsOf("select id from A where b = '-- no' and c = '# no /* no */';")).toEqual([]);
  });

  test('are read once where a query ends early', () => {
    const source = "select a from B where c = 'd\n-- one\nselect e from F\n-- two\nselect g from H;";
    expect(commentsOf(source)).toEqual(['one', 'two']);
  });

  test('have their place in the file', () => {
    const source = '\ufeffselect id from A; -- é 😀\n';
    const [comment] = readDocument(source, { language: 'vtql' }).comments;
    expect(source.slice(...(comment?.range ?? [0, 0]))).toBe('-- é 😀');
  });
});
