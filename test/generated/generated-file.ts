import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const isWriting = process.env['VTQL_GENERATE'] === '1';

/** The path of a file of the repository. */
export const locate = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
export const readText = (path: string): string => readFileSync(locate(path), 'utf8');

/** A test that fails while the file is not what its generator makes; `npm run generate` writes it instead. */
export function testGenerated(path: string, generate: () => string): void {
  describe(path, () => {
    test('is up to date', () => {
      const made = generate();
      if (isWriting) writeFileSync(locate(path), made);
      const text = existsSync(locate(path)) ? readText(path) : '';
      expect(findDifference(text, made), `${path} is stale: run npm run generate`).toBeNull();
    });
  });
}

/** The first line that differs, from where it does; a whole file is no message. */
function findDifference(
  text: string,
  made: string,
): { line: number; found: string; expected: string } | null {
  if (text === made) return null;
  let start = 0;
  while (text.charAt(start) === made.charAt(start)) start++;
  const cut = (from: string): string => from.slice(start, start + 60);
  return { line: made.slice(0, start).split('\n').length, found: cut(text), expected: cut(made) };
}
