import type { Command } from './command.js';

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
  explain: {
    summary: 'draw how and/or is read, as documented and by servers',
    load: () => import('./commands/explain.js'),
  },
  types: {
    summary: 'write TypeScript types for the modules of your server',
    load: () => import('./commands/types.js'),
  },
  pull: {
    summary: "save your server's modules and fields, for --schema",
    load: () => import('./commands/pull.js'),
  },
  query: {
    summary: 'check queries, send them, and show the records',
    load: () => import('./commands/query.js'),
  },
  diff: {
    summary: 'compare two schemas, and find the queries that break',
    load: () => import('./commands/diff.js'),
  },
};
