/**
 * A test runner for Stryker that loads the bundled tests once and then, for each mutant, only calls those that reach
 * it. Stryker's own runner starts vitest anew for each mutant, which takes some two seconds.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { bundlePath } from './bundle-path.mjs';
import { createHarness } from './harness.mjs';

/** What the planted mutants look at and write to. */
const control = {};
globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] = control;

/** Stryker takes a mutant for endless that runs so many times as often as it did without being active. */
const hitLimitFactor = 100;

class Runner {
  #script;
  #tests;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#script = await compileBundle();
    this.#load();
  }

  async dryRun() {
    const tests = await runTests(this.#tests, { toEnd: true });
    return { status: DryRunStatus.Complete, tests, mutantCoverage: control.mutantCoverage };
  }

  /**
   * What the modules remember from earlier tests may hide a mutant, which then runs less often than in the dry run, or
   * fail without it. Either is tried again in modules newly loaded – with all tests where it was hidden, as only the
   * first test that ran it then is known to reach it.
   */
  async mutantRun(options) {
    const { result, failed } = await this.#tryMutant(options, options.testFilter);
    const isHidden = control.hitCount * hitLimitFactor < options.hitLimit;
    if (failed ? await this.#passes(failed.id) : !isHidden) return result;
    this.#load();
    return (await this.#tryMutant(options, failed && options.testFilter)).result;
  }

  #load() {
    const { modules, listTests } = createHarness();
    const require = createRequire(pathToFileURL(bundlePath));
    const module = { exports: {} };
    control.activeMutant = undefined;
    this.#script(
      (name) => modules[name] ?? require(name),
      module,
      module.exports,
      String(pathToFileURL(bundlePath)),
    );
    this.#tests = listTests();
  }

  async #tryMutant({ activeMutant, hitLimit, disableBail }, ids) {
    const chosen = ids && new Set(ids);
    const tests = chosen ? this.#tests.filter(({ id }) => chosen.has(id)) : this.#tests;
    Object.assign(control, { activeMutant: activeMutant.id, hitLimit, hitCount: 0 });
    const results = await runTests(tests, { toEnd: disableBail });
    control.activeMutant = undefined;
    const endless = determineHitLimitReached(control.hitCount, hitLimit);
    return {
      failed: results.find(({ status }) => status === TestStatus.Failed),
      result: toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests: results }),
    };
  }

  async #passes(id) {
    const [result] = await runTests(
      this.#tests.filter((test) => test.id === id),
      { toEnd: true },
    );
    return result.status === TestStatus.Success;
  }
}

/** The bundle as a function, which makes new modules in each call. */
async function compileBundle() {
  const code = await readFile(bundlePath, 'utf8');
  const script = new Script(`(function (require, module, exports, __url) {${code}\n})`, {
    filename: bundlePath,
  });
  return script.runInThisContext();
}

/** One after the other, up to the first that fails unless `toEnd`. */
async function runTests(tests, { toEnd }) {
  const results = [];
  for (const { id, run } of tests) {
    control.currentTestId = id;
    const start = performance.now();
    const failureMessage = await findFailure(run);
    control.currentTestId = undefined;
    const status = failureMessage === undefined ? TestStatus.Success : TestStatus.Failed;
    results.push({ id, name: id, status, failureMessage, timeSpentMs: performance.now() - start });
    if (failureMessage !== undefined && !toEnd) break;
  }
  return results;
}

async function findFailure(run) {
  try {
    await run();
    return undefined;
  } catch (error) {
    return String(error?.message ?? error);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'bundled', Runner)];
