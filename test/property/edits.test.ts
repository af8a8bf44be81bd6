import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { type DialectName, dialectNames } from '../../src/dialect/families.js';
import { parse } from '../../src/syntax/parse.js';
import { PrintError, print } from '../../src/syntax/print.js';
import { type Edit, editTokens, measureDistance } from './edits.js';
import { createValidQueries } from './valid-queries.js';

interface Found {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

const find = (text: string, dialect: DialectName): Found => ({
  text,
  diagnostics: parse(text, { dialect }).diagnostics,
});

/** What is found, one line each, for people who read a failure. */
const show = ({ text, diagnostics }: Found): string =>
  [text, ...diagnostics.map(({ range, message }) => `  ${range.join('–')} ${message}`)].join('\n');

const queries = createValidQueries(100);
const edits = queries.flatMap((words) => [...editTokens(words)]);

/** The first 100 canonical texts of queries that a dialect can say. */
function createCanonicalTexts(dialect: DialectName): readonly string[] {
  const texts: string[] = [];
  for (const words of createValidQueries(2000, 2)) {
    if (texts.length === 100) break;
    try {
      texts.push(print(parse(words.join(' '), { dialect }).ast, { dialect }));
    } catch (error) {
      if (!(error instanceof PrintError)) throw error;
    }
  }
  return texts;
}

describe.each(dialectNames)('single slips, read for %s', (dialect) => {
  const results = edits.map((edit) => ({ edit, ...find(edit.words.join(' '), dialect) }));
  const found = results.filter(({ diagnostics }) => diagnostics.length > 0);

  const distanceOf = ({ edit, diagnostics }: Found & { readonly edit: Edit }): number =>
    measureDistance(edit, diagnostics[0]?.range[0] ?? 0);

  it('start from queries that are valid', () => {
    const invalid = queries.map((words) => find(words.join(' '), dialect));
    expect(invalid.filter(({ diagnostics }) => diagnostics.length > 0).map(show)).toEqual([]);
  });

  it('give two findings at most', () => {
    expect(results.filter(({ diagnostics }) => diagnostics.length > 2).map(show)).toEqual([]);
  });

  it('have their first finding within one token, in 95 of 100 cases', () => {
    const far = found.filter((result) => distanceOf(result) > 1);
    const figures = `${found.length} of ${results.length} slips are found, ${far.length} of them far away`;
    const share = 1 - far.length / found.length;
    expect(share, [figures, ...far.slice(0, 20).map(show)].join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('hardly ever leave a query that is valid', () => {
    // A direction or the number behind a comma can be lost without harm.
    expect(found.length / results.length).toBeGreaterThan(0.95);
  });
});

describe.each(dialectNames)('a query cut short, read for %s', (dialect) => {
  const texts = createCanonicalTexts(dialect);

  it('has one or two findings wherever the cut is', () => {
    expect(texts).toHaveLength(100);
    const offenders = texts
      .flatMap((text) => Array.from(text, (_, length) => find(text.slice(0, length), dialect)))
      .filter(({ diagnostics }) => diagnostics.length < 1 || diagnostics.length > 2);
    expect(offenders.map(show)).toEqual([]);
  });
});
