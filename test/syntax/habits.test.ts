import { describe, expect, it } from 'vitest';
import type { Severity } from '../../src/diagnostics/diagnostic.js';
import { type FindingName, findings } from '../../src/diagnostics/findings.js';
import { type DialectName, dialectNames } from '../../src/dialect/families.js';
import { parse } from '../../src/syntax/parse.js';

/** A query with a habit of SQL; what is found, and the text that each finding marks. */
type Case = readonly [query: string, ...found: readonly (readonly [name: FindingName, text: string])[]];

/** `select id from Contacts where …;` */
const where = (conditions: string): string => `select id from Contacts where ${conditions};`;

const habits: Readonly<Record<string, readonly Case[]>> = {
  brackets: [
    [where("(lastname = 'x')"), ['brackets', "(lastname = 'x')"]],
    [where("(lastname='x'or email='y')and phone='z'"), ['brackets', "(lastname='x'or email='y')"]],
    [where("((lastname = 'x') and (email = 'y'))"), ['brackets', "((lastname = 'x') and (email = 'y'))"]],
    [where("(lastname = 'x') or (email = 'y') or (phone = 'z')"), ['brackets', "(lastname = 'x')"]],
    [where("(lastname = 'x' and email = 'y'"), ['missing-bracket', '(']],
    [where("lastname = 'x') and email = 'y'"), ['surplus-bracket', ')']],
    [where("lastname = ('x')"), ['bracketed-value', "('x')"]],
  ],
  '<>': [
    [where("lastname <> 'x'"), ['inequality', '<>']],
    [where("lastname<>'x' and email<>'y'"), ['inequality', '<>']],
  ],
  '==': [
    [where("lastname == 'x'"), ['foreign-operator', '==']],
    [where("lastname==='x'"), ['foreign-operator', '===']],
    [where("lastname = = 'x'"), ['foreign-operator', '= =']],
  ],
  '=<': [
    [where("amount =< '5'"), ['foreign-operator', '=<']],
    [where("amount=>'5'"), ['foreign-operator', '=>']],
    [where("amount > = '5'"), ['foreign-operator', '> =']],
    [where("amount ! = '5'"), ['foreign-operator', '! =']],
  ],
  not: [
    [where("not lastname = 'x'"), ['not', 'not']],
    [where("NOT (lastname = 'x')"), ['not', 'NOT'], ['brackets', "(lastname = 'x')"]],
    [where("email = 'y' and !lastname = 'x'"), ['not', '!']],
    [where("lastname not like 'x%'"), ['negated-operator', 'not like']],
    [where("amount not between '1' and '5'"), ['negated-operator', 'not between']],
  ],
  'is null': [
    [where('lastname is null'), ['is-null', 'is null']],
    [where("lastname IS NOT NULL and email = 'y'"), ['is-null', 'IS NOT NULL']],
    [where('lastname isnull'), ['is-null', 'isnull']],
    [where("lastname is 'x'"), ['foreign-operator', 'is']],
    [where("lastname is not 'x'"), ['foreign-operator', 'is not']],
  ],
  'not in': [
    [where("lastname not in ('x', 'y')"), ['negated-operator', 'not in']],
    [where("lastname NOT IN('x') and email = 'y'"), ['negated-operator', 'NOT IN']],
  ],
  between: [
    [where("amount between '1' and '5'"), ['between', "amount between '1' and '5'"]],
    [where("email = 'y' or amount BETWEEN 1 AND 5 and phone = 'z'"), ['between', 'amount BETWEEN 1 AND 5']],
  ],
  'double quotes': [
    [where('lastname = "x"'), ['double-quotes', '"x"']],
    [where('lastname in ("x", "y", "z")'), ['double-quotes', '"x"']],
    [where('lastname like "%O\'Brien%"'), ['double-quotes', '"%O\'Brien%"']],
    ['select "id" from Contacts;', ['quoted-name', '"id"']],
    ['select id from "Contacts";', ['quoted-name', '"Contacts"']],
    [where('"lastname" = \'x\''), ['quoted-name', '"lastname"']],
  ],
  backticks: [
    ['select `id` from Contacts;', ['backticked-column', '`id`']],
    ["select id from `Contacts` where `lastname` = 'x';", ['backticks', '`Contacts`']],
    [
      "select `id`, `email` from `Contacts` where `lastname` = 'x' order by `id`;",
      ['backticked-column', '`id`'],
      ['backticks', '`Contacts`'],
    ],
  ],
  'unclosed quotes': [
    [where("lastname = 'x"), ['unclosed-string', "'x;"]],
    [where("lastname = x'"), ['unclosed-string', "';"]],
    [where("lastname = 'x and email = 'y'"), ['unclosed-string', "'x"]],
    [where("lastname in ('xy, 'z')"), ['unclosed-string', "'xy"]],
    [where('lastname = "x'), ['unclosed-string', '"x;']],
    [where("lastname = 'O'Brien'"), ['unescaped-quote', "'O'Brien'"]],
    [
      where("lastname = 'O'Brien' and email = 'D'Arc'"),
      ['unescaped-quote', "'O'Brien'"],
      ['unescaped-quote', "'D'Arc'"],
    ],
  ],
  commas: [
    ['select id lastname from Contacts;', ['missing-comma', '']],
    ['select id, , lastname from Contacts;', ['surplus-comma', ',']],
    ['select id, from Contacts;', ['surplus-comma', ',']],
    ['select ,id from Contacts;', ['surplus-comma', ',']],
    [where("lastname in ('x' 'y')"), ['missing-comma', '']],
    [where("lastname in ('x',,'y')"), ['surplus-comma', ',']],
    [where("lastname in ('x',)"), ['surplus-comma', ',']],
    [where("lastname in (,'x')"), ['surplus-comma', ',']],
    ['select id from Contacts order by id lastname;', ['missing-comma', '']],
    ['select id from Contacts limit 5 10;', ['unexpected-text', '10']],
    ['select id from Contacts limit ,10;', ['missing-value', '']],
  ],
  distinct: [
    ['select distinct lastname from Contacts;', ['distinct', 'distinct']],
    ['select DISTINCT(lastname) from Contacts;', ['distinct', 'DISTINCT(lastname)']],
    ['select count(distinct lastname) from Contacts;', ['count-argument', '(distinct lastname)']],
  ],
  join: [
    [
      "select id from Contacts join Accounts on account_id = Accounts.id where lastname = 'x';",
      ['join', 'join Accounts on account_id = Accounts.id'],
    ],
    [
      'select c.id, a.accountname from Contacts c left outer join Accounts a on c.account_id = a.id;',
      ['join', 'left outer join Accounts a on c.account_id = a.id'],
    ],
    ['select id from Contacts, Accounts;', ['several-modules', ', Accounts']],
    ['select c.id, a.id from Contacts c, Accounts a;', ['several-modules', ', Accounts a']],
  ],
  'group by': [
    ['select leadsource from Contacts group by leadsource;', ['group-by', 'group by leadsource']],
    [
      "select leadsource from Contacts where lastname = 'x' GROUP BY leadsource having count(*) > 5 order by leadsource;",
      ['group-by', 'GROUP BY leadsource'],
    ],
  ],
  offset: [
    ['select id from Contacts limit 10 offset 20;', ['offset', 'limit 10 offset 20']],
    ['select id from Contacts offset 20;', ['offset', 'offset 20']],
    ['select id from Contacts offset 20 rows fetch next 10 rows only;', ['offset', 'offset 20 rows']],
  ],
  top: [
    ['select top 5 id from Contacts;', ['top', 'top 5']],
    ['select TOP(5) * from Contacts;', ['top', 'TOP(5)']],
  ],
  functions: [
    ['select max(amount), min(amount) from Potentials;', ['function-call', 'max(amount)']],
    [where("lower(lastname) = 'x'"), ['function-call', 'lower(lastname)']],
    [where('createdtime > date_sub(now(), 1)'), ['function-call', 'date_sub(now(), 1)']],
    ['select count(id) from Contacts;', ['count-argument', '(id)']],
  ],
  'Module.field': [
    ['select Contacts.id from Contacts;', ['qualified-column', 'Contacts.id']],
    [where("Contacts.lastname = 'x' and Contacts.email = 'y'"), ['qualified-name', 'Contacts.lastname']],
    ['select Contacts.* from Contacts;', ['qualified-column', 'Contacts.*']],
    ['select account_id.accountname from Contacts;', ['field-path', 'account_id.accountname']],
  ],
  aliases: [
    ['select id as i, lastname as "Name" from Contacts;', ['alias', 'as i']],
    ['select id from Contacts as c;', ['alias', 'as c']],
    ["select id from Contacts c where lastname = 'x';", ['alias', 'c']],
    ["select c.id from Contacts c where c.lastname = 'x';", ['qualified-name', 'c.id'], ['alias', 'c']],
    ['select count(*) as n from Contacts;', ['alias', 'as n']],
    ['select count(*) n from Contacts;', ['alias', 'n']],
  ],
  comments: [
    ['select id from Contacts; -- all', ['comment', '-- all']],
    ['select id /* key */ from Contacts # all\n;', ['comment', '/* key */']],
    ['-- all\nselect id from Contacts;', ['comment', '-- all']],
    ["select id from Contacts where a = '-- no comment';"],
  ],
  'a missing ;': [
    ['select id from Contacts', ['missing-semicolon', '']],
    ["select id from Contacts where lastname = 'x'  ", ['missing-semicolon', '']],
  ],
  'text after ;': [
    ['select id from Contacts; limit 5', ['text-after-semicolon', 'limit 5']],
    ['select id from Contacts; select id from Leads;', ['text-after-semicolon', 'select id from Leads;']],
    ['select id from Contacts;;', ['surplus-semicolon', ';']],
  ],
  'a missing connector': [
    [where("lastname = 'x' email = 'y'"), ['missing-connector', '']],
    [where("lastname in ('x')email like 'y'"), ['missing-connector', '']],
    [where("lastname = 'x', email = 'y'"), ['unexpected-text', ',']],
    [where("lastname = 'x' && email = 'y' || phone = 'z'"), ['symbolic-connector', '&&']],
    [where("lastname = 'x' where email = 'y'"), ['repeated-keyword', 'where']],
  ],
  'a dangling and': [
    [where("lastname = 'x' and"), ['dangling-connector', 'and']],
    [where("and lastname = 'x'"), ['dangling-connector', 'and']],
    [where("lastname = 'x' and and email = 'y'"), ['dangling-connector', 'and']],
    ["select id from Contacts where lastname = 'x' or order by id;", ['dangling-connector', 'or']],
  ],
  'misspelt keywords': [
    ['selct id from Contacts;', ['misspelt-keyword', 'selct']],
    ['select id for\nm Contacts;', ['misspelt-keyword', 'for\nm']],
    ['select id for m Contacts;', ['misspelt-keyword', 'for m']],
    ['select id form Contacts;', ['misspelt-keyword', 'form']],
    [
      "select id form Contacts wehre lastname = 'x';",
      ['misspelt-keyword', 'form'],
      ['misspelt-keyword', 'wehre'],
    ],
    ["select id from Contacts were lastname = 'x';", ['misspelt-keyword', 'were']],
    ['select id from Contacts lmit 5;', ['misspelt-keyword', 'lmit']],
    ["select id from Contacts where lastname = 'x' li mit 5;", ['misspelt-keyword', 'li mit']],
    [where("lastname lik 'x%'"), ['misspelt-keyword', 'lik']],
    [where("lastname = 'x' adn email = 'y'"), ['misspelt-keyword', 'adn']],
    ['select id from Contacts ordr by id;', ['misspelt-keyword', 'ordr']],
    ['select id from Contacts orderby id;', ['misspelt-keyword', 'orderby']],
    ['select id from Contacts order by id decs;', ['misspelt-keyword', 'decs']],
    ['select id, form from Contacts;'],
    ["select id from Contacts where limt = 'x';"],
  ],
  'smart quotes': [
    [where('lastname = ‘x’'), ['smart-quotes', '‘x’']],
    [where('lastname = “x” and email = „y“'), ['smart-quotes', '“x”']],
    [where('lastname = ´x´'), ['smart-quotes', '´x´']],
    [where("lastname = '“x”'")],
  ],
  NBSP: [
    ["select\u00a0id from\u00a0Contacts\u00a0where lastname\u00a0= 'x';", ['odd-space', '\u00a0']],
    ['select id\u200b from Contacts;', ['odd-space', '\u200b']],
    [where("lastname = 'a\u00a0b'")],
  ],
  BOM: [
    ['\ufeffselect id from Contacts;', ['byte-order-mark', '\ufeff']],
    ['select id from Contacts;\ufeff', ['odd-space', '\ufeff']],
  ],
};

/** What the current berliCRM takes all the same, by `language.md`, section 3. */
const takenByBerlicrm: ReadonlySet<FindingName> = new Set([
  ...(['brackets', 'inequality', 'not', 'negated-operator', 'is-null', 'between', 'offset'] as const),
  ...(['backticked-column', 'qualified-column', 'alias', 'comment', 'count-argument'] as const),
  ...(['missing-semicolon', 'surplus-semicolon', 'symbolic-connector', 'bracketed-value'] as const),
]);

function severityFor(name: FindingName, dialect: DialectName): Severity {
  if (name === 'bracketed-value') return 'warning';
  return dialect === 'berlicrm' && takenByBerlicrm.has(name) ? 'warning' : 'error';
}

const cases = Object.entries(habits).flatMap(([habit, all]) =>
  all.map(([query, ...found]) => ({ habit, query, found })),
);

describe.each(dialectNames)('habits of SQL, read for %s', (dialect) => {
  it.each(cases)('$habit: $query', ({ query, found }) => {
    const { diagnostics } = parse(query, { dialect });
    expect(diagnostics.map(({ code, severity, range }) => [code, severity, query.slice(...range)])).toEqual(
      found.map(([name, text]) => [findings[name].code, severityFor(name, dialect), text]),
    );
  });

  it.each(cases)('says so in one sentence of ours: $query', ({ query }) => {
    for (const { message, hint = 'None.' } of parse(query, { dialect }).diagnostics) {
      expect(message).toMatch(/^[^\n]+[.]$/);
      expect(hint).toMatch(/^[^\n]+[.]$/);
      expect(`${message} ${hint}`).not.toMatch(/token|--&gt;|-->|EOF|expecting|undefined|\[object/i);
    }
  });
});

describe('the conditions beside and inside a habit', () => {
  it.each([
    [where("(lastname = 'x' or email = 'y') and phone = 'z'"), ['lastname', 'email', 'phone']],
    [where("not lastname = 'x' and email = 'y'"), ['lastname', 'email']],
    [where("lastname is null or email = 'y'"), ['lastname', 'email']],
    [where("lastname not in ('x') and email = 'y'"), ['lastname', 'email']],
    [where("amount between 1 and 5 and email = 'y'"), ['amount', 'amount', 'email']],
    [where("lastname = 'x and email = 'y' and phone = 'z'"), ['lastname', 'email', 'phone']],
    [where("lastname = 'O'Brien' and email = 'y'"), ['lastname', 'email']],
    [where("lower(lastname) = 'x' and email = 'y'"), ['email']],
    [where("Contacts.lastname = 'x' and `email` = 'y'"), ['lastname', 'email']],
    [where("lastname = 'x' email = 'y'"), ['lastname', 'email']],
    [where("lastname = 'x' and"), ['lastname']],
    [where("lastname 'x' and email = 'y'"), ['lastname', 'email']],
    [where("lastname = and email = 'y'"), ['lastname', 'email']],
    ["select id from Contacts wher lastname = 'x' lmit 5;", ['lastname']],
    ["select id from Contacts c join Accounts a on c.a = a.id where lastname = 'x';", ['lastname']],
  ])('stay in the tree: %s', (query, fields) => {
    for (const dialect of dialectNames) {
      const { ast } = parse(query, { dialect });
      expect(ast.where?.conditions.map(({ field }) => field.name)).toEqual(fields);
    }
  });
});
