import { describe, expect, test } from 'vitest';
import { createMatcher } from '../../src/config/globs.js';

describe.each<[readonly string[], readonly string[], readonly string[]]>([
  [['*.vtql'], ['a.vtql', 'deep/er/a.vtql', 'deep/.hidden.vtql'], ['a.json', 'a.vtql.bak']],
  [['legacy'], ['legacy', 'legacy/a.vtql', 'src/legacy/b/c.vtql'], ['legacy2/a.vtql', 'a/legacy.vtql']],
  [['legacy/'], ['legacy/a.vtql', 'src/legacy/a.vtql'], ['legacy.vtql']],
  [['src/*.vtql'], ['src/a.vtql'], ['src/b/a.vtql', 'lib/src/a.vtql']],
  [
    ['./src/old', '/lib'],
    ['src/old/a.vtql', 'lib/a.vtql'],
    ['x/src/old/a.vtql', 'x/lib/a.vtql'],
  ],
  [['src/**/*.{vtql,json}'], ['src/a.vtql', 'src/b/c.json'], ['src/a.php', 'a.vtql']],
  [['reports/**', '!reports/kept.vtql'], ['reports/a.vtql'], ['reports/kept.vtql']],
  [['old', '!old/kept', 'old/kept/not.vtql'], ['old/a.vtql', 'old/kept/not.vtql'], ['old/kept/a.vtql']],
  [
    ['[ab].vtql', '?.json'],
    ['a.vtql', 'x/c.json'],
    ['c.vtql', 'cc.json'],
  ],
  [['!a.vtql'], [], ['a.vtql', 'b.vtql']],
  [[], [], ['a.vtql']],
])('%j', (patterns, inside, outside) => {
  const fits = createMatcher(patterns);

  test('fits what it says, and nothing else', () => {
    expect(inside.filter((path) => !fits(path))).toEqual([]);
    expect(outside.filter(fits)).toEqual([]);
  });
});
