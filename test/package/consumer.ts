import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './manifest.js';

export interface Consumer {
  readonly folder: string;
  /** Paths inside the tarball, as `npm publish` would ship them. */
  readonly files: readonly string[];
  /** Writes a file of the consumer's project and returns its absolute path. */
  write(path: string, text: string): string;
  /** Runs node in the consumer's folder and returns what it printed. */
  run(...args: string[]): string;
  remove(): void;
}

interface PackReport {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** A project outside the repository with nothing installed but the packed tarball; no network is used. */
export function createConsumer(): Consumer {
  // The real path: TypeScript and esbuild report files by it, and macOS' temporary folder is a link.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vtql-consumer-')));
  const { filename, files } = pack(folder);
  execFileSync('tar', ['-xzf', filename], { cwd: folder });
  mkdirSync(join(folder, 'node_modules'));
  renameSync(join(folder, 'package'), join(folder, 'node_modules', 'vtql'));
  return {
    folder,
    files: files.map((file) => file.path),
    write(path, text) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
      return target;
    },
    run: (...args) => execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** `prepack` would build once more. */
function pack(destination: string): PackReport {
  const output = execFileSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', destination],
    { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], shell: process.platform === 'win32' },
  );
  const [report] = JSON.parse(output) as PackReport[];
  if (report === undefined) throw new Error('npm pack reported no tarball.');
  return report;
}
