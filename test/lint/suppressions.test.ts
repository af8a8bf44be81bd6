import { describe, expect, test } from 'vitest';
import { checkDocument, type DocumentOptions } from '../../src/lint/check-document.js';
import { recordedSchema } from '../schema/recordings.js';

/** Two findings: VTQL4020 of the rule limit on `select`, VTQL4011 of sort-selected on `email`. */
const query = 'select lastname from Contacts order by email;';

function check(source: string, options: Partial<DocumentOptions> = {}) {
  const { findings, suppressed } = checkDocument(source, { language: 'vtql', ...options });
  return {
    found: findings.map(({ diagnostic: { code, range } }) => `${code} ${source.slice(...range)}`.trim()),
    suppressed: suppressed.map(({ diagnostic, reason }) => `${diagnostic.code}: ${reason}`),
  };
}

const unsuppressed = check(query).found;

test('without a comment there is something to suppress', () => {
  expect(unsuppressed).toEqual(['VTQL4020 select', 'VTQL4011 email']);
});

describe('vtql-disable-next-line', () => {
  test.each([
    ['by rule', '-- vtql-disable-next-line limit, sort-selected -- why'],
    ['by code', '# vtql-disable-next-line VTQL4020,vtql4011 -- why'],
    ['every rule', '/* vtql-disable-next-line -- why */'],
    ['in any case, parted by blanks', '-- VTQL-Disable-Next-Line LIMIT Sort-Selected --- why'],
    [
      'with reasons of their own',
      '-- vtql-disable-next-line limit -- why\n\n-- vtql-disable-next-line sort-selected -- why',
    ],
  ])('suppresses %s', (_, comment) => {
    expect(check(`${comment}\n${query}`)).toEqual({
      found: [],
      suppressed: ['VTQL4020: why', 'VTQL4011: why'],
    });
  });

  test('leaves other rules alone', () => {
    const { found, suppressed } = check(`-- vtql-disable-next-line limit -- why\n${query}`);
    expect({ found, suppressed }).toEqual({ found: ['VTQL4011 email'], suppressed: ['VTQL4020: why'] });
  });

  test('holds for all lines of the query that begins there, and for no other query', () => {
    const long = query.replaceAll(/ (?!by)/g, '\n');
    expect(check(`${long}\n-- vtql-disable-next-line -- why\n${long}\n${query}`)).toEqual({
      found: [...unsuppressed, ...unsuppressed],
      suppressed: ['VTQL4020: why', 'VTQL4011: why'],
    });
  });

  test('holds for one line where the query began before', () => {
    const [first = '', second = ''] = query.split(' order');
    const source = `${first}\n-- vtql-disable-next-line sort-selected -- why\norder${second}`;
    expect(check(source).suppressed).toEqual(['VTQL4011: why']);
  });
});

describe('vtql-disable-line', () => {
  test.each([
    ['behind the query', `${query} -- vtql-disable-line limit, sort-selected -- why`],
    ['in front of it', `/* vtql-disable-line limit, sort-selected -- why */ ${query}`],
    [
      'behind its last line',
      `${query.replaceAll(/ (?!by)/g, '\n')} -- vtql-disable-line limit, sort-selected -- why`,
    ],
  ])('suppresses %s', (_, source) => {
    expect(check(source)).toEqual({ found: [], suppressed: ['VTQL4020: why', 'VTQL4011: why'] });
  });

  test('holds for its line only', () => {
    expect(check(`${query} -- vtql-disable-line -- why\n${query}`).found).toEqual(unsuppressed);
  });
});

describe('vtql-disable', () => {
  test('holds to the end of the file', () => {
    const { found, suppressed } = check(`${query}\n-- vtql-disable limit -- why\n${query}\n\n${query}`);
    expect(found).toEqual([...unsuppressed, 'VTQL4011 email', 'VTQL4011 email']);
    expect(suppressed).toEqual(['VTQL4020: why', 'VTQL4020: why']);
  });

  test('ends at vtql-enable', () => {
    expect(check(`-- vtql-disable -- why\n${query}\n-- vtql-enable\n${query}`).found).toEqual(unsuppressed);
  });

  test('ends for the rules that vtql-enable names, and can begin again', () => {
    const source = `-- vtql-disable -- a
${query}
-- vtql-enable limit
${query}
-- vtql-disable limit -- b
${query}`;
    expect(check(source)).toEqual({
      found: ['VTQL4020 select'],
      suppressed: ['VTQL4020: a', 'VTQL4011: a', 'VTQL4011: a', 'VTQL4020: b', 'VTQL4011: a'],
    });
  });
});

describe('what is wrong with the comments', () => {
  test.each([
    [
      'suppresses nothing',
      '-- vtql-disable-next-line in-list -- why',
      ['VTQL6010 vtql-disable-next-line in-list', 'VTQL4020 select'],
    ],
    [
      'suppresses nothing of one rule',
      '-- vtql-disable-next-line limit, in-list -- why',
      ['VTQL6010 in-list'],
    ],
    ['gives no reason', '-- vtql-disable-next-line limit', ['VTQL6011 vtql-disable-next-line limit']],
    [
      'gives an empty reason',
      '-- vtql-disable-next-line limit --',
      ['VTQL6011 vtql-disable-next-line limit'],
    ],
    ['names no known rule', '-- vtql-disable-next-line limt -- why', ['VTQL6013 limt', 'VTQL4020 select']],
    ['names one that is known', '-- vtql-disable-next-line limt, limit -- why', ['VTQL6013 limt']],
    [
      'is no known form',
      '-- vtql-disable-nextline limit -- why',
      ['VTQL6012 vtql-disable-nextline', 'VTQL4020 select'],
    ],
  ])('is reported where one %s', (_, comment, expected) => {
    const source = `${comment}\nselect lastname from Contacts;`;
    expect(check(source).found).toEqual(expected);
  });

  test.each(['-- vtql-style', '-- vtql', '-- see vtql-disable-next-line', '-- vtql-enable'])(
    'is not that it says %s',
    (comment) => {
      expect(check(`${comment}\nselect lastname from Contacts limit 5;`).found).toEqual([]);
    },
  );

  test('cannot be suppressed, but switched off', () => {
    const source = '-- vtql-disable\nselect lastname from Contacts limit 5;';
    expect(check(source).found).toEqual(['VTQL6010 vtql-disable', 'VTQL6011 vtql-disable']);
    const rules = { 'unused-suppression': 'off', 'suppression-reason': 'off' } as const;
    expect(check(source, { rules }).found).toEqual([]);
  });

  test('is not that a rule could not run for want of a schema', () => {
    const source = '-- vtql-disable known-field -- why\nselect lastname from Contacts limit 5;';
    expect(check(source).found).toEqual([]);
    expect(check(source, { schema: recordedSchema }).found).toEqual(['VTQL6010 vtql-disable known-field']);
  });
});

test('JSON has no comments, so its strings suppress nothing', () => {
  const source = JSON.stringify({ '-- vtql-disable': query });
  expect(check(source, { language: 'json' }).found).toEqual(unsuppressed);
});
