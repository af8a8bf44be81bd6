import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type Config, type ConfigSettings, configName } from '../../config/config.js';
import { type CompiledConfig, compileConfig, hasPatterns } from '../../config/settings.js';
import { createLineIndex } from '../../text/line-index.js';
import { InputError } from '../errors.js';
import { findInside } from '../find-inside.js';
import { decodeText, explainFailure } from '../read-text.js';

/** A configuration, and where it lies. */
export interface LoadedConfig {
  /** As messages show it. */
  readonly shown: string;
  isIgnored(path: string): boolean;
  /** Whether a folder holds nothing that is not ignored. */
  isFolderIgnored(path: string): boolean;
  /** The path of a schema is as messages show it. The same object for all files with the same settings. */
  settingsFor(path: string): ConfigSettings;
}

/** Finds the configuration that governs a folder. */
export interface ConfigFinder {
  /** @throws InputError where there is one that cannot be used. */
  find(folder: string): Promise<LoadedConfig | null>;
}

/** Nothing is configured. */
export const noConfigs: ConfigFinder = { find: () => Promise.resolve(null) };

/** One configuration for everything. @throws InputError where it cannot be used. */
export async function createFixedFinder(given: string, cwd: string): Promise<ConfigFinder> {
  const path = resolve(cwd, given);
  const config = await load(path, given, cwd);
  if (config === null) throw new InputError(`cannot read ${given}: there is no such file or folder`);
  return { find: () => Promise.resolve(config) };
}

/** The nearest one, in the folder itself or above it; each is read once. They are not merged. */
export function createUpwardFinder(cwd: string): ConfigFinder {
  const known = new Map<string, Promise<LoadedConfig | null>>();
  const find = (folder: string): Promise<LoadedConfig | null> => {
    const found = known.get(folder) ?? findFrom(folder);
    known.set(folder, found);
    return found;
  };
  const findFrom = async (folder: string): Promise<LoadedConfig | null> => {
    const path = join(folder, configName);
    const own = await load(path, showPath(path, cwd), cwd);
    const above = dirname(folder);
    return own ?? (above === folder ? null : find(above));
  };
  return { find };
}

const showPath = (path: string, cwd: string): string => findInside(path, cwd) ?? path.replaceAll(sep, '/');

/** Null where there is none. */
async function load(path: string, shown: string, cwd: string): Promise<LoadedConfig | null> {
  const text = await readIfThere(path, shown);
  if (text === null) return null;
  const config = await parseConfig(text, shown);
  const globs = hasPatterns(config) ? await import('../../config/globs.js') : undefined;
  const folder = dirname(path);
  return place(compileConfig(config, globs), {
    shown,
    folder,
    showSchema: (schema) => showPath(resolve(folder, schema), cwd),
  });
}

async function readIfThere(path: string, shown: string): Promise<string | null> {
  try {
    return decodeText(await readFile(path), shown);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new InputError(`cannot read ${shown}: ${explainFailure(error)}`);
  }
}

/** @throws InputError that names the place of every fault, one a line. */
async function parseConfig(text: string, shown: string): Promise<Config> {
  const { readConfig } = await import('../../config/read-config.js');
  const reading = readConfig(text);
  if ('config' in reading) return reading.config;
  const lines = createLineIndex(text);
  const faults = reading.problems.map(({ message, range }) => {
    const { line, column } = lines.positionAt(range[0]);
    return `${shown}:${line}:${column}: ${message}`;
  });
  throw new InputError(faults.join('\n'));
}

interface Place {
  readonly shown: string;
  readonly folder: string;
  readonly showSchema: (path: string) => string;
}

/** Paths of the configuration are relative to its folder, those of everybody else are not. */
function place(compiled: CompiledConfig, { shown, folder, showSchema }: Place): LoadedConfig {
  const toRelative = (path: string): string => relative(folder, path).replaceAll(sep, '/');
  const placed = new Map<ConfigSettings, ConfigSettings>();
  return {
    shown,
    isIgnored: (path) => compiled.isIgnored(toRelative(path)),
    isFolderIgnored: (path) => compiled.isFolderIgnored(toRelative(path)),
    settingsFor(path) {
      const settings = compiled.settingsFor(toRelative(path));
      const { schema } = settings;
      const known =
        placed.get(settings) ??
        (typeof schema === 'string' ? { ...settings, schema: showSchema(schema) } : settings);
      placed.set(settings, known);
      return known;
    },
  };
}
