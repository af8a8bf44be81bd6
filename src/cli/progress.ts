import type { Environment } from './environment.js';

/** A line on a terminal that says how far it is; nothing elsewhere. */
export interface Progress {
  show(text: string): void;
  /** Wipes the line, so that what follows stands alone. */
  end(): void;
}

export type ProgressTarget = Pick<Environment, 'stderr' | 'env'>;

export function createProgress({ stderr, env }: ProgressTarget): Progress {
  const isShown = (): boolean => stderr.isTerminal && env['TERM'] !== 'dumb' && !env['CI'];
  let isOpen = false;
  return {
    show(text) {
      if (!isShown()) return;
      stderr.write(`\r\x1b[K${text}`);
      isOpen = true;
    },
    end() {
      if (isOpen) stderr.write('\r\x1b[K');
      isOpen = false;
    },
  };
}
