import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { createConfigSchema } from '../../src/config/config-shape.js';
import { readConfig } from '../../src/config/read-config.js';
import { testGenerated } from './generated-file.js';

testGenerated('vtql.config.schema.json', () => `${JSON.stringify(createConfigSchema(), null, 2)}\n`);

describe('the schema that editors use', () => {
  // Editors know keywords that the standard does not: whether comments are fine.
  const isValid = new Ajv.default({ strict: false }).compile(createConfigSchema());

  test.each([
    {},
    { $schema: 'x', dialect: 'vtiger', schema: 'a', ignore: ['a'], rules: { limit: 'off' } },
    { schema: false, overrides: [{ files: ['a'], schema: false, dialect: 'portable', rules: {} }] },
    { dialct: 'vtiger' },
    { dialect: 'x' },
    { schema: true },
    { schema: '' },
    { rules: { limt: 'off' } },
    { rules: { limit: 'warn' } },
    { ignore: [1] },
    { ignore: 'a' },
    { overrides: [{}] },
    { overrides: [{ files: [] }] },
    { overrides: [{ files: ['a'], ignore: [] }] },
    [],
  ])('takes or refuses %j as the program does', (config) => {
    expect(isValid(config)).toBe('config' in readConfig(JSON.stringify(config)));
  });
});
