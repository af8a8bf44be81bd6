import type { DialectName } from '../../src/dialect/families.js';
import { lint } from '../../src/lint/lint.js';
import type { RuleId } from '../../src/rules/rules.js';
import { describeFinding } from '../diagnostics/describe-finding.js';
import { recordedSchema } from '../schema/recordings.js';

const [start, end] = ['select id from Contacts where ', ' limit 10;'];

/** What one rule finds in a query, or in conditions on Contacts. */
export function listFindings(rule: RuleId, dialect: DialectName, text: string): readonly string[] {
  const query = text.startsWith('select ') ? text : start + text + end;
  return lint(query, { dialect, schema: recordedSchema })
    .filter((diagnostic) => diagnostic.rule === rule)
    .flatMap((diagnostic) => describeFinding(query, diagnostic))
    .map((line) => (query === text ? line : line.replace(start, '').replace(end, '')));
}
