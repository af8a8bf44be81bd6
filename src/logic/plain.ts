import type { Connector } from '../../grammar/ast.js';
import type { Expression, FlatCondition, FlatWhere } from './expression.js';

/**
 * The where-clause for the expressions that people have most: every condition asks a field of its own, so that
 * nothing can be merged or left out, and each and/or has at most one other inside (language reference, section 4).
 * Then the groups are the answer as they stand, at a twentieth of the cost of looking for the shortest. null for any
 * other expression.
 */
export function sayPlainly(expression: Expression): FlatWhere | null {
  const leaves: FlatCondition[] = [];
  const groups = listGroups(expression, leaves);
  const [first, ...others] = groups ?? [];
  if (!groups || !first) return null;
  const names = new Set(leaves.map(({ field }) => field.name));
  if (names.size < leaves.length || !leaves.every(isPlain)) return null;
  const place = new Map(leaves.map((leaf, index) => [leaf, index]));
  const sort = (group: FlatCondition[]): FlatCondition[] =>
    group.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  // In the first group the order is free; in others the readings part unless its own condition comes first.
  return joinGroups([sort(first), ...others.map(([own, ...held]) => (own ? [own, ...sort(held)] : []))]);
}

/** A list says what it says only if it has nothing to drop, to turn or to set apart. */
function isPlain(condition: FlatCondition): boolean {
  if (condition.type !== 'In') return true;
  const texts = condition.values.map((value) => (value.type === 'String' ? value.value : ''));
  return texts.length > 1 && !texts.includes('') && new Set(texts).size === texts.length;
}

/** What nests deeper is not what people have most. */
const deepest = 100;

/** Or-ed groups of and-ed conditions; null where two of the operands have several. Collects the leaves. */
function listGroups(expression: Expression, leaves: FlatCondition[], depth = 0): FlatCondition[][] | null {
  if (expression.type === 'Not' || depth > deepest) return null;
  if (expression.type !== 'And' && expression.type !== 'Or') {
    leaves.push(expression);
    return [[expression]];
  }
  let inner: FlatCondition[][] | null = null;
  const own: FlatCondition[] = [];
  const operands = listOperands(expression.type, expression);
  for (const operand of operands) {
    const groups = listGroups(operand, leaves, depth + 1);
    if (!groups) return null;
    const [lone] = groups.flat();
    if (lone && isLeaf(operand)) own.push(lone);
    else if (inner) return null;
    else inner = groups;
  }
  if (operands.length === 0) return null;
  if (expression.type === 'Or') return [...(inner ?? []), ...own.map((leaf) => [leaf])];
  return (inner ?? [[]]).map((group) => [...group, ...own]);
}

const isLeaf = ({ type }: Expression): boolean => type !== 'And' && type !== 'Or' && type !== 'Not';

/**
 * With the operands of operands of the same kind, and of those that have but one; none where something is empty, or
 * nests too deep.
 */
function listOperands(type: 'And' | 'Or', expression: Expression, depth = 0): readonly Expression[] {
  if (depth > deepest) return [];
  if (expression.type !== 'And' && expression.type !== 'Or') return [expression];
  const { operands } = expression;
  if (expression.type !== type && operands.length > 1) return [expression];
  const parts = operands.map((operand) => listOperands(type, operand, depth + 1));
  return parts.some(({ length }) => length === 0) ? [] : parts.flat();
}

function joinGroups(groups: readonly (readonly FlatCondition[])[]): FlatWhere {
  const connect = (kind: Connector['kind']) => ({ type: 'Connector', kind }) as const;
  return {
    type: 'Where',
    conditions: groups.flat(),
    connectors: groups.flatMap((group) => group.map((_, at) => connect(at > 0 ? 'and' : 'or'))).slice(1),
  };
}
