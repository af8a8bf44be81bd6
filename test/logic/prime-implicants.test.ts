import { it } from '@fast-check/vitest';
import { expect } from 'vitest';
import { collectAtoms, holds, toFormula } from '../../src/logic/formula.js';
import { findTerms } from '../../src/logic/prime-implicants.js';
import { isWithin, splitAtoms } from '../../src/logic/terms.js';
import { expressions } from './expressions.js';

it.prop([expressions], { numRuns: 500 })(
  'prime implicants are the smallest cases in which a formula holds',
  (expression) => {
    const { formula, atoms } = toFormula(expression);
    const terms = findTerms(formula, atoms);
    for (const term of terms) {
      expect(term & atoms.excludedBy(term)).toBe(0n);
      expect(holds(formula, term)).toBe(true);
      for (const atom of splitAtoms(term)) expect(holds(formula, term ^ atom)).toBe(false);
    }
    // Whatever else holds, one of them does.
    const all = collectAtoms(formula);
    for (let held = 0n; held <= Math.min(Number(all), 2 ** 12); held += 1n) {
      const isPossible = (held & atoms.excludedBy(held)) === 0n;
      if (isPossible) expect(isWithin(held, terms)).toBe(holds(formula, held));
    }
  },
);
