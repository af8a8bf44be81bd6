/**
 * `node contestant.js <task> <name>`: measures one contestant on every corpus, in a process that has loaded no
 * other. Prints milliseconds of CPU time per text, by corpus.
 */
import { tasks } from './contestants.js';
import { corpusNames } from './corpora.js';
import { median, readCpu } from './stats.js';

const [task, name] = process.argv.slice(2);
const contestant = tasks[task][name];
const run = await contestant.load();

/** The mean over a batch that lasts for at least so many milliseconds. */
function measureBatch(inputs, atLeast) {
  const start = readCpu();
  for (let count = inputs.length; ; count += inputs.length) {
    for (const input of inputs) run(input);
    const time = readCpu() - start;
    if (time >= atLeast) return time / count;
  }
}

const times = {};
for (const corpus of corpusNames) {
  if (contestant.slow?.includes(corpus)) continue;
  const inputs = await contestant.prepare(corpus);
  measureBatch(inputs, 400);
  times[corpus] = median(Array.from({ length: 5 }, () => measureBatch(inputs, 30)));
}
console.log(JSON.stringify(times));
