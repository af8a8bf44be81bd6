import type { Palette } from '../diagnostics/render.js';
import type { Environment } from './environment.js';

const paint =
  (code: number) =>
  (text: string): string =>
    text === '' ? '' : `\x1b[${code}m${text}\x1b[0m`;

const colours: Palette = {
  severity: { error: paint(31), warning: paint(33), info: paint(36) },
  strong: paint(1),
  faint: paint(2),
};

/**
 * Colours on a terminal, none elsewhere. `NO_COLOR` (no-color.org) forbids them and wins over
 * `FORCE_COLOR`, which asks for them wherever the output goes.
 */
export function choosePalette({ env, stdout }: Pick<Environment, 'env' | 'stdout'>): Palette | undefined {
  if (env['NO_COLOR']) return undefined;
  const force = env['FORCE_COLOR'];
  if (force !== undefined && force !== '') return force === '0' || force === 'false' ? undefined : colours;
  return stdout.isTerminal && env['TERM'] !== 'dumb' ? colours : undefined;
}
