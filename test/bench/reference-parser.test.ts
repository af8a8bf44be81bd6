import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { parseByHand } from '../../bench/reference-parser.js';
import { parse } from '../../src/syntax/parse.js';
import { loadCorpus } from '../conformance/corpus.js';

/** The queries that the parser takes as they are: what it mends, the reference parser refuses. */
const valid = loadCorpus()
  .map(({ q }) => q)
  .filter((text) => {
    const { diagnostics, comments } = parse(text, { dialect: 'berlicrm' });
    const others = diagnostics.filter(({ code }) => code !== 'VTQL2008');
    return others.length === 0 && comments.length === 0;
  });

describe('the ceiling that the bench compares with', () => {
  it('is held against queries of every kind', () => {
    expect(valid.length).toBeGreaterThan(500);
  });

  it.each(valid)('makes the same tree of %s', (text) => {
    expect(parseByHand(text)).toEqual(parse(text, { dialect: 'berlicrm' }).ast);
  });

  property.prop([fc.string()])('throws for what is no query', (text) => {
    expect(() => parseByHand(`${text} from`)).toThrow(SyntaxError);
  });
});
