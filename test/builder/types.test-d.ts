import { describe, expectTypeOf, test } from 'vitest';
import type {
  AnyCrm,
  AnyId,
  Compare,
  ComparisonOperator,
  Decoded,
  DecodedRow,
  Field,
  FieldKind,
  FieldName,
  FieldTypes,
  Id,
  Operand,
  OperatorOf,
  Select,
  SelectedRow,
} from '../../src/builder/types.js';
import type * as odd from '../golden/odd-crm.js';
import { type Accounts, type Contacts, type Crm, crmFieldTypes } from '../golden/recorded-crm.js';
import type * as stock from '../golden/stock-crm.js';

declare function takeId<Module extends string>(id: Id<Module>): void;
declare const text: string;
declare const anyId: AnyId;
declare const accountId: Id<'Accounts'>;
declare const contactId: Id<'Contacts'>;
declare const ownerId: Id<'Users' | 'Groups'>;
declare const relatedId: Id<'Campaigns' | 'Users'>;

describe('an id', () => {
  test('may be written as it reads', () => {
    takeId<'Accounts'>('11x88');
    const id: Id<'Accounts'> = '11x88';
    expectTypeOf(id).toExtend<string>();
    expectTypeOf<'11x88'>().toExtend<Id<'Accounts'>>();
    expectTypeOf<Id<'Accounts'>>().toExtend<AnyId>();
  });

  test('is no number, name or unchecked text', () => {
    // @ts-expect-error a bare number
    takeId<'Accounts'>('88');
    // @ts-expect-error a number
    takeId<'Accounts'>(88);
    // @ts-expect-error a name
    takeId<'Users'>('admin');
    // @ts-expect-error nothing
    takeId<'Users'>('');
    // @ts-expect-error an injection
    takeId<'Users'>('12x5 or 1=1');
    // @ts-expect-error whatever
    takeId<'Users'>(text);
    takeId<'Users'>(anyId);
  });

  test('knows its module', () => {
    takeId<'Accounts'>(accountId);
    // @ts-expect-error of another module
    takeId<'Contacts'>(accountId);
    // @ts-expect-error of another module
    takeId<'Accounts' | 'Leads'>(contactId);
    expectTypeOf<Id<'Accounts'>>().not.toExtend<Id<'Contacts'>>();
    expectTypeOf<readonly Id<'Accounts'>[]>().not.toExtend<readonly Id<'Contacts'>[]>();
    expectTypeOf<{ id: Id<'Accounts'> }>().not.toExtend<{ id: Id<'Contacts'> }>();
  });

  test('of several modules goes where one of them is asked for', () => {
    takeId<'Users'>(ownerId);
    takeId<'Users' | 'Groups'>(relatedId);
    takeId<'Accounts' | 'Contacts'>(accountId);
    // @ts-expect-error none of them
    takeId<'Accounts'>(ownerId);
  });
});

describe('a field', () => {
  test('says what it is compared with', () => {
    expectTypeOf<Compare<Field<'string'>>>().toEqualTypeOf<string>();
    expectTypeOf<Compare<Field<'picklist', 'a' | 'b'>>>().toEqualTypeOf<'a' | 'b'>();
    expectTypeOf<Compare<Field<'date'>>>().toEqualTypeOf<Date | string>();
    expectTypeOf<Compare<Field<'reference', Id<'Accounts'>>>>().toEqualTypeOf<Id<'Accounts'>>();
    expectTypeOf<1 | 1n | '1.5'>().toExtend<Compare<Field<'double'>>>();
    expectTypeOf<'1,5'>().not.toExtend<Compare<Field<'double'>>>();
    expectTypeOf<boolean | '0' | '1'>().toEqualTypeOf<Compare<Field<'boolean'>>>();
    expectTypeOf<'red' | 'red |##| green'>().toExtend<Compare<Field<'multipicklist', 'red' | 'green'>>>();
    expectTypeOf<'rde'>().not.toExtend<Compare<Field<'multipicklist', 'red' | 'green'>>>();
  });

  test('says what comes out: texts', () => {
    type Kinds = { [Kind in FieldKind]: Select<Field<Kind>> };
    expectTypeOf<Kinds[FieldKind]>().toExtend<string>();
    expectTypeOf<Select<Field<'reference', Id<'Accounts'>>>>().toEqualTypeOf<Id<'Accounts'> | ''>();
    expectTypeOf<Select<Field<'id', Id<'Accounts'>>>>().toEqualTypeOf<Id<'Accounts'>>();
    expectTypeOf<Select<Field<'boolean'>>>().toEqualTypeOf<'0' | '1' | ''>();
    expectTypeOf<''>().toExtend<Select<Field<'picklist', 'a'>>>();
  });

  test('says what that means', () => {
    expectTypeOf<Decoded<Field<'currency'>>>().toEqualTypeOf<number | null>();
    expectTypeOf<Decoded<Field<'boolean'>>>().toEqualTypeOf<boolean | null>();
    expectTypeOf<Decoded<Field<'datetime'>>>().toEqualTypeOf<Date | null>();
    expectTypeOf<Decoded<Field<'multipicklist', 'a' | 'b'>>>().toEqualTypeOf<readonly ('a' | 'b')[]>();
    expectTypeOf<Decoded<Field<'reference', AnyId>>>().toEqualTypeOf<AnyId | null>();
  });

  // Nothing but '' and null, for which there is `is`, and the list of a multi-select picklist.
  test('may be compared with what came out of it', () => {
    type Selected = { [Kind in FieldKind]: Exclude<Select<Field<Kind, 'a' | 'b'>>, ''> };
    type Values = { [Kind in FieldKind]: Compare<Field<Kind, 'a' | 'b'>> };
    expectTypeOf<Selected>().toExtend<Values>();
    type Single = Exclude<FieldKind, 'multipicklist'>;
    type Meant = { [Kind in Single]: Exclude<Decoded<Field<Kind, 'a' | 'b'>>, '' | null> };
    expectTypeOf<Meant>().toExtend<Pick<Values, Single>>();
  });

  test('says which operators fit', () => {
    expectTypeOf<OperatorOf<Field<'string'>>>().toEqualTypeOf<ComparisonOperator>();
    expectTypeOf<OperatorOf<Field<'boolean'>>>().toEqualTypeOf<'=' | '!=' | 'in' | 'is'>();
    expectTypeOf<'<'>().not.toExtend<OperatorOf<Field<'picklist', 'a'>>>();
    expectTypeOf<'like'>().not.toExtend<OperatorOf<Field<'owner', AnyId>>>();
    expectTypeOf<Operand<Field<'integer'>, 'is'>>().toEqualTypeOf<'set' | 'empty'>();
    expectTypeOf<Operand<Field<'string'>, 'in'>>().toEqualTypeOf<readonly string[]>();
    expectTypeOf<Operand<Field<'string'>, 'like', RegExp>>().toEqualTypeOf<RegExp>();
  });

  test('takes no kind that there is not', () => {
    // @ts-expect-error no kind
    expectTypeOf<Field<'strin'>>().toBeObject();
  });
});

/** What a builder asks of the types. */
interface From<Module> {
  where<Name extends FieldName<Module>, Operator extends OperatorOf<Module[Name]>>(
    field: Name,
    operator: Operator,
    value: Operand<Module[Name], Operator>,
  ): From<Module>;
  select<Name extends FieldName<Module>>(...fields: readonly Name[]): SelectedRow<Module, Name>;
  decode<Name extends FieldName<Module>>(...fields: readonly Name[]): DecodedRow<Module, Name>;
}
interface Builder<Crm> {
  from<Name extends keyof Crm & string>(module: Name): From<Crm[Name]>;
}
declare function createBuilder<Crm = AnyCrm>(options?: {
  readonly fieldTypes?: FieldTypes<Crm>;
}): Builder<Crm>;

describe('a builder with generated types', () => {
  const contacts = createBuilder<Crm>().from('Contacts');

  test('takes what fits', () => {
    contacts
      .where('lastname', '=', "O'Brien")
      .where('lastname', 'like', 'M%')
      .where('leadsource', 'in', ['Partner', 'Cold Call'])
      .where('account_id', '=', '11x88')
      .where('account_id', 'in', [accountId])
      .where('assigned_user_id', '=', ownerId)
      .where('birthday', '<', new Date())
      .where('birthday', 'like', '2016-05-%')
      .where('donotcall', '=', true)
      .where('cf_multi', 'like', '%red%')
      .where('email', 'is', 'set')
      .where('id', '>', '12x0');
  });

  test('refuses what does not', () => {
    // @ts-expect-error module
    createBuilder<Crm>().from('Contact');
    // @ts-expect-error case counts
    createBuilder<Crm>().from('contacts');
    // @ts-expect-error a module that no query can read
    createBuilder<Crm>().from('LineItem');
    // @ts-expect-error field
    contacts.where('lastName', '=', 'x');
    // @ts-expect-error field
    contacts.select('lastname', 'accountname');
    // @ts-expect-error a field that no query can use
    createBuilder<Crm>().from('Invoice').select('quantity');
    // @ts-expect-error operator
    contacts.where('lastname', '<>', 'x');
    // @ts-expect-error a picklist has no order
    contacts.where('leadsource', '<', 'Partner');
    // @ts-expect-error an id is no text
    contacts.where('account_id', 'like', '11x%');
    // @ts-expect-error picklist value
    contacts.where('leadsource', '=', 'Cold Cal');
    // @ts-expect-error picklist value in a list
    contacts.where('leadsource', 'in', ['Partner', 'Cold Cal']);
    // @ts-expect-error a number against a text finds nearly everything
    contacts.where('lastname', '=', 0);
    // @ts-expect-error a bare record number
    contacts.where('account_id', '=', '88');
    // @ts-expect-error of another module
    contacts.where('account_id', '=', contactId);
    // @ts-expect-error finds nothing on any server
    contacts.where('donotcall', '=', 'true');
    // @ts-expect-error no list
    contacts.where('lastname', 'in', 'x');
    // @ts-expect-error null never matches
    contacts.where('lastname', '=', null);
    // @ts-expect-error neither set nor empty
    contacts.where('email', 'is', 'null');
  });

  test('knows its rows', () => {
    const row = contacts.select('lastname', 'account_id', 'leadsource');
    expectTypeOf(row.id).toEqualTypeOf<Id<'Contacts'>>();
    expectTypeOf(row.lastname).toEqualTypeOf<string>();
    expectTypeOf(row.account_id).toEqualTypeOf<Id<'Accounts'> | ''>();
    expectTypeOf(row.account_id_nameValue).toEqualTypeOf<string | undefined>();
    expectTypeOf<Exclude<typeof row.leadsource, ''>>().toEqualTypeOf<Compare<Contacts['leadsource']>>();
    // @ts-expect-error not selected
    row.email;
    // @ts-expect-error no reference
    row.lastname_nameValue;
  });

  test('takes ids out of rows where they belong', () => {
    const { account_id, assigned_user_id } = contacts.select('account_id', 'assigned_user_id');
    if (account_id !== '') createBuilder<Crm>().from('Accounts').where('id', '=', account_id);
    createBuilder<Crm>().from('Users').where('id', '=', assigned_user_id);
    // @ts-expect-error '' is no id
    createBuilder<Crm>().from('Accounts').where('id', '=', account_id);
    // @ts-expect-error of another module
    contacts.where('id', '=', assigned_user_id);
  });

  test('knows decoded rows', () => {
    const row = contacts.decode('birthday', 'donotcall', 'account_id', 'cf_multi');
    expectTypeOf(row.birthday).toEqualTypeOf<Date | null>();
    expectTypeOf(row.donotcall).toEqualTypeOf<boolean | null>();
    expectTypeOf(row.account_id).toEqualTypeOf<Id<'Accounts'> | null>();
    expectTypeOf(row.cf_multi).toExtend<readonly string[]>();
    expectTypeOf<DecodedRow<Accounts>['employees']>().toEqualTypeOf<number | null>();
  });

  test('learns them from the table of fields', () => {
    const crm = createBuilder({ fieldTypes: crmFieldTypes });
    expectTypeOf(crm).toEqualTypeOf<Builder<Crm>>();
  });
});

describe('a builder without', () => {
  test('takes any module, field and value', () => {
    const row = createBuilder().from('Whatever').where('x', '=', 1).where('y', 'like', 'a%').select('x', 'y');
    expectTypeOf(row.x).toEqualTypeOf<string>();
    // @ts-expect-error no value
    createBuilder().from('Whatever').where('x', '=', {});
  });

  test('takes any field of a module that nobody described', () => {
    const undescribed = createBuilder<odd.Crm>().from('Undescribed');
    undescribed.where('x', '=', 1).where('id', '=', '5x1').where('y', 'in', ['a']);
    // @ts-expect-error its id is known to be one
    undescribed.where('id', '=', 'x');
  });

  test('takes any value of a stock picklist, since every installation changes them', () => {
    createBuilder<stock.Crm>().from('Contacts').where('leadsource', '=', 'Messe');
    expectTypeOf<Select<stock.Contacts['leadsource']>>().toEqualTypeOf<string>();
  });
});
