import { it } from '@fast-check/vitest';
import { expect } from 'vitest';
import { createAtoms, mapClaims } from '../../src/logic/atoms.js';
import { toFormula } from '../../src/logic/formula.js';
import { toTerms } from '../../src/logic/prime-implicants.js';
import { compareTerms } from '../../src/logic/terms.js';
import { tabulate } from '../../src/logic/truth-table.js';
import { expressions } from './expressions.js';

it.prop([expressions], { numRuns: 500 })('multiplying out and looking at every case agree', (expression) => {
  const formula = toFormula(expression);
  const atoms = createAtoms([formula]);
  const looked = tabulate(formula, atoms, mapClaims(atoms));
  expect([...(looked ?? [])].sort(compareTerms)).toEqual(toTerms(formula, atoms));
});
