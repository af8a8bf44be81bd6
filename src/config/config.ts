import type { DialectName } from '../dialect/families.js';
import type { RuleConfig } from '../lint/lint.js';

/** What can be said of all files, and of some. */
export interface ConfigSettings {
  readonly dialect?: DialectName;
  /** A path relative to the configuration's folder; false for none. */
  readonly schema?: string | false;
  readonly rules?: RuleConfig;
  /** Which string literals of programs are queries: what plainly is for this web service, or all that read so. */
  readonly literals?: LiteralChoice;
}

export const literalChoices = ['ours', 'all'] as const;
export type LiteralChoice = (typeof literalChoices)[number];

export interface ConfigOverride extends ConfigSettings {
  readonly files: readonly string[];
}

/** What a `vtql.config.json` says. Patterns are relative to its folder. */
export interface Config extends ConfigSettings {
  readonly ignore?: readonly string[];
  /** Later ones win. */
  readonly overrides?: readonly ConfigOverride[];
}

export const configName = 'vtql.config.json';
