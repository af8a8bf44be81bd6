// Made by `vtql types` from the standard modules. Do not edit: run it again when they change.

import { createFieldTypes, type AnyId, type Field, type FieldTypes, type Id } from '../../src/builder/index.js';

/** Organizations (ids begin with 11x) */
export interface Accounts {
  /** accountid */
  id: Field<'id', Id<'Accounts'>>;
  /** Member Of */
  account_id: Field<'reference', Id<'Accounts'>>;
  /** Organization Number */
  account_no: Field<'string'>;
  /** Organization Name (mandatory) */
  accountname: Field<'string'>;
  /** Type */
  accounttype: Field<'picklist'>;
  /** Annual Revenue */
  annual_revenue: Field<'currency'>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Billing City */
  bill_city: Field<'string'>;
  /** Billing Postal Code */
  bill_code: Field<'string'>;
  /** Billing Country */
  bill_country: Field<'string'>;
  /** Billing PO Box */
  bill_pobox: Field<'string'>;
  /** Billing State */
  bill_state: Field<'string'>;
  /** Billing Address */
  bill_street: Field<'text'>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Description */
  description: Field<'text'>;
  /** Primary Email */
  email1: Field<'email'>;
  /** Secondary Email */
  email2: Field<'email'>;
  /** Email Opt Out */
  emailoptout: Field<'boolean'>;
  /** Employees */
  employees: Field<'integer'>;
  /** Fax */
  fax: Field<'phone'>;
  /** Industry */
  industry: Field<'picklist'>;
  /** Is Converted From Lead */
  isconvertedfromlead: Field<'boolean'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Notify Owner */
  notify_owner: Field<'boolean'>;
  /** Secondary Phone */
  otherphone: Field<'phone'>;
  /** Ownership */
  ownership: Field<'string'>;
  /** Primary Phone */
  phone: Field<'phone'>;
  /** Rating */
  rating: Field<'picklist'>;
  /** Shipping City */
  ship_city: Field<'string'>;
  /** Shipping Postal Code */
  ship_code: Field<'string'>;
  /** Shipping Country */
  ship_country: Field<'string'>;
  /** Shipping PO Box */
  ship_pobox: Field<'string'>;
  /** Shipping State */
  ship_state: Field<'string'>;
  /** Shipping Address */
  ship_street: Field<'text'>;
  /** SIC Code */
  siccode: Field<'string'>;
  /** Ticker Symbol */
  tickersymbol: Field<'string'>;
  /** Website */
  website: Field<'url'>;
}

/** Assets */
export interface Assets {
  /** assetsid */
  id: Field<'id', Id<'Assets'>>;
  /** Customer Name (mandatory) */
  account: Field<'reference', Id<'Accounts'>>;
  /** Asset No */
  asset_no: Field<'string'>;
  /** Asset Name (mandatory) */
  assetname: Field<'string'>;
  /** Status (mandatory) */
  assetstatus: Field<'picklist'>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Contact Name */
  contact: Field<'reference', Id<'Contacts'>>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Date in Service (mandatory, yyyy-mm-dd) */
  dateinservice: Field<'date'>;
  /** Date Sold (mandatory, yyyy-mm-dd) */
  datesold: Field<'date'>;
  /** Notes */
  description: Field<'text'>;
  /** Invoice Name */
  invoiceid: Field<'reference', Id<'Invoice'>>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Product Name (mandatory) */
  product: Field<'reference', Id<'Products'>>;
  /** Serial Number (mandatory) */
  serialnumber: Field<'string'>;
  /** Shipping Method */
  shippingmethod: Field<'string'>;
  /** Shipping Tracking Number */
  shippingtrackingnumber: Field<'string'>;
  /** Tag Number */
  tagnumber: Field<'string'>;
}

/** Calendar (ids begin with 9x) */
export interface Calendar {
  /** activityid */
  id: Field<'id', Id<'Calendar'>>;
  /** Event Type */
  activitytype: Field<'picklist'>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Contact Name */
  contact_id: Field<'reference', Id<'Contacts'>>;
  /** Created By */
  created_user_id: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Start Date & Time (mandatory, yyyy-mm-dd) */
  date_start: Field<'date'>;
  /** Description */
  description: Field<'text'>;
  /** Due Date (mandatory, yyyy-mm-dd) */
  due_date: Field<'date'>;
  /** Duration */
  duration_hours: Field<'time'>;
  /** Duration Minutes */
  duration_minutes: Field<'picklist'>;
  /** Status */
  eventstatus: Field<'picklist'>;
  /** Location */
  location: Field<'string'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** No Time */
  notime: Field<'boolean'>;
  /** Related to */
  parent_id: Field<
    'reference',
    Id<
      | 'Accounts'
      | 'Campaigns'
      | 'HelpDesk'
      | 'Invoice'
      | 'Leads'
      | 'Potentials'
      | 'PurchaseOrder'
      | 'Quotes'
      | 'SalesOrder'
    >
  >;
  /** Recurrence */
  recurringtype: Field<'picklist'>;
  /** Send Reminder */
  reminder_time: Field<'integer'>;
  /** Send Notification */
  sendnotification: Field<'boolean'>;
  /** Subject (mandatory) */
  subject: Field<'string'>;
  /** Priority */
  taskpriority: Field<'picklist'>;
  /** Status (mandatory) */
  taskstatus: Field<'picklist'>;
  /** End Time */
  time_end: Field<'time'>;
  /** Time Start */
  time_start: Field<'time'>;
  /** Visibility */
  visibility: Field<'picklist'>;
}

/** Campaigns (ids begin with 1x) */
export interface Campaigns {
  /** campaignid */
  id: Field<'id', Id<'Campaigns'>>;
  /** Actual Cost */
  actualcost: Field<'currency'>;
  /** Actual Response Count */
  actualresponsecount: Field<'integer'>;
  /** Actual ROI */
  actualroi: Field<'currency'>;
  /** Actual Sales Count */
  actualsalescount: Field<'integer'>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Budget Cost */
  budgetcost: Field<'currency'>;
  /** Campaign No */
  campaign_no: Field<'string'>;
  /** Campaign Name (mandatory) */
  campaignname: Field<'string'>;
  /** Campaign Status */
  campaignstatus: Field<'picklist'>;
  /** Campaign Type */
  campaigntype: Field<'picklist'>;
  /** Expected Close Date (mandatory, yyyy-mm-dd) */
  closingdate: Field<'date'>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Description */
  description: Field<'text'>;
  /** Expected Response */
  expectedresponse: Field<'picklist'>;
  /** Expected Response Count */
  expectedresponsecount: Field<'integer'>;
  /** Expected Revenue */
  expectedrevenue: Field<'currency'>;
  /** Expected ROI */
  expectedroi: Field<'currency'>;
  /** Expected Sales Count */
  expectedsalescount: Field<'integer'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Num Sent */
  numsent: Field<'double'>;
  /** Product */
  product_id: Field<'reference', Id<'Products'>>;
  /** Sponsor */
  sponsor: Field<'string'>;
  /** Target Audience */
  targetaudience: Field<'string'>;
  /** TargetSize */
  targetsize: Field<'integer'>;
}

/** CompanyDetails (ids begin with 23x) */
export interface CompanyDetails {
  /** organization id */
  id: Field<'id', Id<'CompanyDetails'>>;
  /** address */
  address: Field<'string'>;
  /** city */
  city: Field<'string'>;
  /** code */
  code: Field<'string'>;
  /** country */
  country: Field<'string'>;
  /** fax */
  fax: Field<'phone'>;
  /** logo */
  logo: Field<'text'>;
  /** logoname */
  logoname: Field<'file'>;
  /** organizationname */
  organizationname: Field<'string'>;
  /** phone */
  phone: Field<'phone'>;
  /** state */
  state: Field<'string'>;
  /** vatid */
  vatid: Field<'string'>;
  /** website */
  website: Field<'url'>;
}

/** Contacts (ids begin with 12x) */
export interface Contacts {
  /** contactid */
  id: Field<'id', Id<'Contacts'>>;
  /** Organization Name */
  account_id: Field<'reference', Id<'Accounts'>>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Assistant */
  assistant: Field<'string'>;
  /** Assistant Phone */
  assistantphone: Field<'phone'>;
  /** Date of Birth (yyyy-mm-dd) */
  birthday: Field<'date'>;
  /** Reports To */
  contact_id: Field<'reference', Id<'Contacts'>>;
  /** Contact Id */
  contact_no: Field<'string'>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Department */
  department: Field<'string'>;
  /** Description */
  description: Field<'text'>;
  /** Do Not Call */
  donotcall: Field<'boolean'>;
  /** Primary Email */
  email: Field<'email'>;
  /** Email Opt Out */
  emailoptout: Field<'boolean'>;
  /** Fax */
  fax: Field<'phone'>;
  /** First Name */
  firstname: Field<'string'>;
  /** Home Phone */
  homephone: Field<'phone'>;
  /** Contact Image */
  imagename: Field<'string'>;
  /** Is Converted From Lead */
  isconvertedfromlead: Field<'boolean'>;
  /** Last Name (mandatory) */
  lastname: Field<'string'>;
  /** Lead Source */
  leadsource: Field<'picklist'>;
  /** Mailing City */
  mailingcity: Field<'string'>;
  /** Mailing Country */
  mailingcountry: Field<'string'>;
  /** Mailing P.O. Box */
  mailingpobox: Field<'string'>;
  /** Mailing State */
  mailingstate: Field<'string'>;
  /** Mailing Street */
  mailingstreet: Field<'text'>;
  /** Mailing Zip */
  mailingzip: Field<'string'>;
  /** Mobile Phone */
  mobile: Field<'phone'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Notify Owner */
  notify_owner: Field<'boolean'>;
  /** Other City */
  othercity: Field<'string'>;
  /** Other Country */
  othercountry: Field<'string'>;
  /** Secondary Phone */
  otherphone: Field<'phone'>;
  /** Other P.O. Box */
  otherpobox: Field<'string'>;
  /** Other State */
  otherstate: Field<'string'>;
  /** Other Street */
  otherstreet: Field<'text'>;
  /** Other Zip */
  otherzip: Field<'string'>;
  /** Office Phone */
  phone: Field<'phone'>;
  /** Portal User */
  portal: Field<'boolean'>;
  /** Reference */
  reference: Field<'boolean'>;
  /** Salutation */
  salutationtype: Field<'picklist'>;
  /** Secondary Email */
  secondaryemail: Field<'email'>;
  /** Support End Date (yyyy-mm-dd) */
  support_end_date: Field<'date'>;
  /** Support Start Date (yyyy-mm-dd) */
  support_start_date: Field<'date'>;
  /** Title */
  title: Field<'string'>;
}

/** Currency (ids begin with 21x) */
export interface Currency {
  /** id */
  id: Field<'id', Id<'Currency'>>;
  /** conversion rate */
  conversion_rate: Field<'double'>;
  /** currency code */
  currency_code: Field<'string'>;
  /** currency name */
  currency_name: Field<'string'>;
  /** currency status */
  currency_status: Field<'string'>;
  /** currency symbol */
  currency_symbol: Field<'string'>;
  /** defaultid (mandatory) */
  defaultid: Field<'string'>;
  /** deleted (mandatory) */
  deleted: Field<'integer'>;
}

/** DocumentFolders (ids begin with 22x) */
export interface DocumentFolders {
  /** folderid */
  id: Field<'id', Id<'DocumentFolders'>>;
  /** createdby (mandatory) */
  createdby: Field<'reference', AnyId>;
  /** description */
  description: Field<'string'>;
  /** foldername (mandatory) */
  foldername: Field<'string'>;
  /** sequence */
  sequence: Field<'integer'>;
}

/** Documents (ids begin with 15x) No query can use filename. */
export interface Documents {
  /** notesid */
  id: Field<'id', Id<'Documents'>>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Download Count */
  filedownloadcount: Field<'integer'>;
  /** Download Type */
  filelocationtype: Field<'string'>;
  /** File Size */
  filesize: Field<'integer'>;
  /** Active */
  filestatus: Field<'boolean'>;
  /** File Type */
  filetype: Field<'string'>;
  /** Version */
  fileversion: Field<'string'>;
  /** Folder Name */
  folderid: Field<'reference', Id<'DocumentFolders'>>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Document No */
  note_no: Field<'string'>;
  /** Note */
  notecontent: Field<'text'>;
  /** Title (mandatory) */
  notes_title: Field<'string'>;
}

/** Emails (ids begin with 16x) No query can use filename. */
export interface Emails {
  /** activityid */
  id: Field<'id', Id<'Emails'>>;
  /** Access Count */
  access_count: Field<'string'>;
  /** Activity Type */
  activitytype: Field<'string'>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** BCC */
  bccmail: Field<'string'>;
  /** CC */
  ccmail: Field<'string'>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Date Sent (mandatory, yyyy-mm-dd) */
  date_start: Field<'date'>;
  /** Description */
  description: Field<'text'>;
  /** Email Flag */
  email_flag: Field<'picklist'>;
  /** From (mandatory) */
  from_email: Field<'string'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** related to */
  parent_id: Field<'reference', Id<'Accounts' | 'Contacts' | 'Leads' | 'Users' | 'Vendors'>>;
  /** Sales Entity Module */
  parent_type: Field<'string'>;
  /** To (mandatory) */
  saved_toid: Field<'string'>;
  /** Subject (mandatory) */
  subject: Field<'string'>;
  /** Time Sent */
  time_start: Field<'time'>;
}

/** Events (ids begin with 18x) */
export interface Events {
  /** activityid */
  id: Field<'id', Id<'Events'>>;
  /** Event Type (mandatory) */
  activitytype: Field<'picklist'>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Contact Name */
  contact_id: Field<'reference', Id<'Contacts'>>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Start Date & Time (mandatory, yyyy-mm-dd) */
  date_start: Field<'date'>;
  /** Description */
  description: Field<'text'>;
  /** End Date (mandatory, yyyy-mm-dd) */
  due_date: Field<'date'>;
  /** Duration (mandatory) */
  duration_hours: Field<'integer'>;
  /** Duration Minutes */
  duration_minutes: Field<'picklist'>;
  /** Status (mandatory) */
  eventstatus: Field<'picklist'>;
  /** Location */
  location: Field<'string'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** No Time */
  notime: Field<'boolean'>;
  /** Related to */
  parent_id: Field<'reference', Id<'Accounts' | 'Campaigns' | 'HelpDesk' | 'Leads' | 'Potentials'>>;
  /** Recurrence */
  recurringtype: Field<'picklist'>;
  /** Send Reminder */
  reminder_time: Field<'integer'>;
  /** Send Notification */
  sendnotification: Field<'boolean'>;
  /** Subject (mandatory) */
  subject: Field<'string'>;
  /** Priority */
  taskpriority: Field<'picklist'>;
  /** End Time (mandatory) */
  time_end: Field<'time'>;
  /** Time Start (mandatory) */
  time_start: Field<'time'>;
  /** Visibility */
  visibility: Field<'picklist'>;
}

/** FAQ (ids begin with 3x) */
export interface Faq {
  /** id */
  id: Field<'id', Id<'Faq'>>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Answer (mandatory) */
  faq_answer: Field<'text'>;
  /** Faq Number */
  faq_no: Field<'string'>;
  /** Category */
  faqcategories: Field<'picklist'>;
  /** Status (mandatory) */
  faqstatus: Field<'picklist'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Product Name */
  product_id: Field<'reference', Id<'Products'>>;
  /** Question (mandatory) */
  question: Field<'text'>;
}

/** Groups (ids begin with 20x) */
export interface Groups {
  /** groupid */
  id: Field<'id', Id<'Groups'>>;
  /** description */
  description: Field<'text'>;
  /** groupname */
  groupname: Field<'string'>;
}

/** Tickets (ids begin with 17x) */
export interface HelpDesk {
  /** ticketid */
  id: Field<'id', Id<'HelpDesk'>>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Contact Name */
  contact_id: Field<'reference', Id<'Contacts'>>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Days */
  days: Field<'double'>;
  /** Description */
  description: Field<'text'>;
  /** From Portal */
  from_portal: Field<'boolean'>;
  /** Hours */
  hours: Field<'double'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Organization Name */
  parent_id: Field<'reference', Id<'Accounts' | 'HelpDesk'>>;
  /** Product Name */
  product_id: Field<'reference', Id<'Products'>>;
  /** Solution */
  solution: Field<'text'>;
  /** Ticket Number */
  ticket_no: Field<'string'>;
  /** Title (mandatory) */
  ticket_title: Field<'string'>;
  /** Category */
  ticketcategories: Field<'picklist'>;
  /** Priority */
  ticketpriorities: Field<'picklist'>;
  /** Severity */
  ticketseverities: Field<'picklist'>;
  /** Status (mandatory) */
  ticketstatus: Field<'picklist'>;
  /** Update History */
  update_log: Field<'text'>;
}

/**
 * Invoice (ids begin with 7x)
 * No query can use comment, discount_amount, discount_percent, listprice, productid, quantity, tax1, tax2, tax3.
 */
export interface Invoice {
  /** invoiceid */
  id: Field<'id', Id<'Invoice'>>;
  /** Organization Name (mandatory) */
  account_id: Field<'reference', Id<'Accounts'>>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Balance */
  balance: Field<'currency'>;
  /** Billing City */
  bill_city: Field<'string'>;
  /** Billing Postal Code */
  bill_code: Field<'string'>;
  /** Billing Country */
  bill_country: Field<'string'>;
  /** Billing PO Box */
  bill_pobox: Field<'string'>;
  /** Billing State */
  bill_state: Field<'string'>;
  /** Billing Address (mandatory) */
  bill_street: Field<'text'>;
  /** Contact Name */
  contact_id: Field<'reference', Id<'Contacts'>>;
  /** Conversion Rate */
  conversion_rate: Field<'double'>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Currency */
  currency_id: Field<'reference', Id<'Currency'>>;
  /** Customer No */
  customerno: Field<'string'>;
  /** Description */
  description: Field<'text'>;
  /** Due Date (yyyy-mm-dd) */
  duedate: Field<'date'>;
  /** Excise Duty */
  exciseduty: Field<'double'>;
  /** Discount Amount */
  hdnDiscountAmount: Field<'currency'>;
  /** Discount Percent */
  hdnDiscountPercent: Field<'double'>;
  /** Total */
  hdnGrandTotal: Field<'currency'>;
  /** S&H Amount */
  hdnS_H_Amount: Field<'currency'>;
  /** S&H Percent */
  hdnS_H_Percent: Field<'double'>;
  /** Sub Total */
  hdnSubTotal: Field<'currency'>;
  /** Tax Type */
  hdnTaxType: Field<'picklist'>;
  /** Invoice No */
  invoice_no: Field<'string'>;
  /** Invoice Date (yyyy-mm-dd) */
  invoicedate: Field<'date'>;
  /** Status */
  invoicestatus: Field<'picklist'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Pre Tax Total */
  pre_tax_total: Field<'currency'>;
  /** Received */
  received: Field<'currency'>;
  /** Sales Commission */
  salescommission: Field<'double'>;
  /** Sales Order */
  salesorder_id: Field<'reference', Id<'SalesOrder'>>;
  /** Shipping City */
  ship_city: Field<'string'>;
  /** Shipping Postal Code */
  ship_code: Field<'string'>;
  /** Shipping Country */
  ship_country: Field<'string'>;
  /** Shipping PO Box */
  ship_pobox: Field<'string'>;
  /** Shipping State */
  ship_state: Field<'string'>;
  /** Shipping Address (mandatory) */
  ship_street: Field<'text'>;
  /** Subject (mandatory) */
  subject: Field<'string'>;
  /** Terms & Conditions */
  terms_conditions: Field<'text'>;
  /** Adjustment */
  txtAdjustment: Field<'currency'>;
  /** Purchase Order */
  vtiger_purchaseorder: Field<'string'>;
}

/** Leads (ids begin with 10x) */
export interface Leads {
  /** leadid */
  id: Field<'id', Id<'Leads'>>;
  /** Annual Revenue */
  annualrevenue: Field<'currency'>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** City */
  city: Field<'string'>;
  /** Postal Code */
  code: Field<'string'>;
  /** Company */
  company: Field<'string'>;
  /** Country */
  country: Field<'string'>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Description */
  description: Field<'text'>;
  /** Designation */
  designation: Field<'string'>;
  /** Primary Email */
  email: Field<'email'>;
  /** Email Opt Out */
  emailoptout: Field<'boolean'>;
  /** Fax */
  fax: Field<'phone'>;
  /** First Name */
  firstname: Field<'string'>;
  /** Industry */
  industry: Field<'picklist'>;
  /** Street */
  lane: Field<'text'>;
  /** Last Name (mandatory) */
  lastname: Field<'string'>;
  /** Lead Number */
  lead_no: Field<'string'>;
  /** Lead Source */
  leadsource: Field<'picklist'>;
  /** Lead Status */
  leadstatus: Field<'picklist'>;
  /** Mobile Phone */
  mobile: Field<'phone'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** No of Employees */
  noofemployees: Field<'integer'>;
  /** Primary Phone */
  phone: Field<'phone'>;
  /** PO Box */
  pobox: Field<'string'>;
  /** Rating */
  rating: Field<'picklist'>;
  /** Salutation */
  salutationtype: Field<'picklist'>;
  /** Secondary Email */
  secondaryemail: Field<'email'>;
  /** State */
  state: Field<'string'>;
  /** Website */
  website: Field<'url'>;
}

/** Comments */
export interface ModComments {
  /** modcommentsid */
  id: Field<'id', Id<'ModComments'>>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Comment (mandatory) */
  commentcontent: Field<'text'>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Creator */
  creator: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Customer */
  customer: Field<'reference', Id<'ModComments'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Related to */
  parent_comments: Field<'reference', Id<'ModComments'>>;
  /** Reason to edit */
  reasontoedit: Field<'text'>;
  /** Related To (mandatory) */
  related_to: Field<
    'reference',
    Id<
      | 'Accounts'
      | 'Contacts'
      | 'HelpDesk'
      | 'Leads'
      | 'Potentials'
      | 'Project'
      | 'ProjectTask'
    >
  >;
  /** UserId */
  userid: Field<'reference', Id<'ModComments'>>;
}

/** PBX Manager */
export interface PBXManager {
  /** pbxmanagerid */
  id: Field<'id', Id<'PBXManager'>>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Bill Duration (sec) */
  billduration: Field<'integer'>;
  /** Call Status */
  callstatus: Field<'string'>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Customer */
  customer: Field<'reference', Id<'Accounts' | 'Contacts' | 'Leads'>>;
  /** Customer Number (mandatory) */
  customernumber: Field<'phone'>;
  /** Customer Type */
  customertype: Field<'string'>;
  /** Direction */
  direction: Field<'string'>;
  /** End Time */
  endtime: Field<'datetime'>;
  /** Gateway */
  gateway: Field<'string'>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Recording */
  recordingurl: Field<'url'>;
  /** Source UUID */
  sourceuuid: Field<'string'>;
  /** Start Time */
  starttime: Field<'datetime'>;
  /** Duration (sec) */
  totalduration: Field<'integer'>;
  /** User */
  user: Field<'reference', Id<'Campaigns' | 'Users'>>;
}

/** Opportunities (ids begin with 13x) */
export interface Potentials {
  /** potentialid */
  id: Field<'id', Id<'Potentials'>>;
  /** Amount */
  amount: Field<'currency'>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Campaign Source */
  campaignid: Field<'reference', Id<'Campaigns'>>;
  /** Expected Close Date (mandatory, yyyy-mm-dd) */
  closingdate: Field<'date'>;
  /** Contact Name */
  contact_id: Field<'reference', Id<'Contacts'>>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Description */
  description: Field<'text'>;
  /** Forecast Amount */
  forecast_amount: Field<'currency'>;
  /** Is Converted From Lead */
  isconvertedfromlead: Field<'boolean'>;
  /** Lead Source */
  leadsource: Field<'picklist'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Next Step */
  nextstep: Field<'string'>;
  /** Type */
  opportunity_type: Field<'picklist'>;
  /** Opportunity Number */
  potential_no: Field<'string'>;
  /** Opportunity Name (mandatory) */
  potentialname: Field<'string'>;
  /** Probability */
  probability: Field<'double'>;
  /** Organization Name */
  related_to: Field<'reference', Id<'Accounts'>>;
  /** Sales Stage (mandatory) */
  sales_stage: Field<'picklist'>;
}

/** Price Books (ids begin with 8x) */
export interface PriceBooks {
  /** pricebookid */
  id: Field<'id', Id<'PriceBooks'>>;
  /** Active */
  active: Field<'boolean'>;
  /** Price Book Name (mandatory) */
  bookname: Field<'string'>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Currency (mandatory) */
  currency_id: Field<'reference', Id<'Currency'>>;
  /** Description */
  description: Field<'text'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Price Book Number */
  pricebook_no: Field<'string'>;
}

/** Products (ids begin with 14x) */
export interface Products {
  /** productid */
  id: Field<'id', Id<'Products'>>;
  /** Handler (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Commission Rate */
  commissionrate: Field<'double'>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Description */
  description: Field<'text'>;
  /** Product Active */
  discontinued: Field<'boolean'>;
  /** Support Expiry Date (yyyy-mm-dd) */
  expiry_date: Field<'date'>;
  /** GL Account */
  glacct: Field<'picklist'>;
  /** Product Image */
  imagename: Field<'string'>;
  /** Manufacturer */
  manufacturer: Field<'picklist'>;
  /** Mfr PartNo */
  mfr_part_no: Field<'string'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Product Number */
  product_no: Field<'string'>;
  /** Product Category */
  productcategory: Field<'picklist'>;
  /** Part Number */
  productcode: Field<'string'>;
  /** Product Name (mandatory) */
  productname: Field<'string'>;
  /** Product Sheet */
  productsheet: Field<'string'>;
  /** Qty/Unit */
  qty_per_unit: Field<'double'>;
  /** Qty. in Demand */
  qtyindemand: Field<'integer'>;
  /** Qty. in Stock */
  qtyinstock: Field<'double'>;
  /** Reorder Level */
  reorderlevel: Field<'integer'>;
  /** Sales End Date (yyyy-mm-dd) */
  sales_end_date: Field<'date'>;
  /** Sales Start Date (yyyy-mm-dd) */
  sales_start_date: Field<'date'>;
  /** Serial No */
  serial_no: Field<'string'>;
  /** Support Start Date (yyyy-mm-dd) */
  start_date: Field<'date'>;
  /** Tax Class */
  taxclass: Field<'string'>;
  /** Unit Price */
  unit_price: Field<'currency'>;
  /** Usage Unit */
  usageunit: Field<'picklist'>;
  /** Vendor Name */
  vendor_id: Field<'reference', Id<'Vendors'>>;
  /** Vendor PartNo */
  vendor_part_no: Field<'string'>;
  /** Website */
  website: Field<'url'>;
}

/** Projects */
export interface Project {
  /** projectid */
  id: Field<'id', Id<'Project'>>;
  /** Actual End Date (yyyy-mm-dd) */
  actualenddate: Field<'date'>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Description */
  description: Field<'text'>;
  /** Related to */
  linktoaccountscontacts: Field<'reference', Id<'Accounts' | 'Contacts'>>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Progress */
  progress: Field<'picklist'>;
  /** Project number */
  project_no: Field<'string'>;
  /** Project name (mandatory) */
  projectname: Field<'string'>;
  /** Priority */
  projectpriority: Field<'picklist'>;
  /** Status */
  projectstatus: Field<'picklist'>;
  /** Type */
  projecttype: Field<'picklist'>;
  /** Project URL */
  projecturl: Field<'url'>;
  /** Start date (yyyy-mm-dd) */
  startdate: Field<'date'>;
  /** Target budget */
  targetbudget: Field<'string'>;
  /** Target end date (yyyy-mm-dd) */
  targetenddate: Field<'date'>;
}

/** Project Milestones */
export interface ProjectMilestone {
  /** projectmilestoneid */
  id: Field<'id', Id<'ProjectMilestone'>>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Description */
  description: Field<'text'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Related to (mandatory) */
  projectid: Field<'reference', Id<'Project'>>;
  /** Milestone No. */
  projectmilestone_no: Field<'string'>;
  /** Milestone Date (yyyy-mm-dd) */
  projectmilestonedate: Field<'date'>;
  /** Project Milestone Name (mandatory) */
  projectmilestonename: Field<'string'>;
  /** Type */
  projectmilestonetype: Field<'picklist'>;
}

/** Project Tasks */
export interface ProjectTask {
  /** projecttaskid */
  id: Field<'id', Id<'ProjectTask'>>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Description */
  description: Field<'text'>;
  /** End Date (yyyy-mm-dd) */
  enddate: Field<'date'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Related to (mandatory) */
  projectid: Field<'reference', Id<'Project'>>;
  /** Task No. */
  projecttask_no: Field<'string'>;
  /** Worked Hours */
  projecttaskhours: Field<'string'>;
  /** Task Name (mandatory) */
  projecttaskname: Field<'string'>;
  /** Task No. */
  projecttasknumber: Field<'integer'>;
  /** Priority */
  projecttaskpriority: Field<'picklist'>;
  /** Progress */
  projecttaskprogress: Field<'picklist'>;
  /** Status */
  projecttaskstatus: Field<'picklist'>;
  /** Type */
  projecttasktype: Field<'picklist'>;
  /** Start Date (yyyy-mm-dd) */
  startdate: Field<'date'>;
}

/**
 * Purchase Order (ids begin with 5x)
 * No query can use comment, discount_amount, discount_percent, listprice, productid, quantity, tax1, tax2, tax3.
 */
export interface PurchaseOrder {
  /** purchaseorderid */
  id: Field<'id', Id<'PurchaseOrder'>>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Balance */
  balance: Field<'currency'>;
  /** Billing City */
  bill_city: Field<'string'>;
  /** Billing Postal Code */
  bill_code: Field<'string'>;
  /** Billing Country */
  bill_country: Field<'string'>;
  /** Billing PO Box */
  bill_pobox: Field<'string'>;
  /** Billing State */
  bill_state: Field<'string'>;
  /** Billing Address (mandatory) */
  bill_street: Field<'text'>;
  /** Carrier */
  carrier: Field<'picklist'>;
  /** Contact Name */
  contact_id: Field<'reference', Id<'Contacts'>>;
  /** Conversion Rate */
  conversion_rate: Field<'double'>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Currency */
  currency_id: Field<'reference', Id<'Currency'>>;
  /** Description */
  description: Field<'text'>;
  /** Due Date (yyyy-mm-dd) */
  duedate: Field<'date'>;
  /** Excise Duty */
  exciseduty: Field<'double'>;
  /** Discount Amount */
  hdnDiscountAmount: Field<'currency'>;
  /** Discount Percent */
  hdnDiscountPercent: Field<'double'>;
  /** Total */
  hdnGrandTotal: Field<'currency'>;
  /** S&H Amount */
  hdnS_H_Amount: Field<'currency'>;
  /** S&H Percent */
  hdnS_H_Percent: Field<'double'>;
  /** Sub Total */
  hdnSubTotal: Field<'currency'>;
  /** Tax Type */
  hdnTaxType: Field<'picklist'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Paid */
  paid: Field<'currency'>;
  /** Status (mandatory) */
  postatus: Field<'picklist'>;
  /** Pre Tax Total */
  pre_tax_total: Field<'currency'>;
  /** Purchase Order Number */
  purchaseorder_no: Field<'string'>;
  /** Requisition Number */
  requisition_no: Field<'string'>;
  /** Sales Commission */
  salescommission: Field<'double'>;
  /** Shipping City */
  ship_city: Field<'string'>;
  /** Shipping Postal Code */
  ship_code: Field<'string'>;
  /** Shipping Country */
  ship_country: Field<'string'>;
  /** Shipping PO Box */
  ship_pobox: Field<'string'>;
  /** Shipping State */
  ship_state: Field<'string'>;
  /** Shipping Address (mandatory) */
  ship_street: Field<'text'>;
  /** Subject (mandatory) */
  subject: Field<'string'>;
  /** Terms & Conditions */
  terms_conditions: Field<'text'>;
  /** Tracking Number */
  tracking_no: Field<'string'>;
  /** Adjustment */
  txtAdjustment: Field<'currency'>;
  /** Vendor Name (mandatory) */
  vendor_id: Field<'reference', Id<'Vendors'>>;
}

/**
 * Quotes (ids begin with 4x)
 * No query can use comment, discount_amount, discount_percent, listprice, productid, quantity, tax1, tax2, tax3.
 */
export interface Quotes {
  /** quoteid */
  id: Field<'id', Id<'Quotes'>>;
  /** Organization Name (mandatory) */
  account_id: Field<'reference', Id<'Accounts'>>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Inventory Manager */
  assigned_user_id1: Field<'reference', Id<'Users'>>;
  /** Billing City */
  bill_city: Field<'string'>;
  /** Billing Postal Code */
  bill_code: Field<'string'>;
  /** Billing Country */
  bill_country: Field<'string'>;
  /** Billing PO Box */
  bill_pobox: Field<'string'>;
  /** Billing State */
  bill_state: Field<'string'>;
  /** Billing Address (mandatory) */
  bill_street: Field<'text'>;
  /** Carrier */
  carrier: Field<'picklist'>;
  /** Contact Name */
  contact_id: Field<'reference', Id<'Contacts'>>;
  /** Conversion Rate */
  conversion_rate: Field<'double'>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Currency */
  currency_id: Field<'reference', Id<'Currency'>>;
  /** Description */
  description: Field<'text'>;
  /** Discount Amount */
  hdnDiscountAmount: Field<'currency'>;
  /** Discount Percent */
  hdnDiscountPercent: Field<'double'>;
  /** Total */
  hdnGrandTotal: Field<'currency'>;
  /** S&H Amount */
  hdnS_H_Amount: Field<'currency'>;
  /** S&H Percent */
  hdnS_H_Percent: Field<'double'>;
  /** Sub Total */
  hdnSubTotal: Field<'currency'>;
  /** Tax Type */
  hdnTaxType: Field<'picklist'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Opportunity Name */
  potential_id: Field<'reference', Id<'Potentials'>>;
  /** Pre Tax Total */
  pre_tax_total: Field<'currency'>;
  /** Quote Number */
  quote_no: Field<'string'>;
  /** Quote Stage (mandatory) */
  quotestage: Field<'picklist'>;
  /** Shipping City */
  ship_city: Field<'string'>;
  /** Shipping Postal Code */
  ship_code: Field<'string'>;
  /** Shipping Country */
  ship_country: Field<'string'>;
  /** Shipping PO Box */
  ship_pobox: Field<'string'>;
  /** Shipping State */
  ship_state: Field<'string'>;
  /** Shipping Address (mandatory) */
  ship_street: Field<'text'>;
  /** Shipping */
  shipping: Field<'string'>;
  /** Subject (mandatory) */
  subject: Field<'string'>;
  /** Terms & Conditions */
  terms_conditions: Field<'text'>;
  /** Adjustment */
  txtAdjustment: Field<'currency'>;
  /** Valid Until (yyyy-mm-dd) */
  validtill: Field<'date'>;
}

/** SMS Notifier */
export interface SMSNotifier {
  /** smsnotifierid */
  id: Field<'id', Id<'SMSNotifier'>>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Message (mandatory) */
  message: Field<'text'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
}

/**
 * Sales Order (ids begin with 6x)
 * No query can use comment, discount_amount, discount_percent, listprice, productid, quantity, tax1, tax2, tax3.
 */
export interface SalesOrder {
  /** salesorderid */
  id: Field<'id', Id<'SalesOrder'>>;
  /** Organization Name (mandatory) */
  account_id: Field<'reference', Id<'Accounts'>>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Billing City */
  bill_city: Field<'string'>;
  /** Billing Postal Code */
  bill_code: Field<'string'>;
  /** Billing Country */
  bill_country: Field<'string'>;
  /** Billing PO Box */
  bill_pobox: Field<'string'>;
  /** Billing State */
  bill_state: Field<'string'>;
  /** Billing Address (mandatory) */
  bill_street: Field<'text'>;
  /** Carrier */
  carrier: Field<'picklist'>;
  /** Contact Name */
  contact_id: Field<'reference', Id<'Contacts'>>;
  /** Conversion Rate */
  conversion_rate: Field<'double'>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Currency */
  currency_id: Field<'reference', Id<'Currency'>>;
  /** Customer No */
  customerno: Field<'string'>;
  /** Description */
  description: Field<'text'>;
  /** Due Date (yyyy-mm-dd) */
  duedate: Field<'date'>;
  /** Enable Recurring */
  enable_recurring: Field<'boolean'>;
  /** End Period (yyyy-mm-dd) */
  end_period: Field<'date'>;
  /** Excise Duty */
  exciseduty: Field<'double'>;
  /** Discount Amount */
  hdnDiscountAmount: Field<'currency'>;
  /** Discount Percent */
  hdnDiscountPercent: Field<'double'>;
  /** Total */
  hdnGrandTotal: Field<'currency'>;
  /** S&H Amount */
  hdnS_H_Amount: Field<'currency'>;
  /** S&H Percent */
  hdnS_H_Percent: Field<'double'>;
  /** Sub Total */
  hdnSubTotal: Field<'currency'>;
  /** Tax Type */
  hdnTaxType: Field<'picklist'>;
  /** Invoice Status (mandatory) */
  invoicestatus: Field<'picklist'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Payment Duration */
  payment_duration: Field<'picklist'>;
  /** Pending */
  pending: Field<'string'>;
  /** Opportunity Name */
  potential_id: Field<'reference', Id<'Potentials'>>;
  /** Pre Tax Total */
  pre_tax_total: Field<'currency'>;
  /** Quote Name */
  quote_id: Field<'reference', Id<'Quotes'>>;
  /** Frequency */
  recurring_frequency: Field<'picklist'>;
  /** Sales Commission */
  salescommission: Field<'double'>;
  /** Sales Order Number */
  salesorder_no: Field<'string'>;
  /** Shipping City */
  ship_city: Field<'string'>;
  /** Shipping Postal Code */
  ship_code: Field<'string'>;
  /** Shipping Country */
  ship_country: Field<'string'>;
  /** Shipping PO Box */
  ship_pobox: Field<'string'>;
  /** Shipping State */
  ship_state: Field<'string'>;
  /** Shipping Address (mandatory) */
  ship_street: Field<'text'>;
  /** Status (mandatory) */
  sostatus: Field<'picklist'>;
  /** Start Period (yyyy-mm-dd) */
  start_period: Field<'date'>;
  /** Subject (mandatory) */
  subject: Field<'string'>;
  /** Terms & Conditions */
  terms_conditions: Field<'text'>;
  /** Adjustment */
  txtAdjustment: Field<'currency'>;
  /** Purchase Order */
  vtiger_purchaseorder: Field<'string'>;
}

/** Service Contracts */
export interface ServiceContracts {
  /** servicecontractsid */
  id: Field<'id', Id<'ServiceContracts'>>;
  /** Actual Duration (in Days) */
  actual_duration: Field<'string'>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Contract Number */
  contract_no: Field<'string'>;
  /** Priority */
  contract_priority: Field<'picklist'>;
  /** Status */
  contract_status: Field<'picklist'>;
  /** Type */
  contract_type: Field<'picklist'>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Due Date (yyyy-mm-dd) */
  due_date: Field<'date'>;
  /** End Date (yyyy-mm-dd) */
  end_date: Field<'date'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Planned Duration (in Days) */
  planned_duration: Field<'string'>;
  /** Progress */
  progress: Field<'double'>;
  /** related to */
  sc_related_to: Field<'reference', Id<'Accounts' | 'Contacts'>>;
  /** Start Date (yyyy-mm-dd) */
  start_date: Field<'date'>;
  /** Subject (mandatory) */
  subject: Field<'string'>;
  /** Total Units */
  total_units: Field<'string'>;
  /** Tracking Unit */
  tracking_unit: Field<'picklist'>;
  /** Used Units */
  used_units: Field<'string'>;
}

/** Services */
export interface Services {
  /** serviceid */
  id: Field<'id', Id<'Services'>>;
  /** Owner */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Commission Rate */
  commissionrate: Field<'double'>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Description */
  description: Field<'text'>;
  /** Active */
  discontinued: Field<'boolean'>;
  /** Support Expiry Date (yyyy-mm-dd) */
  expiry_date: Field<'date'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Number of Units */
  qty_per_unit: Field<'double'>;
  /** Sales End Date (yyyy-mm-dd) */
  sales_end_date: Field<'date'>;
  /** Sales Start Date (yyyy-mm-dd) */
  sales_start_date: Field<'date'>;
  /** Service Number */
  service_no: Field<'string'>;
  /** Usage Unit */
  service_usageunit: Field<'picklist'>;
  /** Category */
  servicecategory: Field<'picklist'>;
  /** Service Name (mandatory) */
  servicename: Field<'string'>;
  /** Support Start Date (yyyy-mm-dd) */
  start_date: Field<'date'>;
  /** Tax Class */
  taxclass: Field<'string'>;
  /** Price */
  unit_price: Field<'currency'>;
  /** Website */
  website: Field<'url'>;
}

/** Tax */
export interface Tax {
  /** taxid */
  id: Field<'id', Id<'Tax'>>;
  /** deleted */
  deleted: Field<'integer'>;
  /** percentage */
  percentage: Field<'double'>;
  /** taxlabel */
  taxlabel: Field<'string'>;
  /** taxname */
  taxname: Field<'string'>;
}

/** Users (ids begin with 19x) */
export interface Users {
  /** id */
  id: Field<'id', Id<'Users'>>;
  /** Access Key (the server's type: autogenerated) */
  accesskey: Field<'unknown'>;
  /** Default Activity View */
  activity_view: Field<'picklist'>;
  /** City */
  address_city: Field<'string'>;
  /** Country */
  address_country: Field<'string'>;
  /** Postal Code */
  address_postalcode: Field<'string'>;
  /** State */
  address_state: Field<'string'>;
  /** Street Address */
  address_street: Field<'text'>;
  /** Calendar Shared Type */
  calendarsharedtype: Field<'picklist'>;
  /** Default Call Duration (Mins) */
  callduration: Field<'picklist'>;
  /** Confirm Password (mandatory) */
  confirm_password: Field<'password'>;
  /** Decimal Separator */
  currency_decimal_separator: Field<'picklist'>;
  /** Digit Grouping Pattern */
  currency_grouping_pattern: Field<'picklist'>;
  /** Digit Grouping Separator */
  currency_grouping_separator: Field<'picklist'>;
  /** Currency */
  currency_id: Field<'reference', Id<'Currency'>>;
  /** Symbol Placement */
  currency_symbol_placement: Field<'picklist'>;
  /** Date Format */
  date_format: Field<'picklist'>;
  /** Starting Day of the week */
  dayoftheweek: Field<'picklist'>;
  /** Default Record View */
  default_record_view: Field<'picklist'>;
  /** Default Activity Type */
  defaultactivitytype: Field<'picklist'>;
  /** Default Event Status */
  defaulteventstatus: Field<'picklist'>;
  /** Department */
  department: Field<'string'>;
  /** Description */
  description: Field<'text'>;
  /** Primary Email (mandatory) */
  email1: Field<'email'>;
  /** Other Email */
  email2: Field<'email'>;
  /** Day ends at */
  end_hour: Field<'string'>;
  /** First Name */
  first_name: Field<'string'>;
  /** Hide completed calendar events */
  hidecompletedevents: Field<'boolean'>;
  /** Calendar Hour Format */
  hour_format: Field<'picklist'>;
  /** Upload Photograph */
  imagename: Field<'string'>;
  /** Internal Mail Composer */
  internal_mailer: Field<'boolean'>;
  /** Admin */
  is_admin: Field<'boolean'>;
  /** Account Owner */
  is_owner: Field<'string'>;
  /** Language */
  language: Field<'string'>;
  /** Last Name (mandatory) */
  last_name: Field<'string'>;
  /** Default Lead View */
  lead_view: Field<'picklist'>;
  /** Left Panel Hide */
  leftpanelhide: Field<'boolean'>;
  /** Number Of Currency Decimals */
  no_of_currency_decimals: Field<'picklist'>;
  /** Other Event Duration (Mins) */
  othereventduration: Field<'picklist'>;
  /** CRM Phone Extension */
  phone_crm_extension: Field<'phone'>;
  /** Fax */
  phone_fax: Field<'phone'>;
  /** Home Phone */
  phone_home: Field<'phone'>;
  /** Mobile Phone */
  phone_mobile: Field<'phone'>;
  /** Secondary Phone */
  phone_other: Field<'phone'>;
  /** Office Phone */
  phone_work: Field<'phone'>;
  /** Popup Reminder Interval */
  reminder_interval: Field<'picklist'>;
  /** Reports To */
  reports_to_id: Field<'reference', Id<'Users'>>;
  /** Role (mandatory) */
  roleid: Field<'string'>;
  /** Row Height */
  rowheight: Field<'picklist'>;
  /** Secondary Email */
  secondaryemail: Field<'email'>;
  /** Signature */
  signature: Field<'text'>;
  /** Day starts at */
  start_hour: Field<'picklist'>;
  /** Status */
  status: Field<'string'>;
  /** Theme */
  theme: Field<'string'>;
  /** Time Zone */
  time_zone: Field<'picklist'>;
  /** Title */
  title: Field<'string'>;
  /** Truncate Trailing Zeros */
  truncate_trailing_zeros: Field<'boolean'>;
  /** User Name (mandatory) */
  user_name: Field<'string'>;
  /** Password (mandatory) */
  user_password: Field<'password'>;
}

/** Vendors (ids begin with 2x) */
export interface Vendors {
  /** vendorid */
  id: Field<'id', Id<'Vendors'>>;
  /** Assigned To (mandatory) */
  assigned_user_id: Field<'owner', Id<'Users' | 'Groups'>>;
  /** Category */
  category: Field<'string'>;
  /** City */
  city: Field<'string'>;
  /** Country */
  country: Field<'string'>;
  /** Created Time */
  createdtime: Field<'datetime'>;
  /** Description */
  description: Field<'text'>;
  /** Primary Email */
  email: Field<'email'>;
  /** GL Account */
  glacct: Field<'picklist'>;
  /** Last Modified By */
  modifiedby: Field<'reference', Id<'Campaigns' | 'Users'>>;
  /** Modified Time */
  modifiedtime: Field<'datetime'>;
  /** Primary Phone */
  phone: Field<'string'>;
  /** PO Box */
  pobox: Field<'string'>;
  /** Postal Code */
  postalcode: Field<'string'>;
  /** State */
  state: Field<'string'>;
  /** Street */
  street: Field<'text'>;
  /** Vendor Number */
  vendor_no: Field<'string'>;
  /** Vendor Name (mandatory) */
  vendorname: Field<'string'>;
  /** Website */
  website: Field<'url'>;
}

/** All modules that queries can read. */
export interface Crm {
  Accounts: Accounts;
  Assets: Assets;
  Calendar: Calendar;
  Campaigns: Campaigns;
  CompanyDetails: CompanyDetails;
  Contacts: Contacts;
  Currency: Currency;
  DocumentFolders: DocumentFolders;
  Documents: Documents;
  Emails: Emails;
  Events: Events;
  Faq: Faq;
  Groups: Groups;
  HelpDesk: HelpDesk;
  Invoice: Invoice;
  Leads: Leads;
  ModComments: ModComments;
  PBXManager: PBXManager;
  Potentials: Potentials;
  PriceBooks: PriceBooks;
  Products: Products;
  Project: Project;
  ProjectMilestone: ProjectMilestone;
  ProjectTask: ProjectTask;
  PurchaseOrder: PurchaseOrder;
  Quotes: Quotes;
  SMSNotifier: SMSNotifier;
  SalesOrder: SalesOrder;
  ServiceContracts: ServiceContracts;
  Services: Services;
  Tax: Tax;
  Users: Users;
  Vendors: Vendors;
}

/** For `createQueryBuilder`, instead of a schema: the kind of each field, and what its ids begin with. */
export const crmFieldTypes: FieldTypes<Crm> = /* @__PURE__ */ createFieldTypes<Crm>({
  Accounts: {
    id: 'id 11', account_id: 'reference 11', account_no: 'string', accountname: 'string',
    accounttype: 'picklist', annual_revenue: 'currency', assigned_user_id: 'owner 19 20', bill_city: 'string',
    bill_code: 'string', bill_country: 'string', bill_pobox: 'string', bill_state: 'string',
    bill_street: 'text', createdtime: 'datetime', description: 'text', email1: 'email', email2: 'email',
    emailoptout: 'boolean', employees: 'integer', fax: 'phone', industry: 'picklist',
    isconvertedfromlead: 'boolean', modifiedby: 'reference 1 19', modifiedtime: 'datetime',
    notify_owner: 'boolean', otherphone: 'phone', ownership: 'string', phone: 'phone', rating: 'picklist',
    ship_city: 'string', ship_code: 'string', ship_country: 'string', ship_pobox: 'string',
    ship_state: 'string', ship_street: 'text', siccode: 'string', tickersymbol: 'string', website: 'url',
  },
  Assets: {
    id: 'id', account: 'reference 11', asset_no: 'string', assetname: 'string', assetstatus: 'picklist',
    assigned_user_id: 'owner 19 20', contact: 'reference 12', createdtime: 'datetime', dateinservice: 'date',
    datesold: 'date', description: 'text', invoiceid: 'reference 7', modifiedby: 'reference 1 19',
    modifiedtime: 'datetime', product: 'reference 14', serialnumber: 'string', shippingmethod: 'string',
    shippingtrackingnumber: 'string', tagnumber: 'string',
  },
  Calendar: {
    id: 'id 9', activitytype: 'picklist', assigned_user_id: 'owner 19 20', contact_id: 'reference 12',
    created_user_id: 'reference 1 19', createdtime: 'datetime', date_start: 'date', description: 'text',
    due_date: 'date', duration_hours: 'time', duration_minutes: 'picklist', eventstatus: 'picklist',
    location: 'string', modifiedby: 'reference 1 19', modifiedtime: 'datetime', notime: 'boolean',
    parent_id: 'reference 11 1 17 7 10 13 5 4 6', recurringtype: 'picklist', reminder_time: 'integer',
    sendnotification: 'boolean', subject: 'string', taskpriority: 'picklist', taskstatus: 'picklist',
    time_end: 'time', time_start: 'time', visibility: 'picklist',
  },
  Campaigns: {
    id: 'id 1', actualcost: 'currency', actualresponsecount: 'integer', actualroi: 'currency',
    actualsalescount: 'integer', assigned_user_id: 'owner 19 20', budgetcost: 'currency',
    campaign_no: 'string', campaignname: 'string', campaignstatus: 'picklist', campaigntype: 'picklist',
    closingdate: 'date', createdtime: 'datetime', description: 'text', expectedresponse: 'picklist',
    expectedresponsecount: 'integer', expectedrevenue: 'currency', expectedroi: 'currency',
    expectedsalescount: 'integer', modifiedby: 'reference 1 19', modifiedtime: 'datetime', numsent: 'double',
    product_id: 'reference 14', sponsor: 'string', targetaudience: 'string', targetsize: 'integer',
  },
  CompanyDetails: {
    id: 'id 23', address: 'string', city: 'string', code: 'string', country: 'string', fax: 'phone',
    logo: 'text', logoname: 'file', organizationname: 'string', phone: 'phone', state: 'string',
    vatid: 'string', website: 'url',
  },
  Contacts: {
    id: 'id 12', account_id: 'reference 11', assigned_user_id: 'owner 19 20', assistant: 'string',
    assistantphone: 'phone', birthday: 'date', contact_id: 'reference 12', contact_no: 'string',
    createdtime: 'datetime', department: 'string', description: 'text', donotcall: 'boolean', email: 'email',
    emailoptout: 'boolean', fax: 'phone', firstname: 'string', homephone: 'phone', imagename: 'string',
    isconvertedfromlead: 'boolean', lastname: 'string', leadsource: 'picklist', mailingcity: 'string',
    mailingcountry: 'string', mailingpobox: 'string', mailingstate: 'string', mailingstreet: 'text',
    mailingzip: 'string', mobile: 'phone', modifiedby: 'reference 1 19', modifiedtime: 'datetime',
    notify_owner: 'boolean', othercity: 'string', othercountry: 'string', otherphone: 'phone',
    otherpobox: 'string', otherstate: 'string', otherstreet: 'text', otherzip: 'string', phone: 'phone',
    portal: 'boolean', reference: 'boolean', salutationtype: 'picklist', secondaryemail: 'email',
    support_end_date: 'date', support_start_date: 'date', title: 'string',
  },
  Currency: {
    id: 'id 21', conversion_rate: 'double', currency_code: 'string', currency_name: 'string',
    currency_status: 'string', currency_symbol: 'string', defaultid: 'string', deleted: 'integer',
  },
  DocumentFolders: {
    id: 'id 22', createdby: 'reference', description: 'string', foldername: 'string', sequence: 'integer',
  },
  Documents: {
    id: 'id 15', assigned_user_id: 'owner 19 20', createdtime: 'datetime', filedownloadcount: 'integer',
    filelocationtype: 'string', filesize: 'integer', filestatus: 'boolean', filetype: 'string',
    fileversion: 'string', folderid: 'reference 22', modifiedby: 'reference 1 19', modifiedtime: 'datetime',
    note_no: 'string', notecontent: 'text', notes_title: 'string',
  },
  Emails: {
    id: 'id 16', access_count: 'string', activitytype: 'string', assigned_user_id: 'owner 19 20',
    bccmail: 'string', ccmail: 'string', createdtime: 'datetime', date_start: 'date', description: 'text',
    email_flag: 'picklist', from_email: 'string', modifiedby: 'reference 1 19', modifiedtime: 'datetime',
    parent_id: 'reference 11 12 10 19 2', parent_type: 'string', saved_toid: 'string', subject: 'string',
    time_start: 'time',
  },
  Events: {
    id: 'id 18', activitytype: 'picklist', assigned_user_id: 'owner 19 20', contact_id: 'reference 12',
    createdtime: 'datetime', date_start: 'date', description: 'text', due_date: 'date',
    duration_hours: 'integer', duration_minutes: 'picklist', eventstatus: 'picklist', location: 'string',
    modifiedby: 'reference 1 19', modifiedtime: 'datetime', notime: 'boolean',
    parent_id: 'reference 11 1 17 10 13', recurringtype: 'picklist', reminder_time: 'integer',
    sendnotification: 'boolean', subject: 'string', taskpriority: 'picklist', time_end: 'time',
    time_start: 'time', visibility: 'picklist',
  },
  Faq: {
    id: 'id 3', createdtime: 'datetime', faq_answer: 'text', faq_no: 'string', faqcategories: 'picklist',
    faqstatus: 'picklist', modifiedby: 'reference 1 19', modifiedtime: 'datetime', product_id: 'reference 14',
    question: 'text',
  },
  Groups: {
    id: 'id 20', description: 'text', groupname: 'string',
  },
  HelpDesk: {
    id: 'id 17', assigned_user_id: 'owner 19 20', contact_id: 'reference 12', createdtime: 'datetime',
    days: 'double', description: 'text', from_portal: 'boolean', hours: 'double',
    modifiedby: 'reference 1 19', modifiedtime: 'datetime', parent_id: 'reference 11 17',
    product_id: 'reference 14', solution: 'text', ticket_no: 'string', ticket_title: 'string',
    ticketcategories: 'picklist', ticketpriorities: 'picklist', ticketseverities: 'picklist',
    ticketstatus: 'picklist', update_log: 'text',
  },
  Invoice: {
    id: 'id 7', account_id: 'reference 11', assigned_user_id: 'owner 19 20', balance: 'currency',
    bill_city: 'string', bill_code: 'string', bill_country: 'string', bill_pobox: 'string',
    bill_state: 'string', bill_street: 'text', contact_id: 'reference 12', conversion_rate: 'double',
    createdtime: 'datetime', currency_id: 'reference 21', customerno: 'string', description: 'text',
    duedate: 'date', exciseduty: 'double', hdnDiscountAmount: 'currency', hdnDiscountPercent: 'double',
    hdnGrandTotal: 'currency', hdnS_H_Amount: 'currency', hdnS_H_Percent: 'double', hdnSubTotal: 'currency',
    hdnTaxType: 'picklist', invoice_no: 'string', invoicedate: 'date', invoicestatus: 'picklist',
    modifiedby: 'reference 1 19', modifiedtime: 'datetime', pre_tax_total: 'currency', received: 'currency',
    salescommission: 'double', salesorder_id: 'reference 6', ship_city: 'string', ship_code: 'string',
    ship_country: 'string', ship_pobox: 'string', ship_state: 'string', ship_street: 'text',
    subject: 'string', terms_conditions: 'text', txtAdjustment: 'currency', vtiger_purchaseorder: 'string',
  },
  Leads: {
    id: 'id 10', annualrevenue: 'currency', assigned_user_id: 'owner 19 20', city: 'string', code: 'string',
    company: 'string', country: 'string', createdtime: 'datetime', description: 'text', designation: 'string',
    email: 'email', emailoptout: 'boolean', fax: 'phone', firstname: 'string', industry: 'picklist',
    lane: 'text', lastname: 'string', lead_no: 'string', leadsource: 'picklist', leadstatus: 'picklist',
    mobile: 'phone', modifiedby: 'reference 1 19', modifiedtime: 'datetime', noofemployees: 'integer',
    phone: 'phone', pobox: 'string', rating: 'picklist', salutationtype: 'picklist', secondaryemail: 'email',
    state: 'string', website: 'url',
  },
  ModComments: {
    id: 'id', assigned_user_id: 'owner 19 20', commentcontent: 'text', createdtime: 'datetime',
    creator: 'reference 1 19', customer: 'reference', modifiedtime: 'datetime', parent_comments: 'reference',
    reasontoedit: 'text', related_to: 'reference', userid: 'reference',
  },
  PBXManager: {
    id: 'id', assigned_user_id: 'owner 19 20', billduration: 'integer', callstatus: 'string',
    createdtime: 'datetime', customer: 'reference 11 12 10', customernumber: 'phone', customertype: 'string',
    direction: 'string', endtime: 'datetime', gateway: 'string', modifiedtime: 'datetime',
    recordingurl: 'url', sourceuuid: 'string', starttime: 'datetime', totalduration: 'integer',
    user: 'reference 1 19',
  },
  Potentials: {
    id: 'id 13', amount: 'currency', assigned_user_id: 'owner 19 20', campaignid: 'reference 1',
    closingdate: 'date', contact_id: 'reference 12', createdtime: 'datetime', description: 'text',
    forecast_amount: 'currency', isconvertedfromlead: 'boolean', leadsource: 'picklist',
    modifiedby: 'reference 1 19', modifiedtime: 'datetime', nextstep: 'string', opportunity_type: 'picklist',
    potential_no: 'string', potentialname: 'string', probability: 'double', related_to: 'reference 11',
    sales_stage: 'picklist',
  },
  PriceBooks: {
    id: 'id 8', active: 'boolean', bookname: 'string', createdtime: 'datetime', currency_id: 'reference 21',
    description: 'text', modifiedby: 'reference 1 19', modifiedtime: 'datetime', pricebook_no: 'string',
  },
  Products: {
    id: 'id 14', assigned_user_id: 'owner 19 20', commissionrate: 'double', createdtime: 'datetime',
    description: 'text', discontinued: 'boolean', expiry_date: 'date', glacct: 'picklist',
    imagename: 'string', manufacturer: 'picklist', mfr_part_no: 'string', modifiedby: 'reference 1 19',
    modifiedtime: 'datetime', product_no: 'string', productcategory: 'picklist', productcode: 'string',
    productname: 'string', productsheet: 'string', qty_per_unit: 'double', qtyindemand: 'integer',
    qtyinstock: 'double', reorderlevel: 'integer', sales_end_date: 'date', sales_start_date: 'date',
    serial_no: 'string', start_date: 'date', taxclass: 'string', unit_price: 'currency',
    usageunit: 'picklist', vendor_id: 'reference 2', vendor_part_no: 'string', website: 'url',
  },
  Project: {
    id: 'id', actualenddate: 'date', assigned_user_id: 'owner 19 20', createdtime: 'datetime',
    description: 'text', linktoaccountscontacts: 'reference 11 12', modifiedby: 'reference 1 19',
    modifiedtime: 'datetime', progress: 'picklist', project_no: 'string', projectname: 'string',
    projectpriority: 'picklist', projectstatus: 'picklist', projecttype: 'picklist', projecturl: 'url',
    startdate: 'date', targetbudget: 'string', targetenddate: 'date',
  },
  ProjectMilestone: {
    id: 'id', assigned_user_id: 'owner 19 20', createdtime: 'datetime', description: 'text',
    modifiedby: 'reference 1 19', modifiedtime: 'datetime', projectid: 'reference',
    projectmilestone_no: 'string', projectmilestonedate: 'date', projectmilestonename: 'string',
    projectmilestonetype: 'picklist',
  },
  ProjectTask: {
    id: 'id', assigned_user_id: 'owner 19 20', createdtime: 'datetime', description: 'text', enddate: 'date',
    modifiedby: 'reference 1 19', modifiedtime: 'datetime', projectid: 'reference', projecttask_no: 'string',
    projecttaskhours: 'string', projecttaskname: 'string', projecttasknumber: 'integer',
    projecttaskpriority: 'picklist', projecttaskprogress: 'picklist', projecttaskstatus: 'picklist',
    projecttasktype: 'picklist', startdate: 'date',
  },
  PurchaseOrder: {
    id: 'id 5', assigned_user_id: 'owner 19 20', balance: 'currency', bill_city: 'string',
    bill_code: 'string', bill_country: 'string', bill_pobox: 'string', bill_state: 'string',
    bill_street: 'text', carrier: 'picklist', contact_id: 'reference 12', conversion_rate: 'double',
    createdtime: 'datetime', currency_id: 'reference 21', description: 'text', duedate: 'date',
    exciseduty: 'double', hdnDiscountAmount: 'currency', hdnDiscountPercent: 'double',
    hdnGrandTotal: 'currency', hdnS_H_Amount: 'currency', hdnS_H_Percent: 'double', hdnSubTotal: 'currency',
    hdnTaxType: 'picklist', modifiedby: 'reference 1 19', modifiedtime: 'datetime', paid: 'currency',
    postatus: 'picklist', pre_tax_total: 'currency', purchaseorder_no: 'string', requisition_no: 'string',
    salescommission: 'double', ship_city: 'string', ship_code: 'string', ship_country: 'string',
    ship_pobox: 'string', ship_state: 'string', ship_street: 'text', subject: 'string',
    terms_conditions: 'text', tracking_no: 'string', txtAdjustment: 'currency', vendor_id: 'reference 2',
  },
  Quotes: {
    id: 'id 4', account_id: 'reference 11', assigned_user_id: 'owner 19 20',
    assigned_user_id1: 'reference 19', bill_city: 'string', bill_code: 'string', bill_country: 'string',
    bill_pobox: 'string', bill_state: 'string', bill_street: 'text', carrier: 'picklist',
    contact_id: 'reference 12', conversion_rate: 'double', createdtime: 'datetime',
    currency_id: 'reference 21', description: 'text', hdnDiscountAmount: 'currency',
    hdnDiscountPercent: 'double', hdnGrandTotal: 'currency', hdnS_H_Amount: 'currency',
    hdnS_H_Percent: 'double', hdnSubTotal: 'currency', hdnTaxType: 'picklist', modifiedby: 'reference 1 19',
    modifiedtime: 'datetime', potential_id: 'reference 13', pre_tax_total: 'currency', quote_no: 'string',
    quotestage: 'picklist', ship_city: 'string', ship_code: 'string', ship_country: 'string',
    ship_pobox: 'string', ship_state: 'string', ship_street: 'text', shipping: 'string', subject: 'string',
    terms_conditions: 'text', txtAdjustment: 'currency', validtill: 'date',
  },
  SMSNotifier: {
    id: 'id', assigned_user_id: 'owner 19 20', createdtime: 'datetime', message: 'text',
    modifiedby: 'reference 1 19', modifiedtime: 'datetime',
  },
  SalesOrder: {
    id: 'id 6', account_id: 'reference 11', assigned_user_id: 'owner 19 20', bill_city: 'string',
    bill_code: 'string', bill_country: 'string', bill_pobox: 'string', bill_state: 'string',
    bill_street: 'text', carrier: 'picklist', contact_id: 'reference 12', conversion_rate: 'double',
    createdtime: 'datetime', currency_id: 'reference 21', customerno: 'string', description: 'text',
    duedate: 'date', enable_recurring: 'boolean', end_period: 'date', exciseduty: 'double',
    hdnDiscountAmount: 'currency', hdnDiscountPercent: 'double', hdnGrandTotal: 'currency',
    hdnS_H_Amount: 'currency', hdnS_H_Percent: 'double', hdnSubTotal: 'currency', hdnTaxType: 'picklist',
    invoicestatus: 'picklist', modifiedby: 'reference 1 19', modifiedtime: 'datetime',
    payment_duration: 'picklist', pending: 'string', potential_id: 'reference 13', pre_tax_total: 'currency',
    quote_id: 'reference 4', recurring_frequency: 'picklist', salescommission: 'double',
    salesorder_no: 'string', ship_city: 'string', ship_code: 'string', ship_country: 'string',
    ship_pobox: 'string', ship_state: 'string', ship_street: 'text', sostatus: 'picklist',
    start_period: 'date', subject: 'string', terms_conditions: 'text', txtAdjustment: 'currency',
    vtiger_purchaseorder: 'string',
  },
  ServiceContracts: {
    id: 'id', actual_duration: 'string', assigned_user_id: 'owner 19 20', contract_no: 'string',
    contract_priority: 'picklist', contract_status: 'picklist', contract_type: 'picklist',
    createdtime: 'datetime', due_date: 'date', end_date: 'date', modifiedby: 'reference 1 19',
    modifiedtime: 'datetime', planned_duration: 'string', progress: 'double',
    sc_related_to: 'reference 11 12', start_date: 'date', subject: 'string', total_units: 'string',
    tracking_unit: 'picklist', used_units: 'string',
  },
  Services: {
    id: 'id', assigned_user_id: 'owner 19 20', commissionrate: 'double', createdtime: 'datetime',
    description: 'text', discontinued: 'boolean', expiry_date: 'date', modifiedby: 'reference 1 19',
    modifiedtime: 'datetime', qty_per_unit: 'double', sales_end_date: 'date', sales_start_date: 'date',
    service_no: 'string', service_usageunit: 'picklist', servicecategory: 'picklist', servicename: 'string',
    start_date: 'date', taxclass: 'string', unit_price: 'currency', website: 'url',
  },
  Tax: {
    id: 'id', deleted: 'integer', percentage: 'double', taxlabel: 'string', taxname: 'string',
  },
  Users: {
    id: 'id 19', accesskey: 'unknown', activity_view: 'picklist', address_city: 'string',
    address_country: 'string', address_postalcode: 'string', address_state: 'string', address_street: 'text',
    calendarsharedtype: 'picklist', callduration: 'picklist', confirm_password: 'password',
    currency_decimal_separator: 'picklist', currency_grouping_pattern: 'picklist',
    currency_grouping_separator: 'picklist', currency_id: 'reference 21',
    currency_symbol_placement: 'picklist', date_format: 'picklist', dayoftheweek: 'picklist',
    default_record_view: 'picklist', defaultactivitytype: 'picklist', defaulteventstatus: 'picklist',
    department: 'string', description: 'text', email1: 'email', email2: 'email', end_hour: 'string',
    first_name: 'string', hidecompletedevents: 'boolean', hour_format: 'picklist', imagename: 'string',
    internal_mailer: 'boolean', is_admin: 'boolean', is_owner: 'string', language: 'string',
    last_name: 'string', lead_view: 'picklist', leftpanelhide: 'boolean', no_of_currency_decimals: 'picklist',
    othereventduration: 'picklist', phone_crm_extension: 'phone', phone_fax: 'phone', phone_home: 'phone',
    phone_mobile: 'phone', phone_other: 'phone', phone_work: 'phone', reminder_interval: 'picklist',
    reports_to_id: 'reference 19', roleid: 'string', rowheight: 'picklist', secondaryemail: 'email',
    signature: 'text', start_hour: 'picklist', status: 'string', theme: 'string', time_zone: 'picklist',
    title: 'string', truncate_trailing_zeros: 'boolean', user_name: 'string', user_password: 'password',
  },
  Vendors: {
    id: 'id 2', assigned_user_id: 'owner 19 20', category: 'string', city: 'string', country: 'string',
    createdtime: 'datetime', description: 'text', email: 'email', glacct: 'picklist',
    modifiedby: 'reference 1 19', modifiedtime: 'datetime', phone: 'string', pobox: 'string',
    postalcode: 'string', state: 'string', street: 'text', vendor_no: 'string', vendorname: 'string',
    website: 'url',
  },
});
