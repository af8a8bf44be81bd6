export type { Diagnostic, Fix, Severity } from '../diagnostics/diagnostic.js';
export type { Finding } from '../dialect/grade.js';
export type { Rule, RuleContext, RuleExample, RuleMeta } from '../rules/rule.js';
export { type RuleId, ruleIds, rules } from '../rules/rules.js';
export {
  type DocumentLanguage,
  type DocumentOptions,
  type FindOptions,
  findQueries,
  lintDocument,
} from './document.js';
export type { FoundQuery } from './found-query.js';
export { type LintOptions, lint, type RuleConfig } from './lint.js';
