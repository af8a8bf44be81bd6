import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
// Its checker in plain JavaScript; the package would else look for Java or a binary.
import { checkSync } from 'recheck/lib/browser.js';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { findPatterns, type Pattern, splitPattern } from './regular-expressions.js';
import { ROOT, readSources } from './sources.js';

const { literals, composers } = findPatterns(readSources());

/**
 * The checker decides exactly, but knows no look-ahead. Beside each pattern that has one stands a pattern that takes
 * at least as long: a look-ahead at the end costs what a group costs there, elsewhere it only rules matches out. One
 * that rules something out at the end costs what a group costs that takes all else.
 */
const standIns: Readonly<Record<string, string>> = {
  '^[+-]?(?:\\d+\\.\\d*|\\.\\d+|\\d+(?=[eE]))(?:[eE][+-]?\\d+)?$':
    '^[+-]?(?:\\d+\\.\\d*|\\.\\d+|\\d+)(?:[eE][+-]?\\d+)?$',
  "'(?=\\s*(?:$|[;,)]|(?:and|or|order|limit)\\b))": "'\\s*(?:$|[;,)]|(?:and|or|order|limit)\\b)",
  '(?:true|false|null|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)(?![\\w.])':
    '(?:true|false|null|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)(?:[^\\w.]|$)',
  '^[ \\t]*select(?=\\s)': '^[ \\t]*select\\s',
  '[\\r\\n](?=[ \\t]*select\\s)': '[\\r\\n][ \\t]*select\\s',
  ';[ \\t]*[\\r\\n]+(?=[ \\t]*--)': ';[ \\t]*[\\r\\n]+[ \\t]*--',
  '^(?!0x)\\d+x\\d+$': '^\\d+x\\d+$',
  '\\b(?!(?:in|count|and|or|where|not|like)\\b)[a-z_]\\w*\\(': '\\b[a-z_]\\w*\\(',
  '\\bfrom\\s+\\w+\\s+(?!(?:where|order|limit|offset|and|or)\\b)[a-z]\\w*': '\\bfrom\\s+\\w+\\s+[a-z]\\w*',
  '(?:\\s|\\\\[nrt])*(?:(?:--|\\/\\*|#)[^\\w\\r\\n]{0,10}vtql\\b|[sel]\\w{4,6}(?=[\\s\\\\"\'`]|$))':
    '(?:\\s|\\\\[nrt])*(?:(?:--|\\/\\*|#)[^\\w\\r\\n]{0,10}vtql\\b|[sel]\\w{4,6}(?:[\\s\\\\"\'`]|$))',
  '-[ \\t]+(?=\\S)': '-[ \\t]+\\S',
  '("(?:[^"\\\\\\r\\n]|\\\\.){0,200}"|\'[^\'\\r\\n]{0,200}\'|[^\\s#&*!|>\'"%@`{}[\\],-][^#\\r\\n:{}[\\]]{0,200}?|-[^\\s:]{1,200}):(?:[ \\t]+|(?=[\\r\\n]|$))':
    '("(?:[^"\\\\\\r\\n]|\\\\.)*"|\'[^\'\\r\\n]*\'|[^\\s#&*!|>\'"%@`{}[\\],-][^#\\r\\n:{}[\\]]*?|-[^\\s:]+):(?:[ \\t]+|[\\r\\n]|$)',
  '(?:\\s|\\/\\*[\\s\\S]*?\\*\\/|#[^\\n]*|--(?=\\s|$)[^\\n]*)+':
    '(?:\\s|\\/\\*[\\s\\S]*?\\*\\/|#[^\\n]*|--\\s[^\\n]*|--$)+',
  '0x[0-9A-Fa-f]+(?![\\w$\\u0080-\\uffff])': '0x[0-9A-Fa-f]+(?:[^\\w$\\u0080-\\uffff]|$)',
  '(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?(?![\\w$\\u0080-\\uffff])':
    '(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?(?:[^\\w$\\u0080-\\uffff]|$)',
  '[+-]*(?:0[xX][0-9A-Fa-f]+|(?:\\d+(?:\\.\\d*)?|\\.\\d+)[eE][+-]?\\d+|(?:\\d+\\.\\d*|\\.\\d+|\\d+))(?!\\d|\\.?\\d*[A-Za-z])':
    '[+-]*(?:0[xX][0-9A-Fa-f]+|(?:\\d+(?:\\.\\d*)?|\\.\\d+)[eE][+-]?\\d+|(?:\\d+\\.\\d*|\\.\\d+|\\d+))(?:[^\\d.A-Za-z]|\\.\\d*(?:[^\\dA-Za-z]|$)|$)',
  '--(?=[ \\t\\r\\n])[^\\n]*': '--[ \\t\\r\\n][^\\n]*',
};

/** Where a regular expression is put together from input: the database of the test server does what SQL says. */
const interpreters: readonly string[] = ['src/testing/database/expression.ts'];

/** Milliseconds: on a busy machine a verdict may take its time. */
const patience = 100_000;

/** Undefined where the time that a pattern takes grows no faster than the text. */
function findWeakness({ place, source, flags }: Pattern): string | undefined {
  const searched = standIns[source] ?? source.replace('(?!tax_|sso_unique_)', '');
  // A sticky pattern is tried at one place only.
  const tried = flags.includes('y') ? `^(?:${searched})` : searched;
  const options = { checker: 'automaton', timeout: patience } as const;
  const result = checkSync(tried, flags.replace(/[gy]/g, ''), options);
  if (result.status === 'safe') return undefined;
  const details =
    result.status === 'vulnerable'
      ? `takes ${result.complexity.summary} time: ${result.attack.pattern}`
      : `cannot be judged: ${result.error.kind}`;
  return `${place} /${source}/${flags} ${details}`;
}

const unique = (patterns: readonly Pattern[]): readonly Pattern[] => [
  ...new Map(patterns.flatMap(splitPattern).map((part) => [`/${part.source}/${part.flags}`, part])).values(),
];

describe('regular expressions', { timeout: patience }, () => {
  const composed: Pattern[] = [];

  beforeAll(async () => {
    const recorder = new Proxy(RegExp, {
      construct(target, [source, flags = '']: [string, string?]) {
        composed.push({ place: 'composed', source, flags });
        return new target(source, flags);
      },
    });
    vi.stubGlobal('RegExp', recorder);
    for (const path of new Set(composers)) await import(pathToFileURL(join(ROOT, path)).href);
    vi.unstubAllGlobals();
  });

  test('are seen', () => {
    expect(literals.length).toBeGreaterThan(100);
  });

  test('are put together when modules load, never from input', () => {
    expect(composed).toHaveLength(composers.filter((path) => !interpreters.includes(path)).length);
  });

  test.each(unique(literals))('take time that grows no faster than the text: $place', (pattern) => {
    expect(findWeakness(pattern)).toBeUndefined();
  });

  test('put together take time that grows no faster than the text, too', () => {
    expect(unique(composed).flatMap((pattern) => findWeakness(pattern) ?? [])).toEqual([]);
  });

  test('with a look-ahead are all there', () => {
    const sources = unique(literals).map(({ source }) => source);
    expect(sources).toEqual(expect.arrayContaining(Object.keys(standIns)));
  });

  test.each(['^(a+)+$', ' +$', '\\d+\\d*x'])('are found where they do not: %s', (source) => {
    expect(findWeakness({ place: 'here', source, flags: '' })).toBeDefined();
  });
});
