import { describe, expect, it } from 'vitest';
import type { Diagnostic, Severity } from '../../src/diagnostics/diagnostic.js';
import { type DialectName, dialectNames } from '../../src/dialect/families.js';
import { parse } from '../../src/syntax/parse.js';
import { applyEdits } from '../../src/text/edits.js';
import { editTokens } from './edits.js';
import { createRandom } from './random.js';
import { createValidQueries } from './valid-queries.js';

const badness: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Habits with a certain repair, each put in place of a token or beside it. */
const habits = [
  ...[
    '<>',
    '==',
    '=<',
    '> =',
    '"x"',
    '“x”',
    '`id`',
    'Contacts.id',
    'as x',
    '-- c\n',
    '/**/',
    '&&',
    '||',
    ';;',
    ',',
  ],
  ...[
    '(',
    ')',
    'selct',
    'form',
    'adn',
    'lmit 5',

    '\u00a0',
    'count(id)',
    'limit 5 offset 5',
    "('x')",
  ],
];

const random = createRandom(3);
const queries = createValidQueries(40, 5);
const texts = queries.flatMap((words) => [
  ...[...editTokens(words)].map((edit) => edit.words.join(' ')),
  ...habits.map((habit) => {
    const at = random.next(words.length);
    const rest = words.slice(at + random.next(2));
    return [...words.slice(0, at), habit, ...rest].join(random.chance(80) ? ' ' : '');
  }),
]);

const count = (diagnostics: readonly Diagnostic[], code: string): number =>
  diagnostics.filter((diagnostic) => diagnostic.code === code).length;

/** What is wrong with the fixes of a text, one line each. */
function checkFixes(text: string, dialect: DialectName): readonly string[] {
  const before = parse(text, { dialect }).diagnostics;
  return before.flatMap(({ code, severity, fix }) => {
    if (!fix) return [];
    const mended = applyEdits(text, fix.edits);
    const after = parse(mended, { dialect }).diagnostics;
    const added = after.filter(
      (other) =>
        badness[other.severity] >= badness[severity] && count(after, other.code) > count(before, other.code),
    );
    const remains = count(after, code) >= count(before, code) ? [`${code} remains`] : [];
    const wrong = [...remains, ...added.map((other) => `${other.code} comes`)];
    return wrong.map((what) => `${what}: ${text} → ${mended}`);
  });
}

describe.each(dialectNames)('the fixes of the parser, for %s', (dialect) => {
  it('remove their finding and add none as bad', () => {
    expect(texts.flatMap((text) => checkFixes(text, dialect))).toEqual([]);
  });
});
