import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { findField, findModule, loadSchema, SchemaError } from '../../src/schema/index.js';
import { readAllDescribes, readRecording } from './recordings.js';

const listtypes = readRecording('listtypes.json');
const describes = readAllDescribes();
const contacts = readRecording('describe/Contacts.json');
const whole = loadSchema([listtypes, ...describes]);

/** A describe result with one field, `{name: 'f', type: 'string'}` unless told otherwise. */
function createDescribe(field: object = {}, module: object = {}): object {
  return { name: 'M', fields: [{ name: 'f', type: { name: 'string' }, ...field }], ...module };
}

function loadField(field: object): unknown {
  return loadSchema(createDescribe(field)).modules[0]?.fields?.[0];
}

function catchError(input: unknown): SchemaError {
  try {
    loadSchema(input);
  } catch (error) {
    if (error instanceof SchemaError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

function expectMessage(input: unknown) {
  return expect(catchError(input).message);
}

describe('loading recorded answers', () => {
  test('loads all 39 described modules and the one that only listtypes names', () => {
    expect(whole.modules).toHaveLength(40);
    expect(whole.modules.filter(({ fields }) => fields === null).map(({ name }) => name)).toEqual(['Search']);
    expect(whole.modules.flatMap(({ fields }) => fields ?? [])).toHaveLength(868);
  });

  test('keeps what describe says of a module', () => {
    expect({ ...findModule(whole, 'Contacts'), fields: [] }).toEqual({
      name: 'Contacts',
      label: 'Contacts',
      idPrefix: '12',
      isEntity: true,
      createable: true,
      updateable: true,
      deleteable: true,
      retrieveable: true,
      labelFields: ['firstname', 'lastname'],
      fields: [],
    });
    expect(findModule(whole, 'LineItem')).toMatchObject({ idPrefix: '24', isEntity: false, labelFields: [] });
  });

  test('takes the label that people see from listtypes', () => {
    expect(findModule(whole, 'Accounts')?.label).toBe('Organizations');
    expect(findModule(loadSchema(describes), 'Accounts')?.label).toBe('Accounts');
  });

  test('keeps what describe says of a field', () => {
    const module = findModule(whole, 'Contacts');
    expect(module && findField(module, 'account_id')).toEqual({
      name: 'account_id',
      label: 'Organization Name',
      mandatory: false,
      nullable: true,
      editable: true,
      type: { name: 'reference', refersTo: ['Accounts'], picklistValues: [] },
    });
    expect(module && findField(module, 'birthday')?.type.format).toBe('yyyy-mm-dd');
    expect(module && findField(module, 'cf_pick')?.type.picklistValues).toContainEqual({
      value: "it's blue",
      label: "it's blue",
    });
  });

  test('takes every default as text', () => {
    const invoice = findModule(whole, 'Invoice');
    expect(invoice && findField(invoice, 'conversion_rate')?.default).toBe('1');
    expect(invoice && findField(invoice, 'received')?.default).toBe('0');
  });

  test('loads what a restricted user sees', () => {
    const schema = loadSchema([
      readRecording('listtypes-restricted-user.json'),
      readRecording('describe-contacts-restricted-user.json'),
    ]);
    expect(schema.modules).toHaveLength(38);
    expect(findModule(schema, 'Contacts')?.fields).toHaveLength(48);
    expect(findModule(schema, 'Users')).toBeUndefined();
  });

  test('is independent of wrapping and order', () => {
    const named = Object.fromEntries(describes.map((body, index) => [`file ${index}`, body]));
    const results = [listtypes, ...describes].map(({ result }) => result);
    expect(loadSchema(results)).toEqual(whole);
    expect(loadSchema([...results].reverse())).toEqual(whole);
    expect(loadSchema({ listtypes, ...named })).toEqual(whole);
    expect(loadSchema([named, listtypes])).toEqual(whole);
    expect(loadSchema(contacts)).toEqual(loadSchema([contacts.result]));
  });

  test('loads its own schema back from JSON', () => {
    expect(loadSchema(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
    expect(loadSchema({ source: 'stock', modules: [] })).toEqual({ source: 'stock', modules: [] });
  });
});

describe('accepting every spelling', () => {
  test('takes nillable and editalbe, as documented', () => {
    expect(loadField({ nillable: false, editalbe: false })).toMatchObject({
      nullable: false,
      editable: false,
    });
  });

  test('takes documented picklist entries', () => {
    const type = { name: 'picklist', picklistValues: [{ name: 'One', value: '1' }, { value: 2 }] };
    expect(loadField({ type })).toMatchObject({
      type: {
        picklistValues: [
          { value: '1', label: 'One' },
          { value: '2', label: '2' },
        ],
      },
    });
  });

  test('fills in what is not said', () => {
    expect(loadSchema(createDescribe())).toEqual({
      source: 'server',
      modules: [
        {
          name: 'M',
          label: 'M',
          idPrefix: null,
          isEntity: true,
          createable: true,
          updateable: true,
          deleteable: true,
          retrieveable: true,
          labelFields: [],
          fields: [
            {
              name: 'f',
              label: 'f',
              mandatory: false,
              nullable: true,
              editable: true,
              type: { name: 'string', refersTo: [], picklistValues: [] },
            },
          ],
        },
      ],
    });
  });

  test('keeps a type it does not know, also as a bare name', () => {
    expect(loadField({ type: { name: 'hologram' } })).toMatchObject({ type: { name: 'hologram' } });
    expect(loadField({ type: 'hologram' })).toMatchObject({ type: { name: 'hologram', refersTo: [] } });
  });

  test.each([
    ['a, b,', ['a', 'b']],
    ['', []],
    [['a'], ['a']],
    [null, []],
  ])('takes labelFields %j', (labelFields, expected) => {
    expect(loadSchema(createDescribe({}, { labelFields })).modules[0]?.labelFields).toEqual(expected);
  });

  test('takes an empty PHP array for information', () => {
    expect(loadSchema({ types: ['A'], information: [] }).modules).toMatchObject([{ name: 'A', label: 'A' }]);
    expect(loadSchema({ types: [] })).toEqual({ source: 'server', modules: [] });
  });

  test('ignores a default that cannot be a value', () => {
    expect(loadField({ default: { a: 1 } })).not.toHaveProperty('default');
  });
});

describe('refusing everything else', () => {
  test('names the path, the expectation and what was found', () => {
    const field = { name: 'f', type: { name: 7 } };
    const input = [contacts, { success: true, result: { name: 'M', fields: [field] } }];
    expectMessage(input).toBe('$[1].result.fields[0].type.name: expected a string, got number');
    expect(catchError(input).path).toBe('$[1].result.fields[0].type.name');
    expect(catchError(input).name).toBe('SchemaError');
  });

  test.each([
    [null, '$: expected a describe or listtypes answer, got null'],
    [undefined, '$: expected a describe or listtypes answer, got nothing'],
    [[], '$: expected a describe or listtypes answer, got an empty array'],
    [{}, '$: expected a describe or listtypes answer, got object'],
    [[[]], '$[0]: expected a describe or listtypes answer, got array'],
    ['{}', '$: expected parsed JSON, got a string: pass it through JSON.parse first'],
    [{ 'Contacts.json': 1 }, '$["Contacts.json"]: expected a describe or listtypes answer, got number'],
    [{ success: true, result: [] }, '$.result: expected a describe or listtypes answer, got array'],
    [
      { success: true, result: { success: true } },
      '$.result: expected a describe or listtypes answer, got object',
    ],
    [{ name: 'M' }, '$.fields: expected an array, got nothing'],
    [{ name: 'M', fields: {} }, '$.fields: expected an array, got object'],
    [{ name: 'M', fields: [4] }, '$.fields[0]: expected a field, got number'],
    [{ name: '', fields: [] }, '$.name: expected a name, got an empty string'],
    [{ types: ['A', 3] }, '$.types[1]: expected a string, got number'],
    [{ types: ['A'], information: 'x' }, '$.information: expected an object, got string'],
    [{ types: ['A'], information: { A: 1 } }, '$.information.A: expected an object, got number'],
    [createDescribe({ type: 3 }), '$.fields[0].type: expected a type, got number'],
    [createDescribe({ mandatory: 'yes' }), '$.fields[0].mandatory: expected true or false, got string'],
    [createDescribe({}, { idPrefix: 'x' }), '$.idPrefix: expected digits, got "x"'],
    [{ modules: [] }, "$.source: expected 'server' or 'stock', got nothing"],
    [{ source: 'stock', modules: [1] }, '$.modules[0]: expected a module, got number'],
  ])('refuses %j', (input, message) => {
    expectMessage(input).toBe(message);
  });

  test('says why the server refused', () => {
    const error = { code: 'ACCESS_DENIED', message: 'Permission to perform the operation is denied' };
    expectMessage([contacts, { success: false, error }]).toBe(
      '$[1]: the server refused: ACCESS_DENIED: Permission to perform the operation is denied',
    );
    expectMessage({ success: false, error: { errorType: 'A', errorMsg: 'b' } }).toBe(
      '$: the server refused: A: b',
    );
    expectMessage({ success: false }).toBe('$: the server refused');
  });

  test('refuses what occurs twice, naming both places', () => {
    expectMessage([contacts, contacts]).toBe('$[1].result: "Contacts" is already at $[0].result');
    expectMessage([listtypes, listtypes.result]).toBe(
      '$[1]: a second listtypes answer; the first is at $[0].result',
    );
    expectMessage({ types: ['A', 'B', 'A'] }).toBe('$.types[2]: "A" is already at $.types[0]');
    const field = { name: 'f', type: 'string' };
    expectMessage({ name: 'M', fields: [field, field] }).toBe('$.fields[1]: "f" is already at $.fields[0]');
    const module = createDescribe();
    expectMessage({ source: 'stock', modules: [module, module] }).toBe(
      '$.modules[1]: "M" is already at $.modules[0]',
    );
  });

  test('reports every problem, at most a hundred', () => {
    const two = catchError({ name: 'M', fields: [{ name: 1, type: 2 }] });
    expect(two.problems.map(({ path }) => path)).toEqual(['$.fields[0].name', '$.fields[0].type']);
    expect(two.message).toBe('$.fields[0].name: expected a string, got number (and 1 more problem)');
    expect(catchError({ name: 'M', fields: Array(1000).fill(1) }).problems).toHaveLength(100);
  });
});

describe('hostile input', () => {
  test.each(['__proto__', 'constructor', 'toString'])('takes %s for a name like any other', (name) => {
    const field = `{"name":"${name}","type":{"name":"${name}"},"__proto__":{"mandatory":true}}`;
    const body = `{"name":"${name}","fields":[${field}]}`;
    const types = `{"types":["${name}"],"information":{"${name}":{"label":"L","isEntity":false}}}`;
    const schema = loadSchema(JSON.parse(`{"__proto__":${body},"types":${types}}`));
    const module = findModule(schema, name);
    expect(module).toMatchObject({ name, label: 'L', isEntity: false });
    expect(module && findField(module, name)).toMatchObject({ name, mandatory: false });
    expect(({} as { mandatory?: unknown }).mandatory).toBeUndefined();
  });

  test('does not look at inherited properties', () => {
    expectMessage(Object.create(createDescribe())).toContain('expected a describe or listtypes answer');
  });

  test('survives cycles and deep nesting', () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    expect(catchError(cycle).path).toBe('$.self');
    const deep = JSON.parse('['.repeat(5000) + ']'.repeat(5000)) as unknown;
    expect(catchError(deep).path).toBe('$[0]');
  });

  const key = fc.oneof(
    fc.constantFrom(
      'success',
      'result',
      'name',
      'label',
      'fields',
      'type',
      'types',
      'information',
      'modules',
    ),
    fc.constantFrom('source', 'picklistValues', 'refersTo', 'labelFields', 'idPrefix', '__proto__', 'error'),
  );
  const { value: likely } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom<unknown>(null, true, false, 0, 12, '', 'a', 'b', 'stock', undefined),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 6 }),
    ),
  }));

  test.prop([fc.oneof(fc.jsonValue(), fc.anything(), likely)], { numRuns: 2000 })(
    'any value either loads or throws a SchemaError with paths',
    (input) => {
      try {
        const schema = loadSchema(input);
        expect(loadSchema(JSON.parse(JSON.stringify(schema)))).toEqual(schema);
      } catch (error) {
        if (!(error instanceof SchemaError)) throw error;
        expect(error.problems.length).toBeGreaterThan(0);
        expect(error.problems.every(({ path }) => path.startsWith('$'))).toBe(true);
      }
    },
  );

  test.prop([fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 20 }), fc.boolean()])(
    'finds every module under its own name and no other',
    (names, isBody) => {
      const results = names.map((name) => createDescribe({ name }, { name }));
      const input = isBody ? results.map((result) => ({ success: true, result })) : results;
      const schema = names.length === 0 ? loadSchema({ types: [] }) : loadSchema(input);
      for (const name of names) {
        const module = findModule(schema, name);
        expect(module?.name).toBe(name);
        expect(module && findField(module, name)?.name).toBe(name);
      }
      expect(schema.modules).toHaveLength(names.length);
    },
  );
});
