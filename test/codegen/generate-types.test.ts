import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { generateTypes, isCurrent } from '../../src/codegen/index.js';
import { loadSchema } from '../../src/schema/load.js';
import type { Schema, SchemaField, SchemaModule } from '../../src/schema/schema.js';
import { stockSchema } from '../../src/schema/stock.js';
import { traitsOf } from '../../src/values/field-types.js';
import { crmFieldTypes as oddTable } from '../golden/odd-crm.js';
import { recordedSchema } from '../schema/recordings.js';
import { hostileTexts, oddSchema } from './odd-schema.js';
import { listLiterals, readTypes } from './read-types.js';

const read = (schema: Schema) => readTypes(generateTypes(schema));

function moduleOf(...fields: readonly object[]): Schema {
  return loadSchema({ name: 'M', label: 'Modules', idPrefix: '5', fields });
}

/** The lines about one field. */
function linesOf(schema: Schema, field: string): string {
  const [, comment = '', type = ''] =
    new RegExp(` {2}/\\*\\*((?:(?!/\\*\\*)[^])*?)\\*/\n {2}${field}: ([^;]*);`).exec(generateTypes(schema)) ??
    [];
  return `${comment.trim()} → ${type}`;
}

describe('a field', () => {
  test('comes with its label, whether it is mandatory, and its format', () => {
    const when = {
      name: 'due',
      label: 'Due Date',
      mandatory: true,
      type: { name: 'date', format: 'yyyy-mm-dd' },
    };
    expect(linesOf(moduleOf(when), 'due')).toBe("Due Date (mandatory, yyyy-mm-dd) → Field<'date'>");
  });

  test('without a label has its name', () => {
    expect(linesOf(moduleOf({ name: 'x', label: ' ', type: { name: 'string' } }), 'x')).toBe(
      "x → Field<'string'>",
    );
  });

  test('of an unknown type says what the server called it', () => {
    const field = { name: 'x', type: { name: 'UserPicklist' } };
    expect(linesOf(moduleOf(field), 'x')).toBe("x (the server's type: UserPicklist) → Field<'unknown'>");
  });

  test('with a picklist has its values, and the labels that differ', () => {
    const picklistValues = [
      { value: '', label: '--None--' },
      { value: 'Task', label: 'To Do' },
      { value: 'Call', label: 'Call' },
      { value: 'Call', label: 'Call' },
    ];
    expect(linesOf(moduleOf({ name: 'x', type: { name: 'picklist', picklistValues } }), 'x')).toBe(
      "* x\n   * - Task: To Do → Field<'picklist', 'Task' | 'Call'>",
    );
  });

  test('with a picklist whose values nobody told takes any text', () => {
    expect(linesOf(moduleOf({ name: 'x', type: { name: 'picklist' } }), 'x')).toBe("x → Field<'picklist'>");
  });

  test('that refers to modules holds their ids, that refers to nobody knows which any id', () => {
    const to = (...refersTo: string[]) => moduleOf({ name: 'x', type: { name: 'reference', refersTo } });
    expect(linesOf(to('B', 'A'), 'x')).toBe("x → Field<'reference', Id<'A' | 'B'>>");
    expect(linesOf(to(), 'x')).toBe("x → Field<'reference', AnyId>");
  });

  test('has a kind of its own wherever its values are understood', () => {
    const names = oddSchema.modules.find(({ name }) => name === 'EveryType')?.fields ?? [];
    const row = read(oddSchema).table.get('EveryType');
    for (const field of names) {
      expect([field.name, row?.get(field.name)?.startsWith('unknown')]).toEqual([
        field.name,
        traitsOf(field).holds === 'unknown',
      ]);
    }
  });

  test('that no query can use is left out, and named', () => {
    const { interfaces, table } = read(recordedSchema);
    expect(interfaces.get('Invoice')?.has('quantity')).toBe(false);
    expect(table.get('Invoice')?.has('quantity')).toBe(false);
    expect(generateTypes(recordedSchema)).toMatch(
      /No query can use comment, .*quantity.*\.\n \*\/\nexport interface Invoice/,
    );
  });
});

describe('a module', () => {
  test('comes with its label and the numbers of its ids', () => {
    expect(generateTypes(moduleOf())).toContain('/** Modules (ids begin with 5x) */\nexport interface M {}');
  });

  test('that no query can read is left out', () => {
    expect([...read(recordedSchema).table.keys()]).not.toContain('LineItem');
    expect(generateTypes(recordedSchema)).not.toContain('LineItem');
  });

  test('that the server did not describe takes any field', () => {
    const text = generateTypes(loadSchema({ types: ['X'] }));
    expect(text).toContain("[field: string]: Field<'unknown'> | Field<'id', Id<'X'>>;");
    expect(text).toContain('X: {},');
  });

  test.each([
    ['Contacts', 'Contacts'],
    ['gdpr', 'gdpr'],
    ['class', 'class2'],
    ['Crm', 'Crm2'],
    ['my-module', 'my_module'],
    ['2nd', '_2nd'],
    ['日本', '_'],
  ])('called %s has an interface called %s', (name, typeName) => {
    const { interfaces } = read(loadSchema({ name, fields: [] }));
    expect([...interfaces.keys()]).toEqual([typeName, 'Crm']);
    expect([...(interfaces.get('Crm')?.keys() ?? [])]).toEqual([name]);
  });
});

describe('the table', () => {
  test('says what ids may begin with, where it is known of each module', () => {
    const { table } = read(recordedSchema);
    expect(table.get('Contacts')?.get('id')).toBe('id 12');
    expect(table.get('Contacts')?.get('account_id')).toBe('reference 11');
    expect(table.get('Contacts')?.get('assigned_user_id')).toBe('owner 19 20');
    expect(read(stockSchema).table.get('ProjectTask')?.get('projectid')).toBe('reference');
  });

  test('has the fields of the interfaces, whatever they are called', () => {
    expect(Object.getPrototypeOf(oddTable)).toBe(Object.prototype);
    expect(Object.keys(oddTable)).toContain('__proto__');
    expect(Object.keys(oddTable['Hostile'] ?? {})).toEqual(
      expect.arrayContaining(['__proto__', ...hostileTexts]),
    );
  });
});

describe('the file', () => {
  test('imports what it uses, from where it is told', () => {
    const importOf = (schema: Schema, importFrom?: string): string =>
      /^import.*$/m.exec(generateTypes(schema, importFrom === undefined ? {} : { importFrom }))?.[0] ?? '';
    expect(importOf(moduleOf())).toBe("import { createFieldTypes, type FieldTypes } from 'vtql/builder';");
    expect(importOf(moduleOf({ name: 'x', type: { name: 'text' } }), './types.js')).toBe(
      "import { createFieldTypes, type Field, type FieldTypes } from './types.js';",
    );
    expect(importOf(moduleOf({ name: 'x', type: { name: 'reference' } }))).toContain(
      '{ createFieldTypes, type AnyId, type Field, type FieldTypes }',
    );
    expect(importOf(moduleOf({ name: 'x', type: { name: 'owner' } }))).toContain(
      '{ createFieldTypes, type Field, type FieldTypes, type Id }',
    );
  });

  test('of the stock schema has no picklist values', () => {
    const unions = [...read(stockSchema).interfaces].flatMap(([name, fields]) =>
      name === 'Crm' ? [] : [...fields.values()].filter((type) => /picklist',/.test(type.getText())),
    );
    expect(unions).toEqual([]);
  });

  test('has no line longer than those of a person, but for notes', () => {
    const long = generateTypes(recordedSchema)
      .split('\n')
      .filter((line) => line.length > 110);
    expect(long.filter((line) => !line.trimStart().startsWith('* '))).toEqual([]);
  });

  property.prop([fc.infiniteStream(fc.nat())], { numRuns: 10 })(
    'does not depend on the order of modules and fields',
    (numbers) => {
      const shuffle = <T>(items: readonly T[]): readonly T[] =>
        items
          .map((item) => ({ item, key: numbers.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
      const shuffleField = (field: SchemaField): SchemaField => ({
        ...field,
        type: { ...field.type, refersTo: shuffle(field.type.refersTo) },
      });
      const shuffled = recordedSchema.modules.map((module) => ({
        ...module,
        fields: module.fields && shuffle(module.fields).map(shuffleField),
      }));
      expect(
        generateTypes({ ...recordedSchema, modules: shuffle(shuffled) }) === generateTypes(recordedSchema),
      ).toBe(true);
    },
  );

  const anyText = fc.oneof(
    fc.constantFrom(...hostileTexts, '__proto__', 'id', 'Crm'),
    fc.string({ unit: fc.constantFrom('*', '/', '\\', "'", '"', '`', '@', '\n', '{', ' ', 'a', '\ud83d') }),
    fc.string({ unit: 'binary' }),
  );
  const anyName = anyText.filter((name) => name !== '');
  const anyField: fc.Arbitrary<SchemaField> = fc.record({
    name: anyName,
    label: anyText,
    mandatory: fc.boolean(),
    nullable: fc.boolean(),
    editable: fc.boolean(),
    type: fc.record({
      name: fc.oneof(fc.constantFrom('picklist', 'multipicklist', 'reference', 'owner', 'string'), anyText),
      refersTo: fc.array(anyName, { maxLength: 3 }),
      picklistValues: fc.array(fc.record({ value: anyText, label: anyText }), { maxLength: 3 }),
      format: anyText,
    }),
  });
  const anyModule: fc.Arbitrary<SchemaModule> = fc.record({
    name: anyName,
    label: anyText,
    idPrefix: fc.constantFrom(null, '7'),
    isEntity: fc.boolean(),
    createable: fc.boolean(),
    updateable: fc.boolean(),
    deleteable: fc.boolean(),
    retrieveable: fc.boolean(),
    labelFields: fc.constant([]),
    fields: fc.uniqueArray(anyField, { selector: ({ name }) => name, maxLength: 4 }),
  });

  property.prop([fc.uniqueArray(anyModule, { selector: ({ name }) => name, maxLength: 4 })])(
    'says what the schema says and nothing else, whatever the server calls things',
    (modules) => {
      const file = read({ source: 'server', modules });
      expect(file.syntaxErrors).toEqual([]);
      expect(file.tags).toEqual([]);
      expect(file.interfaces.size).toBe(modules.length + 1);
      const crm = file.interfaces.get('Crm');
      expect([...(crm?.keys() ?? [])].sort()).toEqual(modules.map(({ name }) => name).sort());
      for (const { name, fields } of modules) {
        const members = file.interfaces.get(crm?.get(name)?.getText() ?? '');
        const names = fields?.map((field) => field.name).sort();
        expect([...(members?.keys() ?? [])].sort()).toEqual(names);
        expect([...(file.table.get(name)?.keys() ?? [])].sort()).toEqual(names);
        for (const field of fields ?? []) {
          const [kind, ...texts] = listLiterals(members?.get(field.name) ?? never());
          expect(texts).toEqual(expectedTexts(name, field));
          expect(file.table.get(name)?.get(field.name)?.split(' ')[0]).toBe(kind);
        }
      }
    },
  );

  property.prop([anyText, anyText])('imports from nowhere else than it is told', (importFrom, label) => {
    const text = generateTypes(loadSchema({ name: 'M', label, fields: [] }), { importFrom });
    expect(readTypes(text).syntaxErrors).toEqual([]);
    expect(readTypes(text).imports).toEqual(['createFieldTypes', 'FieldTypes']);
  });
});

function expectedTexts(module: string, { name, type }: SchemaField): readonly string[] {
  if (name === 'id') return [module];
  if (type.name === 'owner') return ['Users', 'Groups'];
  if (type.name === 'reference') return [...new Set(type.refersTo)].sort();
  if (!type.name.endsWith('picklist')) return [];
  return [...new Set(type.picklistValues.map(({ value }) => value))].filter((value) => value !== '');
}

function never(): never {
  throw new Error('There is no such field.');
}

describe('isCurrent', () => {
  const generated = generateTypes(stockSchema);

  test('takes the file as it was written', () => {
    expect(isCurrent(generated, generated)).toBe(true);
  });

  test('takes what version control and editors make of it', () => {
    expect(isCurrent(generated, `\ufeff${generated.replaceAll('\n', '\r\n')}`)).toBe(true);
  });

  test.each([
    ['is empty', ''],
    ['lacks its end', generated.slice(0, -20)],
    ['was edited', generated.replace("'phone'", "'email'")],
    ['was made from another schema', generateTypes(recordedSchema)],
  ])('refuses a file that %s', (_, existing) => {
    expect(isCurrent(generated, existing)).toBe(false);
  });
});
