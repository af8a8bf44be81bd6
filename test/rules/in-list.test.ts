import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findings } from '../../src/diagnostics/findings.js';
import { lint } from '../../src/lint/lint.js';

/** What berliCRM does, word for word: white space is squeezed, then each value in turn becomes a mark. */
function findBroken(list: string, raws: readonly string[]): string | undefined {
  let rest = list.replaceAll(/\s+/g, ' ');
  for (const raw of new Set(raws)) {
    const parts = rest.split(raw);
    if (parts.length - 1 !== raws.filter((other) => other === raw).length) return raw;
    rest = parts.join('?');
  }
  return undefined;
}

const content = fc
  .array(fc.constantFrom('a', 'b', ',', "\\'", ' ', '?', "\\',\\'"), { minLength: 1, maxLength: 4 })
  .map((parts) => `'${parts.join('')}'`);
const value = fc.oneof(content, fc.constantFrom("'a'", "','", "'b'", "'?'"));

const separator = fc.constantFrom(',', ',', ', ', ' , ');

test('a list is broken where one value after the other is found elsewhere', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(value, separator), { minLength: 2, maxLength: 7 }), (items) => {
      const raws = items.map(([raw]) => raw);
      const list = items.map(([raw, behind], i) => (i < items.length - 1 ? raw + behind : raw)).join('');
      const query = `select id from Contacts where lastname in (${list}) limit 10;`;
      const found = lint(query, { dialect: 'berlicrm' }).find(
        ({ code }) => code === findings['list-order'].code,
      );
      const place = found && query.slice(...found.range);
      expect(place).toBe(findBroken(list, raws));
    }),
    { numRuns: 5000 },
  );
});
