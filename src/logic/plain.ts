import type { Expression, FlatCondition, FlatWhere } from './expression.js';
import { joinGroups } from './spell.js';

/**
 * The where-clause for the expressions that people have most: every condition asks a field of its own, so that
 * nothing can be merged or left out, and each and/or has at most one other inside (language reference, section 4).
 * Then the groups are the answer as they stand, at a twentieth of the cost of looking for the shortest. null for any
 * other expression.
 */
export function sayPlainly(expression: Expression): FlatWhere | null {
  const leaves: FlatCondition[] = [];
  const groups = listGroups(expression, leaves, 0);
  if (!groups || !asksEachFieldOnce(leaves) || !leaves.every(isPlain)) return null;
  // In the first group the order is free; in others the readings part unless its own condition comes first.
  for (const [at, group] of groups.entries()) sortBySource(group, at === 0 ? 0 : 1, leaves);
  return joinGroups(groups);
}

const asksEachFieldOnce = (leaves: readonly FlatCondition[]): boolean =>
  new Set(leaves.map(({ field }) => field.name)).size === leaves.length;

/** Sorts what stands at `start` and behind. */
function sortBySource(group: FlatCondition[], start: number, leaves: readonly FlatCondition[]): void {
  if (group.length - start < 2) return;
  const places = new Map(leaves.map((leaf, place) => [leaf, place]));
  const held = group.splice(start).sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  group.push(...held);
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
function listGroups(
  expression: Expression,
  leaves: FlatCondition[],
  depth: number,
): FlatCondition[][] | null {
  if (isLeaf(expression)) {
    leaves.push(expression);
    return [[expression]];
  }
  if (expression.type === 'Not' || depth > deepest) return null;
  const operands: Expression[] = [];
  if (!collectOperands(expression.type, expression, operands, 0)) return null;
  let inner: FlatCondition[][] | null = null;
  const own: FlatCondition[] = [];
  for (const operand of operands) {
    if (isLeaf(operand)) {
      leaves.push(operand);
      own.push(operand);
    } else if (inner) {
      return null;
    } else {
      inner = listGroups(operand, leaves, depth + 1);
      if (!inner) return null;
    }
  }
  return expression.type === 'Or' ? addGroups(inner ?? [], own) : addToEach(inner ?? [[]], own);
}

function addGroups(groups: FlatCondition[][], own: readonly FlatCondition[]): FlatCondition[][] {
  for (const leaf of own) groups.push([leaf]);
  return groups;
}

function addToEach(groups: FlatCondition[][], own: readonly FlatCondition[]): FlatCondition[][] {
  for (const group of groups) group.push(...own);
  return groups;
}

const isLeaf = (expression: Expression): expression is FlatCondition =>
  expression.type !== 'And' && expression.type !== 'Or' && expression.type !== 'Not';

/**
 * With the operands of operands of the same kind, and of those that have but one; false where something is empty, or
 * nests too deep.
 */
function collectOperands(
  type: 'And' | 'Or',
  expression: Expression,
  operands: Expression[],
  depth: number,
): boolean {
  const isJoined = expression.type === 'And' || expression.type === 'Or';
  if (!isJoined || (expression.type !== type && expression.operands.length > 1)) {
    operands.push(expression);
    return true;
  }
  if (expression.operands.length === 0 || depth > deepest) return false;
  return expression.operands.every((operand) => collectOperands(type, operand, operands, depth + 1));
}
