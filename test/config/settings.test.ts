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

test('what is ignored need not be looked into, unless something is taken back in', () => {
  expect([config.isIgnored('old/a.vtql'), config.isIgnored('a.vtql'), config.canPrune]).toEqual([
    true,
    false,
    true,
  ]);
  expect(compileConfig({ ignore: ['old', '!old/a.vtql'] }, globs).canPrune).toBe(false);
});
