import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { commands } from '../../src/cli/command-table.js';
import { runCli } from './environment.js';

describe('help', () => {
  test.each([['--help'], ['-h'], ['help']])('%s lists the commands', async (argument) => {
    const { code, stdout, stderr } = await runCli([argument]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const name of ['lint', 'parse', 'rules', 'explain', 'types', 'pull', 'query', 'diff'])
      expect(stdout).toContain(`\n  ${name} `);
  });

  test.each(['lint', 'parse', 'rules', 'explain', 'types', 'pull', 'query', 'diff'])(
    'of %s shows its options and ends well',
    async (name) => {
      const asked = await runCli([name, '--help']);
      expect(asked.code).toBe(0);
      expect(asked.stdout).toMatch(new RegExp(`^Usage: vtql ${name}`, 'm'));
      expect(asked.stdout).toContain('-h, --help');
      expect(await runCli(['help', name])).toEqual(asked);
      expect(await runCli([name, '-h', '--wrong', 'x'])).toEqual(asked);
    },
  );

  test('fits a terminal of 100 columns', async () => {
    for (const argv of [[], ...Object.keys(commands).map((name) => [name])]) {
      const { stdout } = await runCli([...argv, '--help']);
      expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
    }
  });

  test('is not asked for by a value that looks like it', async () => {
    const { stdout } = await runCli(['parse', '-e', '--help']);
    expect(stdout).toContain('"type":"Query"');
  });

  test('is what comes without a command, as an error', async () => {
    const { code, stdout, stderr } = await runCli([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage: vtql <command>');
  });
});

test.each(['--version', '-V'])('%s is that of the package', async (argument) => {
  expect(await runCli([argument])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
});

describe('a wrong command line', () => {
  test.each([
    [['lnt'], "unknown command 'lnt'; did you mean lint?"],
    [['frobnicate'], "unknown command 'frobnicate'"],
    [['constructor'], "unknown command 'constructor'"],
    [['queries/a.vtql'], "unknown command 'queries/a.vtql'; to check a file: vtql lint queries/a.vtql"],
    [['-e', 'x'], 'unknown option -e; options follow a command, such as vtql lint -e'],
    [['lint', '--schma', 'x'], 'unknown option --schma; did you mean --schema?'],
    [['lint', '--qwxyz'], 'unknown option --qwxyz'],
    [['lint', '-x'], 'unknown option -x'],
    [['lint', '--constructor'], 'unknown option --constructor'],
    [['lint', '-e'], '-e needs a value: -e <text>'],
    [['lint', '--dialect', '--quiet'], '--dialect needs a value: --dialect <name>'],
    [['lint', '--quiet=yes'], '--quiet takes no value'],
    [
      ['lint', '--format', 'json'],
      'nothing to read: name files or folders, - for standard input, or give a query with -e',
    ],
    [['lint'], 'nothing to read: name files or folders, - for standard input, or give a query with -e'],
    [['lint', '--dialect', 'berlcrm', '-e', 'x'], "unknown dialect 'berlcrm'; did you mean berlicrm?"],
    [
      ['lint', '--dialect', 'x', '-e', 'x'],
      "unknown dialect 'x'; there are vtiger, berlicrm-classic, berlicrm, portable",
    ],
    [['lint', '--format', 'jsn', '-e', 'x'], "unknown format 'jsn'; did you mean json?"],
    [['lint', '--max-warnings', 'few', '-e', 'x'], "--max-warnings takes a number, not 'few'"],
    [['lint', '--config', 'x', '--no-config', '-e', 'x'], '--config and --no-config exclude each other'],
    [
      ['lint', '--baseline', 'x', '--save-baseline', 'x', 'x'],
      '--baseline and --save-baseline exclude each other',
    ],
    [['lint', '--fix', '--fix-dry-run', 'x'], '--fix and --fix-dry-run exclude each other'],
    [['lint', '--fix', '-'], '--fix writes files; for -e and standard input there is --fix-dry-run'],
    [['lint', '--fix-type', 'safe', 'x'], '--fix-type goes with --fix or --fix-dry-run'],
    [['lint', '--fix', '--fix-type', 'save', 'x'], "unknown fix type 'save'; did you mean safe?"],
    [['lint', '--rule', 'limit', '-e', 'x'], "--rule takes <rule>:<level>, such as limit:off, not 'limit'"],
    [['lint', '--rule', 'limt:off', '-e', 'x'], "unknown rule 'limt'; did you mean limit?"],
    [['lint', '--rule', 'limit:warnin', '-e', 'x'], "unknown level 'warnin'; did you mean warning?"],
    [['lint', '--schema', 'x', '--no-schema', '-e', 'x'], '--schema and --no-schema exclude each other'],
    [['rules', 'a', 'b'], 'rules explains one rule at a time'],
    [['rules', 'known-feild'], "no rule or code 'known-feild'; did you mean known-field?"],
  ])('%j is told what is wrong, in words and without a stack', async (argv, message) => {
    const { code, stdout, stderr } = await runCli(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^vtql: .*\nRun 'vtql[a-z ]* --help' to see what there is\.\n$/);
    expect(stderr.split('\n')[0]).toBe(`vtql: ${message}`);
  });
});

describe('rules', () => {
  test('lists every rule with its description', async () => {
    const { code, stdout } = await runCli(['rules']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^missing-semicolon {2,}\S/m);
  });

  test('explains one, by its name or by a code of its findings', async () => {
    const byName = await runCli(['rules', 'missing-semicolon']);
    expect(byName.stdout).toMatch(/^# missing-semicolon\n/);
    expect(byName.stdout).toMatch(/\| VTQL2008 .*\| error +\| error .*\| warning/);
    expect(byName.stdout).toContain('\n## Anti-pattern\n');
    expect(await runCli(['rules', 'vtql2008'])).toEqual(byName);
  });

  test('explains a code that no rule stands for', async () => {
    const { code, stdout } = await runCli(['rules', 'VTQL1002']);
    expect(code).toBe(0);
    expect(stdout).toContain('A quoted string without its closing quote');
  });
});
