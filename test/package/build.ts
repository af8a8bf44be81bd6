import { execFileSync } from 'node:child_process';
import { ROOT } from './manifest.js';

/** Vitest's global set-up. Always a whole build: a stale `dist` that passes would be worse than the wait. */
export function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
