import manifest from '../../package.json' with { type: 'json' };
import { ClientError } from '../client/client-error.js';
import { suggestOne } from '../diagnostics/suggest.js';
import { parseArguments } from './arguments.js';
import type { Command } from './command.js';
import { commands } from './command-table.js';
import type { Environment, ExitCode } from './environment.js';
import { InputError, UsageError } from './errors.js';
import { renderHelp, renderMainHelp } from './help.js';

/**
 * Runs the command that `argv` names. Never throws: what goes wrong is one line on standard error.
 *
 * @returns 0 clean, 1 findings, 2 usage or unreadable input.
 */
export async function run(environment: Environment): Promise<ExitCode> {
  const [name] = environment.argv;
  try {
    return await dispatch(environment);
  } catch (error) {
    environment.stderr.write(`${describeError(error, environment, name ?? '')}\n`);
    return 2;
  }
}

async function dispatch(environment: Environment): Promise<ExitCode> {
  const [name = '', ...rest] = environment.argv;
  if (name === 'help') return showHelp(environment, rest[0]);
  if (name === '-h' || name === '--help') return showHelp(environment, undefined);
  if (name === '-V' || name === '--version') return showVersion(environment);
  if (name === '') {
    environment.stderr.write(renderMainHelp());
    return 2;
  }
  const command = await loadCommand(name);
  // Asked for help, nothing else on the line matters, be it wrong.
  if (asksForHelp(rest, command)) return showHelp(environment, name);
  return command.run(environment, parseArguments(rest, command.options));
}

/** A value such as that of `-e` is no option, and after `--` nothing is. */
function asksForHelp(argv: readonly string[], { options }: Command): boolean {
  const takers = Object.entries(options).filter(([, { value }]) => value !== undefined);
  const names = takers.flatMap(([name, { short }]) => [`--${name}`, `-${short}`]);
  for (let i = 0; i < argv.length && argv[i] !== '--'; i++) {
    const argument = argv[i] ?? '';
    if (argument === '-h' || argument === '--help') return true;
    if (names.includes(argument)) i++;
  }
  return false;
}

async function loadCommand(name: string): Promise<Command> {
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) throw new UsageError(describeUnknown(name));
  const { command } = await entry.load();
  return command;
}

function describeUnknown(name: string): string {
  if (name.startsWith('-'))
    return `unknown option ${name}; options follow a command, such as vtql lint ${name}`;
  const nearest = suggestOne(name, Object.keys(commands));
  if (nearest) return `unknown command '${name}'; did you mean ${nearest}?`;
  const looksLikePath = /[./\\]/.test(name);
  return `unknown command '${name}'${looksLikePath ? `; to check a file: vtql lint ${name}` : ''}`;
}

async function showHelp({ stdout }: Environment, name: string | undefined): Promise<ExitCode> {
  stdout.write(name === undefined ? renderMainHelp() : renderHelp(await loadCommand(name)));
  return 0;
}

function showVersion({ stdout }: Environment): ExitCode {
  stdout.write(`${manifest.version}\n`);
  return 0;
}

function describeError(error: unknown, { env }: Environment, name: string): string {
  if (error instanceof UsageError) {
    const command = Object.hasOwn(commands, name) ? ` ${name}` : '';
    return `vtql: ${error.message}\nRun 'vtql${command} --help' to see what there is.`;
  }
  if (error instanceof InputError || error instanceof ClientError) return `vtql: ${error.message}`;
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const details = env['VTQL_DEBUG']
    ? stack
    : 'This is a fault of vtql. Set VTQL_DEBUG=1 to see where it happens.';
  return `vtql: internal error: ${message}\n${details}`;
}
