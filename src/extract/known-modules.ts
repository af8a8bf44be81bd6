/**
 * The modules of a fresh installation, for those who have no schema at hand. The names of the first kind are
 * hardly ever tables of another database; those of the second often are.
 */
export const ownModules: ReadonlySet<string> = new Set([
  ...['CompanyDetails', 'DocumentFolders', 'HelpDesk', 'LineItem', 'ModComments', 'PBXManager', 'Potentials'],
  ...['PriceBooks', 'ProductTaxes', 'ProjectMilestone', 'ProjectTask', 'PurchaseOrder', 'SMSNotifier'],
  ...['SalesOrder', 'ServiceContracts'],
]);

export const commonModules: ReadonlySet<string> = new Set([
  ...['Accounts', 'Assets', 'Calendar', 'Campaigns', 'Contacts', 'Currency', 'Documents', 'Emails', 'Events'],
  ...['Faq', 'Groups', 'Invoice', 'Leads', 'Products', 'Project', 'Quotes', 'Services', 'Tax', 'Users'],
  ...['Vendors'],
]);

/** Fields that only these modules have, so that a query with one of them is ours. */
export const ownFields: ReadonlySet<string> = new Set([
  ...['account_id', 'account_no', 'accountname', 'activitytype', 'assigned_user_id', 'assigned_user_id1'],
  ...['assetname', 'bill_street', 'campaignname', 'closingdate', 'contact_no', 'createdtime', 'date_start'],
  ...['email1', 'emailoptout', 'eventstatus', 'invoice_no', 'invoicestatus', 'lead_no', 'leadsource'],
  ...[
    'leadstatus',
    'mailingcity',
    'mailingstreet',
    'mailingzip',
    'modifiedtime',
    'notes_title',
    'opportunity_type',
  ],
  ...[
    'parent_id',
    'potentialname',
    'product_no',
    'productcategory',
    'quotestage',
    'related_to',
    'sales_stage',
  ],
  ...['ship_street', 'siccode', 'sostatus', 'taskstatus', 'taskpriority', 'ticket_no', 'ticket_title'],
  ...['ticketpriorities', 'ticketstatus', 'vendor_no', 'vendorname'],
]);
