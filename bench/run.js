/**
 * `npm run bench`: all that is said of speed, start-up and size, measured on this machine, and held against the aims.
 * Ratios count; absolute times drift by a third. `-- --write` puts the tables into the README, `-- --rounds 9` takes
 * more time for less spread.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { collectAims } from './aims.js';
import { corpusNames } from './corpora.js';
import { measureTask, tabulateTask } from './peers.js';
import { pathTo, runScript } from './processes.js';
import { writeIntoReadme } from './readme.js';
import { measureSizes } from './sizes.js';
import { measureStarts } from './start-up.js';
import { formatTable, formatTime, median, round } from './stats.js';
import { measureTypes } from './types/measure.js';

const { values } = parseArgs({
  options: { write: { type: 'boolean' }, rounds: { type: 'string', default: '5' } },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new RangeError('--rounds takes a number from 1 up.');

buildSync({
  entryPoints: [pathTo('reference-parser.ts')],
  outfile: pathTo('dist/reference-parser.js'),
  bundle: true,
  format: 'esm',
});

const say = (text) => console.error(text);
const measured = {};
for (const task of ['parse', 'print', 'lint', 'build']) {
  say(`${task} …`);
  measured[task] = measureTask(task, rounds);
}
say('scaling …');
measured.scaling = runScript('scaling.js');
say('saved queries …');
measured.saved = Array.from({ length: 3 }, () => runScript('saved.js')).sort((a, b) => a.time - b.time)[1];
say('source tree …');
measured.scan = runScript('scan.js');
say('start-up, sizes, types …');
measured.starts = measureStarts(3 * rounds);
measured.sizes = await measureSizes();
measured.types = measureTypes();

const titles = { parse: 'Parsing', print: 'Printing', lint: 'Linting', build: 'Building' };
const taskTables = Object.entries(titles).map(([task, title]) =>
  formatTable([title, ...corpusNames], tabulateTask(measured[task])),
);

const worst = (figures) => Math.max(...figures);
const scaling = [
  ...Object.entries({ ...measured.scaling.growth, ...measured.scaling.ceiling }).map(
    ([name, { exponent, largest }]) => [
      `${name}: growth exponent, time for 100,000`,
      `${round(exponent)}, ${formatTime(largest)}`,
    ],
  ),
  [
    'broken query over valid: median, worst',
    `× ${round(median(measured.scaling.broken.flatMap(({ ratios }) => ratios.filter(Boolean))))}, × ${round(worst(measured.scaling.broken.flatMap(({ ratios }) => ratios)))}`,
  ],
  [
    `1 MB of garbage, ${measured.scaling.garbage.length} kinds: median, worst`,
    `${formatTime(median(measured.scaling.garbage.map(({ time }) => time)))}, ${formatTime(worst(measured.scaling.garbage.map(({ time }) => time)))}`,
  ],
  [
    '100,000 saved queries linted: by the clock, CPU time, most memory',
    `${formatTime(measured.saved.time)}, ${formatTime(measured.saved.cpu)}, ${round(measured.saved.megabytes)} MB`,
  ],
  [
    '10,000 files of programs, 100 MB, searched: time, over grep',
    `${formatTime(measured.scan.time)}, × ${round(measured.scan.overGrep)}`,
  ],
  [
    `types of ${60} modules with ${80} fields: instantiations, for each further module queried`,
    `${measured.types.first}, ${measured.types.each}`,
  ],
];

const report = [
  `Node ${process.version}, ${availableParallelism()} cores; medians of ${rounds} interleaved rounds, one process for each contestant and round, CPU time. × is against the first line, ± half the distance of the quartiles.`,
  ...taskTables,
  formatTable(['Scaling', 'measured'], scaling),
  formatTable(
    ['Cold start to the first query, over a bare node', 'CPU time'],
    Object.entries(measured.starts).map(([name, time]) => [name, formatTime(time)]),
  ),
  formatTable(
    ['Bundle, minified, gzip', 'kB'],
    Object.entries(measured.sizes).map(([name, size]) => [name, size.toFixed(1)]),
  ),
  formatTable(
    ['Aim', 'measured', 'met'],
    collectAims(measured).map(({ aim, figure, isMet }) => [aim, figure, isMet ? 'yes' : 'no']),
  ),
].join('\n\n');

console.log(report);

if (values.write) writeIntoReadme('bench', report);
for (const { name, ratios } of measured.scaling.broken)
  say(`broken, ${name}: × ${ratios.map(round).join(', ')}`);
for (const { name, time } of measured.scaling.garbage) say(`1 MB, ${name}: ${formatTime(time)}`);
