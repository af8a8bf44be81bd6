import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type FindingName, findings } from '../diagnostics/findings.js';
import type { Dialect } from './dialect.js';
import { gradeOf } from './dialects.js';

/** A finding as its finder describes it; code and severity come from the catalogue and the dialect. */
export interface Finding extends Omit<Diagnostic, 'code' | 'rule' | 'severity'> {
  readonly name: FindingName;
}

/** The diagnostic for a finding, or null where the dialect means just what is written. */
export function gradeFinding(finding: Finding, dialect: Dialect, rule: string | null): Diagnostic | null {
  const { name, ...rest } = finding;
  const severity = gradeOf(dialect, name);
  return severity === 'off' ? null : { code: findings[name].code, rule, severity, ...rest };
}
