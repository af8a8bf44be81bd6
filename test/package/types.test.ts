import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { createConsumer } from './consumer.js';
import { ENTRIES, type Entry } from './manifest.js';

const consumer = createConsumer();
afterAll(() => consumer.remove());

const importing = ENTRIES.map((entry, i) => `export * as entry${i} from '${entry.specifier}';`).join('\n');
const requiring = ENTRIES.map((entry, i) => `export import entry${i} = require('${entry.specifier}');`).join(
  '\n',
);

interface Setting {
  readonly title: string;
  readonly file: string;
  readonly options: ts.CompilerOptions;
  readonly system: 'import' | 'require';
}

const { ModuleKind, ModuleResolutionKind } = ts;
const SETTINGS: readonly Setting[] = [
  ...[
    { name: 'node16', module: ModuleKind.Node16, moduleResolution: ModuleResolutionKind.Node16 },
    { name: 'nodenext', module: ModuleKind.NodeNext, moduleResolution: ModuleResolutionKind.NodeNext },
    // `preserve` is the one module kind under which TypeScript lets a bundled project use `require`.
    { name: 'bundler', module: ModuleKind.Preserve, moduleResolution: ModuleResolutionKind.Bundler },
  ].flatMap(({ name, ...options }) => [
    { title: `${name}, ESM`, file: write(`${name}.mts`, importing), options, system: 'import' as const },
    {
      title: `${name}, CommonJS`,
      file: write(`${name}.cts`, requiring),
      options,
      system: 'require' as const,
    },
  ]),
];

function write(path: string, text: string): string {
  return consumer.write(path, text);
}

/** One parse of TypeScript's own library for all programs. */
const host = createCachingHost();

function createCachingHost(): ts.CompilerHost {
  const base = ts.createCompilerHost({});
  const cache = new Map<string, ts.SourceFile | undefined>();
  return {
    ...base,
    getCurrentDirectory: () => consumer.folder,
    getSourceFile(path, options, ...rest) {
      // A file's module format is part of the parsed file.
      const format = typeof options === 'object' ? options.impliedNodeFormat : undefined;
      const key = `${path}\n${String(format)}`;
      if (!cache.has(key)) cache.set(key, base.getSourceFile(path, options, ...rest));
      return cache.get(key);
    },
  };
}

function compile({ file, options }: Setting, exactOptionalPropertyTypes: boolean): ts.Program {
  return ts.createProgram({
    rootNames: [file],
    host,
    options: {
      ...options,
      target: ts.ScriptTarget.ES2022,
      // Of the platform only what browsers and Node share, such as URLSearchParams: nothing else is asked of a consumer.
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
      types: [],
      strict: true,
      skipLibCheck: false,
      exactOptionalPropertyTypes,
      noEmit: true,
    },
  });
}

function messagesOf(program: ts.Program): readonly string[] {
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}

function typesOf(entry: Entry, system: Setting['system']): string {
  return consumer.folder + entry[system].types.replace(/^\./, '/node_modules/vtql');
}

describe.each(SETTINGS)('a strict consumer without skipLibCheck: $title', (setting) => {
  test.each([true, false])('compiles every entry, exactOptionalPropertyTypes %s', (exact) => {
    const program = compile(setting, exact);
    expect(messagesOf(program)).toEqual([]);
    const loaded = program.getSourceFiles().map((file) => file.fileName);
    expect(loaded).toEqual(expect.arrayContaining(ENTRIES.map((entry) => typesOf(entry, setting.system))));
  });
});

test('a mistake in a consumer is still reported, so that the silence above means something', () => {
  const file = write('mistake.mts', `export { noSuchName } from 'vtql';`);
  const [setting] = SETTINGS;
  if (setting === undefined) throw new Error('no settings');
  expect(messagesOf(compile({ ...setting, file }, true))).toHaveLength(1);
});

describe('declarations', () => {
  const declarations = consumer.files.filter((path) => /\.d\.c?ts$/.test(path));

  test.each(declarations)('%s mentions no chevrotain', (path) => {
    expect(readFileSync(`${consumer.folder}/node_modules/vtql/${path}`, 'utf8')).not.toMatch(/chevrotain/i);
  });

  test('come in both module systems', () => {
    expect(declarations.filter((path) => path.endsWith('.cts')).length).toBe(declarations.length / 2);
  });
});
