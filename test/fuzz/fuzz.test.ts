import fc from 'fast-check';
import { describe, test } from 'vitest';
import { cliTarget } from './cli-target.js';
import { clientTarget } from './client-target.js';
import { demand } from './sound.js';
import type { Target } from './target.js';
import { textTargets } from './text-targets.js';
import { valueTargets } from './value-targets.js';

const targets: readonly Target[] = [...textTargets, ...valueTargets, clientTarget, cliTarget];

/** How long each target is tried; 0: as often as its table says. Set by `npm run fuzz`. */
const seconds = Number(process.env['VTQL_FUZZ_SECONDS'] ?? 0);
const seed = Number(process.env['VTQL_FUZZ_SEED'] ?? Date.now() % 2 ** 31);
/** On a busy machine, too, an input comes to its end. */
const timeout = 120_000 + 2000 * seconds;
const path = process.env['VTQL_FUZZ_PATH'];

const prototypes = [Object, Array, Function, String, Number, RegExp, Map, Set, Error, Promise].map(
  ({ prototype }) => prototype as object,
);
const listKeys = (): string => prototypes.map((each) => Reflect.ownKeys(each).map(String).join()).join('\n');
const keysBefore = listKeys();

describe(`whatever comes (VTQL_FUZZ_SEED=${seed})`, () => {
  test.each(targets)('$title', { timeout }, async ({ input, check, runs }) => {
    const property = fc.asyncProperty(input, async (value) => {
      await check(value as never);
      demand(listKeys() === keysBefore, 'what all objects inherit has changed');
    });
    const length =
      seconds > 0
        ? { numRuns: Number.POSITIVE_INFINITY, interruptAfterTimeLimit: seconds * 1000 }
        : { numRuns: runs };
    await fc.assert(property, { seed, ...(path && { path }), ...length });
  });
});
