import { expectTypeOf, test } from 'vitest';
import { planQuery } from '../../src/builder/plan.js';
import { createQueryBuilder } from '../../src/builder/query-builder.js';
import type { Field, Id } from '../../src/builder/types.js';
import type { Client } from '../../src/client/client.js';

interface Contacts {
  id: Field<'id', Id<'Contacts'>>;
  lastname: Field<'string'>;
  donotcall: Field<'boolean'>;
  account_id: Field<'reference', Id<'Accounts'>>;
  leadsource: Field<'picklist', 'Partner' | 'Web'>;
}

interface Accounts {
  id: Field<'id', Id<'Accounts'>>;
  accountname: Field<'string'>;
}

interface Crm {
  Contacts: Contacts;
  Accounts: Accounts;
}

declare const client: Client<Crm>;
declare const untyped: Client;
const contacts = createQueryBuilder<Crm>().from('Contacts').select('lastname', 'leadsource');

test('records have the fields that the query selects', async () => {
  const [row] = await client.query(contacts);
  expectTypeOf(row?.leadsource).toEqualTypeOf<'Partner' | 'Web' | '' | undefined>();
  // @ts-expect-error: it is not selected.
  row?.donotcall;
  for await (const each of client.rows(contacts)) expectTypeOf(each.lastname).toEqualTypeOf<string>();
  const [planned] = await client.query(planQuery(contacts));
  expectTypeOf(planned?.lastname).toEqualTypeOf<string | undefined>();
});

test('records of a text are texts', async () => {
  const [row] = await client.query('select lastname from Contacts limit 1;');
  expectTypeOf(row?.['lastname']).toEqualTypeOf<string | undefined>();
  const [given] = await client.query<{ lastname: string }>('select lastname from Contacts limit 1;');
  expectTypeOf(given?.lastname).toEqualTypeOf<string | undefined>();
});

test('an id that came out of a typed result knows its module', async () => {
  const { account_id } = await client.retrieve<'Contacts'>('12x95');
  if (account_id === '') return;
  const account = await client.retrieve(account_id);
  expectTypeOf(account.accountname).toEqualTypeOf<string>();
});

test('what is written is checked', async () => {
  const created = await client.create('Contacts', { lastname: 'A', donotcall: true, leadsource: 'Web' });
  expectTypeOf(created.lastname).toEqualTypeOf<string>();
  // @ts-expect-error: the picklist has no such value.
  await client.create('Contacts', { leadsource: 'Wbe' });
  // @ts-expect-error: there is no such field.
  await client.create('Contacts', { lastnam: 'A' });
  // @ts-expect-error: there is no such module.
  await client.create('Contact', {});
  // @ts-expect-error: there is no such module.
  await client.describe('Contact');
  // @ts-expect-error: it says not which record.
  await client.revise<'Contacts'>({ lastname: 'A' });
});

test('without generated types anything may be asked for', async () => {
  const id: string = '12x95';
  const record = await untyped.retrieve(id);
  expectTypeOf(record['lastname']).toEqualTypeOf<string | undefined>();
  await untyped.create('Contacts', { lastname: 'A', employees: 5 });
  await untyped.delete(id);
});
