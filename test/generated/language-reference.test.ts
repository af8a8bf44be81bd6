import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { findings } from '../../src/diagnostics/findings.js';
import { type DialectName, dialectNames } from '../../src/dialect/families.js';
import { lint } from '../../src/lint/index.js';
import { stockSchema } from '../../src/schema/stock.js';
import { locate, readText } from './generated-file.js';

const reference = readText('grammar/README.md');

const check = (query: string, dialect: DialectName = 'portable'): readonly Diagnostic[] =>
  lint(query, { dialect, schema: stockSchema }).filter(({ severity }) => severity !== 'info');
const listCodes = (query: string, dialect?: DialectName) => check(query, dialect).map(({ code }) => code);

/** ` ```vtql bad CODE dialect `: each line is a query, and has that finding; or else none above info. */
const fences = [...reference.matchAll(/^```vtql(.*)\n([\s\S]*?)^```$/gm)].flatMap(
  ([, info = '', block = '']) => {
    const dialect = dialectNames.find((name) => info.split(' ').includes(name));
    const code = /bad (VTQL\d+)/.exec(info)?.[1];
    return block
      .trimEnd()
      .split('\n')
      .map((query) => ({ query, dialect, code }));
  },
);

describe('the queries of the language reference', () => {
  test('are found', () => {
    expect(fences.length).toBeGreaterThan(10);
  });

  test.each(fences)('$query', ({ query, dialect, code }) => {
    if (code) expect(listCodes(query, dialect)).toContain(code);
    else expect(check(query, dialect)).toEqual([]);
  });
});

const cellsOf = (row: string): readonly string[] =>
  row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));

/** Rows of a finding and two pieces of a query: one that has it, one to be written instead. */
const habits = reference
  .split('\n')
  .map(cellsOf)
  .filter(([, code = '']) => /^VTQL\d{4}$/.test(code));

/** The clauses of a query in their order, habits included, and how they read where nothing else is said. */
const usualClauses: readonly (readonly [string, string])[] = [
  ['select', 'select id, lastname'],
  ['from', 'from Contacts'],
  ['where', ''],
  ['group by', ''],
  ['order by', ''],
  ['limit', 'limit 100'],
  ['union', ''],
];

/** A query with the piece in a cell in the place of its own clause; null where there is none. */
function complete(cell: string): string | null {
  const [, , piece = ''] = /^(`+)(.*?)\1/.exec(cell) ?? [];
  const place = usualClauses.findIndex(([keyword]) => piece.startsWith(`${keyword} `));
  if (place < 0) return null;
  const texts = usualClauses.map(([keyword, usual], index) => {
    const isSaid = index > place && piece.includes(` ${keyword} `);
    return index === place ? piece : isSaid ? '' : usual;
  });
  return `${texts.filter(Boolean).join(' ')};`;
}

describe('the habits of the language reference', () => {
  test('are found', () => {
    expect(habits.length).toBeGreaterThan(20);
  });

  test.each(habits)('%s is %s', (habit, code, instead = '') => {
    const query = complete(habit ?? '');
    expect(query).not.toBeNull();
    expect(listCodes(query ?? '')).toContain(code);
    const better = complete(instead);
    if (better !== null) expect(check(better), better).toEqual([]);
  });
});

describe('the language reference', () => {
  test('names only codes that exist', () => {
    const codes: readonly string[] = Object.values(findings).map(({ code }) => code);
    const named = [...reference.matchAll(/VTQL\d{4}/g)].map(([code]) => code);
    expect(named.filter((code) => !codes.includes(code))).toEqual([]);
  });

  test('has the chapters and places that the code refers to', () => {
    const plain = reference.toLowerCase().replaceAll(/[`*\s]+/g, ' ');
    const missing = listPlaces().filter(({ place }) =>
      /^\d$/.test(place) ? !plain.includes(`## ${place}. `) : !plain.includes(place.toLowerCase()),
    );
    expect(missing).toEqual([]);
  });
});

/** What comments name after "language reference": numbers of chapters, and words of it in quotes. */
function listPlaces(): readonly { path: string; place: string }[] {
  const paths = ['grammar', 'src'].flatMap((folder) =>
    readdirSync(locate(folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => `${folder}/${path}`),
  );
  return paths.flatMap((path) => {
    const comments = readText(path).match(/\/\*\*[\s\S]*?\*\//g) ?? [];
    const named = comments.map((comment) => /language reference([\s\S]*)/i.exec(comment)?.[1] ?? '');
    return named.flatMap((text) =>
      listNamed(text.replaceAll(/\s*\n \* /g, ' ')).map((place) => ({ path, place })),
    );
  });
}

function listNamed(text: string): readonly string[] {
  const chapters = [...text.matchAll(/sections? (\d)(?: and (\d))?/g)].flatMap(([, a, b]) => [a, b]);
  const quoted = [...text.matchAll(/"([^"]+)"/g)].map(([, words = '']) => words.replaceAll('`', ' ').trim());
  return [...chapters, ...quoted]
    .filter((place) => place !== undefined)
    .map((place) => place.replaceAll(/\s+/g, ' '));
}
