/** What every part of the bench shares: figures of rounds, and tables. */

export const median = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)];

/** Half the distance between the quartiles, in percent of the median. */
export function spread(figures) {
  const sorted = figures.toSorted((a, b) => a - b);
  const at = (part) => sorted[Math.floor(part * (sorted.length - 1))];
  return Math.round((50 * (at(0.75) - at(0.25))) / median(figures));
}

/** Milliseconds of CPU time so far: other processes disturb it less than wall time. */
export function readCpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of CPU time that a call takes. */
export function measureCpu(act) {
  const start = readCpu();
  act();
  return readCpu() - start;
}

/** Two figures that say anything. */
export const round = (figure) => Number(figure.toPrecision(figure < 100 ? 2 : 3));

export function formatTime(milliseconds) {
  if (milliseconds < 0.95) return `${round(milliseconds * 1000)} µs`;
  return milliseconds < 950 ? `${round(milliseconds)} ms` : `${round(milliseconds / 1000)} s`;
}

/** A table in Markdown, as the formatter of the repository would align it; the first column is text. */
export function formatTable(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length), 3));
  const align = (row) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [align(cells[0]), `| ${rule.join(' | ')} |`, ...cells.slice(1).map(align)].join('\n');
}

/** Milliseconds of CPU time for an input: the mean over a batch that lasts for at least so many. */
export function measureBatch(run, inputs, atLeast) {
  const start = readCpu();
  for (let count = inputs.length; ; count += inputs.length) {
    for (const input of inputs) run(input);
    const time = readCpu() - start;
    if (time >= atLeast) return time / count;
  }
}
