import { describe, expect, test } from 'vitest';
import { findings } from '../../src/diagnostics/findings.js';
import { dialects } from '../../src/dialect/dialects.js';
import { lint } from '../../src/lint/lint.js';
import { listFindings } from './list-findings.js';

const querySaying = (text: string): string => `select id from Contacts where lastname = '${text}' limit 10;`;

/** The size that the finding tells; undefined where it is not found. */
function findSize(
  name: 'long-url' | 'long-literal',
  query: string,
  dialect: 'portable' | 'vtiger' | 'berlicrm',
) {
  const { code } = findings[name];
  return lint(query, { dialect }).find((diagnostic) => diagnostic.code === code)?.data?.['size'];
}

const mostInUrl = dialects.portable.limits.maxUrlBytes;

describe('a URL', () => {
  test.each([
    ['letters and digits', 'azAZ09'],
    ['marks that stay as they are', '-_.!~*()'],
    ['their neighbours, which do not', '/:@[`{'],
    ['letters of two and three bytes', 'ß€'],
    ['characters of four bytes', '😀'],
  ])('holds %s as the encoding has them', (_, characters) => {
    for (const count of [10, Math.floor(mostInUrl / characters.length), mostInUrl]) {
      const query = querySaying(characters.repeat(count));
      const size = encodeURIComponent(query).length;
      expect(findSize('long-url', query, 'portable')).toBe(size > mostInUrl ? size : undefined);
    }
  });

  test('may be filled to its last byte', () => {
    const rest = mostInUrl - encodeURIComponent(querySaying('')).length;
    const [full, over] = [rest, rest + 1].map((length) => querySaying('a'.repeat(length)));
    expect(listFindings('request-size', 'berlicrm', `${full}`)).toEqual([]);
    expect(listFindings('request-size', 'berlicrm', `${over}`)).toEqual([
      `long-url warning: ${over}`,
      JSON.stringify({ size: mostInUrl + 1, most: mostInUrl }),
    ]);
  });
});

describe('a quoted value', () => {
  const most = 8189;

  test.each([
    ['a', most, undefined],
    ['a', most + 1, most + 1],
    ['ß', 4094, undefined],
    ['ß', 4095, 8190],
    ['€', 2730, 8190],
  ])('of %s, %d times', (character, count, size) => {
    expect(findSize('long-literal', querySaying(character.repeat(count)), 'vtiger')).toBe(size);
  });

  test('is measured as what it says, not as it is written', () => {
    expect(findSize('long-literal', querySaying(`${'a'.repeat(most - 1)}''`), 'vtiger')).toBeUndefined();
    expect(findSize('long-literal', querySaying(`${'a'.repeat(most)}''`), 'vtiger')).toBe(most + 1);
  });

  test('has no such bound on berliCRM, nor where it is in no quotes', () => {
    expect(findSize('long-literal', querySaying('a'.repeat(9000)), 'berlicrm')).toBeUndefined();
    const digits = querySaying('').replace("''", '1'.repeat(9000));
    expect(findSize('long-literal', digits, 'vtiger')).toBeUndefined();
  });
});
