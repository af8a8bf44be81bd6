import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.js';
import { lintOptions, readLintRequest } from '../../src/cli/lint/options.js';
import { readConfig } from '../../src/config/read-config.js';
import { checkDocument } from '../../src/lint/check-document.js';
import { createConsumer } from './consumer.js';
import { ROOT } from './manifest.js';

/** What the README shows is run as it stands there. */
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

const blocksOf = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, body]) => body ?? '',
  );

interface Shown {
  readonly command: string;
  readonly output: string;
}

/** The commands of a console block, each with what it prints. */
const readConsole = (block: string): Shown[] =>
  block
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { command: part.slice(0, end), output: part.slice(end + 1) };
    });

describe('the commands in the README', () => {
  const shown = blocksOf('console').flatMap(readConsole);

  it('are there', () => {
    expect(shown.length).toBeGreaterThan(1);
  });

  it.each(shown)('$command', ({ command, output }) => {
    const local = command.replace(/^npx vtql /, `${JSON.stringify(process.execPath)} dist/cli/bin.js `);
    const { stdout } = spawnSync('bash', ['-c', local], { cwd: ROOT, encoding: 'utf8' });
    expect(stdout.trim()).toBe(output.trim());
  });
});

describe('what the README says of linting a code base', () => {
  it.each(blocksOf('jsonc'))('is a configuration: %s', (block) => {
    expect(readConfig(block)).toHaveProperty('config');
  });

  it.each(blocksOf('vtql'))('is suppressed: %s', (block) => {
    const { findings, suppressed } = checkDocument(block, { language: 'vtql' });
    expect(findings).toEqual([]);
    expect(suppressed).toHaveLength(1);
  });

  const commands = blocksOf('sh').flatMap((block) => block.match(/^vtql lint .*$/gm) ?? []);

  it.each(commands)('has options that there are: %s', (command) => {
    const argv = command
      .replace(/ +#.*$/, '')
      .split(/ +/)
      .slice(2);
    expect(() => readLintRequest(parseArguments(argv, lintOptions))).not.toThrow();
  });
});

describe('the code in the README', () => {
  const consumer = createConsumer();
  afterAll(() => consumer.remove());

  it.each(blocksOf('ts').map((code) => ({ title: code.split('\n')[0] ?? '', code })))(
    '$title',
    ({ code }) => {
      const script = consumer.write('example.mjs', transformSync(code, { loader: 'ts' }).code);
      expect(() => consumer.run(script)).not.toThrow();
    },
  );
});
