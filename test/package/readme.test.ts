import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.js';
import { lintOptions, readLintRequest } from '../../src/cli/lint/options.js';
import { readConfig } from '../../src/config/read-config.js';
import { checkDocument } from '../../src/lint/check-document.js';
import { stockSchema } from '../../src/schema/stock.js';
import { createTestServer } from '../../src/testing/index.js';
import { type Listening, listen } from '../testing/listen.js';
import { createConsumer } from './consumer.js';
import { ROOT } from './manifest.js';

/** What the docs show is run as it stands there. Queries in the two references are held by test/generated. */
const docs = ['README.md', 'CONTRIBUTING.md', 'grammar/README.md', 'src/rules/README.md'].map((path) => ({
  path,
  text: readFileSync(join(ROOT, path), 'utf8'),
}));

const blocksOf = (language: string, from = docs): string[] => {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm');
  return from.flatMap(({ text }) => [...text.matchAll(fence)].map(([, body]) => body ?? ''));
};

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

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

describe('the commands that are shown with their output', () => {
  const shown = blocksOf('console').flatMap(readConsole);

  it('are there', () => {
    expect(shown.length).toBeGreaterThan(1);
  });

  it.each(shown)('$command', ({ command, output }) => {
    const local = command.replace(/^npx vtql /, `${JSON.stringify(process.execPath)} dist/cli/bin.cjs `);
    const { stdout } = spawnSync('bash', ['-c', local], { cwd: ROOT, encoding: 'utf8' });
    expect(stdout.trim()).toBe(output.trim());
  });
});

describe('what the README says of linting a code base', () => {
  it.each(blocksOf('jsonc'))('is a configuration: %s', (block) => {
    expect(readConfig(block)).toHaveProperty('config');
  });

  it.each(blocksOf('vtql', docs.slice(0, 1)))('is suppressed: %s', (block) => {
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

describe('the code that is shown', () => {
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

/** Commands are not run for what they print, but for being commands: those of npm by name, ours in earnest. */
describe('the commands that are told', () => {
  const lines = blocksOf('sh')
    .flatMap((block) => block.split('\n'))
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => line !== '');
  const ours = lines.filter((line) => /\bvtql (?!$)[a-z]/.test(line) && !line.startsWith('npm '));
  const others = lines.filter((line) => !ours.includes(line));

  it('are there', () => {
    expect(ours.length).toBeGreaterThan(3);
    expect(others.length).toBeGreaterThan(3);
  });

  const project = createConsumer();
  project.write('query.vtql', 'select id from Leads limit 5;');
  cpSync(join(ROOT, 'test/fixtures/saved-queries'), join(project.folder, 'queries'), { recursive: true });
  for (const folder of ['describe', 'schema-of-may']) {
    cpSync(join(ROOT, 'test/fixtures/recordings/describe'), join(project.folder, folder), {
      recursive: true,
    });
  }
  for (const folder of ['src', 'lib']) {
    cpSync(join(ROOT, 'test/fixtures/source/php'), join(project.folder, folder), { recursive: true });
  }

  let server: Listening;
  beforeAll(async () => {
    server = await listen(createTestServer({ dialect: 'berlicrm', schema: stockSchema }));
  });
  afterAll(async () => {
    await server.close();
    project.remove();
  });

  it.each(ours)('%s is understood', async (line) => {
    const program = `vtql() { ${JSON.stringify(process.execPath)} node_modules/vtql/dist/cli/bin.cjs "$@"; }`;
    const child = spawn('bash', ['-c', `${program}; ${line}`], {
      cwd: project.folder,
      env: { ...process.env, VTQL_URL: server.url, VTQL_USERNAME: 'admin', VTQL_ACCESS_KEY: 'secret' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    const [status] = (await once(child, 'close')) as [number];
    expect([0, 1], stderr).toContain(status);
  });

  it.each(others.flatMap((line) => line.split(' && ')))('%s is there', (line) => {
    const [program, first = '', second = ''] = line.split(' ');
    if (program === 'npm') {
      const isBuiltIn = ['ci', 'install'].includes(first);
      expect(isBuiltIn || Object.hasOwn(scripts, first === 'run' ? second : first), line).toBe(true);
    } else
      expect(existsSync(join(ROOT, first === 'vitest' ? (line.split(' ').at(-1) ?? '') : first))).toBe(true);
  });
});

describe('the docs name nothing that is not there', () => {
  const named = docs.flatMap(({ path, text }) =>
    [...text.matchAll(/`((?:src|test|grammar|bench)\/[\w./-]+)`|\]\(([\w./-]+)\)/g)].map(
      ([, place, link = '']) => place ?? join(dirname(path), link),
    ),
  );

  it.each([...new Set(named)])('%s', (place) => {
    expect(existsSync(join(ROOT, place))).toBe(true);
  });

  const told = docs.flatMap(({ text }) =>
    [...text.matchAll(/`npm run ([\w-]+)/g)].map(([, name]) => name ?? ''),
  );

  it.each([...new Set(told)])('npm run %s', (name) => {
    expect(scripts).toHaveProperty([name]);
  });
});
