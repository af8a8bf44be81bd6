import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { problemAffectsResolutionKind } from '@arethetypeswrong/core/problems';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, describe, expect, test } from 'vitest';
import { createConsumer, installTarball } from './consumer.js';
import { MANIFEST, ROOT } from './manifest.js';

const consumer = createConsumer();
afterAll(() => consumer.remove());

describe('the packed package', () => {
  test('has nothing that publint would change', async () => {
    const pkgDir = join(consumer.folder, 'node_modules', MANIFEST.name);
    const { messages, pkg } = await publint({ pkgDir, pack: false, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  test('has types for every entry that resolve as its code does, on Node and for bundlers', async () => {
    const result = await checkPackage(createPackageFromTarballData(readFileSync(consumer.tarball)));
    if (!result.types) throw new Error('The package has no types.');
    // Resolution from before the exports map; engines ask for a Node that has it.
    const kinds = ['node16-cjs', 'node16-esm', 'bundler'] as const;
    const problems = result.problems.filter((problem) =>
      kinds.some((kind) => problemAffectsResolutionKind(problem, kind, result)),
    );
    expect(problems).toEqual([]);
    // The old resolution has its troubles, so that the silence above means something.
    expect(result.problems).not.toEqual([]);
    expect(Object.keys(result.entrypoints)).toEqual(Object.keys(MANIFEST.exports));
  });

  test('installs without a network, alone, and every entry and the program can be used', () => {
    const project = installTarball(consumer.tarball);
    try {
      expect(project.packages).toEqual([MANIFEST.name]);
      project.write('smoke.mjs', readFileSync(join(ROOT, 'test/package/smoke.mjs'), 'utf8'));
      expect(project.run('smoke.mjs')).toContain('work');
      expect(project.run(join('node_modules', '.bin', 'vtql'), '--version').trim()).toBe(MANIFEST.version);
    } finally {
      project.remove();
    }
  });
});

describe('package-lock.json', () => {
  interface Locked {
    readonly integrity?: string;
    readonly resolved?: string;
    readonly bin?: Readonly<Record<string, string>>;
  }
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

  test('knows what every package must hold', () => {
    expect(packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
  });

  test('knows the program by the file that package.json names', () => {
    expect(lock.packages['']?.bin).toEqual(MANIFEST.bin);
  });

  test('names no place that packages come from: each installs from the registry it is set up for', () => {
    expect(packages.flatMap(([, { resolved }]) => resolved ?? [])).toEqual([]);
  });
});
