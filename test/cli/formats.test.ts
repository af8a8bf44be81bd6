import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { createFolder, runCli } from './environment.js';

const files = {
  'a.vtql':
    "-- vtql-disable-next-line limit -- few\nselect lastnam from Contacts where lastname = 'a,b: 50%\n' and\nid = 3",
  'b c/é.json': JSON.stringify({ x: 'select id from Leads where lastname = null limit 5' }),
  'good.vtql': 'select id from Leads limit 5;',
};

const schemaPath = fileURLToPath(new URL('../fixtures/sarif/sarif-2.1.0.json', import.meta.url));
const ajv = new Ajv.default({ strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schemaPath, 'utf8')) as object);

/** As much of SARIF as is looked at here. */
interface Sarif {
  readonly runs: readonly {
    readonly columnKind: string;
    readonly tool: {
      readonly driver: { readonly rules: readonly { readonly id: string; readonly help: object }[] };
    };
    readonly invocations: readonly { readonly executionSuccessful: boolean }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly partialFingerprints: object;
      readonly suppressions?: readonly object[];
      readonly fixes?: readonly object[];
      readonly locations: readonly [
        {
          readonly physicalLocation: {
            readonly artifactLocation: { readonly uri: string };
            readonly region: object;
          };
        },
      ];
    }[];
  }[];
}

async function lintSarif(argv: readonly string[], cwd: string): Promise<Sarif['runs'][number]> {
  const { stdout } = await runCli(['lint', '--format', 'sarif', ...argv], { cwd });
  const sarif = JSON.parse(stdout) as Sarif;
  expect(validate(sarif), JSON.stringify(validate.errors)).toBe(true);
  const [run] = sarif.runs;
  if (!run) throw new Error('SARIF without a run.');
  return run;
}

describe('SARIF', () => {
  test('is valid, with rules, places, fingerprints, repairs and suppressions', async () => {
    const run = await lintSarif(['.'], createFolder(files));
    const { rules } = run.tool.driver;
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.results.map(({ ruleIndex }) => rules[ruleIndex]?.id)).toEqual(
      run.results.map(({ ruleId }) => ruleId),
    );
    expect(rules.every(({ help }) => JSON.stringify(help).length > 30)).toBe(true);
    expect(
      new Set(
        run.results.map(({ locations: [{ physicalLocation }] }) => physicalLocation.artifactLocation.uri),
      ),
    ).toEqual(new Set(['a.vtql', 'b%20c/%C3%A9.json']));
    const semicolon = run.results.find(({ ruleId }) => ruleId === 'VTQL2008');
    expect(semicolon?.locations[0].physicalLocation.region).toEqual({
      startLine: 4,
      startColumn: 7,
      endLine: 4,
      endColumn: 7,
    });
    expect(semicolon?.fixes).toHaveLength(1);
    expect(run.results.find(({ ruleId }) => ruleId === 'VTQL4020')?.suppressions).toEqual([
      { kind: 'inSource', justification: 'few' },
    ]);
  });

  test('is valid with nothing in it, and with what could not be read', async () => {
    const cwd = createFolder({ 'a.vtql': files['good.vtql'], 'b.vtql': new Uint8Array([0xe9]) });
    const clean = await lintSarif(['a.vtql'], cwd);
    expect([clean.results, clean.invocations]).toEqual([[], [{ executionSuccessful: true }]]);
    expect((await lintSarif(['.', '-e', 'select'], cwd)).invocations[0]?.executionSuccessful).toBe(false);
  });

  test('is valid with what the baseline knows, and names files elsewhere by their full path', async () => {
    const cwd = createFolder({ ...files, 'sub/x.txt': '' });
    await runCli(['lint', '.', '--save-baseline', 'baseline.json'], { cwd });
    const run = await lintSarif(['.', '--baseline', 'baseline.json'], cwd);
    expect(run.results.every(({ suppressions }) => suppressions)).toBe(true);
    const elsewhere = await lintSarif(['../a.vtql'], join(cwd, 'sub'));
    expect(elsewhere.results[0]?.locations[0].physicalLocation.artifactLocation.uri).toMatch(
      /^file:\/\/\/.*\/a\.vtql$/,
    );
  });

  test('keeps fingerprints while lines move', async () => {
    const cwd = createFolder({ 'a.vtql': files['a.vtql'], 'b.vtql': `\n\n${files['a.vtql']}` });
    const { results } = await lintSarif(['.'], cwd);
    const half = results.length / 2;
    const prints = results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
    expect(prints.slice(0, half)).toEqual(prints.slice(half));
  });
});

test('JSON is indented as ever, though it is written piece by piece', async () => {
  const { stdout } = await runCli(['lint', '--format', 'json', '--stats', '.'], { cwd: createFolder(files) });
  expect(stdout).toBe(`${JSON.stringify(JSON.parse(stdout), null, 2)}\n`);
});

test('compact is one line a finding', async () => {
  const { stdout } = await runCli(['lint', '--format', 'compact', '.'], { cwd: createFolder(files) });
  expect(stdout).toMatch(/^(?:\S.*:\d+:\d+: (?:error|warning|info) .* \[VTQL\d{4}(?: [a-z-]+)?\]\n)+$/);
  expect(stdout).toContain('a.vtql:4:7: error A query ends with a semicolon. [VTQL2008 missing-semicolon]\n');
});

test('github is workflow commands, escaped', async () => {
  const cwd = createFolder({ 'a,b:c%.vtql': "select id from Leads where lastname = '50%'\nlimit 5" });
  const { stdout } = await runCli(['lint', '--format', 'github', '.'], { cwd });
  expect(stdout).toContain(
    '::error file=a%2Cb%3Ac%25.vtql,line=2,col=8,endLine=2,endColumn=8,title=VTQL2008 missing-semicolon::A query ends with a semicolon.\n',
  );
  expect(stdout).toMatch(/\n1 query: [^\n]*\.\n$/);
});

test('github gives no columns for a place over several lines', async () => {
  const cwd = createFolder({
    'a.vtql': 'select id from Leads limit 5; select id\nfrom Leads union\nselect id from Leads;',
  });
  const { stdout } = await runCli(['lint', '--format', 'github', '.'], { cwd });
  for (const [, line, end] of stdout.matchAll(/line=(\d+),endLine=(\d+)/g)) expect(line).not.toBe(end);
  for (const [, line, end] of stdout.matchAll(/line=(\d+),col=\d+,endLine=(\d+)/g)) expect(line).toBe(end);
});

describe('--output-file', () => {
  test.each(['pretty', 'json', 'sarif', 'compact', 'github'])(
    'holds the %s report, without colours',
    async (format) => {
      const cwd = createFolder(files);
      const shown = await runCli(['lint', '--format', format, '.'], { cwd });
      const argv = ['lint', '--format', format, '.', '-o', 'report.out'];
      const { code, stdout, stderr } = await runCli(argv, { cwd, isTerminal: true });
      expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: '' });
      expect(readFileSync(join(cwd, 'report.out'), 'utf8')).toBe(shown.stdout);
      expect(readdirSync(cwd).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    },
  );

  test('is not begun where there is nothing to read', async () => {
    const cwd = createFolder({});
    expect((await runCli(['lint', '-o', 'report.out'], { cwd })).code).toBe(2);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('that cannot be written is an error', async () => {
    const cwd = createFolder(files);
    expect(await runCli(['lint', '.', '-o', 'gone/report.out'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'vtql: cannot write gone/report.out: there is no such file or folder\n',
    });
  });
});

describe('--stats', () => {
  test('says on standard error what was read and found, and where the time went', async () => {
    const { stdout, stderr } = await runCli(['lint', '--stats', '.'], { cwd: createFolder(files) });
    expect(stdout).not.toContain('all in all');
    expect(stderr).toMatch(/^files +3\nqueries +3\n/);
    expect(stderr).toMatch(/\nchecking them +\d+ ms\n/);
    expect(stderr).toMatch(/\nmissing-semicolon +2\n/);
  });

  test('are part of the JSON', async () => {
    const { stdout, stderr } = await runCli(['lint', '--stats', '--format', 'json', '.'], {
      cwd: createFolder(files),
    });
    const { stats } = JSON.parse(stdout) as { stats: { times: object; findings: object } };
    expect(Object.keys(stats.times)).toEqual(['find', 'check', 'report', 'total']);
    expect(stats.findings).toMatchObject({ 'missing-semicolon': 2 });
    expect(stderr).toBe('');
  });
});
