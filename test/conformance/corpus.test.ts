import { describe, expect, it } from 'vitest';
import { compareWithServer, loadCorpus, loadRecords, SERVERS } from './corpus.js';
import type { Meaning } from './evaluate.js';

const meaning: Meaning = {
  rows: ['12x1', '12x2'],
  returned: 2,
  page: ['12x1', '12x2'],
  fields: ['firstname'],
};
const openPage: Meaning = { rows: ['12x1', '12x2', '12x3'], returned: 2, page: null, fields: null };

describe('the corpus', () => {
  it('holds a verdict of every server on every query', () => {
    const corpus = loadCorpus();
    expect(corpus).toHaveLength(1603);
    for (const entry of corpus) {
      for (const server of SERVERS) expect(entry[server].ok, entry.q).toBeTypeOf('boolean');
    }
  });

  it('holds the records it ran on', () => {
    const sizes = Object.entries(loadRecords()).map(([module, records]) => [module, records.length]);
    expect(sizes).toEqual([
      ['Contacts', 91],
      ['Accounts', 7],
    ]);
  });
});

describe('comparing with a server', () => {
  it('takes rows as a set', () => {
    const verdict = { ok: true, rows: 2, ids: ['12x2', '12x1'], keys: ['firstname', 'id'] } as const;
    expect(compareWithServer(meaning, verdict)).toEqual({ result: 'same' });
  });

  it('tells missing, surplus and wrong rows', () => {
    expect(compareWithServer(meaning, { ok: true, rows: 0, ids: [] })).toEqual({
      result: 'different',
      in: 'number of rows',
      expected: '2',
      actual: '0',
    });
    expect(compareWithServer(meaning, { ok: true, rows: 2, ids: ['12x1', '12x3'] })).toMatchObject({
      in: 'rows',
    });
    expect(compareWithServer(meaning, { ok: true, rows: 2, ids: ['12x1', '12x1'] })).toMatchObject({
      in: 'rows',
    });
  });

  it('takes any matching rows on a page that the sort leaves open', () => {
    expect(compareWithServer(openPage, { ok: true, rows: 2, ids: ['12x3', '12x1'] })).toEqual({
      result: 'same',
    });
    expect(compareWithServer(openPage, { ok: true, rows: 2, ids: ['12x4', '12x1'] })).toMatchObject({
      in: 'rows',
    });
  });

  it('compares only the number of rows where a server gave no ids', () => {
    expect(compareWithServer(openPage, { ok: true, rows: 2 })).toEqual({ result: 'same' });
    expect(compareWithServer(openPage, { ok: true, rows: 3 })).toMatchObject({ in: 'number of rows' });
  });

  it('tells a selected field that was dropped', () => {
    const verdict = { ok: true, rows: 2, ids: ['12x1', '12x2'], keys: ['id'] } as const;
    expect(compareWithServer(meaning, verdict)).toMatchObject({ in: 'fields', expected: 'firstname' });
  });

  it('compares counts', () => {
    const counted: Meaning = { ...openPage, count: 3 };
    expect(compareWithServer(counted, { ok: true, count: 3 })).toEqual({ result: 'same' });
    expect(compareWithServer(counted, { ok: true, count: 2 })).toMatchObject({ in: 'count', expected: '3' });
    expect(compareWithServer(counted, { ok: true, rows: 3 })).toMatchObject({
      in: 'count',
      actual: '3 rows',
    });
    expect(compareWithServer(openPage, { ok: true, count: 3 })).toMatchObject({ in: 'count' });
  });
});
