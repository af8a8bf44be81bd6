import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ROOT } from './manifest.js';

test('`npm start` lints the sample queries: whatever it finds, it is no failure of the program', () => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'sample'], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(status).toBe(0);
  expect(stdout).not.toBe('');
  // The script ends with 0 in any case; a crash or a usage error would show here.
  expect(stderr.replace(/^npm warn .*\n/gm, '')).toBe('');
});
