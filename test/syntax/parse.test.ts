import { describe, expect, it } from 'vitest';
import { portable } from '../../src/dialect/dialects.js';
import { DiagnosticError } from '../../src/syntax/diagnostic-error.js';
import { ParseError, parse, parseOrThrow } from '../../src/syntax/parse.js';

const where = (condition: string): string => `select id from Contacts where ${condition};`;

/** The decoded value of the first condition, and the codes of what is found. */
function readValue(condition: string, dialect?: Parameters<typeof parse>[1]) {
  const { ast, diagnostics } = parse(where(condition), dialect);
  const [first] = ast.where?.conditions ?? [];
  const value = first?.type === 'Comparison' && 'value' in first.value ? first.value.value : undefined;
  return { value, codes: diagnostics.map(({ code }) => code), conditions: ast.where?.conditions.length };
}

describe('parse', () => {
  it('reads for portable where no dialect is given', () => {
    expect(parse("select id from M where a = 'x\\';")).toEqual(
      parse("select id from M where a = 'x\\';", { dialect: 'portable' }),
    );
    expect(parse('select id from M', { dialect: portable })).toEqual(parse('select id from M'));
  });

  it('throws for a dialect that there is not, and for nothing else', () => {
    expect(() => parse('', { dialect: 'vtigr' as 'vtiger' })).toThrow(
      "Unknown dialect 'vtigr'; there are vtiger, berlicrm-classic",
    );
    expect(parse('').ast).toMatchObject({ type: 'Query', partial: true, range: [0, 0] });
  });

  it('returns comments beside the tree', () => {
    expect(parse('select id /* x */ from M; -- y').comments).toEqual([
      { type: 'Comment', range: [10, 17], text: '/* x */' },
      { type: 'Comment', range: [26, 30], text: '-- y' },
    ]);
  });

  it('says once that a query without its end has none', () => {
    expect(parse('select id from M where a =').diagnostics).toHaveLength(1);
    expect(parse('select id from M where a = 5').diagnostics).toHaveLength(1);
  });

  it('says of a habit once, and where else it shows', () => {
    const text = where('a in ("x", "y") and b = "z"');
    const [first, ...others] = parse(text).diagnostics;
    expect(others).toEqual([]);
    expect(first?.related?.map(({ range }) => text.slice(...range))).toEqual(['"y"', '"z"']);
    expect(first?.fix?.edits.map((edit) => edit.text)).toEqual(["'x'", "'y'", "'z'"]);
  });

  it('only suggests what is uncertain', () => {
    const [dangling] = parse(where('a = 1 and')).diagnostics;
    expect(dangling?.fix).toBeUndefined();
    expect(dangling?.suggestions).toHaveLength(1);
  });
});

describe('where a quoted string ends', () => {
  it.each([
    ['vtiger', "a = 'it''s'", "it's", 1],
    ['vtiger', "a = 'trail\\' and b = 'x'", 'trail\\', 2],
    ['berlicrm', "a = 'it\\'s'", "it's", 1],
    ['berlicrm', "a = 'it''s'", "it's", 1],
    ['portable', "a = 'it''s'", "it's", 1],
    ['portable', "a = 'it\\'s'", "it's", 1],
    ['portable', "a = 'a\\'", 'a\\', 1],
    ['portable', "a = 'trail\\' and b = 'x'", 'trail\\', 2],
    ['portable', "a = 'it\\'s' and b = 'x'", "it's", 2],
  ] as const)('%s: %s', (dialect, condition, value, conditions) => {
    expect(readValue(condition, { dialect })).toEqual({ value, codes: [], conditions });
  });

  it('is named where nothing closes it', () => {
    expect(readValue("a = 'it\\'s fine").codes).toEqual(['VTQL1002']);
    expect(readValue("a = 'x\\' and b = 'y'", { dialect: 'berlicrm' }).codes).not.toEqual([]);
  });
});

describe('parseOrThrow', () => {
  it('returns the tree where nothing is worse than a warning', () => {
    expect(parseOrThrow('select id from M where a <> 5', { dialect: 'berlicrm' })).toMatchObject({
      type: 'Query',
    });
  });

  it('throws where one finding of several is an error', () => {
    const attempt = () => parseOrThrow('select id from M where a <> 5 and b = ;', { dialect: 'berlicrm' });
    expect(attempt).toThrow(ParseError);
  });

  it('throws an error that carries all findings', () => {
    const attempt = () => parseOrThrow('selct id from M where a <> 5;');
    expect(attempt).toThrow(ParseError);
    expect(attempt).toThrow(DiagnosticError);
    expect(attempt).toThrow("VTQL2004: 'selct' looks like a misspelt select. (and 1 more)");
  });
});

describe('the details of a finding', () => {
  it.each([
    ['select id from M', []],
    ['select id from M where a == 1;', ['found']],
    ['select id from M where @ = 1;', ['found', 'expected']],
    ['select id from M limt 5;', ['found', 'name']],
    ['select id from M where a 5;', ['expected', 'name']],
  ])('are those that there are: %s', (text, names) => {
    const [diagnostic] = parse(text).diagnostics;
    expect(Object.keys(diagnostic?.data ?? {})).toEqual(names);
    expect(diagnostic && 'data' in diagnostic).toBe(names.length > 0);
  });
});

describe('an error with findings', () => {
  it('has a name of its own, for those who only see its text', () => {
    expect([new ParseError([]), new DiagnosticError([])].map(String)).toEqual([
      'ParseError: No diagnostics.',
      'DiagnosticError: No diagnostics.',
    ]);
  });

  it('counts what its message leaves out', () => {
    const { diagnostics } = parse('selct id from M where a <> 5;');
    const [first] = diagnostics;
    expect(new ParseError(diagnostics).message).toMatch(/ \(and 1 more\)$/);
    expect(new ParseError(first ? [first] : []).message).toBe(`${first?.code}: ${first?.message}`);
  });
});
