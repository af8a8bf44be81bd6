/** The house as data: who stands on whom, and what each may use. CONTRIBUTING draws the same picture. */

/** Lowest first. A folder stands for everything in it; a file only for itself. */
export const FLOORS: readonly string[] = [
  'grammar',
  'src/text',
  'src/diagnostics',
  'src/dialect',
  'src/syntax',
  'src/values',
  'src/schema',
  'src/logic',
  'src/extract',
  'src/rules',
  'src/lint',
  'src/config',
  'src/builder',
  'src/template',
  'src/codegen',
  'src/editor',
  'src/client',
  'src/testing',
  'src/cli',
  'src/lsp',
  'src/index.ts',
];

/** The packages that a place may import. Nobody else imports any: consumers install nothing. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  grammar: ['chevrotain'],
  'src/client': ['@noble/hashes'],
  'src/testing': ['@noble/hashes'],
  'src/config': ['jsonc-parser', 'picomatch'],
  'src/cli': ['diff'],
};

/** Data that code may import from outside the house. */
export const DATA_FILES: readonly string[] = ['package.json'];

/** Where `node:` modules may be imported. All else runs in browsers. */
export const ON_NODE: readonly string[] = ['src/cli', 'src/lsp', 'src/client/node'];

/** Globals that hold a process or a person's terminal, and the few files that may touch them. */
export const GLOBALS: Readonly<Record<string, readonly string[]>> = {
  process: ['src/cli/bin.ts', 'src/lsp/bin.ts'],
  console: [],
};

/** What a place may not import, nor reach at run time through others, so that its bundle stays small. */
export const OUT_OF_REACH: readonly { readonly from: string; readonly to: readonly string[] }[] = [
  { from: 'src/schema', to: ['chevrotain', 'grammar/parser.ts'] },
  { from: 'src/testing', to: ['src/builder'] },
  { from: 'src/builder', to: ['chevrotain', 'grammar/parser.ts', 'src/rules', 'src/lint'] },
];

/** Whether a file lies in a folder, or is the file itself. */
export function isIn(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

/** The index of a file's floor; -1 when the house does not know the place. */
export function floorOf(path: string): number {
  return FLOORS.findIndex((floor) => isIn(path, floor));
}
