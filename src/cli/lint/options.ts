import { type FixType, fixTypes } from '../../lint/fixpoint.js';
import { type Arguments, checkChoice, type OptionSpecs } from '../arguments.js';
import { UsageError } from '../errors.js';
import { type FormatName, formatNames } from '../formats/reporter-table.js';
import { queryOptions } from '../query-options.js';
import { schemaOptions } from '../schema-option.js';
import { configOptions } from './settings.js';

export const lintOptions: OptionSpecs = {
  ...queryOptions,
  ...schemaOptions,
  ...configOptions,
  fix: { help: 'mend what can be mended without changing the rows; writes the files' },
  'fix-dry-run': { help: 'show what --fix would change: a patch, or in the JSON' },
  'fix-type': {
    value: '<name>',
    help: 'safe (default), or suggested: also what is the only suggestion,\nwhich may change the rows',
  },
  format: { value: '<name>', help: `${formatNames.join(', ')}; pretty by default` },
  'output-file': { short: 'o', value: '<file>', help: 'write the report there, when it is complete' },
  'max-warnings': {
    value: '<number>',
    help: 'exit with 1 where there are more; default: any number is fine',
  },
  quiet: { short: 'q', help: 'show errors only; the rest is counted, not shown' },
  baseline: { value: '<file>', help: 'report only what this file does not know' },
  'save-baseline': { value: '<file>', help: 'write all that is found to this file, and exit with 0' },
  'max-file-size': { value: '<MB>', help: 'refuse larger files; default: 50' },
  stats: { help: 'say how much was read, what was found, and where the time went' },
};

export interface LintRequest {
  readonly format: FormatName;
  readonly outputFile: string | undefined;
  readonly isQuiet: boolean;
  readonly mostWarnings: number;
  readonly fix: FixRequest | undefined;
  readonly baseline: string | undefined;
  readonly saveBaseline: string | undefined;
  readonly maxBytes: number | undefined;
  readonly wantsStats: boolean;
}

export interface FixRequest {
  readonly type: FixType;
  /** Whether nothing is written. */
  readonly isDry: boolean;
}

/** @throws UsageError for options that make no sense, alone or together. */
export function readLintRequest(args: Arguments): LintRequest {
  refuseBoth(args, 'baseline', 'save-baseline');
  const size = readCount(args, 'max-file-size');
  return {
    format: checkChoice('format', args.last('format') ?? 'pretty', formatNames),
    outputFile: args.last('output-file'),
    isQuiet: args.has('quiet'),
    mostWarnings: readCount(args, 'max-warnings') ?? Number.POSITIVE_INFINITY,
    fix: readFix(args),
    baseline: args.last('baseline'),
    saveBaseline: args.last('save-baseline'),
    maxBytes: size === undefined ? undefined : size * 2 ** 20,
    wantsStats: args.has('stats'),
  };
}

function readFix(args: Arguments): FixRequest | undefined {
  refuseBoth(args, 'fix', 'fix-dry-run');
  const isDry = args.has('fix-dry-run');
  const type = args.last('fix-type');
  if (!args.has('fix') && !isDry) {
    if (type !== undefined) throw new UsageError('--fix-type goes with --fix or --fix-dry-run');
    return undefined;
  }
  if (!isDry && (args.has('query') || args.positionals.includes('-'))) {
    throw new UsageError('--fix writes files; for -e and standard input there is --fix-dry-run');
  }
  return { type: checkChoice('fix type', type ?? 'safe', fixTypes), isDry };
}

function refuseBoth(args: Arguments, first: string, second: string): void {
  if (args.has(first) && args.has(second)) {
    throw new UsageError(`--${first} and --${second} exclude each other`);
  }
}

function readCount(args: Arguments, name: string): number | undefined {
  const text = args.last(name);
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new UsageError(`--${name} takes a number, not '${text}'`);
  return Number(text);
}
