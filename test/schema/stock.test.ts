import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findField, findModule, loadSchema, suggestFields } from '../../src/schema/index.js';
import type { SchemaField, SchemaModule } from '../../src/schema/schema.js';
import { stockSchema } from '../../src/schema/stock.js';
import { readAllDescribes, readRecording } from './recordings.js';

const recorded = loadSchema([readRecording('listtypes.json'), ...readAllDescribes()]);
const generator = fileURLToPath(new URL('../../test/schema/generate-stock-schema.mjs', import.meta.url));

/** `Module.field` for every field of which `test` holds. */
function listFields(modules: readonly SchemaModule[], test: (field: SchemaField) => boolean): string[] {
  return modules.flatMap(({ name, fields }) =>
    (fields ?? []).filter(test).map((field) => `${name}.${field.name}`),
  );
}

function findRecorded(module: SchemaModule, field: SchemaField): SchemaField | undefined {
  const other = findModule(recorded, module.name);
  return other && findField(other, field.name);
}

describe('the stock schema', () => {
  test('is up to date with its generator', () => {
    expect(() => execFileSync(process.execPath, [generator, '--check'])).not.toThrow();
  });

  test('has the standard modules, without those of berliCRM', () => {
    const names = stockSchema.modules.map(({ name }) => name);
    const missing = recorded.modules.map(({ name }) => name).filter((name) => !names.includes(name));
    expect(names).toHaveLength(35);
    expect(names).toEqual([...names].sort());
    expect(missing).toEqual(['Mailchimp', 'Search', 'Verteiler', 'berliCleverReach', 'gdpr']);
  });

  test('has no custom fields and none of berliCRM', () => {
    const known = new Set(listFields(stockSchema.modules, () => true));
    const inStock = recorded.modules.filter(({ name }) => findModule(stockSchema, name));
    const dropped = listFields(inStock, () => true).filter((path) => !known.has(path));
    expect(dropped).toHaveLength(26);
    expect(dropped).toEqual(
      expect.arrayContaining([
        'Accounts.buyerreference',
        'Contacts.cf_multi',
        'HelpDesk.ticketowner',
        'Invoice.deliveryperiod',
        'ModComments.mailfrom',
        'Users.sso_unique_id',
      ]),
    );
  });

  test('keeps all else as recorded', () => {
    const changedLabels: string[] = [];
    for (const module of stockSchema.modules) {
      const { fields: _fields, idPrefix: _idPrefix, ...facts } = module;
      expect(findModule(recorded, module.name)).toMatchObject(facts);
      for (const field of module.fields ?? []) {
        const { label, type, ...rest } = field;
        const other = findRecorded(module, field);
        expect(other).toMatchObject(rest);
        expect(other?.default).toBe(field.default);
        expect(other?.type).toMatchObject({ name: type.name, ...(type.format && { format: type.format }) });
        if (other?.label !== label) changedLabels.push(`${module.name}.${field.name}`);
      }
    }
    expect(changedLabels).toEqual([
      'Accounts.tickersymbol',
      'Project.linktoaccountscontacts',
      'Project.description',
      'Users.description',
    ]);
  });

  test('refers to stock modules only', () => {
    const targets = stockSchema.modules
      .flatMap(({ fields }) => fields ?? [])
      .flatMap(({ type }) => type.refersTo);
    expect(targets.filter((name) => findModule(stockSchema, name) === undefined)).toEqual([]);
  });

  test('gives the values of picklists unless they are local', () => {
    const isEmpty = ({ type }: SchemaField): boolean =>
      /picklist$/.test(type.name) && type.picklistValues.length === 0;
    expect(listFields(stockSchema.modules, isEmpty)).toEqual([
      'Contacts.salutationtype',
      'Leads.salutationtype',
      'Products.manufacturer',
      'Users.time_zone',
    ]);
    for (const module of stockSchema.modules) {
      for (const field of module.fields ?? []) {
        const values = field.type.picklistValues.map(({ value }) => value);
        const other = findRecorded(module, field)?.type.picklistValues.map(({ value }) => value);
        if (values.length > 0) expect(values).toEqual(other);
      }
    }
  });

  test('gives an id prefix only where every installation has the same', () => {
    const prefixes = new Map(stockSchema.modules.map(({ name, idPrefix }) => [name, idPrefix]));
    expect(prefixes.get('Accounts')).toBe('11');
    expect(prefixes.get('Contacts')).toBe('12');
    expect(prefixes.get('Users')).toBe('19');
    expect(prefixes.get('CompanyDetails')).toBe('23');
    expect(prefixes.get('ModComments')).toBeNull();
  });

  test('has nothing in German', () => {
    expect(JSON.stringify(stockSchema)).not.toMatch(/[äöüß]|Sehr geehrte|bezogen|Beschreibung|erledigt/);
  });

  test('suggests by label and survives JSON', () => {
    const module = findModule(stockSchema, 'Accounts');
    expect(module && suggestFields(module, 'Organization Name')).toEqual(['accountname']);
    expect(loadSchema(JSON.parse(JSON.stringify(stockSchema)))).toEqual(stockSchema);
  });
});
