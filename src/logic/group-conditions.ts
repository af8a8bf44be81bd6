import type { Expression, FlatWhere } from './expression.js';
import { groupAndFirst } from './readings.js';

/** `left-to-right` is the documented reading, `and-first` that of all servers measured. */
export type Reading = 'left-to-right' | 'and-first';

/**
 * What a flat where-clause means by one of the two readings (language reference, section 4). The leaves are the
 * conditions themselves. An empty clause gives an `And` of nothing.
 */
export function groupConditions(where: FlatWhere, reading: Reading): Expression {
  return reading === 'and-first' ? bindAndFirst(where) : foldLeftToRight(where);
}

function bindAndFirst({ conditions, connectors }: FlatWhere): Expression {
  const groups = groupAndFirst(connectors.map(({ kind }) => kind)).map((indexes) =>
    junction(
      'And',
      indexes.flatMap((index) => conditions[index] ?? []),
    ),
  );
  return junction('Or', groups);
}

function foldLeftToRight({ conditions, connectors }: FlatWhere): Expression {
  const [first, ...others] = conditions;
  if (!first) return junction('And', []);
  return others.reduce<Expression>((said, condition, index) => {
    const type = connectors[index]?.kind === 'or' ? 'Or' : 'And';
    return junction(type, [...(said.type === type ? said.operands : [said]), condition]);
  }, first);
}

const junction = (type: 'And' | 'Or', operands: readonly Expression[]): Expression => {
  const [only] = operands;
  return only && operands.length === 1 ? only : { type, operands };
};
