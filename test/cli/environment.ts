import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { run } from '../../src/cli/run.js';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  readonly isTerminal?: boolean;
  readonly fetch?: typeof fetch;
  readonly platform?: string;
  readonly now?: () => number;
}

const noNetwork: typeof fetch = () => Promise.reject(new Error('There is no network here.'));

/** Runs the program inside this process, on an environment that keeps what it writes. */
export async function runCli(argv: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> {
  const { cwd = '/nowhere', env = {}, stdin = '', isTerminal = false, fetch = noNetwork } = surroundings;
  const { platform = 'linux', now = Date.now } = surroundings;
  const written = { stdout: '', stderr: '' };
  const code = await run({
    argv,
    env,
    cwd,
    platform,
    now,
    clock: () => performance.now(),
    stdout: {
      isTerminal,
      write(text) {
        written.stdout += text;
      },
    },
    stderr: {
      isTerminal,
      write(text) {
        written.stderr += text;
      },
    },
    fetch,
    readStdin: () => Promise.resolve(typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
  });
  return { code, ...written };
}

/** A folder with these files, removed after the tests. */
export function createFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vtql-cli-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  return folder;
}
