import type { Dialect } from '../dialect/dialect.js';
import { dialects } from '../dialect/dialects.js';
import { type DialectName, dialectNames } from '../dialect/families.js';
import { type Arguments, checkChoice, type OptionSpecs } from './arguments.js';
import type { InputRequest } from './inputs.js';

/** What every command takes that reads queries. */
export const queryOptions: OptionSpecs = {
  query: {
    short: 'e',
    value: '<text>',
    takesAnything: true,
    help: 'a query, as it is sent; may be repeated',
  },
  dialect: { value: '<name>', help: `the servers they are for: ${listDialects()}` },
  'stdin-filename': { value: '<path>', help: 'what to call standard input; .json makes it JSON' },
};

function listDialects(): string {
  return `${dialectNames.slice(0, -1).join(', ')},\nor portable (default): all of them`;
}

/** @throws UsageError for a name that no dialect has. */
export function readDialect(args: Arguments): Dialect {
  const name = args.last('dialect') ?? 'portable';
  return dialects[checkChoice<DialectName>('dialect', name, dialectNames)];
}

/** The texts that a command line names. */
export const requestInputs = (
  args: Arguments,
  dialect: Dialect,
  paths: readonly string[] = args.positionals,
): InputRequest & { readonly dialect: Dialect } => ({
  paths,
  queries: args.all('query'),
  stdinName: args.last('stdin-filename'),
  dialect,
});
