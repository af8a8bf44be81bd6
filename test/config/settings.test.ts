import { expect, test } from 'vitest';
import * as globs from '../../src/config/globs.js';
import { compileConfig } from '../../src/config/settings.js';

const config = compileConfig(
  {
    dialect: 'vtiger',
    schema: 'describe',
    rules: { limit: 'off', comment: 'error' },
    ignore: ['old'],
    overrides: [
      { files: ['*.json'], rules: { limit: 'error' } },
      { files: ['reports'], dialect: 'berlicrm', schema: false, rules: { limit: 'info' } },
    ],
  },
  globs,
);

test.each([
  ['a.vtql', { dialect: 'vtiger', schema: 'describe', rules: { limit: 'off', comment: 'error' } }],
  ['a.json', { dialect: 'vtiger', schema: 'describe', rules: { limit: 'error', comment: 'error' } }],
  ['reports/a.vtql', { dialect: 'berlicrm', schema: false, rules: { limit: 'info', comment: 'error' } }],
  ['reports/a.json', { dialect: 'berlicrm', schema: false, rules: { limit: 'info', comment: 'error' } }],
])('the settings of %s are those of all overrides that fit, the later above', (path, expected) => {
  expect(config.settingsFor(path)).toEqual(expected);
});

test('files with the same settings share one object', () => {
  expect(config.settingsFor('x/b.json')).toBe(config.settingsFor('a.json'));
});

test.each<[readonly string[], readonly string[], readonly string[]]>([
  [['old'], ['old', 'a/old'], ['new']],
  [['old', '!old/a.vtql'], ['a/old'], ['old']],
  [['old', 'tmp', '!old/**/a.vtql'], ['tmp'], ['old', 'old/b']],
  [['old', '!a.vtql'], [], ['old']],
  [
    ['old/**', '!old/b/c'],
    ['old/a', 'old/b/d'],
    ['old', 'old/b', 'old/b/c'],
  ],
])('with %j ignored, %j need not be looked into, but %j', (ignore, pruned, entered) => {
  const { isFolderIgnored } = compileConfig({ ignore }, globs);
  expect(pruned.filter((path) => !isFolderIgnored(path))).toEqual([]);
  expect(entered.filter(isFolderIgnored)).toEqual([]);
});
