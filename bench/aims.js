/** What the figures are held against. */
import { compare } from './peers.js';
import { formatTime, median, round } from './stats.js';

const lengths = ['small', 'medium', 'long'];
const peers = ['graphql 16', 'soql-parser-js 6.3.1', 'node-sql-parser', 'sql-parser-cst', 'pgsql-ast-parser'];

const atMost = (aim, value, limit, show = round) => ({
  aim,
  figure: String(show(value)),
  isMet: value <= limit,
});
const atLeast = (aim, value, limit) => ({ aim, figure: `× ${round(value)}`, isMet: value >= limit });

/** Every aim with what was measured, and whether that meets it. */
export function collectAims({ parse, build, scaling, saved, scan, starts, sizes, types }) {
  /** The smallest, over the corpora, of how many times longer a peer takes. */
  const least = (peer) => Math.min(...lengths.map((corpus) => compare(parse, peer, 'vtql', corpus)));
  const overCeiling = lengths.map((corpus) => compare(parse, 'vtql', 'hand-written (ceiling)', corpus));
  const kilobytes = (size) => `${size.toFixed(1)} kB`;
  return [
    atLeast('faster than every peer on small, medium and long', Math.min(...peers.map(least)), 1),
    atLeast('8 times as fast as soql-parser-js', least('soql-parser-js 6.3.1'), 8),
    atLeast("1.2 times as fast as graphql's parse", least('graphql 16'), 1.2),
    atMost(
      'at most 2.5 times the hand-written parser',
      Math.max(...overCeiling),
      2.5,
      (ratio) => `× ${round(ratio)}`,
    ),
    atMost(
      'growth exponent 1.2',
      Math.max(...Object.values(scaling.growth).map(({ exponent }) => exponent)),
      1.2,
    ),
    atMost(
      'a broken query at most 10 times a valid one',
      Math.max(...scaling.broken.flatMap(({ ratios }) => ratios)),
      10,
      (ratio) => `× ${round(ratio)}`,
    ),
    atMost(
      '1 MB of any garbage in 1.5 s',
      Math.max(...scaling.garbage.map(({ time }) => time)),
      1500,
      formatTime,
    ),
    atMost('100,000 saved queries linted in 2 s', saved.time, 2000, formatTime),
    atMost('… with at most 250 MB', saved.megabytes, 250, (size) => `${round(size)} MB`),
    atMost('10,000 files of programs searched in 10 s', scan.time, 10_000, formatTime),
    atMost('first parsed query within 40 ms', starts['vtql parse'], 40, formatTime),
    atMost('vtql lint -e within 60 ms', starts['vtql lint -e'], 60, formatTime),
    atMost(
      'building a typical query takes microseconds',
      Math.max(median(build.vtql.small), median(build.vtql.medium)),
      0.1,
      formatTime,
    ),
    atMost('parse 47 kB', sizes['vtql: parse'], 47, kilobytes),
    atMost('createQueryBuilder 6 kB', sizes['vtql/builder: createQueryBuilder'], 6, kilobytes),
    atMost(
      '… with planQuery and pagesOf 9 kB',
      sizes['vtql/builder: with planQuery and pagesOf'],
      9,
      kilobytes,
    ),
    atMost('vtql/schema 4 kB', sizes['vtql/schema: everything'], 4, kilobytes),
    atMost('10,000 type instantiations for the first module queried', types.first, 10_000, String),
    atMost('… and 1,000 for each further one', types.each, 1000, String),
  ];
}
