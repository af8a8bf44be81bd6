import { describe, expect, test } from 'vitest';
import { parse } from '../../src/syntax/parse.js';
import { createFolder, runCli } from './environment.js';

const query = "select id from Contacts where lastname = 'Smith' limit 5;";

interface Tree {
  readonly module: { readonly name: string; readonly range: readonly [number, number] };
}

const readTrees = (stdout: string): readonly Tree[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Tree);

describe('parse', () => {
  test('prints the tree of a query as JSON', async () => {
    const { code, stdout, stderr } = await runCli(['parse', '-e', query]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(parse(query).ast);
  });

  test('indents it for a person at a terminal', async () => {
    const { stdout } = await runCli(['parse', '-e', query], { isTerminal: true });
    expect(stdout).toContain('\n  "type": "Query"');
  });

  test('prints a line for each query, with the places of the file', async () => {
    const sources: Readonly<Record<string, string>> = {
      'a.vtql': `\ufeff-- c\r\n${query}\r\n${query}`,
      'b.json': `{"x": "select id \\u0066rom Contacts;"}`,
    };
    const { code, stdout } = await runCli(['parse', '.'], { cwd: createFolder(sources) });
    expect(code).toBe(0);
    const trees = readTrees(stdout);
    const texts = ['a.vtql', 'a.vtql', 'b.json'].map((path, index) =>
      sources[path]?.slice(...(trees[index]?.module.range ?? [0, 0])),
    );
    expect(texts).toEqual(['Contacts', 'Contacts', 'Contacts']);
  });

  test('reads standard input', async () => {
    const { stdout } = await runCli(['parse', '-'], { stdin: query });
    expect(readTrees(stdout)[0]?.module.name).toBe('Contacts');
  });

  test('says on standard error what is wrong, and prints the tree all the same', async () => {
    const { code, stdout, stderr } = await runCli(['parse', '-e', 'select id,, email from Contacts;']);
    expect(code).toBe(1);
    expect(readTrees(stdout)[0]?.module.name).toBe('Contacts');
    expect(stderr).toContain('<query>:1:11');
  });

  test('decides by the dialect where a string ends', async () => {
    const text = "select id from Contacts where lastname = 'C:\\';";
    expect((await runCli(['parse', '--dialect', 'vtiger', '-e', text])).code).toBe(0);
    expect((await runCli(['parse', '--dialect', 'berlicrm', '-e', text])).code).toBe(1);
  });

  test('knows no schema', async () => {
    const { code, stderr } = await runCli(['parse', '-e', query, '--schema', 'x']);
    expect(code).toBe(2);
    expect(stderr).toContain('unknown option --schema');
  });
});
