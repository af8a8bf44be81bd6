/**
 * `node contestant.js <task> <name>`: measures one contestant on every corpus, in a process that has loaded no
 * other. Prints milliseconds of CPU time per text, by corpus.
 */
import { tasks } from './contestants.js';
import { corpusNames } from './corpora.js';
import { measureBatch, median } from './stats.js';

const [task, name] = process.argv.slice(2);
const contestant = tasks[task][name];
const run = await contestant.load();

const times = {};
for (const corpus of corpusNames) {
  if (contestant.slow?.includes(corpus)) continue;
  const inputs = await contestant.prepare(corpus);
  measureBatch(run, inputs, 400);
  times[corpus] = median(Array.from({ length: 5 }, () => measureBatch(run, inputs, 30)));
}
console.log(JSON.stringify(times));
