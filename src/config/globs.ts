import picomatch from 'picomatch';
import { trimEnd } from '../text/trim-end.js';

/** Whether a path, relative to the folder of the patterns and with `/`, is among what they say. */
export type PathMatcher = (path: string) => boolean;

/** In code units: what picomatch takes. */
const longestPattern = 65_536;

/** Why a pattern cannot work; undefined where it can. */
export function refuseGlob(pattern: string): string | undefined {
  if (toGlob(pattern) === '') return 'this pattern fits nothing';
  if (toGlob(pattern).length > longestPattern) return 'this pattern is too long';
  if (pattern.includes('\\')) return 'a pattern has / between folders, not \\';
  if (/^!?(?:\.\/)*\.\.(?:\/|$)/.test(pattern))
    return 'a pattern cannot leave the folder of the configuration';
  return undefined;
}

/**
 * Patterns with `*`, `**`, `?`, `[…]` and `{a,b}`. One without a slash in front of its end fits at any depth.
 * What fits a folder fits all that is in it. With a leading `!` a pattern takes out again what one before it
 * let in.
 */
export function createMatcher(patterns: readonly string[]): PathMatcher {
  const tests = patterns.map(compile);
  return (path) => {
    let isIn = false;
    for (const { isNegated, fits } of tests) {
      if (isIn === isNegated && listPrefixes(path).some(fits)) isIn = !isNegated;
    }
    return isIn;
  };
}

function compile(pattern: string): { readonly isNegated: boolean; readonly fits: PathMatcher } {
  const fits = picomatch(toGlob(pattern), { dot: true, nonegate: true });
  return { isNegated: pattern.startsWith('!'), fits: (path) => fits(path) };
}

/** A pattern without its `!`, from the folder of the configuration on. */
function toGlob(pattern: string): string {
  const given = pattern.replace(/^!/, '');
  const plain = given.charAt(0) + trimEnd(given.slice(1), '/');
  if (plain.includes('/')) return plain.replace(/^(?:\.?\/)+/, '');
  return plain === '' ? '' : `**/${plain}`;
}

/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
function listPrefixes(path: string): readonly string[] {
  const steps = path.split('/');
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
}

/** Whether nothing in a folder can be taken back in by a pattern with `!`, so that nobody need look inside. */
export function createPruner(patterns: readonly string[]): PathMatcher {
  const bases = patterns
    .filter((pattern) => pattern.startsWith('!'))
    .map((pattern) => findBase(toGlob(pattern)));
  return (folder) => !bases.some((base) => isWithin(base, folder) || isWithin(folder, base));
}

/** The folders in front of the first wildcard. */
function findBase(glob: string): string {
  const { base, isGlob } = picomatch.scan(glob);
  return isGlob ? base : glob;
}

const isWithin = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`);

/** A pattern as the folder in front of its first wildcard, and the rest. */
export function splitPattern(pattern: string): { readonly base: string; readonly glob: string } {
  const { base, glob } = picomatch.scan(pattern.replace(/^(?:\.\/)+/, ''));
  return { base, glob };
}
