import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { applyEdits } from '../../src/text/edits.js';

describe('applying edits', () => {
  test('replaces, inserts and deletes', () => {
    const edits = [
      { range: [0, 1], text: 'A' },
      { range: [2, 2], text: '-' },
      { range: [3, 5], text: '' },
    ] as const;
    expect(applyEdits('abcdef', edits)).toBe('Ab-cf');
  });

  test('inserts twice at one place, in the order given', () => {
    const edits = [
      { range: [1, 1], text: 'x' },
      { range: [1, 1], text: 'y' },
    ] as const;
    expect(applyEdits('ab', edits)).toBe('axyb');
  });

  test('leaves the text alone where there are none', () => {
    expect(applyEdits('ab', [])).toBe('ab');
  });

  test.each([
    [[[0, 3]]],
    [[[2, 1]]],
    [[[-1, 0]]],
    [
      [
        [0, 2],
        [1, 2],
      ],
    ],
    [
      [
        [1, 2],
        [0, 1],
      ],
    ],
  ] as [[number, number][]][])('refuses ranges %j in a text of two characters', (ranges) => {
    const edits = ranges.map((range) => ({ range, text: 'x' }));
    expect(() => applyEdits('ab', edits)).toThrow(RangeError);
  });

  const pieces = fc.array(fc.record({ old: fc.string(), kept: fc.string(), text: fc.string() }), {
    maxLength: 8,
  });

  test.prop([pieces])('is the same as joining what is kept with what is new', (parts) => {
    let source = '';
    const edits = parts.map(({ old, kept, text }) => {
      const start = source.length;
      source += old + kept;
      return { range: [start, start + old.length] as const, text };
    });
    expect(applyEdits(source, edits)).toBe(parts.map(({ kept, text }) => text + kept).join(''));
  });
});
