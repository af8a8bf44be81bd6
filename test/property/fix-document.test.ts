import { describe, expect, it } from 'vitest';
import { dialectNames } from '../../src/dialect/families.js';
import { findQueries } from '../../src/extract/read-document.js';
import { fixDocument } from '../../src/lint/fix-document.js';
import { loadCorpus } from '../conformance/corpus.js';
import { findRows } from '../conformance/find-rows.js';
import { recordedSchema } from '../schema/recordings.js';

const corpus = loadCorpus().map(({ q }) => q);

/** The corpus holds queries with comments and without an end: each is a file of its own here. */
describe.each(dialectNames)('mending each recorded query as a file, for %s', (dialect) => {
  const options = { language: 'json', dialect, schema: recordedSchema } as const;
  const toFile = (query: string): string => JSON.stringify(query);
  const results = corpus.map((query) => ({ query, ...fixDocument(toFile(query), options) }));
  const changed = results.filter(({ applied }) => applied > 0);

  it('changes many', () => {
    expect(changed.length).toBeGreaterThan(300);
  });

  it('leaves nothing that could be mended', () => {
    expect(results.filter(({ remaining }) => remaining.some(({ fix }) => fix))).toEqual([]);
  });

  it('twice changes nothing more', () => {
    for (const { text } of changed) expect(fixDocument(text, options).text).toBe(text);
  });

  it('keeps the records', () => {
    const differing = changed.filter(({ query, text }) => {
      const rows = findRows(query, dialect);
      return rows !== undefined && findRows(JSON.parse(text) as string, dialect) !== rows;
    });
    expect(differing.map(({ query, text }) => `${query} → ${text}`)).toEqual([]);
  });

  it('with suggestions ends, and twice changes nothing more', () => {
    const eager = { ...options, fixType: 'suggested' } as const;
    for (const query of corpus) {
      const { text } = fixDocument(toFile(query), eager);
      expect(fixDocument(text, eager).text).toBe(text);
    }
  });
});

it('mending all in one file is mending each', () => {
  const options = { language: 'json', schema: recordedSchema } as const;
  const each = corpus.map((query) => JSON.parse(fixDocument(JSON.stringify(query), options).text) as string);
  const { text } = fixDocument(JSON.stringify(corpus), options);
  expect(findQueries(text, { language: 'json' }).map((query) => query.text)).toEqual(
    each.filter((query) => query.trim() !== ''),
  );
});
