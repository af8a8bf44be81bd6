import { describe, expect, it } from 'vitest';
import { parse } from '../../src/syntax/parse.js';
import { combineVisitors, visit } from '../../src/syntax/visit.js';

const { ast } = parse("select id, a from M where a = 'x' or b in (1,2) order by a, id desc limit 5, 10;");

describe('visit', () => {
  it('calls for every node of a type, in the order of the text', () => {
    const names: string[] = [];
    visit(ast, { FieldName: ({ name }) => names.push(name), ModuleName: ({ name }) => names.push(name) });
    expect(names).toEqual(['id', 'a', 'M', 'a', 'b', 'a', 'id']);
  });

  it('tells the parent, and null for the root', () => {
    const parents: (string | undefined)[] = [];
    visit(ast, {
      Query: (_, parent) => parents.push(parent?.type),
      Integer: (_, parent) => parents.push(parent?.type),
    });
    expect(parents).toEqual([undefined, 'In', 'In', 'Limit', 'Limit']);
  });

  it('starts at any node', () => {
    const values: string[] = [];
    if (ast.where) visit(ast.where, { Integer: ({ value }) => values.push(value) });
    expect(values).toEqual(['1', '2']);
  });

  it('calls visitors at each node in their order', () => {
    const calls: string[] = [];
    combineVisitors([{ Connector: () => calls.push('first') }, { Connector: () => calls.push('second') }])(
      ast,
    );
    expect(calls).toEqual(['first', 'second']);
  });
});
