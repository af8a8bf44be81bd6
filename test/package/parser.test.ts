import { join } from 'node:path';
import { expect, test } from 'vitest';
import type * as library from '../../src/index.js';
import { parse } from '../../src/index.js';
import { loadCorpus } from '../conformance/corpus.js';
import { ROOT } from './manifest.js';

/** The bundle leaves out parts of Chevrotain; should one of them be needed, some of these would be read otherwise. */
test('the built parser reads every query of the corpus as its source does', async () => {
  const built = (await import(join(ROOT, 'dist/index.js'))) as typeof library;
  const texts = loadCorpus().map(({ q }) => q);
  expect(texts.length).toBeGreaterThan(1000);
  for (const text of texts) expect(built.parse(text), text).toEqual(parse(text));
});
