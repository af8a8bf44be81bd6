import type { OptionSpecs } from './arguments.js';
import type { Command } from './command.js';
import { commands } from './command-table.js';

/** What every command takes. */
export const commonOptions: OptionSpecs = {
  help: { short: 'h', help: 'show this help' },
};

export function renderMainHelp(): string {
  const rows = Object.entries(commands).map(([name, { summary }]) => [name, summary] as const);
  return `Checks queries for the web service of vtiger CRM and berliCRM.

Usage: vtql <command> [options]

Commands:
${renderRows(rows)}

Options:
${renderRows([
  ['-h, --help', 'show this help; after a command, the help of that command'],
  ['-V, --version', 'show the version'],
])}

Example: vtql lint -e "select id from Contacts where lastname = 'Smith' limit 10;"
`;
}

export function renderHelp({ usage, description, options, notes }: Command): string {
  const rows = Object.entries({ ...options, ...commonOptions }).map(([name, { short, value, help }]) => {
    const label = `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;
    return [label, help] as const;
  });
  const lines = usage.map((line, index) => `${index === 0 ? 'Usage:' : '      '} ${line}`);
  const parts = [description, lines.join('\n'), `Options:\n${renderRows(rows)}`, notes];
  return `${parts.filter((part) => part !== undefined).join('\n\n')}\n`;
}

/** Two columns; further lines of the second are indented to it. */
function renderRows(rows: readonly (readonly [label: string, text: string])[]): string {
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  return rows
    .map(([label, text]) => `  ${label.padEnd(width)}${text.replaceAll('\n', `\n${' '.repeat(width + 2)}`)}`)
    .join('\n');
}
