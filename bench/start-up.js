/** Cold starts: how much CPU time a process takes beyond a bare node until its first query is parsed or linted. */
import { spawnSync } from 'node:child_process';
import { pathTo } from './processes.js';
import { median } from './stats.js';

const query = "select lastname from Contacts where lastname = 'Meier' limit 10;";
const importAndRun = (module, call) => [
  '--input-type=module',
  '-e',
  `import * as m from '${module}'; m.${call};`,
];
const text = JSON.stringify(query);

const contestants = {
  'bare node': ['--input-type=module', '-e', ''],
  'vtql parse': importAndRun(new URL('../dist/index.js', import.meta.url), `parse(${text})`),
  'vtql lint -e': [pathTo('../dist/cli/bin.cjs'), 'lint', '-e', query],
  'graphql 16 parse': importAndRun('graphql', 'parse("{ Contacts { lastname } }")'),
  'soql-parser-js 6.3.1 parse': importAndRun(
    '@jetstreamapp/soql-parser-js',
    `parseQuery(${JSON.stringify(query.slice(0, -1))})`,
  ),
};

/** The process tells its CPU time itself when it ends; the hook costs all of them the same. */
function measureStart(args) {
  const { status, stderr } = spawnSync(process.execPath, ['--require', pathTo('report-cpu.cjs'), ...args], {
    cwd: pathTo('.'),
    encoding: 'utf8',
  });
  const [, figure] = /cpu (\d+)\s*$/.exec(stderr) ?? [];
  if (figure === undefined) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return Number(figure) / 1000;
}

/** Milliseconds over a bare node, medians of interleaved rounds. */
export function measureStarts(rounds) {
  const names = Object.keys(contestants);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let count = 0; count < rounds; count++) {
    for (const name of names) times[name].push(measureStart(contestants[name]));
  }
  const bare = median(times['bare node']);
  return Object.fromEntries(
    names.map((name) => [name, median(times[name]) - (name === 'bare node' ? 0 : bare)]),
  );
}
