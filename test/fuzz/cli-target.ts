import fc from 'fast-check';
import { commands } from '../../src/cli/command-table.js';
import { runCli } from '../cli/environment.js';
import { demand } from './sound.js';
import { defineTarget } from './target.js';
import { hostileText, queryText } from './texts.js';

const optionWords = [
  ...['--help', '-h', '--version', '--dialect', '--dialect=vtiger', 'berlicrm', '--schema', '--no-schema'],
  ...['--format', 'json', '--format=', '--quiet', '--max-warnings', '-1', '5', '-e', '--query', '--', '-'],
  ...['--out', '--check', '--reading', '--__proto__', '--constructor=1', '-eee', '--no-', '=', 'queries/'],
];

/** Files are looked for in a folder that does not exist, and stay in there. */
const isOutside = (word: string): boolean =>
  /^[/\\~]|\.\.|^-.*[=/]/.test(word) && !optionWords.includes(word);

const word = fc
  .oneof(fc.constantFrom(...optionWords), hostileText, queryText)
  .filter((text) => !isOutside(text) && !text.includes('\0'));

export const cliTarget = defineTarget({
  title: 'the command takes any arguments and any standard input',
  runs: 200,
  input: fc.record({
    command: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...Object.keys(commands)) },
      { weight: 1, arbitrary: word },
    ),
    args: fc.array(word, { maxLength: 5 }),
    stdin: fc.oneof(queryText, fc.uint8Array({ maxLength: 60 })),
  }),
  async check({ command, args, stdin }) {
    const { code, stderr } = await runCli([command, ...args], { stdin });
    demand([0, 1, 2].includes(code), 'another exit code', code);
    demand(!stderr.includes('internal error'), 'a fault of the program', command, args, stderr);
    demand(code !== 2 || stderr !== '', 'fails without a word', command, args);
  },
});
