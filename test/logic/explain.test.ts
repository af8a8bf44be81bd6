import { fc, it } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { explainWhere } from '../../src/logic/explain.js';
import type { FlatWhere } from '../../src/logic/expression.js';
import { groupConditions, type Reading } from '../../src/logic/group-conditions.js';
import { renderExplanation, renderExpression } from '../../src/logic/render-explanation.js';
import { conditions, is, not, or, printWhere, readWhere } from './expressions.js';
import { createWorld } from './worlds.js';

const spell = (condition: FlatWhere['conditions'][number]): string =>
  printWhere({ type: 'Where', conditions: [condition], connectors: [] });

const clauses: fc.Arbitrary<FlatWhere> = fc
  .array(fc.tuple(conditions, fc.constantFrom('and' as const, 'or' as const)), { minLength: 1, maxLength: 7 })
  .map((words) => ({
    type: 'Where',
    conditions: words.map(([condition]) => condition),
    connectors: words.slice(1).map(([, kind]) => ({ type: 'Connector', kind })),
  }));

describe('conditions are grouped', () => {
  test.each<[string, Reading, readonly string[]]>([
    ["a = '1' or b = '1' and c = '1'", 'left-to-right', ['and', '├─ or', '│  ├─ a', '│  └─ b', '└─ c']],
    ["a = '1' or b = '1' and c = '1'", 'and-first', ['or', '├─ a', '└─ and', '   ├─ b', '   └─ c']],
    ["a = '1' and b = '1' and c = '1'", 'left-to-right', ['and', '├─ a', '├─ b', '└─ c']],
    ["a = '1'", 'and-first', ['a']],
  ])('%s, %s', (text, reading, lines) => {
    expect(renderExpression(groupConditions(readWhere(text), reading), spell)).toEqual(lines);
  });

  test.each<Reading>(['left-to-right', 'and-first'])('an empty clause always holds, %s', (reading) => {
    const empty: FlatWhere = { type: 'Where', conditions: [], connectors: [] };
    expect(groupConditions(empty, reading)).toEqual({ type: 'And', operands: [] });
  });

  it.prop([clauses, fc.constantFrom<Reading>('left-to-right', 'and-first')])(
    'as the reading has it',
    (where, reading) => {
      const world = createWorld(where.conditions);
      expect(world.evaluate(groupConditions(where, reading))).toEqual(world.read(where, reading));
    },
  );
});

describe('an explanation', () => {
  test.each<[string, readonly (boolean | null)[] | null]>([
    ["a = '1' and b = '1' or c = '1'", null],
    ["a = '1' and c = '1' or b = '1' and c = '1'", null],
    ["a = '1' or b = '1' and c = '1'", [true, false, false]],
    ["f = 'x' or f = 'y' and g = 'x'", [true, false, false]],
    ["a = '1' or a != '1' and b = '1'", [true, false, false]],
    ["f in ('x','y') or a = '1' and f = 'x'", [true, false, false]],
    ["a = '1' and b = '1' or c = '1' and d = '1'", [true, true, false, false]],
    ["a = '1' or b = '1' or a = '1' and c = '1'", [true, false, true, false]],
    // As few conditions hold as possible, …
    ["d = '1' and a = '1' or c = '1' or d = '1' and b = '1'", [false, false, true, false, false]],
    // … but rather three than two values of one field.
    [
      "f = 'x' and f = 'y' or a = '1' and b = '1' and c = '1' or d = '1' and e = '1'",
      [false, false, true, true, true, false, false],
    ],
    // NULL only where neither the condition nor its negation makes the readings part.
    ["c = '1' or a = '1' and b = '1' or b != '1'", [true, false, null, null]],
    ["a = '1' or b != '1' and b = '1'", [true, true, false]],
  ])('of %s', (text, values) => {
    expect(explainWhere(readWhere(text)).parting?.values ?? null).toEqual(values);
  });

  it.prop([clauses], { numRuns: 500 })(
    'gives a case in which the readings part, if there is one',
    (where) => {
      const world = createWorld(where.conditions);
      const [read, run] = [world.read(where, 'left-to-right').yes, world.read(where, 'and-first').yes];
      const { parting } = explainWhere(where);
      expect(parting !== null).toBe(read !== run);
      if (!parting) return;
      const cases = where.conditions.map((condition, at) => {
        const { yes, no } = world.evaluate(condition);
        const { yes: every } = world.evaluate({ type: 'And', operands: [] });
        return { true: yes, false: no, null: every & ~yes & ~no }[`${parting.values[at] ?? null}`];
      });
      const shown = cases.reduce((left, right) => left & right);
      expect(shown, 'a case that can be').not.toBe(0n);
      expect(shown & ~run, 'found AND first').toBe(0n);
      expect(shown & read, 'not found from left to right').toBe(0n);
    },
  );

  test('shows NULL, and says each condition once', () => {
    const where = readWhere("c = '1' or c = '1' or a = '1' and b = '1' or b != '1'");
    expect(renderExplanation(explainWhere(where), where, spell).slice(-4)).toEqual([
      '  TRUE   c',
      '  FALSE  a',
      '  NULL   b',
      "  NULL   b != '1'",
    ]);
  });

  test('says where both readings agree', () => {
    const where = readWhere("a = '1' or b = '1'");
    expect(renderExplanation(explainWhere(where), where, spell)).toEqual([
      'From left to right, as documented:',
      ...['  or', '  ├─ a', '  └─ b'],
      'AND first, as the servers run it:',
      ...['  or', '  ├─ a', '  └─ b'],
      'Both find the same records.',
    ]);
  });

  test('draws negations, too', () => {
    expect(renderExpression(not(or(is('a'), not(is('b')))), spell)).toEqual([
      'not',
      '└─ or',
      '   ├─ a',
      '   └─ not',
      '      └─ b',
    ]);
  });

  test('can be read', () => {
    const where = readWhere("city = 'x' or zip = 'y' and donotcall = '1'");
    expect(renderExplanation(explainWhere(where), where, spell)).toEqual([
      'From left to right, as documented:',
      '  and',
      '  ├─ or',
      "  │  ├─ city = 'x'",
      "  │  └─ zip = 'y'",
      '  └─ donotcall',
      'AND first, as the servers run it:',
      '  or',
      "  ├─ city = 'x'",
      '  └─ and',
      "     ├─ zip = 'y'",
      '     └─ donotcall',
      'They part here, where only the reading AND first finds the record:',
      "  TRUE   city = 'x'",
      "  FALSE  zip = 'y'",
      '  FALSE  donotcall',
    ]);
  });
});
