import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findings } from '../../src/diagnostics/findings.js';
import { lint } from '../../src/lint/lint.js';

/** What berliCRM does, word for word: white space is squeezed, then each value in turn becomes a mark. */
function findBroken(raws: readonly string[]): string | undefined {
  let rest = raws.join(',').replaceAll(/\s+/g, ' ');
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

test('a list is broken where one value after the other is found elsewhere', () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 2, maxLength: 7 }), (raws) => {
      const query = `select id from Contacts where lastname in (${raws.join(',')}) limit 10;`;
      const found = lint(query, { dialect: 'berlicrm' }).find(
        ({ code }) => code === findings['list-order'].code,
      );
      const place = found && query.slice(...found.range);
      expect(place).toBe(findBroken(raws));
    }),
    { numRuns: 2000 },
  );
});
