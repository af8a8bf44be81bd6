import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { createLineIndex } from '../../src/text/line-index.js';

const textWithBreaks = fc
  .array(fc.constantFrom('a', 'ß', '😀', ' ', '\t', '\n', '\r', '\r\n'), { maxLength: 40 })
  .map((parts) => parts.join(''));

describe('lines and columns', () => {
  test.each([
    ['', 0, 1, 1],
    ['ab', 1, 1, 2],
    ['ab', 2, 1, 3],
    ['a\nb', 2, 2, 1],
    ['a\r\nb', 3, 2, 1],
    ['a\rb', 2, 2, 1],
    ['a\n\nb', 2, 2, 1],
    ['a\n', 2, 2, 1],
  ])('in %j offset %i is line %i, column %i', (text, offset, line, column) => {
    expect(createLineIndex(text).positionAt(offset)).toEqual({ line, column });
  });

  test('count UTF-16 code units, as ranges do', () => {
    expect(createLineIndex('😀x').positionAt(2)).toEqual({ line: 1, column: 3 });
  });

  test('take an offset outside the text for its nearest end', () => {
    const lines = createLineIndex('ab\nc');
    expect(lines.positionAt(-5)).toEqual({ line: 1, column: 1 });
    expect(lines.positionAt(99)).toEqual({ line: 2, column: 2 });
  });

  test('do not count a byte order mark, which no editor shows', () => {
    const lines = createLineIndex('\ufeffab\ncd');
    expect(lines.positionAt(0)).toEqual({ line: 1, column: 1 });
    expect(lines.positionAt(1)).toEqual({ line: 1, column: 1 });
    expect(lines.positionAt(2)).toEqual({ line: 1, column: 2 });
    expect(lines.positionAt(4)).toEqual({ line: 2, column: 1 });
    expect(lines.lineText(1)).toBe('ab');
  });

  test.prop([textWithBreaks])('are as if the lines were split and counted one by one', (text) => {
    const lines = createLineIndex(text);
    const split = text.split(/\r\n|\r|\n/);
    expect(lines.lineCount).toBe(split.length);
    expect(split.map((_, index) => lines.lineText(index + 1))).toEqual(split);
    for (let offset = 0; offset <= text.length; offset++) {
      const { line, column } = lines.positionAt(offset);
      expect(lines.lineStart(line) + column - 1).toBe(offset);
      expect(offset).toBeLessThan(line === lines.lineCount ? text.length + 1 : lines.lineStart(line + 1));
    }
  });
});

describe('a line that does not exist', () => {
  test('is empty', () => {
    expect(createLineIndex('a').lineText(2)).toBe('');
    expect(createLineIndex('a').lineText(0)).toBe('');
  });
});
