import { describe, expect, it } from 'vitest';
import { dialectNames } from '../../src/dialect/dialects.js';
import { parse } from '../../src/syntax/parse.js';
import { print } from '../../src/syntax/print.js';
import { type Edit, editTokens, measureDistance } from './edits.js';
import { createValidQueries } from './valid-queries.js';

const queries = createValidQueries(100);
const edits = queries.flatMap((words) => [...editTokens(words)]);

/** What is found in `text`, one line each, for people who read a failure. */
const describeFindings = (text: string, dialect: (typeof dialectNames)[number]): string => {
  const { diagnostics } = parse(text, { dialect });
  return [text, ...diagnostics.map(({ range, message }) => `  ${range.join('–')} ${message}`)].join('\n');
};

const textOf = ({ words }: Edit): string => words.join(' ');

describe.each(dialectNames)('single slips, read for %s', (dialect) => {
  const find = (edit: Edit) => parse(textOf(edit), { dialect }).diagnostics;
  const show = (some: readonly Edit[]) => some.map((edit) => describeFindings(textOf(edit), dialect));

  it('start from queries that are valid', () => {
    const invalid = queries.map((words) => words.join(' ')).filter((text) => parse(text, { dialect }).diagnostics.length > 0);
    expect(invalid.map((text) => describeFindings(text, dialect))).toEqual([]);
  });

  it('give two findings at most', () => {
    expect(show(edits.filter((edit) => find(edit).length > 2))).toEqual([]);
  });

  it('have their first finding within one token, in 95 of 100 cases', () => {
    const found = edits.flatMap((edit) => {
      const [first] = find(edit);
      return first ? [{ edit, distance: measureDistance(edit, first.range[0]) }] : [];
    });
    const far = found.filter(({ distance }) => distance > 1).map(({ edit }) => edit);
    const share = 1 - far.length / found.length;
    const figures = `${found.length} of ${edits.length} slips found, ${far.length} of them far away`;
    expect(share, `${figures}\n${show(far.slice(0, 20)).join('\n')}`).toBeGreaterThanOrEqual(0.95);
  });

  it('leave hardly a text that is still valid', () => {
    const silent = edits.filter((edit) => find(edit).length === 0);
    // A bare word, a sign or a direction can be lost without harm.
    expect(silent.length / edits.length).toBeLessThan(0.05);
  });

  it('never leave a proper prefix of a canonical query without one or two findings', () => {
    const offenders: string[] = [];
    for (const words of queries) {
      const { ast } = parse(words.join(' '), { dialect });
      const text = tryPrint(() => print(ast, { dialect }));
      for (let length = 0; length < text.length; length++) {
        const { diagnostics } = parse(text.slice(0, length), { dialect });
        if (diagnostics.length < 1 || diagnostics.length > 2) offenders.push(text.slice(0, length));
      }
    }
    expect(offenders.map((text) => describeFindings(text, dialect))).toEqual([]);
  });
});

/** `''` for a tree that the dialect cannot say. */
function tryPrint(printTree: () => string): string {
  try {
    return printTree();
  } catch {
    return '';
  }
}
