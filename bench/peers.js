/** Interleaved rounds of all contestants of a task, one process each, and what comes out of them. */
import { tasks } from './contestants.js';
import { corpusNames } from './corpora.js';
import { runScript } from './processes.js';
import { formatTime, median, round, spread } from './stats.js';

/** Times by contestant and corpus, one for each round. */
export function measureTask(task, rounds) {
  const names = Object.keys(tasks[task]);
  const times = Object.fromEntries(names.map((name) => [name, {}]));
  for (let count = 0; count < rounds; count++) {
    for (const name of names) {
      for (const [corpus, time] of Object.entries(runScript('contestant.js', task, name))) {
        times[name][corpus] ??= [];
        times[name][corpus].push(time);
      }
    }
  }
  return times;
}

/** How many times longer one takes than the other: the median over rounds, in which a drifting machine slows both. */
export function compare(times, name, other, corpus) {
  const [ours, theirs] = [times[name][corpus], times[other][corpus]];
  return median(ours.map((time, index) => time / theirs[index]));
}

/** A row for each contestant: the first one's time, and how many times longer the others take. */
export function tabulateTask(times) {
  const [first] = Object.keys(times);
  return Object.entries(times).map(([name, byCorpus]) => [
    name,
    ...corpusNames.map((corpus) => {
      const figures = byCorpus[corpus];
      if (!figures) return '–';
      const shown =
        name === first ? formatTime(median(figures)) : `× ${round(compare(times, name, first, corpus))}`;
      return `${shown} ± ${spread(figures)} %`;
    }),
  ]);
}
