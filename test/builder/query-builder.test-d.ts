import { describe, expectTypeOf, test } from 'vitest';
import {
  createQueryBuilder,
  type Decoded,
  decodeRows,
  type Id,
  pagesOf,
  planQuery,
  type Row,
  startsWith,
} from '../../src/builder/index.js';
import { vtql } from '../../src/template/index.js';
import { type Crm, crmFieldTypes } from '../golden/recorded-crm.js';

const crm = createQueryBuilder<Crm>();
const contacts = crm.from('Contacts');

describe('the builder with generated types', () => {
  test('takes what fits', () => {
    contacts
      .select('lastname', 'account_id')
      .where('leadsource', 'in', ['Partner', 'Cold Call'])
      .where('lastname', 'like', startsWith('M'))
      .where(({ and, or, not, cmp }) =>
        or([not(cmp('email', 'is', 'set')), and([cmp('birthday', '<', new Date())])]),
      )
      .orderBy('lastname', 'desc')
      .after('12x5');
  });

  test('refuses what does not', () => {
    // @ts-expect-error module
    crm.from('contacts');
    // @ts-expect-error field
    contacts.select('lastName');
    // @ts-expect-error field
    contacts.where('lastName', '=', 'x');
    // @ts-expect-error operator
    contacts.where('leadsource', '<', 'Partner');
    // @ts-expect-error picklist value
    contacts.where('leadsource', '=', 'Cold Cal');
    // @ts-expect-error picklist value, inside a group
    contacts.where(({ cmp }) => cmp('leadsource', 'in', ['Cold Cal']));
    // @ts-expect-error a pattern is for like
    contacts.where('lastname', '=', startsWith('M'));
    // @ts-expect-error a bare record number
    contacts.where('account_id', '=', '88');
    // @ts-expect-error field
    contacts.orderBy('lastName');
    // @ts-expect-error direction
    contacts.orderBy('lastname', 'down');
    // @ts-expect-error no id
    contacts.after('95');
  });

  test('knows its rows, and what they are decoded to', () => {
    const query = contacts.select('lastname', 'account_id', 'birthday').limit(5);
    expectTypeOf<Row<typeof query>['id']>().toEqualTypeOf<Id<'Contacts'>>();
    expectTypeOf<Row<typeof query>['birthday']>().toEqualTypeOf<string>();
    expectTypeOf<Decoded<typeof query>['birthday']>().toEqualTypeOf<Date | null>();
    expectTypeOf(decodeRows(query, [])).toEqualTypeOf<Decoded<typeof query>[]>();
    expectTypeOf<Decoded<ReturnType<typeof query.count>>>().toEqualTypeOf<{ readonly count: number }>();
    // @ts-expect-error not selected
    expectTypeOf<Row<typeof query>['email']>().toBeString();
  });

  test('keeps them in plans and pages', () => {
    const query = contacts.select('lastname');
    for (const part of planQuery(query).queries) expectTypeOf(part).toEqualTypeOf<typeof query>();
    for (const page of pagesOf(query, 10)) expectTypeOf(page).toEqualTypeOf<typeof query>();
  });

  test('learns them from the table of fields', () => {
    expectTypeOf(createQueryBuilder({ fieldTypes: crmFieldTypes }).from('Contacts')).toEqualTypeOf(contacts);
  });
});

describe('without generated types', () => {
  test('any name and value will do', () => {
    const query = createQueryBuilder().from('Whatever').select('x').where('y', '=', 5).after('1x2');
    expectTypeOf<Row<typeof query>['x']>().toEqualTypeOf<string>();
    expectTypeOf(vtql`select x from M`.compile()).toEqualTypeOf<string>();
  });
});
