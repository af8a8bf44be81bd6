import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareSchemas } from '../../src/schema/compare-schemas.js';
import type { Schema } from '../../src/schema/schema.js';
import { stockSchema } from '../../src/schema/stock.js';
import { recordedSchema } from './recordings.js';

test('a schema does not differ from itself', () => {
  expect(compareSchemas(recordedSchema, structuredClone(recordedSchema))).toEqual([]);
});

test('the way back is the way there, turned round', () => {
  const turn = (kind: string): string =>
    kind.replace(/added|removed/, (word) => (word === 'added' ? 'removed' : 'added'));
  const there = compareSchemas(stockSchema, recordedSchema);
  const back = compareSchemas(recordedSchema, stockSchema);
  const turned = back.map(({ kind, ...change }) => {
    const swapped = 'before' in change ? { ...change, before: change.after, after: change.before } : change;
    return { kind: turn(kind), ...swapped };
  });
  expect(there.length).toBeGreaterThan(0);
  expect(turned).toHaveLength(there.length);
  expect(turned).toEqual(expect.arrayContaining([...there]));
});

test('a module that is taken away is the one that is missing', () => {
  fc.assert(
    fc.property(fc.nat(recordedSchema.modules.length - 1), (index) => {
      const modules = recordedSchema.modules.filter((_, place) => place !== index);
      const change = { kind: 'module-removed', module: recordedSchema.modules[index]?.name };
      expect(compareSchemas(recordedSchema, { ...recordedSchema, modules })).toEqual([change]);
    }),
  );
});

test('nothing is said of the fields of a module that is only named', () => {
  const named: Schema = {
    ...recordedSchema,
    modules: recordedSchema.modules.map((module) => ({ ...module, fields: null })),
  };
  expect(compareSchemas(recordedSchema, named)).toEqual([]);
});
