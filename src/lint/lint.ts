import type { Query } from '../../grammar/ast.js';
import { compareDiagnostics, type Diagnostic, demoteFix, type Severity } from '../diagnostics/diagnostic.js';
import { suggestOne } from '../diagnostics/suggest.js';
import type { Dialect } from '../dialect/dialect.js';
import { resolveDialect } from '../dialect/dialects.js';
import type { DialectName } from '../dialect/families.js';
import { gradeFinding } from '../dialect/grade.js';
import type { DocumentLanguage } from '../extract/document-language.js';
import type { FoundQuery } from '../extract/found-query.js';
import type { Rule, RuleContext } from '../rules/rule.js';
import { type RuleId, ruleIds, rules } from '../rules/rules.js';
import { findField, findModule, type Schema, type SchemaModule } from '../schema/schema.js';
import { parse } from '../syntax/parse.js';
import { combineVisitors } from '../syntax/visit.js';
import { judgeHoles } from './judge-holes.js';

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
  return lintText({ text, holes: [], language: undefined }, options);
}

/** A query that may have holes, with placeholders in them. */
export interface LintedText extends Pick<FoundQuery, 'text' | 'holes'> {
  readonly language: DocumentLanguage | undefined;
}

/** As {@link lint}; what only a hole could answer is not asked. */
export function lintText(linted: LintedText, options: LintOptions): Diagnostic[] {
  const { text, holes } = linted;
  const dialect = resolveDialect(options.dialect);
  const config = checkConfig(options.rules ?? {});
  const { ast, diagnostics } = parse(text, { dialect });
  const found = [...diagnostics, ...getRunner(dialect, options.schema)(linted, ast)];
  return judgeHoles(found, text, holes)
    .map((diagnostic) => configureDiagnostic(diagnostic, config))
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

/** The diagnostic as the configuration wants it; null where its rule is off. */
export function configureDiagnostic(diagnostic: Diagnostic, config: RuleConfig): Diagnostic | null {
  const level = diagnostic.rule === null ? undefined : config[diagnostic.rule as RuleId];
  if (level === 'off') return null;
  return level === undefined ? diagnostic : { ...diagnostic, severity: level };
}

/** Runs the rules on a query. */
type RunRules = (linted: LintedText, query: Query) => Diagnostic[];

/** Made once for each dialect and schema: making the visitors of all rules costs as much as running them. */
const runners = new WeakMap<Dialect, WeakMap<Schema, RunRules>>();
/** Stands for no schema. */
const noSchema: Schema = { source: 'server', modules: [] };

function getRunner(dialect: Dialect, schema: Schema | undefined): RunRules {
  const bySchema = runners.get(dialect) ?? new WeakMap<Schema, RunRules>();
  runners.set(dialect, bySchema);
  const runner = bySchema.get(schema ?? noSchema) ?? createRunner(dialect, schema);
  bySchema.set(schema ?? noSchema, runner);
  return runner;
}

/** The query that is visited, and what was found in it. */
interface Visited extends LintedText {
  readonly query: Query;
  readonly module: SchemaModule | undefined;
  readonly found: Diagnostic[];
}

function createRunner(dialect: Dialect, schema: Schema | undefined): RunRules {
  let visited: Visited | undefined;
  const getVisited = (): Visited => {
    if (!visited) throw new Error('A rule asks for the query outside its visitor.');
    return visited;
  };
  const createContext = ({ id, requiresSchema }: Rule['meta']): RuleContext => ({
    dialect,
    schema,
    get text() {
      return getVisited().text;
    },
    get query() {
      return getVisited().query;
    },
    get holes() {
      return getVisited().holes;
    },
    get language() {
      return getVisited().language;
    },
    get module() {
      return getVisited().module;
    },
    findField({ name }) {
      const { module } = getVisited();
      return module && findField(module, name);
    },
    report(finding) {
      const { query, found } = getVisited();
      const diagnostic = gradeFinding(finding, dialect, id);
      if (!diagnostic) return;
      const judged = requiresSchema && schema?.source === 'stock' ? soften(diagnostic) : diagnostic;
      // While the text as a whole is not understood, no repair is certain.
      found.push(query.partial ? demoteFix(judged) : judged);
    },
  });
  const active = allRules.filter(({ meta }) => schema !== undefined || !meta.requiresSchema);
  const walk = combineVisitors(active.flatMap(({ meta, create }) => create?.(createContext(meta)) ?? []));
  return ({ text, holes, language }, query) => {
    const found: Diagnostic[] = [];
    visited = {
      text,
      holes,
      language,
      query,
      module: schema && findModule(schema, query.module.name),
      found,
    };
    try {
      walk(query);
    } finally {
      visited = undefined;
    }
    return found;
  };
}

const soften = (diagnostic: Diagnostic): Diagnostic =>
  diagnostic.severity === 'error' ? { ...diagnostic, severity: 'warning' } : diagnostic;
