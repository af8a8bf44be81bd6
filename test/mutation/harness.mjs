/**
 * What the bundled tests get where they ask for vitest and fast-check: registers tests instead of running them, so that
 * thousands of mutants can be tried in one process, each by calling the tests that reach it.
 */
import { format } from 'node:util';
import * as vitestExpect from '@vitest/expect';
import * as fastCheck from 'fast-check';

/** The same in every run; and nobody needs the smallest example. */
const property = { seed: 1, endOnFailure: true };

const expect = createExpect();

/**
 * A registry, and the modules that fill it.
 *
 * @returns `tests`, in the order in which they are best tried: properties, which take longest, come last; and
 * `modules`, by the names under which tests import them.
 */
export function createHarness() {
  const examples = [];
  const properties = [];
  const titles = [];
  const ids = new Map();
  const add = (list, title, run) => {
    const name = [...titles, title].join(' ');
    const count = (ids.get(name) ?? 0) + 1;
    ids.set(name, count);
    list.push({ id: count > 1 ? `${name} (${count})` : name, run });
  };
  const describe = (title, body) => {
    titles.push(title);
    body();
    titles.pop();
  };
  const test = (title, run) => add(examples, title, run);
  describe.each = eachOf(describe);
  test.each = eachOf(test);
  test.prop = (arbitraries, parameters) => (title, run) => {
    const inputs = Array.isArray(arbitraries) ? arbitraries : [fastCheck.record(arbitraries)];
    const holds = fastCheck.asyncProperty(...inputs, (...values) => Promise.resolve(run(...values)));
    add(properties, title, () => assert(holds, parameters));
  };
  const vitest = { describe, test, it: test, expect };
  const fc = { ...fastCheck, assert };
  return {
    listTests: () => [...examples, ...properties],
    modules: {
      vitest,
      'fast-check': { ...fc, default: fc, __esModule: true },
      '@fast-check/vitest': { fc, test, it: test },
    },
  };
}

/** A tenth of the runs asked for: what a property sees at all it mostly sees soon. */
const fewRuns = ({ numRuns = 500 } = {}) => Math.max(50, Math.ceil(numRuns / 10));

const assert = (checked, parameters) =>
  fastCheck.assert(checked, { ...parameters, ...property, numRuns: fewRuns(parameters) });

const eachOf = (declare) => (rows) => (title, body) => {
  for (const row of rows) {
    const values = Array.isArray(row) ? row : [row];
    declare(fillIn(title, values), () => body(...values));
  }
};

/** `%s` and its like take the values in turn, `$name` a property of the first. */
function fillIn(title, values) {
  const rest = [...values];
  return title
    .replaceAll(/%[sdijo]/g, (mark) => format(mark, rest.shift()))
    .replaceAll(/\$(\w+)/g, (_, name) => String(values[0]?.[name]));
}

function createExpect() {
  const { chai, JestExtend, JestChaiExpect, JestAsymmetricMatchers, setState, GLOBAL_EXPECT } = vitestExpect;
  for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
  setState({ assertionCalls: 0, customTesters: [] }, chai.expect);
  globalThis[GLOBAL_EXPECT] = chai.expect;
  return chai.expect;
}
