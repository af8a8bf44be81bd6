import type { Atoms, Formula } from './formula.js';
import type { Group } from './peel.js';
import { splitAtoms } from './terms.js';

/**
 * The groups of the formulas that people have most: every condition asks a field of its own, so that nothing can be
 * merged or left out, and each and/or has at most one other inside (language reference, section 4). Then they are the
 * answer as they stand, and need not be searched for. null for any other formula.
 */
export function groupPlainly(formula: Formula, { areAlone }: Atoms): readonly Group[] | null {
  const [only] = formula.parts;
  const isWrapped = formula.atoms === 0n && formula.parts.length === 1;
  return areAlone ? listGroups(isWrapped && only ? only : formula) : null;
}

function listGroups({ isAll, atoms, parts }: Formula): readonly Group[] | null {
  const [inner, ...more] = parts;
  if (more.length > 0 || atoms === 0n) return null;
  const units = splitAtoms(atoms);
  const groups = inner ? listGroups(inner) : isAll ? [[]] : [];
  if (!groups) return null;
  return isAll ? groups.map((group) => [...group, ...units]) : [...groups, ...units.map((unit) => [unit])];
}
