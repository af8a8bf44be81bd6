/** Fields of the inventory modules that belong to their line items. */
const lineItemFields = [
  ...['productid', 'quantity', 'listprice', 'comment', 'discount_amount', 'discount_percent'],
  ...['tax1', 'tax2', 'tax3', 'image', 'sequence_no', 'purchase_cost', 'margin'],
];

/** Fields that describe lists although no query can use them (language reference, section 3). */
const unqueryableFields: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['Documents', new Set(['filename'])],
  ['Emails', new Set(['filename'])],
  ...['Invoice', 'Quotes', 'SalesOrder', 'PurchaseOrder'].map(
    (name) => [name, new Set(lineItemFields)] as const,
  ),
]);

/** Modules that listtypes lists although no query can read them. */
const unqueryableModules: ReadonlySet<string> = new Set(['LineItem', 'ProductTaxes']);

/** Whether a query can use a field that describe lists. */
export const isQueryable = (module: string, field: string): boolean =>
  unqueryableFields.get(module)?.has(field) !== true;

/** Whether a query can read a module that listtypes lists. */
export const isQueryableModule = (module: string): boolean => !unqueryableModules.has(module);
