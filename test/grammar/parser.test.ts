import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../grammar/parse-query.js';

const quoting = { style: 'doubled', rereadsOpenQuote: false } as const;

/** The tree of a text that the grammar takes as it is. */
function read(text: string) {
  const { query, issues } = parseQuery(text, quoting);
  expect(issues).toEqual([]);
  return query;
}

describe('the documented language', () => {
  it('reads every clause, with half-open ranges in UTF-16 code units', () => {
    const text = "select id, x from Mod where a = '😀' and b in (1,'2') order by a, id desc limit 5, 10;";
    const at = (part: string): [number, number] => [text.indexOf(part), text.indexOf(part) + part.length];
    expect(read(text)).toEqual({
      type: 'Query',
      range: [0, text.length],
      columns: {
        type: 'FieldList',
        range: at('id, x'),
        fields: [
          { type: 'FieldName', range: at('id'), name: 'id' },
          { type: 'FieldName', range: at('x'), name: 'x' },
        ],
      },
      module: { type: 'ModuleName', range: at('Mod'), name: 'Mod' },
      where: {
        type: 'Where',
        range: at("where a = '😀' and b in (1,'2')"),
        conditions: [
          {
            type: 'Comparison',
            range: at("a = '😀'"),
            field: { type: 'FieldName', range: [text.indexOf('a ='), text.indexOf('a =') + 1], name: 'a' },
            operator: '=',
            operatorRange: at('='),
            value: { type: 'String', range: at("'😀'"), value: '😀', raw: "'😀'" },
          },
          {
            type: 'In',
            range: at("b in (1,'2')"),
            field: { type: 'FieldName', range: at('b'), name: 'b' },
            operatorRange: at('in'),
            values: [
              { type: 'Integer', range: at('1'), value: '1' },
              { type: 'String', range: at("'2'"), value: '2', raw: "'2'" },
            ],
          },
        ],
        connectors: [{ type: 'Connector', range: at('and'), kind: 'and' }],
      },
      orderBy: {
        type: 'OrderBy',
        range: at('order by a, id desc'),
        items: [
          {
            type: 'OrderItem',
            range: [text.indexOf('a, id'), text.indexOf('a, id') + 1],
            field: {
              type: 'FieldName',
              range: [text.indexOf('a, id'), text.indexOf('a, id') + 1],
              name: 'a',
            },
            direction: null,
          },
          {
            type: 'OrderItem',
            range: at('id desc'),
            field: {
              type: 'FieldName',
              range: [text.indexOf('id desc'), text.indexOf('id desc') + 2],
              name: 'id',
            },
            direction: 'desc',
          },
        ],
      },
      limit: {
        type: 'Limit',
        range: at('limit 5, 10'),
        offset: { type: 'Integer', range: at('5'), value: '5' },
        count: { type: 'Integer', range: at('10'), value: '10' },
      },
      terminated: true,
      partial: false,
    });
  });

  it.each([
    ['select * from M;', 'AllColumns'],
    ['select count(*) from M;', 'CountAll'],
    ['SELECT COUNT ( * ) FROM M;', 'CountAll'],
    ['select order_no, limits, fromage from M;', 'FieldList'],
  ])('%s', (text, type) => {
    expect(read(text).columns.type).toBe(type);
  });

  it.each([
    ["'x'", { type: 'String', value: 'x', raw: "'x'" }],
    ["'O''Brien'", { type: 'String', value: "O'Brien", raw: "'O''Brien'" }],
    ["''", { type: 'String', value: '', raw: "''" }],
    ['5', { type: 'Integer', value: '5' }],
    ['-5', { type: 'Integer', value: '-5' }],
    ['1.5', { type: 'Decimal', value: '1.5' }],
    ['0x4f', { type: 'Hex', value: 'O', raw: '0x4f' }],
    ['0xff', { type: 'Hex', value: null, raw: '0xff' }],
    ['12x5', { type: 'Id', value: '12x5' }],
    ['2016-05-20 12:00:00', { type: 'Date', value: '2016-05-20 12:00:00' }],
    ['true', { type: 'Word', value: 'true' }],
    ['none@x.org', { type: 'Word', value: 'none@x.org' }],
  ])('reads the value %s', (value, literal) => {
    const [condition] = read(`select id from M where f = ${value};`).where?.conditions ?? [];
    expect(condition).toMatchObject({ type: 'Comparison', value: literal });
  });

  it('keeps conditions and connectors flat, in the order of the text', () => {
    const where = read('select id from M where a = 1 or b = 2 and c like 3;').where;
    expect(where?.conditions.map(({ field }) => field.name)).toEqual(['a', 'b', 'c']);
    expect(where?.connectors.map(({ kind }) => kind)).toEqual(['or', 'and']);
  });

  it('takes blanks of every kind, or none, around operators', () => {
    const where = read("select id from M where a='r1'or\n\tb>=2\r\nand c in('x');").where;
    expect(where?.conditions).toHaveLength(3);
  });
});

describe('errors of others', () => {
  it('keep their stack traces after a refused query', () => {
    const { stackTraceLimit } = Error;
    parseQuery('select from where', quoting);
    expect(Error.stackTraceLimit).toBe(stackTraceLimit);
    expect(new Error('mine').stack).toContain('parser.test');
  });
});
