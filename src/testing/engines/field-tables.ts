/**
 * The tables of stock fields that lie beside the base table of their module. The schema does not tell; the
 * original engine joins only what it needs, so a sort by such a field alone fails (language reference,
 * section 3, "sort by a field of another table").
 */
const tables: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Contacts: {
    vtiger_contactsubdetails: [
      'homephone',
      'otherphone',
      'assistant',
      'birthday',
      'assistantphone',
      'leadsource',
    ],
    vtiger_contactaddress: ['mailing', 'other'].flatMap((kind) =>
      ['street', 'city', 'state', 'zip', 'country', 'pobox'].map((part) => kind + part),
    ),
    vtiger_customerdetails: ['portal', 'support_start_date', 'support_end_date'],
    vtiger_contactscf: ['cf_'],
  },
  Accounts: {
    vtiger_accountbillads: ['street', 'city', 'state', 'code', 'country', 'pobox'].map(
      (part) => `bill_${part}`,
    ),
    vtiger_accountshipads: ['street', 'city', 'state', 'code', 'country', 'pobox'].map(
      (part) => `ship_${part}`,
    ),
    vtiger_accountscf: ['cf_'],
  },
};

const byField: ReadonlyMap<string, string> = new Map(
  Object.entries(tables).flatMap(([module, fields]) =>
    Object.entries(fields).flatMap(([table, names]) =>
      names.map((name) => [`${module}.${name}`, table] as const),
    ),
  ),
);

/** The table beside the module's base table that holds a field, or null for the base table and the unknown. */
export function tableOf(module: string, field: string): string | null {
  const name = field.startsWith('cf_') ? 'cf_' : field;
  return byField.get(`${module}.${name}`) ?? null;
}
