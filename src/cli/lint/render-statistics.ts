import type { Outcome } from '../report.js';

const phases: Readonly<Record<string, string>> = {
  find: 'finding queries',
  check: 'checking them',
  fix: 'mending them',
  report: 'writing the report',
  total: 'all in all',
};

/** What `--stats` shows to people. */
export function renderStatistics({ summary, stats }: Outcome): string {
  if (!stats) return '';
  const { files, queries, fixable, fixed, suppressed, baselined } = summary;
  const counts = { files, queries, fixable, fixed, suppressed, baselined };
  const times = Object.entries(stats.times).map(
    ([phase, time]) => [phases[phase] ?? phase, `${time} ms`] as const,
  );
  const rows = [
    ...Object.entries(counts).map(([name, count]) => [name, String(count)] as const),
    ...times,
    ...Object.entries(stats.findings).map(([rule, count]) => [rule, String(count)] as const),
  ];
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, value]) => `${name.padEnd(width)}${value}\n`).join('');
}
