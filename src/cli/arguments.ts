import { parseArgs } from 'node:util';
import { suggestOne } from '../diagnostics/suggest.js';
import { UsageError } from './errors.js';

/** An option as it is parsed and as help shows it. */
export interface OptionSpec {
  readonly short?: string;
  /** What help calls the value; a switch has none. */
  readonly value?: string;
  /** Whether its value may look like an option. */
  readonly takesAnything?: boolean;
  readonly help: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** A parsed command line. */
export interface Arguments {
  readonly positionals: readonly string[];
  has(name: string): boolean;
  /** Every value given for an option, in order. */
  all(name: string): readonly string[];
  /** The last value given for an option, which is the one that counts. */
  last(name: string): string | undefined;
}

/** @throws UsageError for options that are unknown, lack their value, or have one too many. */
export function parseArguments(argv: readonly string[], specs: OptionSpecs): Arguments {
  const options = Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, createConfig(spec)]));
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true });
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const value = checkOption(token, specs);
    given.set(token.name, [...(given.get(token.name) ?? []), value]);
  }
  const all = (name: string): readonly string[] => given.get(name) ?? [];
  return { positionals, all, has: (name) => given.has(name), last: (name) => all(name).at(-1) };
}

const createConfig = ({ short, value }: OptionSpec) => ({
  type: value === undefined ? ('boolean' as const) : ('string' as const),
  ...(short !== undefined && { short }),
});

interface OptionToken {
  readonly name: string;
  /** As written: `-e`, `--query`. */
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function checkOption({ name, rawName, value, inlineValue }: OptionToken, specs: OptionSpecs): string {
  const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
  if (!spec) throw new UsageError(describeUnknown(rawName, specs));
  if (spec.value === undefined) {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value`);
    return '';
  }
  const isOption = !inlineValue && !spec.takesAnything && /^-./.test(value ?? '');
  if (value === undefined || isOption)
    throw new UsageError(`${rawName} needs a value: ${rawName} ${spec.value}`);
  return value;
}

function describeUnknown(rawName: string, specs: OptionSpecs): string {
  const names = Object.keys(specs).map((name) => `--${name}`);
  const nearest = rawName.startsWith('--') ? suggestOne(rawName, names) : undefined;
  return `unknown option ${rawName}${nearest ? `; did you mean ${nearest}?` : ''}`;
}

/** @throws UsageError with what was probably meant. */
export function checkChoice<T extends string>(what: string, value: string, choices: readonly T[]): T {
  const choice = choices.find((name) => name === value);
  if (choice !== undefined) return choice;
  const nearest = suggestOne(value, choices);
  const advice = nearest ? `did you mean ${nearest}?` : `there are ${choices.join(', ')}`;
  throw new UsageError(`unknown ${what} '${value}'; ${advice}`);
}
