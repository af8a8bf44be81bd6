import type { Expression, FlatCondition, FlatWhere } from './expression.js';
import { joinGroups } from './spell.js';

/**
 * The where-clause for the expressions that people have most: every condition asks a field of its own, so that
 * nothing can be merged or left out, and each and/or has at most one other inside (language reference, section 4).
 * Then the groups are the answer as they stand, at a tenth of the cost of looking for the shortest, and however many
 * they are. null for any other expression.
 */
export function sayPlainly(expression: Expression): FlatWhere | null {
  const leaves: FlatCondition[] = [];
  const groups = listGroups(expression, leaves, 0);
  const fields = new Set(leaves.map(({ field }) => field.name));
  if (!groups || fields.size < leaves.length || !leaves.every(isPlain)) return null;
  const places = new Map(leaves.map((leaf, place) => [leaf, place]));
  const bySource = (a: FlatCondition, b: FlatCondition): number =>
    (places.get(a) ?? 0) - (places.get(b) ?? 0);
  // In the first group the order is free; in others the readings part unless its own condition comes first.
  for (const [at, group] of groups.entries()) group.push(...group.splice(at === 0 ? 0 : 1).sort(bySource));
  return joinGroups(groups);
}

/** A list says what it says only if it has nothing to drop, to turn or to set apart. */
function isPlain(condition: FlatCondition): boolean {
  if (condition.type !== 'In') return true;
  const texts = condition.values.map((value) => (value.type === 'String' ? value.value : ''));
  return texts.length > 1 && !texts.includes('') && new Set(texts).size === texts.length;
}

/** Or-ed groups of and-ed conditions. */
type Groups = FlatCondition[][];

/** What nests deeper is not what people have most. */
const deepest = 100;

/** The groups of an expression; null where two operands have several. Collects the leaves in their order. */
function listGroups(expression: Expression, leaves: FlatCondition[], depth: number): Groups | null {
  if (expression.type === 'Not' || depth > deepest) return null;
  if (!('operands' in expression)) {
    leaves.push(expression);
    return [[expression]];
  }
  const join = expression.type === 'Or' ? joinAny : joinAll;
  let groups: Groups | null = null;
  for (const operand of expression.operands) {
    const more = listGroups(operand, leaves, depth + 1);
    groups = groups && more ? join(groups, more) : more;
    if (!groups) return null;
  }
  return groups;
}

const isSingle = ({ length }: readonly FlatCondition[]): boolean => length === 1;

/** Groups of several conditions come first; what stands behind is or-ed in the order of the source. */
function joinAny(groups: Groups, more: Groups): Groups | null {
  if (more.every(isSingle)) {
    for (const group of more) groups.push(group);
    return groups;
  }
  if (!groups.every(isSingle)) return null;
  const several = more.filter((group) => !isSingle(group));
  return [...several, ...groups, ...more.slice(several.length)];
}

function joinAll(groups: Groups, more: Groups): Groups | null {
  const [several, [only = []]] = more.length > 1 ? [more, groups] : [groups, more];
  if (groups.length > 1 && more.length > 1) return null;
  for (const group of several) for (const condition of only) group.push(condition);
  return several;
}
