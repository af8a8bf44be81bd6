import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/command-table.js';
import { MANIFEST, ROOT } from '../package/manifest.js';
import { OUTPUTS, sourcesOf } from '../package/metafile.js';
import { createFolder } from './environment.js';

const bin = join(ROOT, MANIFEST.bin['vtql'] ?? '');
const samples = 'test/fixtures/saved-queries';

function spawnCli(argv: readonly string[], input = '') {
  // Neither colour variable: what counts is that nothing here is a terminal.
  const { NO_COLOR, FORCE_COLOR, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...argv], {
    cwd: ROOT,
    input,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return { status, stdout, stderr };
}

describe('the built program', () => {
  test('checks a query', () => {
    const { status, stdout, stderr } = spawnCli(['lint', '-e', 'select lastnam from Contacts limit 5']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('hint: Did you mean lastname?');
    expect(stdout).not.toContain('\x1b');
  });

  test('reads standard input', () => {
    const { status, stdout } = spawnCli(['lint', '-'], 'select id from Contacts limit 5;\n');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '1 query: nothing to mend.\n' });
  });

  test('does not wait for standard input that it does not need', async () => {
    const child = spawn(process.execPath, [bin, 'lint', '-e', 'select id from Contacts limit 5;'], {
      stdio: 'pipe',
    });
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('ends with 2 and no stack trace for what it does not understand', () => {
    expect(spawnCli(['lint', '--frmat', 'json'])).toMatchObject({ status: 2, stdout: '' });
    expect(spawnCli(['lint', 'gone.vtql']).stderr).toBe(
      'vtql: cannot read gone.vtql: there is no such file or folder\n',
    );
  });

  test('finds in the samples what they are there to show', () => {
    const { status, stdout, stderr } = spawnCli(['lint', samples, '--format', 'json']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const { files, summary } = JSON.parse(stdout);
    expect(files.map(({ path }: { path: string }) => path.slice(samples.length + 1))).toEqual([
      'contacts.vtql',
      'invoices.vtql',
      'monthly/reports.json',
    ]);
    expect(summary).toMatchObject({ files: 3, queries: 20 });
    expect(summary.errors).toBeGreaterThan(7);
  });

  test('takes the recorded answers of a server as a schema', () => {
    const schema = 'test/fixtures/recordings/describe';
    const text = "select lastname from Contacts where leadsource = 'Cold Cal' limit 5;";
    const { status, stdout } = spawnCli(['lint', '--schema', schema, '-e', text]);
    expect(status).toBe(0);
    expect(stdout).toContain("The picklist leadsource has no value 'Cold Cal'.");
  });

  test('stops quietly when its reader does', async () => {
    const folder = createFolder({ 'a.vtql': 'select;\n'.repeat(20_000) });
    const child = spawn(process.execPath, [bin, 'lint', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [code] = await once(child, 'exit');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  });

  test('writes all of a long output into a pipe', () => {
    const folder = createFolder({ 'a.vtql': 'select;\n'.repeat(5000) });
    const { stdout } = spawnCli(['lint', '--format', 'json', folder]);
    expect(JSON.parse(stdout).summary.queries).toBe(5000);
  });
});

describe('the start-up', () => {
  const entry = MANIFEST.bin['vtql'] ?? '';

  /** The files that are loaded at once, without any `import()`. */
  function filesLoadedBy(...outputs: readonly string[]): ReadonlySet<string> {
    const files = new Set(outputs);
    for (const file of files) {
      const imports = OUTPUTS[file]?.imports ?? [];
      for (const { kind, external, path } of imports) {
        if (kind === 'import-statement' && !external) files.add(path);
      }
    }
    return files;
  }

  const loadedBy = (output: string): readonly string[] =>
    [...filesLoadedBy(output)].flatMap((file) => sourcesOf(file));

  const fileOf = (command: string): string =>
    Object.keys(OUTPUTS).find((output) => sourcesOf(output).includes(`src/cli/commands/${command}.ts`)) ?? '';

  test('loads no parser, rule or schema before a command asks for it', () => {
    const sources = loadedBy(entry);
    expect(sources).toContain('src/cli/run.ts');
    expect(
      sources.filter((path) => /chevrotain|^src\/(rules|schema|lint|cli\/commands)|tokens/.test(path)),
    ).toEqual([]);
  });

  test.each(Object.keys(commands))('of %s does not load the other commands', (command) => {
    const sources = loadedBy(fileOf(command));
    expect(sources.filter((path) => path.startsWith('src/cli/commands/'))).toEqual([
      `src/cli/commands/${command}.ts`,
    ]);
  });

  test('of lint does not load what few runs need', () => {
    const sources = loadedBy(fileOf('lint'));
    expect(sources).toContain('src/lint/lint.ts');
    expect(
      sources.filter((path) =>
        /schema\/stock|cli\/(formats\/(?!reporter-table|pretty)|help|write-|lint\/(baseline|write-))|picomatch|jsonc/.test(
          path,
        ),
      ),
    ).toEqual([]);
  });

  // Node needs half a millisecond for each, however small.
  test.each(Object.keys(commands))('of %s reads few files', (command) => {
    expect(filesLoadedBy(entry, fileOf(command)).size).toBeLessThanOrEqual(8);
  });

  test('begins with the line that makes it a program', () => {
    expect(readFileSync(bin, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});
