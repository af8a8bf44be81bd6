import type { Config, ConfigSettings } from './config.js';
import type { PathMatcher } from './globs.js';

/** A configuration with its patterns compiled. Paths are relative to its folder, with `/`. */
export interface CompiledConfig {
  isIgnored(path: string): boolean;
  /** Whether a folder holds nothing that is not ignored. */
  isFolderIgnored(path: string): boolean;
  /** The same object for all files with the same settings. */
  settingsFor(path: string): ConfigSettings;
}

/** What compiles patterns; handed in so that they cost nothing where there are none. */
export interface Globs {
  createMatcher(patterns: readonly string[]): PathMatcher;
  createPruner(patterns: readonly string[]): PathMatcher;
}

const matchesNothing: PathMatcher = () => false;

/** @param globs not needed where the configuration has no patterns. */
export function compileConfig(config: Config, globs: Globs | undefined): CompiledConfig {
  const { ignore = [], overrides = [], ...base } = config;
  const compile = (patterns: readonly string[]): PathMatcher =>
    globs?.createMatcher(patterns) ?? matchesNothing;
  const matchers = overrides.map(({ files }) => compile(files));
  const known = new Map<string, ConfigSettings>();
  const isIgnored = ignore.length === 0 ? matchesNothing : compile(ignore);
  const canPrune = globs?.createPruner(ignore) ?? matchesNothing;
  return {
    isIgnored,
    isFolderIgnored: (path) => isIgnored(path) && canPrune(path),
    settingsFor(path) {
      const fitting = overrides.filter((_, index) => matchers[index]?.(path));
      const key = overrides.map((override) => (fitting.includes(override) ? '1' : '0')).join('');
      const settings = known.get(key) ?? fitting.reduce<ConfigSettings>(mergeSettings, base);
      known.set(key, settings);
      return settings;
    },
  };
}

export const hasPatterns = ({ ignore = [], overrides = [] }: Config): boolean =>
  ignore.length + overrides.length > 0;

/** The second wins, rule by rule. */
export function mergeSettings(base: ConfigSettings, above: ConfigSettings): ConfigSettings {
  const { dialect = base.dialect, schema = base.schema, literals = base.literals, rules } = above;
  return {
    ...(dialect !== undefined && { dialect }),
    ...(schema !== undefined && { schema }),
    ...(literals !== undefined && { literals }),
    rules: { ...base.rules, ...rules },
  };
}
