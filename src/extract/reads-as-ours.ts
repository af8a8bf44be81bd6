import { measureEditDistance } from '../../grammar/edit-distance.js';
import { findModule, type Schema } from '../schema/schema.js';
import { commonModules, ownFields, ownModules } from './known-modules.js';

/** What speaks for a text being a query of ours, beside the text. */
export interface Evidence {
  /** Somebody says so: a comment, a tag, the configuration. */
  readonly isForced: boolean;
  /** Whether the file mentions the system, see {@link mentionsSystem}. */
  readonly isMentioned: boolean;
  /** The functions that the text is given to, as far as can be seen. */
  readonly callees: readonly string[];
  /** A placeholder that stands for the name of the module. */
  readonly isModuleOpen: boolean;
  /** The modules of a server; those of a fresh installation count in any case. */
  readonly schema: Schema | undefined;
}

/** Whether a file mentions vtiger, berliCRM or their web service. */
export const mentionsSystem = (source: string): boolean =>
  /vtiger|berlicrm|corebos|vtws|webservice\.php|\bvtql\b|getchallenge|listtypes/i.test(source);

/** The first word, behind a comment of one line or comments in a row. */
const head = /^\s*(?:--[^\r\n]*[\r\n]\s*|(?:\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/\s*)*)(\w+)\s/;
const tail = /\s(from|form|fom|frm|fro|fromm)\s+([`"[\w.$-]+)/i;

/**
 * Whether a text is a query of ours rather than one for another database, or prose. Precision first: a table
 * `Users` or `Products` exists in many databases, so that a name alone is not enough for those; and what only SQL
 * has – joins, functions, aliases, names with dots – speaks against. A name in lower case is a table.
 */
export function readsAsOurs(text: string, evidence: Evidence): boolean {
  if (evidence.isForced) return true;
  const [start = '', verb = ''] = head.exec(text) ?? [];
  const [, from = '', name = ''] = tail.exec(text.slice(start.length)) ?? [];
  if (!isSelect(verb) || !/^\w+$/.test(name)) return false;
  if (isGivenTo(evidence, /(?:^|\W)vtws_query\w*$/)) return true;
  // One typo is read past where all else fits.
  const isExact = verb.toLowerCase() === 'select' && from.toLowerCase() === 'from';
  const isSql = hasForeignSigns(text);
  const isGiven = isGivenTo(evidence, /(?:^|\W)doQuery$/i);
  if (evidence.isModuleOpen) return isGiven && !isSql && isExact;
  if (isKnown(name, evidence.schema)) {
    if (isSql) return evidence.isMentioned && !isGivenTo(evidence, databaseCall);
    return ownModules.has(name) || evidence.isMentioned || isGiven || hasOwnSigns(text);
  }
  return !isSql && isExact && isOddModule(text, name, isGiven, evidence);
}

/** A module that is misspelt, or one's own. */
function isOddModule(text: string, name: string, isGiven: boolean, evidence: Evidence): boolean {
  const { isMentioned, schema } = evidence;
  if (isNearMiss(name, schema)) {
    const isCapital = /^[A-Z]/.test(name) && !isCaseOnly(name, schema);
    return isGiven || hasOwnSigns(text) || (isMentioned && isCapital);
  }
  // Nobody but the web service wants the semicolon inside the text.
  return isMentioned && (isGiven || (/^[A-Z][a-z]/.test(name) && /;\s*$/.test(text)));
}

const isSelect = (verb: string): boolean =>
  verb.toLowerCase() === 'select' ||
  (verb.length > 4 && measureEditDistance(verb.toLowerCase(), 'select', 1) <= 1);

const isGivenTo = ({ callees }: Evidence, name: RegExp): boolean =>
  callees.some((callee) => name.test(callee));

const databaseCall =
  /(?:adb|db|dbh|pdo|conn|connection|mysqli?)\W{1,2}\w+$|(?:pquery|prepare|execute|mysqli?_query)$/i;

const isKnown = (name: string, schema: Schema | undefined): boolean =>
  ownModules.has(name) ||
  commonModules.has(name) ||
  (schema !== undefined && findModule(schema, name) !== undefined);

function* namesOf(schema: Schema | undefined): Iterable<string> {
  yield* ownModules;
  yield* commonModules;
  for (const { name } of schema?.modules ?? []) yield name;
}

/** Another case counts as near, too. */
function isNearMiss(name: string, schema: Schema | undefined): boolean {
  if (name.length < 4) return false;
  for (const known of namesOf(schema)) if (measureEditDistance(name, known, 1) <= 1) return true;
  return false;
}

function isCaseOnly(name: string, schema: Schema | undefined): boolean {
  for (const known of namesOf(schema)) if (known.toLowerCase() === name.toLowerCase()) return true;
  return false;
}

const foreignSigns: readonly RegExp[] = [
  /\b(?:join|union|having|exists|over|returning|regexp|rlike|ilike|collate|fetch|into)\b/i,
  /\bgroup\s+by\b|\bcase\s+when\b|\bfor\s+update\b|\(\s*select\b|\btop\s*\(?\d|\sas\s/i,
  /\b[a-z_]\w*\.[a-z_*]/i,
  /\b(?!(?:in|count|and|or|where|not|like)\b)[a-z_]\w*\(/i,
  /\bfrom\s+\w+\s+(?!(?:where|order|limit|offset|and|or)\b)[a-z]\w*/i,
  /\bfrom\s+\w+\s*,/i,
  /[`[\]@]|::|\|\|/,
];

const hasForeignSigns = (text: string): boolean => {
  const outside = text.replaceAll(/'[^']*'?/g, "''");
  return foreignSigns.some((sign) => sign.test(outside));
};

/** An id such as `12x95`, a custom field, or a field that only our modules have. */
function hasOwnSigns(text: string): boolean {
  if (/(?:^|[^\w.])[1-9]\d*x\d+\b|\bcf_\d+\b/.test(text)) return true;
  const outside = text.replaceAll(/'[^']*'?/g, "''");
  for (const [word] of outside.matchAll(/\w+/g)) if (ownFields.has(word)) return true;
  return false;
}
