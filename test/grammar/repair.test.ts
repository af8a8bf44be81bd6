import { describe, expect, it } from 'vitest';
import { measureEditDistance } from '../../grammar/edit-distance.js';
import { fitText } from '../../grammar/fit-text.js';
import { parseQuery } from '../../grammar/parse-query.js';

const read = (text: string) => parseQuery(text, { style: 'doubled', rereadsOpenQuote: false });
const kindsOf = (text: string): readonly string[] => read(text).issues.map(({ kind }) => kind);

describe('neighbours in the wrong order', () => {
  it.each([
    ['firstname select from M;', 'firstname select'],
    ['select from id M;', 'from id'],
    ['select id M from;', 'M from'],
    ["select id from M where a 'x' =;", "'x' ="],
    ['select id from M where a = 1 b and = 2;', 'b and'],
    ['select id from M by order id;', 'by order'],
    ['select id from M order by desc id;', 'desc id'],
    ['select id from M limit , 5 10;', ', 5'],
    ['select id from M 5 limit;', '5 limit'],
    ['select id from M limit;5', ';5'],
  ])('are named as such: %s', (text, found) => {
    const { query, issues } = read(text);
    expect(issues.map(({ kind, range }) => [kind, text.slice(...range)])).toContainEqual([
      'swapped-words',
      found,
    ]);
    expect(query.partial).toBe(false);
  });

  it('leave a tree whose ranges cover their parts', () => {
    const { query } = read('select id from M 5 limit;');
    expect(query.limit?.range).toEqual([17, 24]);
    const [condition] = read("select id from M where a 'x' =;").query.where?.conditions ?? [];
    expect(condition).toMatchObject({ range: [23, 30], operatorRange: [29, 30] });
  });
});

describe('from in front of select', () => {
  it('is one finding, and both change places', () => {
    const text = "from Contacts select lastname, email where lastname = 'x';";
    const { query, issues } = read(text);
    expect(issues).toEqual([
      {
        kind: 'clause-order',
        range: [0, 36],
        data: {
          name: 'select',
          expected: 'from',
          replacement: 'select lastname, email from Contacts',
        },
      },
    ]);
    expect(query).toMatchObject({ range: [0, text.length], module: { name: 'Contacts' }, partial: false });
  });

  it('leaves the change to the reader where more is wrong with the columns', () => {
    const [issue] = read('from M select Accounts.id;').issues;
    expect(issue?.data.replacement).toBeUndefined();
  });
});

describe('a join', () => {
  it.each([
    ['select id from M join N on a = b join O on c = d where e = 1;', 'join N on a = b join O on c = d'],
    ['select id from M order by a left outer join N on a = b;', 'left outer join N on a = b'],
    ["select id from M where a = 'x' inner join N on x = y order by a;", 'inner join N on x = y'],
  ])('is one finding behind any clause: %s', (text, found) => {
    const { issues } = read(text);
    expect(issues.map(({ kind, range }) => [kind, text.slice(...range)])).toEqual([['join', found]]);
  });

  it.each(["select id from M where left = 'x';", 'select id from M order by left, right;'])(
    'is none where fields have such names: %s',
    (text) => {
      expect(kindsOf(text)).toEqual([]);
    },
  );
});

describe('a connector that is missing', () => {
  it('has its place between the conditions', () => {
    const text = "select id from M where a = 'x' b = 'y';";
    const [connector] = read(text).query.where?.connectors ?? [];
    const end = text.indexOf(' b');
    expect(connector).toEqual({ type: 'Connector', range: [end, end], kind: 'and' });
  });
});

describe('a word beside a keyword that lacks a letter', () => {
  it.each([
    ["select id from M wher a = 'x';", 'wher', 'a'],
    ["select id from M wher e a = 'x';", 'wher e', 'a'],
    ["select id fro m where e = 'x';", 'fro m', 'e'],
    ["select id from M whe re a = 'x';", 'whe re', 'a'],
  ])('is part of it only where the two are the keyword: %s', (text, found, field) => {
    const { query, issues } = read(text);
    const [first] = issues;
    expect(first?.kind).toBe('misspelt-keyword');
    expect(text.slice(...(first?.range ?? []))).toBe(found);
    expect(query.where?.conditions[0]?.field.name).toBe(field);
  });
});

describe('clauses in another order', () => {
  it('are put where they belong', () => {
    const { query, issues } = read("select id from M limit 5 order by id where a = 'x';");
    expect(issues.map(({ kind }) => kind)).toEqual(['clause-order', 'clause-order']);
    expect(query).toMatchObject({ range: [0, 51], partial: false, terminated: true });
    expect([query.where, query.orderBy, query.limit].every(Boolean)).toBe(true);
  });
});

describe('a tree is partial', () => {
  it.each([
    'select id from M where a =;',
    'select id from M where a;',
    'select id from M where a is null;',
    "select id from M where not a = 'x';",
    "select id from M where (a = 'x' or b = 'y') and c = 'z';",
    'select distinct a from M;',
    'select id from M; select id from N;',
    'select id from M group by a;',
    'select id, lower(a) from M;',
    "select id from M where a = 'x",
    'select a b from M;',
    'drop table x;',
    '',
  ])('where the text says more than it, or something else: %s', (text) => {
    expect(read(text).query.partial).toBe(true);
  });

  it.each([
    'select id from M',
    'selct id from M;',
    'select id,, a from M;',
    "select id from M where (a = 'x');",
    "select id from M where (a = 'x' or b = 'y') or c = 'z';",
    "select id from M where a <> 'x' && b == 'y';",
    "select M.id from M as m where `a` in ('x' 'y',);",
    'select id from M limit 10 offset 5;',
    'select count(id) from M;;',
    'select a M where b = 1;',
    'select id from M order by a b dsc;',
  ])('but not where the tree says it all: %s', (text) => {
    expect(read(text).query.partial).toBe(false);
  });
});

describe('one mistake', () => {
  it.each([
    ["select id from M where lastname = 'x' order by ;", ['missing-part']],
    ['select id from M where a = = 5;', ['foreign-operator']],
    ['select id from M where a in in (5);', ['unexpected-text']],
    ['select id from M where a in (5;', ['missing-bracket']],
    ['select id from M where a in 5);', ['missing-bracket']],
    ['select id from M where a in ((5));', ['surplus-bracket']],
    ['select id from M where a a = 5;', ['unexpected-text']],
    ['select count(*) , id from M;', ['count-with-fields']],
    ['select count from M;', ['missing-bracket']],
    ['select count(* from M;', ['missing-bracket']],
    ['select count((*) from M;', ['surplus-bracket']],
    ['select id from from M;', ['repeated-keyword']],
    ['select id from M order order by id;', ['repeated-keyword']],
    ['select id from M limit 5 5;', ['unexpected-text']],
    ['id from M;', ['missing-keyword']],
    ['select id M;', ['missing-keyword']],
    ['select id from M a = 5;', ['missing-keyword']],
    ['select id from M where a (5);', ['missing-operator']],
    ["select id from M where 'x' = a;", ['missing-part']],
    ['select id from M where lower(a) = 5;', ['function-call']],
    ['select id from M where a = 5 union select id from N;', ['set-operation']],
    ['select id from M where a in (select id from N);', ['subquery']],
    ['{"query": 5}', ['not-a-query']],
  ])('is one issue: %s', (text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds);
  });

  it('goes on after noise until the parser has its query', () => {
    expect(kindsOf('select * from a union <=> = b limit 5;').length).toBeGreaterThan(0);
    expect(kindsOf('select id from Contacts where order by Contacts.*;').length).toBeGreaterThan(0);
    expect(kindsOf("select * from ''\nas ").length).toBeGreaterThan(0);
    expect(kindsOf("select where ( ()'a' 'x' != ").length).toBeGreaterThan(0);
  });

  it('is listed with at most 99 others', () => {
    const many = `select id from M where ${'a = 1 b = 2 '.repeat(300)};`;
    expect(kindsOf(many)).toHaveLength(100);
    expect(kindsOf(`select id /* c */ ${'/* c */'.repeat(300)} from M;`)).toHaveLength(100);
  });
});

describe('a replacement', () => {
  it.each([
    ['a)or b', ')', '', 'a or b'],
    ['a )or b', ')', '', 'a or b'],
    ['x/**/from', '/**/', '', 'x from'],
    ['(a = 1)and', '(a = 1)', 'a = 1', 'a = 1 and'],
    ['where(a', '(a', 'a', 'where a'],
    ['a<>=5', '<>', '!=', 'a!= =5'],
    ["in('x'y)", "'x'", "'z'", "in('z' y)"],
  ])('does not grow together with its neighbours: %s', (text, part, replacement, expected) => {
    const start = text.indexOf(part);
    const end = start + part.length;
    const fitted = fitText(text, [start, end], replacement);
    expect(text.slice(0, start) + fitted + text.slice(end)).toBe(expected);
  });
});

describe('the distance of two words', () => {
  it.each([
    ['from', 'from', 0],
    ['FROM', 'from', 1],
    ['form', 'from', 1],
    ['frm', 'from', 1],
    ['frrom', 'from', 1],
    ['select', 'selct', 1],
    ['limit', 'lmti', 2],
  ])('%s, %s', (a, b, distance) => {
    expect(measureEditDistance(a, b, 3)).toBe(distance);
  });

  it('is not counted beyond the limit', () => {
    expect(measureEditDistance('abcdef', 'uvwxyz', 2)).toBe(3);
    expect(measureEditDistance('a', 'abcdef', 2)).toBe(3);
  });
});
