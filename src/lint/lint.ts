import type { FieldName, Query } from '../../grammar/ast.js';
import { compareDiagnostics, type Diagnostic, demoteFix, type Severity } from '../diagnostics/diagnostic.js';
import { suggestOne } from '../diagnostics/suggest.js';
import type { Dialect } from '../dialect/dialect.js';
import { resolveDialect } from '../dialect/dialects.js';
import type { DialectName } from '../dialect/families.js';
import { gradeFinding } from '../dialect/grade.js';
import type { Rule, RuleContext } from '../rules/rule.js';
import { type RuleId, ruleIds, rules } from '../rules/rules.js';
import { findField, findModule, type Schema } from '../schema/schema.js';
import { parse } from '../syntax/parse.js';
import { type Visitor, visitAll } from '../syntax/visit.js';

/** `off` silences a rule; a severity replaces the one that the dialect gives its findings. */
export type RuleConfig = { readonly [Id in RuleId]?: 'off' | Severity };

/** What {@link lint} checks a query for. */
export interface LintOptions {
  /** Modules and fields; without it, rules that need them do not run. */
  readonly schema?: Schema | undefined;
  /** The servers that the query is for; `portable` by default. */
  readonly dialect?: DialectName | Dialect | undefined;
  readonly rules?: RuleConfig | undefined;
}

/**
 * Checks one query as it is sent: what the parser finds, and what the rules find.
 *
 * Against the stock schema findings that depend on it are warnings at most: a real server may have more.
 *
 * @returns diagnostics sorted by start, then code; empty where all is well. Never throws for any text.
 * @throws TypeError for an unknown dialect or rule.
 */
export function lint(text: string, options: LintOptions = {}): Diagnostic[] {
  const dialect = resolveDialect(options.dialect);
  const config = checkConfig(options.rules ?? {});
  const { ast, diagnostics } = parse(text, { dialect });
  const found = [...diagnostics, ...runRules(text, ast, dialect, options.schema, config)];
  return found
    .map((diagnostic) => configure(diagnostic, config))
    .filter(isPresent)
    .sort(compareDiagnostics);
}

const allRules = Object.values<Rule>(rules);

const isPresent = <T>(value: T | null): value is T => value !== null;

function checkConfig(config: RuleConfig): RuleConfig {
  for (const id of Object.keys(config)) {
    if (Object.hasOwn(rules, id)) continue;
    const nearest = suggestOne(id, ruleIds);
    throw new TypeError(`Unknown rule '${id}'${nearest ? `; did you mean '${nearest}'?` : '.'}`);
  }
  return config;
}

function configure(diagnostic: Diagnostic, config: RuleConfig): Diagnostic | null {
  const level = diagnostic.rule === null ? undefined : config[diagnostic.rule as RuleId];
  if (level === 'off') return null;
  return level === undefined ? diagnostic : { ...diagnostic, severity: level };
}

function runRules(
  text: string,
  query: Query,
  dialect: Dialect,
  schema: Schema | undefined,
  config: RuleConfig,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const module = schema && findModule(schema, query.module.name);
  const findKnown = (field: FieldName) => module && findField(module, field.name);
  // While the text as a whole is not understood, no repair is certain.
  const temper = query.partial ? demoteFix : (diagnostic: Diagnostic): Diagnostic => diagnostic;
  const visitors: Visitor[] = [];
  for (const rule of allRules) {
    const { id, requiresSchema } = rule.meta;
    if (!rule.create || config[id as RuleId] === 'off' || (requiresSchema && !schema)) continue;
    const isLenient = requiresSchema && schema?.source === 'stock';
    const report: RuleContext['report'] = (finding) => {
      const diagnostic = gradeFinding(finding, dialect, id);
      if (diagnostic) found.push(temper(isLenient ? soften(diagnostic) : diagnostic));
    };
    // Written out: spreading a shared part costs as much as all the rules of a short query.
    visitors.push(rule.create({ text, query, dialect, schema, module, findField: findKnown, report }));
  }
  visitAll(query, visitors);
  return found;
}

const soften = (diagnostic: Diagnostic): Diagnostic =>
  diagnostic.severity === 'error' ? { ...diagnostic, severity: 'warning' } : diagnostic;
