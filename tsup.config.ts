import { readFileSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { type Metafile, transform } from 'esbuild';
import { defineConfig, type Options } from 'tsup';

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly import: { readonly default: string } }>>;
  readonly bin: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as Manifest;

/** `./dist/schema/index.js` → `schema/index`, built from `src/schema/index.ts`: package.json is the one list of entries. */
function nameOf(output: string): string {
  return output.replace(/^(\.\/)?dist\//, '').replace(/\.c?js$/, '');
}

const libraryNames = Object.values(manifest.exports).flatMap((target) =>
  typeof target === 'string' ? [] : [nameOf(target.import.default)],
);
const programNames = Object.values(manifest.bin).map(nameOf);

/** Chevrotain calls some forty functions of lodash; es-toolkit has them at half the size, 6 kB of gzip less. */
const smaller: Readonly<Record<string, string>> = { 'lodash-es': 'es-toolkit/compat' };

type EsbuildPlugin = NonNullable<Options['esbuildPlugins']>[number];

/** Stands for functions and classes that are imported and never run: a class throws when it is called. */
const unused = (...names: readonly string[]): string =>
  names.map((name) => `export class ${name} {}`).join('\n');

/** Modules of libraries of which nothing or little runs here, and what stands in their place: 11 kB of gzip less. */
const leftOut: readonly (readonly [RegExp, string])[] = [
  [
    /\/chevrotain\/lib\/src\/scan\/reg_exp\.js$/,
    unused('failedOptimizationPrefixMsg', 'getOptimizedStartCodesIndices', 'canMatchCharCode'),
  ],
  // Lexer and parser skip the validations at each start: test/grammar/validations.test.ts runs them.
  [
    /\/chevrotain\/lib\/src\/parse\/grammar\/checks\.js$/,
    unused(
      'identifyProductionForDuplicates',
      'validateAmbiguousAlternationAlternatives',
      'validateEmptyOrAlternative',
      'validateGrammar',
      'validateLookahead',
      'validateNoLeftRecursion',
      'validateRuleIsOverridden',
      'validateSomeNonEmptyLookaheadPath',
    ),
  ],
  // Trees are made by actions in the grammar, and nobody asks what may come next.
  [
    /\/chevrotain\/lib\/src\/parse\/cst\/cst_visitor\.js$/,
    unused('createBaseSemanticVisitorConstructor', 'createBaseVisitorConstructorWithDefaults'),
  ],
  [
    /\/chevrotain\/lib\/src\/parse\/parser\/traits\/context_assist\.js$/,
    'export class ContentAssist { initContentAssist() {} }',
  ],
  // The repair is ours. What a refusal tells of the rules it stood in is read by nobody.
  [
    /\/chevrotain\/lib\/src\/parse\/parser\/traits\/recoverable\.js$/,
    `export const IN_RULE_RECOVERY_EXCEPTION = 'InRuleRecoveryException';
     export class Recoverable {
       initRecoverable() { this.recoveryEnabled = false; }
       attemptInRepetitionRecovery() {}
       getHumanReadableRuleStack() { return []; }
     }`,
  ],
  // The words that the parser has for mistakes are its own, and those for a grammar belong to the validations.
  [
    /\/chevrotain\/lib\/src\/parse\/errors_public\.js$/,
    [
      'defaultParserErrorProvider',
      'defaultGrammarResolverErrorProvider',
      'defaultGrammarValidatorErrorProvider',
    ]
      .map((name) => `export const ${name} = {};`)
      .join('\n'),
  ],
  // Chevrotain gives lodash functions, never the names of properties or objects to compare with.
  [/\/es-toolkit\/dist\/compat\/predicate\/matches\.mjs$/, unused('matches')],
  [/\/es-toolkit\/dist\/compat\/predicate\/matchesProperty\.mjs$/, unused('matchesProperty')],
  [/\/es-toolkit\/dist\/compat\/object\/property\.mjs$/, unused('property')],
];

/** A package of which nothing is left: how a token may start is read from its regular expression. We have none. */
const leftOutPackage = '@chevrotain/regexp-to-ast';

const leaveOut: EsbuildPlugin = {
  name: 'leave-out',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${leftOutPackage}$`) }, ({ path }) => ({
      path,
      namespace: 'left-out',
    }));
    build.onLoad({ filter: /./, namespace: 'left-out' }, () => ({
      contents: unused('BaseRegExpVisitor', 'RegExpParser'),
    }));
    for (const [filter, contents] of leftOut) build.onLoad({ filter }, () => ({ contents, loader: 'js' }));
  },
};

const shared: Options = {
  target: 'es2022',
  // `npm run build` empties dist first: several builds each cleaning for itself would race.
  clean: false,
  splitting: true,
  // What went into each file, for the tests in test/package. Not published.
  metafile: true,
  // Consumers install nothing, and chevrotain unbundled costs half a second of start-up.
  noExternal: [/^[^.]/],
  esbuildPlugins: [leaveOut],
  // tsup would turn `node:fs` into `fs`.
  removeNodeProtocol: false,
  silent: true,
};

/** All entries in one build, so that what they share lies in chunks of its own, once. */
const library: Options = {
  ...shared,
  entry: Object.fromEntries(libraryNames.map((name) => [name, `src/${name}.ts`])),
  format: ['esm', 'cjs'],
  platform: 'neutral',
  dts: true,
  // Rollup then writes the CommonJS of shared chunks. Without it tsup takes Sucrase, which rewrites class fields and
  // `?.` for old engines and breaks on minified constructors.
  treeshake: 'safest',
  esbuildOptions(options) {
    options.alias = smaller;
    options.minifySyntax = true;
    options.minifyIdentifiers = true;
    // White space stays: dropping it drops the `/* @__PURE__ */` marks that consumers' bundlers rely on.
  },
};

/**
 * Node starts a program in CommonJS sooner, as it needs no loader of ES modules for it. esbuild splits only ES modules, so
 * that files are translated when they are split; tsup's own ways of doing it give slower code.
 */
const toCommonJs: NonNullable<Options['plugins']>[number] = {
  name: 'to-common-js',
  renderChunk: (code) =>
    transform(code, {
      format: 'cjs',
      platform: 'node',
      target: 'es2022',
      minify: true,
      // `import()` becomes `require` then.
      supported: { 'dynamic-import': false },
    }),
};

/** In bytes: to find, read and link a file takes Node as long as to compile this much minified code. */
const costOfFile = 16_000;

/** The namespace of modules that stand for what an `import()` names, and take small files along. */
const namespace = 'import()';

/**
 * For a program that loads its parts by `import()`. Of the code that parts share, esbuild writes a file for each set of
 * parts: forty files, most below a kilobyte, for one command. With this, the small files that the `entries` load
 * become one, and each part takes the whole of it.
 *
 * A small file that brings a large one along is taken only by parts that load the large one anyway; so small files
 * become as many as there are sets of large ones that they need.
 */
const gatherSmallFiles = (entries: readonly string[]): EsbuildPlugin => ({
  name: 'gather-small-files',
  async setup({ initialOptions, esbuild, onResolve, onLoad, resolve: resolvePath }) {
    const plugins = (initialOptions.plugins ?? []).filter((plugin) => plugin.name !== 'gather-small-files');
    const { metafile } = await esbuild.build({ ...initialOptions, plugins, metafile: true, write: false });
    const takenBy = planTaking(metafile, entries);
    onResolve({ filter: /^\.{1,2}\// }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (kind !== 'dynamic-import' || pluginData === namespace) return undefined;
      const target = await resolvePath(path, { kind, importer, resolveDir, pluginData: namespace });
      return { path: target.path, namespace };
    });
    onLoad({ filter: /./, namespace }, ({ path }) => ({
      contents: [
        `export * from ${JSON.stringify(path)};`,
        ...takenBy(relative('', path).replaceAll(sep, '/')).map(
          (source) => `import ${JSON.stringify(resolve(source))};`,
        ),
      ].join('\n'),
      resolveDir: dirname(path),
    }));
  },
});

/** For each part, named by its source, the sources of the small files that it takes. */
function planTaking({ outputs }: Metafile, entries: readonly string[]): (part: string) => readonly string[] {
  const isSmall = (file: string): boolean => (outputs[file]?.bytes ?? 0) < costOfFile;
  const startedBy = (source: string): readonly string[] =>
    Object.keys(outputs).filter((file) => outputs[file]?.entryPoint === source);
  const shared = [...listLoaded(outputs, entries.flatMap(startedBy))].filter(
    (file) => isSmall(file) && outputs[file]?.entryPoint === undefined,
  );
  return (part) => {
    const loaded = listLoaded(outputs, startedBy(part));
    const isFree = (file: string): boolean => isSmall(file) || loaded.has(file);
    const taken = shared.filter((file) => [...listLoaded(outputs, [file])].every(isFree));
    return taken.flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}).filter(isSource));
  };
}

/** Not the helpers of esbuild: they are called `<runtime>`. */
const isSource = (input: string): boolean => !input.startsWith('<');

/** The files, and what they import at once, and so on. */
function listLoaded(outputs: Metafile['outputs'], files: readonly string[]): ReadonlySet<string> {
  const loaded = new Set(files);
  for (const file of loaded) {
    for (const { path, kind } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && path in outputs) loaded.add(path);
    }
  }
  return loaded;
}

/** A folder for each program: its metafile would overwrite the library's. */
const programs = programNames.map(
  (name): Options => ({
    ...shared,
    entry: { [basename(name)]: `src/${name}.ts` },
    outDir: `dist/${dirname(name)}`,
    format: ['esm'],
    outExtension: () => ({ js: '.cjs' }),
    plugins: [toCommonJs],
    platform: 'node',
    minify: true,
    esbuildPlugins: [leaveOut, gatherSmallFiles(['src/cli/bin.ts', 'src/cli/commands/lint.ts'])],
    esbuildOptions(options) {
      options.alias = smaller;
      // The UMD that `main` names hides its parts from the bundler.
      options.mainFields = ['module', 'main'];
    },
  }),
);

export default defineConfig([library, ...programs]);
