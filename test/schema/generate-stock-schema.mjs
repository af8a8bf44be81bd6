/**
 * Writes src/schema/stock-data.ts from the recorded describe answers; with `--check` only compares and exits
 * with 1 when the file is stale.
 *
 * The recordings come from a berliCRM. What only berliCRM or this very installation has is left out below.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const recordings = new URL('../fixtures/recordings/', import.meta.url);
const target = new URL('../../src/schema/stock-data.ts', import.meta.url);

const berlicrmModules = new Set(['Mailchimp', 'Search', 'Verteiler', 'berliCleverReach', 'gdpr']);

/** Fields that the installer and migrations of vtiger up to 7 do not make. */
const berlicrmFields = new Set([
  'Accounts.buyerreference',
  ...listOf('CompanyDetails', 'management irsname tax_id bankname bankstreet bankcity bankzip bankcountry'),
  ...listOf('CompanyDetails', 'bankaccount bankrouting bankswift bankiban'),
  'HelpDesk.ticketowner',
  'Invoice.deliveryperiod',
  ...listOf('ModComments', 'mailto mailfrom emailid external timeneeded carboncopy blindcarboncopy'),
  'Users.sso_unique_id',
]);

/** Filled in by the installation or its country; the time zones grow with each version. */
const localPicklists = new Set([
  'Contacts.salutationtype',
  'Leads.salutationtype',
  'Products.manufacturer',
  'Users.time_zone',
]);

/** Values whose labels are German here, or translated wrongly (a campaign by `Primary Email`). */
const localValueLabels = new Set([
  'Campaigns.campaigntype',
  ...listOf('Project', 'projectstatus projecttype projectpriority'),
]);

/** Labels that this installation has in German, mistranslated or renamed. */
const englishLabels = new Map([
  ['Accounts.tickersymbol', 'Ticker Symbol'],
  ['Project.linktoaccountscontacts', 'Related to'],
  ['Project.description', 'Description'],
  ['Users.description', 'Description'],
]);

/**
 * Up to CompanyDetails the numbers are those of vtiger's installer. Later ones follow the order in which
 * packages were installed: here Mailchimp has 27, and other servers count ProjectMilestone differently.
 */
const lastFixedPrefix = 23;

const header = `// Made by test/schema/generate-stock-schema.mjs from recorded describe answers; do not edit.

/**
 * A module: \`name|label|idPrefix|entity or not|labelFields\`; idPrefix may be empty. Below it its fields:
 * \`name flags type label\`, then \` = \` and the picklist values, \`value~label\` where the two differ. Flags:
 * mandatory, nullable, editable, \`-\` for none. Type: \`name>refersTo=default\`.
 */
`;

function listOf(module, names) {
  return names.split(' ').map((name) => `${module}.${name}`);
}

function readResult(path) {
  return JSON.parse(readFileSync(new URL(path, recordings), 'utf8')).result;
}

function printModule(module, label) {
  const prefix = Number(module.idPrefix) <= lastFixedPrefix ? module.idPrefix : '';
  const kind = module.isEntity ? 'entity' : 'other';
  const head = [module.name, label, prefix, kind, module.labelFields].join('|');
  const fields = module.fields.filter((field) => isStock(`${module.name}.${field.name}`));
  return [head, ...fields.map((field) => `  ${printField(field, `${module.name}.${field.name}`)}`)].join(
    '\n',
  );
}

function isStock(path) {
  return !berlicrmFields.has(path) && !/\.cf_/.test(path);
}

function printField(field, path) {
  const flags = (field.mandatory ? 'm' : '') + (field.nullable ? 'n' : '') + (field.editable ? 'e' : '');
  const label = englishLabels.get(path) ?? field.label;
  assertFree(label, ' = ');
  const values = localPicklists.has(path) ? [] : (field.type.picklistValues ?? []);
  const isLocal = localValueLabels.has(path);
  const text = `${field.name} ${flags || '-'} ${printType(field)} ${label}`;
  return values.length === 0
    ? text
    : `${text} = ${values.map((value) => printValue(value, isLocal)).join('|')}`;
}

function printType({ type, default: defaultValue }) {
  const modules = (type.refersTo ?? []).filter((name) => !berlicrmModules.has(name));
  const refersTo = modules.length === 0 ? '' : `>${modules.join(',')}`;
  const fallback = String(defaultValue ?? '');
  assertFree(fallback, ' ');
  return `${type.name}${refersTo}${fallback === '' ? '' : `=${fallback}`}`;
}

function printValue({ value, label }, isLocal) {
  assertFree(value + label, '|');
  assertFree(value + label, '~');
  return value === label || isLocal ? value : `${value}~${label}`;
}

function assertFree(text, separator) {
  if (text.includes(separator))
    throw new Error(`${JSON.stringify(text)} contains ${JSON.stringify(separator)}.`);
}

function printFile() {
  const { information } = readResult('listtypes.json');
  const modules = readdirSync(new URL('describe/', recordings))
    .map((file) => readResult(`describe/${file}`))
    .filter(({ name }) => !berlicrmModules.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const blocks = modules.map((module) => printModule(module, information[module.name].label));
  if (/[`\\]|\$\{/.test(blocks.join())) throw new Error('The data need escaping.');
  return `${header}export const stockData = \`\n${blocks.join('\n')}\n\`;\n`;
}

const text = printFile();
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('src/schema/stock-data.ts is stale: run node test/schema/generate-stock-schema.mjs');
  process.exitCode = 1;
}
