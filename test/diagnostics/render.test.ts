import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { type Palette, renderDiagnostics } from '../../src/diagnostics/render.js';

function createDiagnostic(range: readonly [number, number], more: Partial<Diagnostic> = {}): Diagnostic {
  return { code: 'VTQL9999', rule: null, severity: 'error', message: 'It is wrong.', range, ...more };
}

/** The lines of the frame: what stands right of `|`. */
function frameOf(text: string, range: readonly [number, number]): string[] {
  const lines = renderDiagnostics(text, [createDiagnostic(range)]).split('\n');
  return lines.slice(2).map((line) => line.replace(/^[ \d]*\| /, ''));
}

describe('a rendered diagnostic', () => {
  test('shows what, where, the text, and what can be done', () => {
    const diagnostic = createDiagnostic([10, 13], {
      rule: 'some-rule',
      hint: 'Think.',
      related: [{ message: 'Here, too.', range: [0, 3] }],
      fix: { title: 'Mend it', edits: [] },
      suggestions: [{ title: 'Or so', edits: [] }],
    });
    expect(renderDiagnostics('one\ntwo   abc x\nthree', [diagnostic], { fileName: 'q.vtql' })).toBe(
      [
        'error: It is wrong. [VTQL9999 some-rule]',
        '  --> q.vtql:2:7',
        '1 | one',
        '2 | two   abc x',
        '  |       ^^^',
        '3 | three',
        '  hint: Think.',
        '  see 1:1: Here, too.',
        '  fix: Mend it',
        '  maybe: Or so',
      ].join('\n'),
    );
  });

  test('needs no file name', () => {
    expect(renderDiagnostics('ab', [createDiagnostic([1, 2])])).toContain('  --> 1:2\n');
  });

  test('stands apart from the next by an empty line', () => {
    const all = [createDiagnostic([0, 1]), createDiagnostic([1, 2])];
    expect(renderDiagnostics('ab', all).split('\n\n')).toHaveLength(2);
    expect(renderDiagnostics('ab', [])).toBe('');
  });

  test('shows as many lines around it as asked', () => {
    const text = 'a\nb\nc\nd\ne';
    const shown = (context: number): string =>
      renderDiagnostics(text, [createDiagnostic([4, 5])], { context }).replaceAll(/^(?!\d).*\n?/gm, '');
    expect(shown(0)).toBe('3 | c\n');
    expect(shown(2)).toBe('1 | a\n2 | b\n3 | c\n4 | d\n5 | e');
  });

  test('keeps the bars of line numbers below one another', () => {
    const text = `${'x\n'.repeat(8)}abc\ndef`;
    const frame = renderDiagnostics(text, [createDiagnostic([16, 17])])
      .split('\n')
      .slice(2);
    expect(frame).toEqual([' 8 | x', ' 9 | abc', '   | ^', '10 | def']);
  });
});

describe('the marks', () => {
  test('are one at least, also behind the last character', () => {
    expect(frameOf('abc', [3, 3])).toEqual(['abc', '   ^']);
    expect(frameOf('', [0, 0])).toEqual(['', '^']);
  });

  test('end with the line where the range goes on', () => {
    expect(frameOf('ab cd\nef', [3, 8])).toEqual(['ab cd', '   ^^', 'ef']);
  });

  test('stay under their text behind tabs', () => {
    expect(frameOf('a\tbc', [2, 3])).toEqual(['a\tbc', ' \t^']);
  });

  test('are right in files with CRLF and a byte order mark', () => {
    expect(frameOf('\ufeffab\r\ncd', [2, 3])).toEqual(['ab', ' ^', 'cd']);
    expect(frameOf('\ufeffab\r\ncd', [5, 6])).toEqual(['ab', 'cd', '^']);
  });

  test.each([0, 1, 49, 50, 51, 500, 948, 950, 951, 999])(
    'are under column %i of a very long line',
    (offset) => {
      const text = `${'.'.repeat(offset)}X${'.'.repeat(999 - offset)}`;
      const [line = '', marks = ''] = frameOf(text, [offset, offset + 1]);
      expect(line.length).toBeLessThanOrEqual(102);
      expect(line.indexOf('X')).toBe(marks.indexOf('^'));
      expect(marks.trim()).toBe('^');
    },
  );

  test('do not run beyond a very long line', () => {
    const [line = '', marks = ''] = frameOf('x'.repeat(1000), [10, 1000]);
    expect(marks.length).toBeLessThanOrEqual(line.length + 1);
  });
});

describe('what is dangerous to show', () => {
  test('is shown by its sign, so that a query cannot steer the terminal', () => {
    const text = 'a\x1b[2Jb\x07\u009b';
    const diagnostic = createDiagnostic([5, 6], { message: 'No \x1b[31m\nhere.', hint: '\x1b]0;t\x07' });
    const shown = renderDiagnostics(text, [diagnostic]);
    expect(shown).toBe(
      [
        'error: No ␛[31m␊here. [VTQL9999]',
        '  --> 1:6',
        '1 | a␛[2Jb␇\ufffd',
        '  |      ^',
        '  hint: ␛]0;t␇',
      ].join('\n'),
    );
  });

  test('does not turn round what stands beside it, as marks of direction would', () => {
    const text = "a = '\u202e\u2066x\u2069'";
    const shown = renderDiagnostics(text, [createDiagnostic([5, 9])], { fileName: 'a\u202eb\x1b[2J.vtql' });
    expect(shown).toContain('--> a\ufffdb␛[2J.vtql:1:6');
    expect(shown).toContain("1 | a = '\ufffd\ufffdx\ufffd'");
  });
});

describe('colours', () => {
  const wrap = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
  const palette: Palette = {
    severity: { error: wrap('e'), warning: wrap('w'), info: wrap('i') },
    strong: wrap('b'),
    faint: wrap('f'),
  };

  test('are those of the palette', () => {
    const shown = renderDiagnostics('ab', [createDiagnostic([0, 1], { severity: 'warning' })], { palette });
    expect(shown).toBe(
      [
        '<w>warning</w>: <b>It is wrong.</b> <f>[VTQL9999]</f>',
        '<f>  --> 1:1</f>',
        '<f>1 |</f> ab',
        '<f>  |</f> <w>^</w>',
      ].join('\n'),
    );
  });
});
