/**
 * `npm run mutation`: plants one mistake at a time into the code, and tells which of them no test notices; ends with 1
 * where there are too many. Names of folders run only those, `-- --again` tries only what changed since the last run,
 * `-- --write` puts the figures into the README. Reports on every mutant lie in test/mutation/reports.
 */
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { writeIntoReadme } from '../../bench/readme.js';
import { formatTable } from '../../bench/stats.js';
import { areas, slowTests } from './areas.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { again: { type: 'boolean' }, write: { type: 'boolean' } },
});
const unknown = positionals.filter((folder) => !(folder in areas));
if (unknown.length > 0) throw new RangeError(`Not mutated: ${unknown.join(', ')}.`);
if (values.write && positionals.length > 0) throw new RangeError('--write takes the figures of all folders.');

const rows = [];
for (const folder of positionals.length > 0 ? positionals : Object.keys(areas)) {
  rows.push([`\`src/${folder}\``, ...count(await mutate(folder))]);
}
const table = formatTable(['Mutants', 'all', 'killed', 'timed out', 'survived', 'score'], rows);
console.log(table);
if (values.write) writeIntoReadme('mutation', table);

function mutate(folder) {
  const report = `test/mutation/reports/${folder}`;
  return new Stryker({
    configFile: 'test/mutation/stryker.config.json',
    mutate: [`src/${folder}/**/*.ts`],
    buildCommand: `node test/mutation/bundle.mjs ${areas[folder].flatMap(listTests).join(' ')}`,
    jsonReporter: { fileName: `${report}.json` },
    htmlReporter: { fileName: `${report}.html` },
    incremental: values.again ?? false,
    incrementalFile: `${report}.incremental.json`,
  }).runMutationTest();
}

/** The tests of a folder, without those in folders inside; or the one. */
function listTests(place) {
  if (place.endsWith('.ts')) return [place];
  return readdirSync(place)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${place}/${name}`)
    .filter((path) => !slowTests.includes(path));
}

/** What no test reaches survives. */
function count(mutants) {
  const of = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const [killed, timedOut, survived] = [of('Killed'), of('Timeout'), of('Survived', 'NoCoverage')];
  const all = killed + timedOut + survived;
  return [all, killed, timedOut, survived, `${((100 * (killed + timedOut)) / all).toFixed(1)} %`];
}
