export type { Diagnostic, Fix, Severity } from '../diagnostics/diagnostic.js';
export { type DocumentLanguage, languageOf } from '../extract/document-language.js';
export type { FoundQuery, Hole, HoleKind } from '../extract/found-query.js';
export { type FindOptions, findQueries } from '../extract/read-document.js';
export type { Rule, RuleExample, RuleMeta } from '../rules/rule.js';
export { type RuleId, ruleIds, rules } from '../rules/rules.js';
export { type DocumentOptions, lintDocument } from './document.js';
export { type LintOptions, lint, type RuleConfig } from './lint.js';
