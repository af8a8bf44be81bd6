import { describe, expect, test } from 'vitest';
import { findCycles, findReaches, isForeignPackage, isUpward, liftToFolders } from './checks.js';
import { findGlobalUses, findImports, type Import } from './imports.js';

/** Small houses, so that the silence of `house.test.ts` means something. */
function importsOf(files: Readonly<Record<string, string>>): readonly Import[] {
  const sources = new Map(Object.entries(files));
  return [...sources.keys()].flatMap((path) => findImports(path, sources));
}

describe('imports are found', () => {
  test.each([
    [`import { a } from './b.js';`, false],
    [`import './b.js';`, false],
    [`import { type A } from './b.js';`, false],
    [`import type { A } from './b.js';`, true],
    [`export { a } from './b.js';`, false],
    [`export * from './b.js';`, false],
    [`export type { A } from './b.js';`, true],
    [`import b = require('./b.js');`, false],
    [`const b = await import('./b.js');`, false],
    [`const b = require('./b.js');`, false],
    [`let b: import('./b.js').B;`, true],
    [`let b: typeof import('./b.js');`, true],
  ])('in %s', (text, typeOnly) => {
    const found = importsOf({ 'src/text/a.ts': text, 'src/text/b.ts': '' });
    expect(found).toEqual([{ from: 'src/text/a.ts', to: 'src/text/b.ts', kind: 'file', typeOnly }]);
  });

  test.each([
    [`import 'chevrotain/lib/x.js';`, 'chevrotain', 'package'],
    [`import '@scope/name/sub';`, '@scope/name', 'package'],
    [`import 'node:fs/promises';`, 'node:fs/promises', 'node'],
    [`import './gone.js';`, 'src/text/gone.js', 'missing'],
    [`await import(name);`, 'name', 'missing'],
  ])('outside the house, in %s', (text, to, kind) => {
    expect(importsOf({ 'src/text/a.ts': text })).toMatchObject([{ to, kind }]);
  });

  test('but not in comments or strings', () => {
    expect(importsOf({ 'src/text/a.ts': `// import './b.js'\nconst s = "import './b.js'";` })).toEqual([]);
  });
});

describe('offences are found', () => {
  test.each([
    ['src/syntax/parse.ts', 'grammar/parser.ts', false],
    ['src/lint/index.ts', 'src/lint/run.ts', false],
    ['src/index.ts', 'src/lint/index.ts', false],
    ['grammar/parser.ts', 'src/text/edits.ts', true],
    ['src/rules/known-field.ts', 'src/lint/run.ts', true],
    ['src/cli/bin.ts', 'src/index.ts', true],
  ])('upward: %s → %s is %s', (from, to, expected) => {
    expect(isUpward({ from, to })).toBe(expected);
  });

  test('a cycle of files, types included', () => {
    const found = importsOf({
      'grammar/a.ts': `import type { B } from './b.js';`,
      'grammar/b.ts': `import { c } from './c.js';`,
      'grammar/c.ts': `import { a } from './a.js';`,
    });
    expect(findCycles(found)).toEqual(['grammar/a.ts → grammar/b.ts → grammar/c.ts → grammar/a.ts']);
  });

  test('a cycle of folders without one of files', () => {
    const edges = [
      { from: 'src/cli/a/x.ts', to: 'src/cli/b/x.ts' },
      { from: 'src/cli/b/y.ts', to: 'src/cli/a/y.ts' },
    ];
    expect(findCycles(edges)).toEqual([]);
    expect(findCycles(liftToFolders(edges))).toEqual(['src/cli/a → src/cli/b → src/cli/a']);
  });

  test('but none between a folder and its own parts', () => {
    const edges = [
      { from: 'src/cli/bin.ts', to: 'src/cli/commands/lint.ts' },
      { from: 'src/cli/commands/lint.ts', to: 'src/cli/format.ts' },
    ];
    expect(findCycles(liftToFolders(edges))).toEqual([]);
  });

  test('a parser that the builder reaches through others at run time', () => {
    const found = importsOf({
      'src/builder/index.ts': `import { print } from '../syntax/print.js';\nimport type { P } from '../syntax/parse.js';`,
      'src/syntax/print.ts': `import { a } from './helper.js';`,
      'src/syntax/helper.ts': `import { P } from '../../grammar/parser.js';`,
      'src/syntax/parse.ts': `import { P } from '../../grammar/parser.js';`,
      'grammar/parser.ts': '',
    });
    const chain = [
      'src/builder/index.ts',
      'src/syntax/print.ts',
      'src/syntax/helper.ts',
      'grammar/parser.ts',
    ];
    expect(findReaches(found)).toEqual([chain.join(' → ')]);
  });

  test('a rule that the builder names, if only as a type', () => {
    const found = importsOf({
      'src/builder/index.ts': `import type { Rule } from '../rules/rule.js';`,
      'src/rules/rule.ts': '',
    });
    expect(findReaches(found)).toEqual(['src/builder/index.ts → src/rules/rule.ts']);
  });

  test('a package in the wrong place', () => {
    const found = importsOf({
      'grammar/parser.ts': `import { Lexer } from 'chevrotain';`,
      'src/syntax/parse.ts': `import type { IToken } from 'chevrotain';`,
    });
    expect(found.filter(isForeignPackage)).toMatchObject([{ from: 'src/syntax/parse.ts' }]);
  });

  test.each([
    ['process.exit(1)', 1],
    ['const { env } = process;', 1],
    ['globalThis.process.exit()', 1],
    [`globalThis['process']`, 1],
    ['typeof process', 1],
    ['({ process })', 1],
    ['job.process()', 0],
    ['class Job { process() {} }', 0],
    ['({ process: 1 })', 0],
    ['// process', 0],
  ])('the global in %s', (text, count) => {
    expect(findGlobalUses('src/text/a.ts', text, 'process')).toHaveLength(count);
  });
});
