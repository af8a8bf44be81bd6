import type { Atoms } from './atoms.js';
import type { Claim, Formula } from './formula.js';
import { splitAtoms, type Term, type Terms, unite } from './terms.js';

/** Twelve conditions, each with its negation: either holds, or none of the two. */
const mostCases = 3 ** 12;

/** Atoms of which some exclude each other, and what can hold of them together; first of all, nothing. */
interface Digit {
  readonly states: readonly number[];
  readonly stride: number;
}

/**
 * The prime implicants of a formula, by looking at every case: for formulas over few conditions whose products
 * are too many on the way there. null where there are too many cases.
 */
export function tabulate(formula: Formula, atoms: Atoms, bitsOf: (claim: Claim) => Term): Terms | null {
  const digits = createDigits(atoms);
  if (!digits) return null;
  const cases = listCases(digits);
  const known = new Map<string, Uint32Array>();
  const evaluateClaim = (claim: Claim): Uint32Array => {
    const bits = Number(bitsOf(claim));
    const key = `${claim.negated} ${bits}`;
    const table =
      known.get(key) ?? fillTable(cases, (held) => (claim.negated ? held === bits : held > 0), bits);
    known.set(key, table);
    return table;
  };
  const evaluate = (node: Formula): Uint32Array => {
    if (node.type === 'claim') return evaluateClaim(node);
    const isAll = node.type === 'all';
    const table = new Uint32Array(Math.ceil(cases.length / 32)).fill(isAll ? -1 : 0);
    for (const part of node.parts) {
      const other = evaluate(part);
      for (let word = 0; word < table.length; word += 1) {
        const [a, b] = [table[word] ?? 0, other[word] ?? 0];
        table[word] = isAll ? a & b : a | b;
      }
    }
    return table;
  };
  return findMinimalCases(evaluate(formula), cases, digits).map(BigInt);
}

function createDigits({ all }: Atoms): readonly Digit[] | null {
  const digits: Digit[] = [];
  let stride = 1;
  let placed = 0n;
  for (const { bit } of all) {
    if ((placed & bit) > 0n) continue;
    let group = bit;
    const spread = (): Term => unite(all.map((atom) => ((group & atom.bit) > 0n ? atom.excludes : 0n)));
    while ((spread() | group) !== group) group |= spread();
    placed |= group;
    const members = all.filter((atom) => (group & atom.bit) > 0n);
    const states = [0n];
    for (const { bit, excludes } of members) {
      states.push(...states.filter((state) => (state & excludes) === 0n).map((state) => state | bit));
    }
    digits.push({ states: states.map(Number), stride });
    stride *= states.length;
    if (stride > mostCases || splitAtoms(placed).length > 31) return null;
  }
  return digits;
}

function listCases(digits: readonly Digit[]): Int32Array {
  let cases = Int32Array.of(0);
  for (const { states } of digits) {
    const next = new Int32Array(cases.length * states.length);
    for (const [index, state] of states.entries())
      next.set(
        cases.map((held) => held | state),
        index * cases.length,
      );
    cases = next;
  }
  return cases;
}

function fillTable(cases: Int32Array, test: (held: number) => boolean, bits: number): Uint32Array {
  const table = new Uint32Array(Math.ceil(cases.length / 32));
  for (let index = 0; index < cases.length; index += 1) {
    if (test((cases[index] ?? 0) & bits)) table[index >> 5] = (table[index >> 5] ?? 0) | (1 << (index & 31));
  }
  return table;
}

/** The cases found of which no atom could be missing. */
function findMinimalCases(
  table: Uint32Array,
  cases: Int32Array,
  digits: readonly Digit[],
): readonly number[] {
  const isFound = (index: number): boolean => (((table[index >> 5] ?? 0) >> (index & 31)) & 1) === 1;
  const isMinimal = (index: number): boolean =>
    digits.every(({ states, stride }) => {
      const at = Math.floor(index / stride) % states.length;
      const state = states[at] ?? 0;
      return !states.some((less, place) => isOneLess(less, state) && isFound(index + (place - at) * stride));
    });
  const minimal: number[] = [];
  for (let index = 0; index < cases.length; index += 1) {
    if (isFound(index) && isMinimal(index)) minimal.push(cases[index] ?? 0);
  }
  return minimal;
}

/** Whether the first has all atoms of the second but one. */
function isOneLess(less: number, state: number): boolean {
  const missing = state & ~less;
  return (less & ~state) === 0 && missing !== 0 && (missing & (missing - 1)) === 0;
}
