import { describe, expect, it } from 'vitest';
import type { DialectName } from '../../src/dialect/families.js';
import { lint } from '../../src/lint/lint.js';
import type { RuleId } from '../../src/rules/rules.js';
import { stockSchema } from '../../src/schema/stock.js';
import { recordedSchema } from '../schema/recordings.js';

/** The first thing that a rule finds in a query, or in conditions on Contacts. */
function findFirst(rule: RuleId, text: string, dialect: DialectName = 'portable', schema = recordedSchema) {
  const query = text.startsWith('select ') ? text : `select id from Contacts where ${text} limit 10;`;
  return lint(query, { dialect, schema }).find((diagnostic) => diagnostic.rule === rule);
}

describe('a hint names', () => {
  it.each<[string, RuleId, string, string | RegExp]>([
    ['the one field that may be meant', 'known-field', "lastnam = 'a'", 'Did you mean lastname?'],
    [
      'all fields that may be meant',
      'known-field',
      "othercit = 'a'",
      'Did you mean othercity, otherzip or otherstate?',
    ],
    [
      'the picklist value that may be meant',
      'picklist-value',
      "leadsource = 'Partnr'",
      "Did you mean 'Partner'?",
    ],
    ['either of two', 'known-field', "otherzi = 'a'", 'Did you mean otherzip or othercity?'],
    [
      'a module whose case is another',
      'known-module',
      'select id from contacts limit 5;',
      'Case counts in names.',
    ],
    [
      'a module that may be meant',
      'known-module',
      'select id from Contact limit 5;',
      'Did you mean Contacts?',
    ],
    ['both', 'picklist-value', "cf_pick = 'grene'", "Did you mean 'green' or 'red'?"],
    ['all values of a short picklist', 'picklist-value', "cf_pick = 'zzzz'", /^It has '[^…]*'\.$/],
    ['some of a long one', 'picklist-value', "leadsource = 'zzzz'", /^It has '.*', …\.$/],
    ['the ids of a field', 'id-form', "account_id = 'Acme'", 'An id of this field reads 11x… (Accounts).'],
    [
      'the ids of all its modules',
      'id-form',
      "assigned_user_id = 'me'",
      /reads 19x… \(Users\) or 20x… \(Groups\)\.$/,
    ],
    ['the field that a word is, too', 'bare-value', 'lastname = email', /^email is also a field/],
    ['a format', 'value-type', "birthday = '20.05.2016'", /\S/],
    ['what finds a field that is set', 'empty-literal', "account_id = ''", /'11x0'/],
    ['how the value is written', 'quote-spelling', "lastname = 'a\\x'", / from \S+\.$/],
  ])('%s', (_, rule, text, hint) => {
    expect(findFirst(rule, text)?.hint).toMatch(hint);
  });

  it.each<[string, RuleId, string]>([
    ['where the fix says it all', 'quote-spelling', "lastname = 'O''Brien'"],
    ['where the word is no field', 'bare-value', 'lastname = Smith'],
    ['where there is no format', 'value-type', "donotcall = 'maybe'"],
    ['where nothing can say the value', 'quote-spelling', "lastname = 'O''😀'"],
  ])('nothing %s', (_, rule, text) => {
    const found = findFirst(rule, text);
    expect(found).toBeDefined();
    expect(found?.hint).toBeUndefined();
  });
});

describe('a message', () => {
  it.each([
    ['w'.repeat(40), `${'w'.repeat(40)} needs`],
    ['w'.repeat(41), `${'w'.repeat(40)}… needs`],
  ])('shows of %s forty characters', (word, shown) => {
    expect(findFirst('bare-value', `lastname = ${word}`)?.message).toContain(shown);
    expect(findFirst('picklist-value', `cf_pick = '${word}'`)?.message).toContain(
      `'${shown.replace(' needs', "'")}`,
    );
  });

  it('tells what becomes of a query without a limit', () => {
    const query = 'select id from Contacts;';
    expect(findFirst('limit', query, 'vtiger')?.message).toMatch(/return 100 records/);
    expect(findFirst('limit', query, 'berlicrm')?.message).toMatch(/every record/);
  });
});

describe('what the stock schema cannot know', () => {
  it.each([
    ["cf_904 = 'a'", 'VTQL3003'],
    ["CF_904 = 'a'", 'VTQL3003'],
    ["x_cf_904 = 'a'", 'VTQL3002'],
    ["lastnam = 'a'", 'VTQL3002'],
  ])('is only uncertain: %s, %s', (text, code) => {
    const found = findFirst('known-field', text, 'portable', stockSchema);
    expect(found?.code).toBe(code);
    expect(found?.suggestions === undefined).toBe(code === 'VTQL3003' || text.startsWith('x'));
  });

  it('is wrong where the server itself was asked', () => {
    expect(findFirst('known-field', "cf_904 = 'a'")?.code).toBe('VTQL3002');
  });
});

describe('of a whole number', () => {
  it.each([
    ["'many'", 'thousands separators'],
    ["'1.5'", undefined],
  ])('%s is none, with a hint where it is no number at all', (value, hint) => {
    const query = `select accountname from Accounts where employees > ${value} limit 10;`;
    const found = findFirst('value-type', query, 'portable', stockSchema);
    expect(found?.message).toContain('is no whole number');
    expect(found?.hint).toEqual(hint === undefined ? undefined : expect.stringContaining(hint));
  });
});
