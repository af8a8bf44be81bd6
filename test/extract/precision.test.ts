import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { languageOf } from '../../src/extract/document-language.js';
import { commonModules, ownModules } from '../../src/extract/known-modules.js';
import { findQueries } from '../../src/lint/index.js';
import { stockSchema } from '../../src/schema/stock.js';

const root = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const languages = ['javascript', 'typescript', 'markdown', 'yaml', 'python', 'php', 'ruby'];

/** Every file that a query could be in; the largest are left to the bench. */
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && languages.includes(languageOf(entry.name) ?? ''))
  .map((entry) => `${entry.parentPath}/${entry.name}`)
  .filter((path) => !path.includes('/.vite'));

describe('a tree without queries of ours', () => {
  test('has no findings', () => {
    const found = files.flatMap((path) => {
      const language = languageOf(path);
      const source = readFileSync(path, 'utf8');
      if (!language || source.length > 3_000_000) return [];
      return findQueries(source, { language }).map(({ text }) => `${path}: ${text}`);
    });
    expect(files.length).toBeGreaterThan(1000);
    expect(found).toEqual([]);
  });
});

const isFound = (text: string, before = ''): boolean =>
  findQueries(`${before}q(${JSON.stringify(text)});`, { language: 'javascript' }).length > 0;

describe('a query for another database', () => {
  test.each([
    'SELECT * FROM Users WHERE id = ?',
    'select * from Products;',
    'SELECT ProductName, UnitPrice FROM Products WHERE UnitPrice > 10',
    'select firstname, lastname from Contacts',
    'select u.id from Users u',
    'SELECT Id, Name FROM Account LIMIT 10',
    'SELECT lower(id) FROM HelpDesk',
    'select id from Potentials join Accounts on 1 = 1',
    'select id from dbo.HelpDesk',
    'select * from contacts where id = 5;',
    'Select a value from Contacts please',
    'insert into Contacts select id from Leads;',
  ])('is not found: %s', (text) => {
    expect(isFound(text)).toBe(false);
  });

  test.each(['SELECT * FROM vtiger_users WHERE id = ?', 'select * from products where id = 5'])(
    'is not found beside vtiger either: %s',
    (text) => {
      expect(isFound(text, '// vtiger\n')).toBe(false);
    },
  );
});

test('the modules of a fresh installation are known without its schema', () => {
  const names = stockSchema.modules.map(({ name }) => name);
  expect([...ownModules, ...commonModules].sort()).toEqual(names.sort());
});

describe('a query of ours', () => {
  test.each([
    'select ticket_title from HelpDesk',
    'select id from Contacts where account_id = 5',
    "select id from Contacts where id = '12x95';",
    'select cf_652 from Products',
    'select id from contact where assigned_user_id = 1',
  ])('is known by itself: %s', (text) => {
    expect(isFound(text)).toBe(true);
  });

  test.each([
    'select * from Users',
    'selct id from Contacts;',
    'select id form Contacts',
    'select * from MyModule;',
    'select id from Contact limit 5;',
  ])('is known in a file about vtiger: %s', (text) => {
    expect(isFound(text, '// vtiger\n')).toBe(true);
  });

  test('is what a comment, a tag or an option says', () => {
    expect(isFound('select x from y', '/* vtql */ ')).toBe(true);
    expect(isFound('-- vtql\nselect x from y')).toBe(true);
    expect(findQueries('vtql`select x from y`', { language: 'javascript' })).toHaveLength(1);
    expect(findQueries('sql`select id from HelpDesk`', { language: 'javascript' })).toEqual([]);
    expect(findQueries('q("select x from y")', { language: 'javascript', takesAll: true })).toHaveLength(1);
  });
});
