import { dirname, relative, resolve, sep } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';

/** In bytes: to find, read and link a file takes Node as long as to compile this much minified code. */
const costOfFile = 16_000;

const name = 'gather-small-files';

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
export const gatherSmallFiles = (entries: readonly string[]): Plugin => ({
  name,
  async setup({ initialOptions, esbuild, onResolve, onLoad, resolve: resolvePath }) {
    const plugins = (initialOptions.plugins ?? []).filter((plugin) => plugin.name !== name);
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
