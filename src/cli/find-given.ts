import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type EnterFolder, type FoundFile, type Problem, walk } from './walk.js';

/** In code units: beyond, nobody means a pattern, and none is understood. */
const longestPattern = 4096;

/** What the command line names: a file, a folder, or a pattern that no shell resolved. */
export async function* findGiven(
  given: string,
  cwd: string,
  enter: EnterFolder | undefined,
): AsyncGenerator<FoundFile | Problem> {
  const mayBePattern = /[*?[{]/.test(given) && given.length < longestPattern;
  // A file may well be called [id].ts.
  if (!mayBePattern || existsSync(resolve(cwd, given))) yield* walk(given, cwd, enter);
  else yield* findFitting(given.replaceAll('\\', '/'), cwd, enter);
}

async function* findFitting(
  pattern: string,
  cwd: string,
  enter: EnterFolder | undefined,
): AsyncGenerator<FoundFile | Problem> {
  const { splitPattern, createMatcher } = await import('../config/globs.js');
  const { base, glob } = splitPattern(pattern);
  // A lone bracket is none, after all.
  if (glob === '') return yield* walk(pattern, cwd, enter);
  const fits = createMatcher([`/${glob}`]);
  const start = base === '' ? '.' : base;
  for await (const found of walk(start, cwd, enter)) {
    const path = 'problem' in found ? '' : found.shown.slice(base === '' ? 0 : base.length + 1);
    if ('problem' in found || fits(path)) yield found;
  }
}
