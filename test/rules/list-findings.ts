import type { DialectName } from '../../src/dialect/families.js';
import { lint } from '../../src/lint/lint.js';
import type { RuleId } from '../../src/rules/rules.js';
import { describeFinding } from '../diagnostics/describe-finding.js';
import { recordedSchema } from '../schema/recordings.js';

/** A query, or conditions on Contacts, and all that one rule says of it for a dialect. */
export type Case = readonly [dialect: DialectName, text: string, ...lines: readonly string[]];

const [start, end] = ['select id from Contacts where ', ' limit 10;'];

export function listFindings(rule: RuleId, dialect: DialectName, text: string): readonly string[] {
  const query = text.startsWith('select ') ? text : start + text + end;
  return lint(query, { dialect, schema: recordedSchema })
    .filter((diagnostic) => diagnostic.rule === rule)
    .flatMap((diagnostic) => describeFinding(query, diagnostic))
    .map((line) => (query === text ? line : line.replace(start, '').replace(end, '')));
}
