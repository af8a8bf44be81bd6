import { fc } from '@fast-check/vitest';
import type { ComparisonOperator } from '../../grammar/ast.js';
import type { Expression, FlatCondition, FlatWhere } from '../../src/logic/expression.js';
import { parse } from '../../src/syntax/parse.js';
import { print } from '../../src/syntax/print.js';

export const and = (...operands: readonly Expression[]): Expression => ({ type: 'And', operands });
export const or = (...operands: readonly Expression[]): Expression => ({ type: 'Or', operands });
export const not = (operand: Expression): Expression => ({ type: 'Not', operand });

const field = (name: string) => ({ type: 'FieldName', name }) as const;
const text = (value: string) => ({ type: 'String', value }) as const;

export const compare = (name: string, operator: ComparisonOperator, value: string): FlatCondition => ({
  type: 'Comparison',
  field: field(name),
  operator,
  value: text(value),
});

export const within = (name: string, ...values: readonly string[]): FlatCondition => ({
  type: 'In',
  field: field(name),
  values: values.map(text),
});

export const like = (name: string, pattern: string): FlatCondition => ({
  type: 'Like',
  field: field(name),
  pattern: text(pattern),
});

/** `a` stands for `a = '1'`, so that what is about and/or alone stays short. */
export const is = (name: string): FlatCondition => compare(name, '=', '1');

/** The conditions of a text such as `a = '1' and b = '2'`. */
export function readWhere(conditions: string): FlatWhere {
  const { ast, diagnostics } = parse(`select id from Contacts where ${conditions};`);
  if (!ast.where || diagnostics.some(({ severity }) => severity === 'error'))
    throw new SyntaxError(conditions);
  return ast.where;
}

/** With `a = '1'` shortened to `a` again. */
export function printWhere(where: FlatWhere): string {
  const query = {
    type: 'Query',
    columns: { type: 'AllColumns' },
    module: { type: 'ModuleName', name: 'Contacts' },
    where,
    orderBy: null,
    limit: null,
    terminated: true,
    partial: false,
  } as const;
  return print(query, { dialect: 'berlicrm-classic' })
    .slice('select * from Contacts where '.length, -1)
    .replaceAll(" = '1'", '');
}

/** Conditions over eight facts: two fields that take equalities, one that takes a range, one a pattern. */
const conditionPool: readonly FlatCondition[] = [
  ...['x', 'y', 'z'].flatMap((value) => [compare('f', '=', value), compare('f', '!=', value)]),
  ...['x', 'y'].flatMap((value) => [compare('g', '=', value), compare('g', '!=', value)]),
  ...[
    within('f', 'x', 'y'),
    within('f', 'z', 'y'),
    within('f', 'x', 'y', 'z'),
    within('g', 'x', 'y'),
    within('g', 'y'),
  ],
  ...[compare('h', '<', '5'), compare('h', '>=', '5'), compare('h', '>', '5'), compare('h', '<=', '5')],
  like('k', '%x%'),
];

export const conditions = fc.constantFrom(...conditionPool);

/** Trees of up to six floors. */
export const expressions: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6, depthSize: 'medium', withCrossShrink: true },
    { arbitrary: conditions, weight: 2 },
    { arbitrary: fc.array(tie('tree'), { maxLength: 3 }).map((operands) => and(...operands)), weight: 3 },
    { arbitrary: fc.array(tie('tree'), { maxLength: 3 }).map((operands) => or(...operands)), weight: 3 },
    { arbitrary: tie('tree').map(not), weight: 1 },
  ),
})).tree;

/** All expressions over the conditions that nothing but and and or makes, as sums of products. */
export function sumProducts(terms: readonly number[], conditions: readonly FlatCondition[]): Expression {
  return or(...terms.map((term) => and(...conditions.filter((_, place) => (term >> place) & 1))));
}
