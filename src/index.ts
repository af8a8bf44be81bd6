export type * from '../grammar/ast.js';
export type { QuotingRules } from '../grammar/parse-query.js';
export type { QuoteStyle } from '../grammar/strings.js';
export {
  compareDiagnostics,
  type Diagnostic,
  type DiagnosticData,
  type Fix,
  type RelatedPlace,
  type Severity,
} from './diagnostics/diagnostic.js';
export { type FindingKind, type FindingName, findings } from './diagnostics/findings.js';
export { type Palette, type RenderOptions, renderDiagnostics } from './diagnostics/render.js';
export { titles } from './diagnostics/titles.js';
export type { Dialect, Grade, ServerFamily, ServerLimits, WritingRules } from './dialect/dialect.js';
export { dialects } from './dialect/dialects.js';
export { type DialectName, dialectNames } from './dialect/families.js';
export { DiagnosticError } from './syntax/diagnostic-error.js';
export { ParseError, type ParseOptions, type ParseResult, parse, parseOrThrow } from './syntax/parse.js';
export { PrintError, type PrintOptions, print } from './syntax/print.js';
export type { Unranged, UnrangedQuery } from './syntax/unranged.js';
export { type NodeOf, type NodeType, type Visitor, visit } from './syntax/visit.js';
export { applyEdits, type TextEdit } from './text/edits.js';
export { createLineIndex, type LineIndex, type Position } from './text/line-index.js';
