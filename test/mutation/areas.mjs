/** The folders of `src` whose tests are tried on mutants, and which tests those are: files, or all of a folder. */
export const areas = {
  logic: ['test/logic'],
  syntax: ['test/syntax', 'test/property/print.test.ts', 'test/template'],
  rules: ['test/rules', 'test/lint', 'test/generated/rule-docs.test.ts'],
};

/** These would try every surviving mutant for seconds, and see little that others do not. */
export const slowTests = ['test/logic/entangled.test.ts', 'test/logic/five-conditions.test.ts'];
