import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { findCycles, findReaches, isForeignPackage, isUpward, liftToFolders } from './checks.js';
import { DATA_FILES, floorOf, GLOBALS, isIn, ON_NODE } from './house.js';
import { findGlobalUses, findImports } from './imports.js';
import { ROOT, readSources } from './sources.js';

const sources = readSources();
const code = [...sources.keys()].filter((path) => path.endsWith('.ts'));
const imports = code.flatMap((path) => findImports(path, sources));
const edges = imports.filter(({ kind, to }) => kind === 'file' && !DATA_FILES.includes(to));
const browserCode = code.filter((path) => !ON_NODE.some((place) => isIn(path, place)));

const show = ({ from, to }: { from: string; to: string }): string => `${from} → ${to}`;

describe('the house', () => {
  test('is seen', () => {
    expect(edges.length).toBeGreaterThan(0);
    expect(imports.map(({ to }) => to)).toContain('chevrotain');
  });

  test('has a floor for every file', () => {
    expect(code.filter((path) => floorOf(path) < 0)).toEqual([]);
  });

  test('has no import that leads nowhere', () => {
    expect(imports.filter(({ kind }) => kind === 'missing').map(show)).toEqual([]);
  });

  test('has no import upward', () => {
    expect(edges.filter(isUpward).map(show)).toEqual([]);
  });

  test('has no cycle of files', () => {
    expect(findCycles(edges)).toEqual([]);
  });

  test('has no cycle of folders', () => {
    expect(findCycles(liftToFolders(edges))).toEqual([]);
  });

  test('keeps parser and rules out of reach of what must stay small', () => {
    expect(findReaches(imports)).toEqual([]);
  });
});

describe('the outside', () => {
  test('only grammar/ imports chevrotain, and only who the table names another package', () => {
    expect(imports.filter(isForeignPackage).map(show)).toEqual([]);
  });

  test('only the parts that run on Node import its modules', () => {
    const ofNode = imports.filter(({ to, kind }) => kind !== 'file' && isBuiltin(to));
    expect(ofNode.filter(({ from }) => browserCode.includes(from)).map(show)).toEqual([]);
  });

  test.each(Object.entries(GLOBALS))('%s is touched by nobody but %j', (name, allowed) => {
    const others = code.filter((path) => !allowed.includes(path));
    const uses = others.flatMap((path) => findGlobalUses(path, sources.get(path) ?? '', name));
    const modules = imports.filter(({ from, to }) => to === `node:${name}` && !allowed.includes(from));
    expect([...uses.map(({ path }) => path), ...modules.map(show)]).toEqual([]);
  });

  // `npm run typecheck` compiles the same files on Node without a browser: what passes both uses what both have.
  test('what runs in browsers compiles without the types of Node', () => {
    const program = ts.createProgram(
      browserCode.map((path) => join(ROOT, path)),
      {
        ...readCompilerOptions(),
        types: [],
        lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      },
    );
    const messages = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
      return `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
    expect(messages).toEqual([]);
  });

  test('the exceptions name places that exist or have a floor', () => {
    const places = [...ON_NODE, ...Object.values(GLOBALS).flat()];
    expect(places.filter((place) => floorOf(place) < 0 && !existsSync(join(ROOT, place)))).toEqual([]);
  });
});

function readCompilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, ROOT).options;
}
