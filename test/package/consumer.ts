import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './manifest.js';

/** A project outside the repository. */
export interface Project {
  readonly folder: string;
  /** Writes a file of the project and returns its absolute path. */
  write(path: string, text: string): string;
  /** Runs node in the project's folder and returns what it printed. */
  run(...args: string[]): string;
  remove(): void;
}

export interface Consumer extends Project {
  /** The packed package. */
  readonly tarball: string;
  /** Paths inside the tarball, as `npm publish` would ship them. */
  readonly files: readonly string[];
}

export interface Installation extends Project {
  /** What `npm install` put into `node_modules`. */
  readonly packages: readonly string[];
}

interface PackReport {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** A project with nothing installed but the packed tarball; no network is used. */
export function createConsumer(): Consumer {
  const project = createProject();
  const { folder } = project;
  const { filename, files } = pack(folder);
  execFileSync('tar', ['-xzf', filename], { cwd: folder });
  mkdirSync(join(folder, 'node_modules'));
  renameSync(join(folder, 'package'), join(folder, 'node_modules', 'vtql'));
  return { ...project, tarball: join(folder, filename), files: files.map((file) => file.path) };
}

/** A project into which npm itself has put the tarball: slower than {@link createConsumer}, and the real thing. */
export function installTarball(tarball: string): Installation {
  const project = createProject();
  project.write('package.json', '{ "private": true }');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], {
    cwd: project.folder,
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  const names = readdirSync(join(project.folder, 'node_modules'));
  return { ...project, packages: names.filter((name) => !name.startsWith('.')) };
}

function createProject(): Project {
  // The real path: TypeScript and esbuild report files by it, and macOS' temporary folder is a link.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vtql-consumer-')));
  return {
    folder,
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
