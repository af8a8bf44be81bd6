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

export interface CommandEntry {
  readonly summary: string;
  load(): Promise<{ readonly command: Command }>;
}

/** Only the module of the command that runs is loaded. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  lint: {
    summary: 'check saved queries, or a single one',
    load: () => import('./commands/lint.js'),
  },
  parse: {
    summary: 'show the syntax tree of queries as JSON',
    load: () => import('./commands/parse.js'),
  },
  rules: {
    summary: 'list the rules, or explain one',
    load: () => import('./commands/rules.js'),
  },
};
