/**
 * `npm run bench`: how long it takes to lint 10,000 saved queries, and what `vtql lint -e` costs over a bare
 * node. Every figure stands beside one of the same run, because absolute times drift with the machine.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parse } from '../dist/index.js';
import { lint } from '../dist/lint/index.js';
import { stockSchema } from '../dist/schema/stock.js';
import { createSavedQueries } from './saved-queries.js';

const rounds = 9;
const median = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)];
const format = (milliseconds) => `${milliseconds.toFixed(1).padStart(8)} ms`;

/** Milliseconds of CPU time, which other processes disturb less than wall time. */
function measureCpu(run) {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Medians of interleaved rounds, so that a drifting machine slows all contestants alike. */
function compare(contestants) {
  const times = new Map(contestants.map(([name]) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of contestants) {
      const time = measureCpu(run);
      // The first round warms up.
      if (round > 0) times.get(name).push(time);
    }
  }
  return new Map([...times].map(([name, figures]) => [name, median(figures)]));
}

function printTable(title, times) {
  const [[, base]] = times;
  console.log(`\n${title}`);
  for (const [name, time] of times) {
    console.log(`  ${name.padEnd(34)}${format(time)}  × ${(time / base).toFixed(2)}`);
  }
}

function measureQueries() {
  const queries = createSavedQueries(10_000);
  const each = (run) => () => {
    for (const query of queries) run(query);
  };
  return compare([
    ['parse', each((query) => parse(query))],
    ['lint without schema', each((query) => lint(query))],
    ['lint with the stock schema', each((query) => lint(query, { schema: stockSchema }))],
  ]);
}

const cli = fileURLToPath(new URL('../dist/cli/bin.js', import.meta.url));
const spawnNode = (args) => spawnSync(process.execPath, args, { stdio: 'ignore' });

function measureStart() {
  const wall = (args) => {
    const start = performance.now();
    spawnNode(args);
    return performance.now() - start;
  };
  const contestants = [
    ['bare node', ['-e', '0']],
    ['vtql lint -e', [cli, 'lint', '-e', "select lastname from Contacts where lastname = 'Meier' limit 10;"]],
  ];
  const times = new Map(contestants.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, args] of contestants) times.get(name).push(wall(args));
  }
  return new Map([...times].map(([name, figures]) => [name, median(figures)]));
}

console.log(`node ${process.version}, ${rounds} rounds, medians`);
printTable('10,000 saved queries, CPU time', measureQueries());
const start = measureStart();
printTable('Cold start, wall time', start);
const [bare, linted] = start.values();
console.log(`  vtql lint -e over bare node: ${(linted - bare).toFixed(1)} ms`);
