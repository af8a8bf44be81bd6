import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { findQueries } from '../../src/lint/index.js';
import { applyEdits } from '../../src/text/edits.js';
import { endsInBreak, type LiteralSample, literalSamples } from './literal-forms.js';

const head = 'select id from Contacts where lastname';

const unit = fc.oneof(
  fc.constantFrom(...'\'"\\`$#{}()%@?:;\n\r\t é€aZ0159/*-<>='),
  fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }),
  fc.integer({ min: 0x80, max: 0xffff }).map((code) => String.fromCharCode(code)),
);

/** Characters, each with a choice among its spellings. */
const spelling = fc.array(fc.tuple(unit, fc.nat({ max: 20 })), { maxLength: 25 });

interface Written {
  readonly value: string;
  /** One spelling per unit of the value. */
  readonly spellings: readonly string[];
}

/** What next to a spelling would change it: a surrogate beside another, a carriage return that ends the last line. */
function writeValue({ spell, after }: LiteralSample, units: readonly (readonly [string, number])[]): Written {
  const value: string[] = [];
  const spellings: string[] = [];
  for (const [char, choice] of units) {
    const choices = spell(char);
    const spelt = choices[choice % Math.max(1, choices.length)];
    if (spelt === undefined || /[\ud800-\udfff]/.test(char)) continue;
    value.push(char);
    spellings.push(spelt);
  }
  while (spellings.at(-1) === '\r' && after.startsWith('\n')) {
    value.pop();
    spellings.pop();
  }
  return { value: value.join(''), spellings };
}

describe.each(literalSamples)('$title', (sample) => {
  const { language, before, after, indent = '' } = sample;
  const write = (spelt: string): string => (spelt === '\n' ? spelt + indent : spelt);

  const find = ({ spellings }: Written) => {
    const source = `${before}${head}${spellings.map(write).join('')}${after}`;
    const [found] = findQueries(source, { language });
    return { source, found };
  };

  test.prop([spelling])('says what is written, and each unit has its place', (units) => {
    const written = writeValue(sample, units);
    const { source, found } = find(written);
    // Placeholders of formatters and bindings are holes, and have no text of their own.
    fc.pre(found?.holes.every(({ expression }) => expression === '') ?? false);
    expect(found?.text).toBe(head + written.value + (endsInBreak(sample) ? '\n' : ''));
    let offset = before.length + head.length;
    written.spellings.forEach((spelt, index) => {
      const at = head.length + index;
      expect(source.slice(...(found?.toSource([at, at + 1]) ?? [0, 0]))).toBe(spelt);
      expect(found?.toSource([at, at + 1])).toEqual([offset, offset + spelt.length]);
      offset += write(spelt).length;
    });
  });

  test.prop([spelling, fc.array(unit, { maxLength: 6 }), fc.nat(), fc.nat()])(
    'takes an edit exactly, or not at all',
    (units, edit, a, b) => {
      const { source, found } = find(writeValue(sample, units));
      fc.pre(found?.holes.every(({ expression }) => expression === '') ?? false);
      if (!found) return;
      const limit = found.text.length + 1;
      const [start = 0, end = 0] = [a % limit, b % limit].sort((x, y) => x - y);
      const text = edit.join('');
      const encoded = found.encode(text, [start, end]);
      if (encoded === null) return;
      const edited = applyEdits(source, [{ range: found.toSource([start, end]), text: encoded }]);
      const [again] = findQueries(edited, { language });
      fc.pre(again === undefined || again.holes.every(({ expression }) => expression === ''));
      const expected = applyEdits(found.text, [{ range: [start, end], text }]);
      if (/^\s*select\b/i.test(expected)) expect(again?.text).toBe(expected);
    },
  );

  test('takes a plain edit', () => {
    const { source, found } = find({ value: '', spellings: [] });
    const encoded = found?.encode('12', [7, 9]);
    expect(encoded).toBe('12');
    expect(applyEdits(source, [{ range: found?.toSource([7, 9]) ?? [0, 0], text: '12' }])).toBe(
      source.replace(' id ', ' 12 '),
    );
  });
});
