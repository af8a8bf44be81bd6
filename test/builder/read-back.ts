import { expect } from 'vitest';
import type { Literal } from '../../grammar/ast.js';
import type { Dialect } from '../../src/dialect/dialect.js';
import { lint } from '../../src/lint/lint.js';
import { parse } from '../../src/syntax/parse.js';
import { print } from '../../src/syntax/print.js';
import type { Unranged, UnrangedQuery } from '../../src/syntax/unranged.js';

/** The tree without places in the text and spellings. */
export function withoutRanges(query: UnrangedQuery): UnrangedQuery {
  const places = new Set(['range', 'operatorRange', 'raw']);
  return JSON.parse(JSON.stringify(query, (key, value) => (places.has(key) ? undefined : value)));
}

interface Composed {
  compile(options: { dialect: Dialect }): string;
  toAst(options: { dialect: Dialect }): UnrangedQuery;
}

/**
 * What a server of the dialect reads from a composed query. On the way: it parses without a finding, is linted
 * without an error, says just the tree that the builder says, and printing it again changes nothing.
 */
export function readBack(query: Composed, dialect: Dialect): UnrangedQuery {
  const text = query.compile({ dialect });
  const { ast, diagnostics } = parse(text, { dialect });
  expect(diagnostics, text).toEqual([]);
  expect(
    lint(text, { dialect }).filter(({ severity }) => severity === 'error'),
    text,
  ).toEqual([]);
  expect(withoutRanges(ast)).toEqual(query.toAst({ dialect }));
  expect(print(ast, { dialect })).toBe(text);
  return withoutRanges(ast);
}

/** The texts that the conditions compare with, in their order. */
export function valuesOf({ where }: UnrangedQuery): readonly (string | null)[] {
  return (where?.conditions ?? []).flatMap((condition) => {
    if (condition.type === 'In') return condition.values.map(textOf);
    return [textOf(condition.type === 'Like' ? condition.pattern : condition.value)];
  });
}

const textOf = (literal: Unranged<Literal>): string | null => ('value' in literal ? literal.value : null);
