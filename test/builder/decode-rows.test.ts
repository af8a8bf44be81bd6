import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  createQueryBuilder,
  type Decoded,
  decodeRows,
  QueryBuildError,
  type Row,
} from '../../src/builder/index.js';
import { type Crm, crmFieldTypes } from '../golden/recorded-crm.js';
import { recordedSchema } from '../schema/recordings.js';

const crm = createQueryBuilder<Crm>({ fieldTypes: crmFieldTypes });
const contacts = crm.from('Contacts');

describe('rows', () => {
  test('become typed values', () => {
    const query = contacts.select(
      'lastname',
      'birthday',
      'createdtime',
      'donotcall',
      'account_id',
      'cf_multi',
    );
    const [row] = decodeRows(query, [
      {
        id: '12x5',
        lastname: '007',
        birthday: '1990-02-03',
        createdtime: '2016-05-20 14:30:00',
        donotcall: '1',
        account_id: '11x88',
        account_id_nameValue: 'Initech',
        cf_multi: 'red |##| green',
      },
    ]);
    expect(row).toEqual({
      id: '12x5',
      lastname: '007',
      birthday: new Date('1990-02-03T00:00:00Z'),
      createdtime: new Date('2016-05-20T14:30:00Z'),
      donotcall: true,
      account_id: '11x88',
      account_id_nameValue: 'Initech',
      cf_multi: ['red', 'green'],
    });
    expectTypeOf<NonNullable<typeof row>['birthday']>().toEqualTypeOf<Date | null>();
    expectTypeOf<Row<typeof query>['lastname']>().toEqualTypeOf<string>();
    expectTypeOf<Decoded<typeof query>['donotcall']>().toEqualTypeOf<boolean | null>();
  });

  test("'' is null, but for text and lists", () => {
    const query = contacts.select(
      'lastname',
      'birthday',
      'donotcall',
      'account_id',
      'leadsource',
      'cf_multi',
    );
    const row = { lastname: '', birthday: '', donotcall: '', account_id: '', leadsource: '', cf_multi: '' };
    expect(decodeRows(query, [row])).toEqual([
      { lastname: '', birthday: null, donotcall: null, account_id: null, leadsource: '', cf_multi: [] },
    ]);
    expect(decodeRows(contacts.select('birthday'), [{ birthday: '0000-00-00' }])).toEqual([
      { birthday: null },
    ]);
  });

  test('hold numbers and counts', () => {
    const accounts = crm.from('Accounts');
    const query = accounts.select('employees', 'annual_revenue');
    expect(decodeRows(query, [{ employees: '12', annual_revenue: '1.50000000' }])).toEqual([
      { employees: 12, annual_revenue: 1.5 },
    ]);
    expect(decodeRows(accounts.count(), [{ count: '7' }])).toEqual([{ count: 7 }]);
    expect(decodeRows(accounts.count(), [{ count: 7 }])).toEqual([{ count: 7 }]);
    expect(() => decodeRows(query, [{ employees: 'many' }])).toThrow("'many' is no value of employees");
  });

  test('keep what nobody described', () => {
    const query = createQueryBuilder({ schema: recordedSchema }).from('Contacts');
    expect(decodeRows(query, [{ whatever: 'x', lastname: 'y' }])).toEqual([{ whatever: 'x', lastname: 'y' }]);
  });

  test('cannot be decoded where no type is known', () => {
    expect(() => decodeRows(createQueryBuilder().from('Contacts'), [])).toThrow(QueryBuildError);
  });
});
