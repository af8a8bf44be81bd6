import type { Atoms, Formula } from './formula.js';
import type { Group } from './peel.js';
import { findTerms } from './prime-implicants.js';
import { covers, splitAtoms, type Terms } from './terms.js';

/**
 * Or-ed groups that mean the formula where AND is read first: one for each prime implicant, less those that `in`
 * can say together because they differ in one value only.
 *
 * @throws TooComplexError
 */
export function mergeGroups(formula: Formula, atoms: Atoms): readonly Group[] {
  let groups: readonly Group[] = findTerms(formula, atoms).map(splitAtoms);
  for (;;) {
    const merged: Group[] = [];
    for (const group of groups) {
      const joined = merged.map((earlier) => joinGroups(earlier, group, atoms.lists));
      const at = joined.findIndex((found) => found !== null);
      merged.splice(at < 0 ? merged.length : at, 1, joined[at] ?? group);
    }
    if (merged.length === groups.length) return groups;
    groups = merged;
  }
}

function joinGroups(a: Group, b: Group, lists: Terms): Group | null {
  const [own, ...more] = a.filter((unit) => !b.includes(unit));
  const other = b.find((unit) => !a.includes(unit));
  if (own === undefined || other === undefined || more.length > 0 || a.length !== b.length) return null;
  const union = own | other;
  return lists.some((list) => covers(list, union)) ? a.map((unit) => (unit === own ? union : unit)) : null;
}
