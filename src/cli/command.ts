import type { Arguments, OptionSpecs } from './arguments.js';
import type { Environment, ExitCode } from './environment.js';

/** What a command's module exports as `command`. */
export interface Command {
  readonly name: string;
  readonly usage: readonly string[];
  readonly options: OptionSpecs;
  /** What it does and how it ends, in paragraphs of lines. */
  readonly description: string;
  readonly notes?: string;
  run(environment: Environment, args: Arguments): Promise<ExitCode>;
}
