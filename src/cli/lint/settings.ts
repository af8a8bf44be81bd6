import { dirname } from 'node:path';
import type { ConfigSettings } from '../../config/config.js';
import { mergeSettings } from '../../config/settings.js';
import type { Dialect } from '../../dialect/dialect.js';
import { dialects } from '../../dialect/dialects.js';
import { type DialectName, dialectNames } from '../../dialect/families.js';
import type { LintOptions, RuleConfig } from '../../lint/lint.js';
import { ruleIds } from '../../rules/rules.js';
import type { Schema } from '../../schema/schema.js';
import { type Arguments, checkChoice, type OptionSpecs } from '../arguments.js';
import type { Environment } from '../environment.js';
import { UsageError } from '../errors.js';
import { loadChosenSchema, readSchemaChoice } from '../schema-option.js';
import type { EnterFolder } from '../walk.js';
import { type ConfigFinder, createFixedFinder, createUpwardFinder, noConfigs } from './configs.js';

export const configOptions: OptionSpecs = {
  config: { value: '<file>', help: 'use this configuration for all files' },
  'no-config': { help: 'use none; default: the nearest vtql.config.json at or above each file' },
  rule: { value: '<rule>:<level>', help: 'off, info, warning or error for a rule; may be repeated' },
};

/** What a file is checked with. */
export interface FileSettings extends LintOptions {
  readonly dialect: Dialect;
  readonly takesAll: boolean;
}

export interface Settings {
  /** For the walk: what the configurations ignore. */
  readonly enter: EnterFolder;
  /** The name of the configuration that ignores a file; null where none does. */
  ignoredBy(path: string): Promise<string | null>;
  /** @throws InputError where a configuration, or the schema it names, cannot be used. */
  find(path: string): Promise<FileSettings>;
}

/**
 * The settings of files: those of the configuration that governs each, and above them the options.
 *
 * @throws UsageError for options that make no sense.
 * @throws InputError where the configuration or schema that they name cannot be used.
 */
export async function readSettings(args: Arguments, { cwd }: Environment): Promise<Settings> {
  const flags = readFlags(args);
  const configs = await chooseFinder(args, cwd);
  const loaded = new Map<ConfigSettings | null, Promise<FileSettings>>();
  const schemas = new Map<string | false | undefined, Promise<Schema | undefined>>();
  const load = async (base: ConfigSettings | null): Promise<FileSettings> => {
    const { dialect = 'portable', schema, rules, literals } = mergeSettings(base ?? {}, flags);
    const shared = schemas.get(schema) ?? loadChosenSchema(schema, cwd);
    schemas.set(schema, shared);
    return { dialect: dialects[dialect], schema: await shared, rules, takesAll: literals === 'all' };
  };
  // A schema that an option names is wrong for all files.
  if (typeof flags.schema === 'string') await load(null);
  return {
    async enter(folder) {
      const config = await configs.find(folder);
      if (config === null) return () => false;
      return (path, isFolder) => (isFolder ? config.isFolderIgnored(path) : config.isIgnored(path));
    },
    async ignoredBy(path) {
      const config = await configs.find(dirname(path));
      return config?.isIgnored(path) ? config.shown : null;
    },
    async find(path) {
      const config = await configs.find(dirname(path));
      const base = config?.settingsFor(path) ?? null;
      const settings = loaded.get(base) ?? load(base);
      loaded.set(base, settings);
      return settings;
    },
  };
}

function chooseFinder(args: Arguments, cwd: string): Promise<ConfigFinder> {
  const path = args.last('config');
  if (!args.has('no-config')) {
    return path === undefined ? Promise.resolve(createUpwardFinder(cwd)) : createFixedFinder(path, cwd);
  }
  if (path !== undefined) throw new UsageError('--config and --no-config exclude each other');
  return Promise.resolve(noConfigs);
}

/** What the options say. */
function readFlags(args: Arguments): ConfigSettings {
  const name = args.last('dialect');
  const schema = readSchemaChoice(args);
  return {
    ...(name !== undefined && { dialect: checkChoice<DialectName>('dialect', name, dialectNames) }),
    ...(schema !== undefined && { schema }),
    rules: readRules(args.all('rule')),
  };
}

const levels = ['off', 'info', 'warning', 'error'] as const;

function readRules(given: readonly string[]): RuleConfig {
  const entries = given.map((text) => {
    const [, id, level] = /^(.[^:=]*)[:=](.+)$/.exec(text) ?? [];
    if (id === undefined || level === undefined) {
      throw new UsageError(`--rule takes <rule>:<level>, such as limit:off, not '${text}'`);
    }
    return [checkChoice('rule', id, ruleIds), checkChoice('level', level, levels)] as const;
  });
  return Object.fromEntries(entries);
}
