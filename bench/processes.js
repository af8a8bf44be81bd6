import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const pathTo = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What a script of this folder prints as JSON, in a process of its own. */
export function runScript(script, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [pathTo(script), ...args], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(`${script} ${args.join(' ')} failed:\n${stderr}`);
  return JSON.parse(stdout);
}
