import picomatch from 'picomatch';

/** Whether a path, relative to the folder of the patterns and with `/`, is among what they say. */
export type PathMatcher = (path: string) => boolean;

/** Why a pattern cannot work; undefined where it can. */
export function refuseGlob(pattern: string): string | undefined {
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
  const isNegated = pattern.startsWith('!');
  const plain = pattern.slice(isNegated ? 1 : 0).replace(/(?<=.)\/+$/, '');
  const glob = plain.includes('/') ? plain.replace(/^(?:\.?\/)+/, '') : `**/${plain}`;
  const fits = picomatch(glob, { dot: true, nonegate: true });
  return { isNegated, fits: (path) => fits(path) };
}

/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
function listPrefixes(path: string): readonly string[] {
  const steps = path.split('/');
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
}

/** Whether all that lies in an ignored folder is ignored, so that nobody need look inside. */
export const canPrune = (patterns: readonly string[]): boolean =>
  !patterns.some((pattern) => pattern.startsWith('!'));
