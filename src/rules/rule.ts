import type { Condition, FieldName, Literal, Query } from '../../grammar/ast.js';
import type { FindingName } from '../diagnostics/findings.js';
import type { Dialect } from '../dialect/dialect.js';
import type { DialectName } from '../dialect/families.js';
import type { Finding } from '../dialect/grade.js';
import type { DocumentLanguage } from '../extract/document-language.js';
import type { Hole } from '../extract/found-query.js';
import type { Schema, SchemaField, SchemaModule } from '../schema/schema.js';
import type { Visitor } from '../syntax/visit.js';

/** A query that a rule finds fault with, or not; executed by the tests and shown in the docs. */
export interface RuleExample {
  readonly query: string;
  /** Set where `query` is a piece of a program that holds one. */
  readonly language?: DocumentLanguage;
  /** `portable` where none is named. */
  readonly dialect?: DialectName;
  /** The query with all fixes of the rule applied, where it has any. */
  readonly fixed?: string;
}

/** What a rule is for, as docs and the command show it. */
export interface RuleMeta {
  /** Also the name of its file, its test and its chapter in the docs. */
  readonly id: string;
  /** One sentence: what the rule asks for. */
  readonly description: string;
  /** Why, and what each server does otherwise. Markdown. */
  readonly explanation: string;
  readonly findings: readonly FindingName[];
  /** Without a schema the rule does not run. */
  readonly requiresSchema: boolean;
  readonly bad: readonly RuleExample[];
  readonly good: readonly RuleExample[];
}

/**
 * What a rule may know. What belongs to a query – all but `dialect` and `schema` – is that of the one being visited:
 * visitors are made once for many queries, so it can be read only when a node is visited, and not in `create`.
 */
export interface RuleContext {
  readonly text: string;
  readonly query: Query;
  readonly dialect: Dialect;
  readonly schema: Schema | undefined;
  /** The queried module, where the schema has it. */
  readonly module: SchemaModule | undefined;
  /** The described field, where the schema has it. */
  findField(field: FieldName): SchemaField | undefined;
  /** Where a program puts something in; empty for a query that is whole. */
  readonly holes: readonly Hole[];
  /** What the file that holds the query is written in. */
  readonly language: DocumentLanguage | undefined;
  /** Takes what the rule found, to be graded for the dialect; nothing comes of what is `off` there. */
  report(finding: Finding): void;
}

/** A rule: what it is for, and a visitor for queries, one after another. Rules that leave findings to the parser have none. */
export interface Rule {
  readonly meta: RuleMeta;
  /** Makes the visitor; called once for many queries. */
  readonly create?: (context: RuleContext) => Visitor;
}

/** Checks the shape of a rule, keeping its exact type. */
export const defineRule = <const T extends Rule>(rule: T): T => rule;

/** The values of a condition, in the order of the text. */
export function valuesOf(condition: Condition): readonly Literal[] {
  if (condition.type === 'In') return condition.values;
  return [condition.type === 'Like' ? condition.pattern : condition.value];
}

/** A visitor that sees every condition, whatever its operator. */
export const onConditions = (check: (condition: Condition) => void): Visitor => ({
  Comparison: check,
  In: check,
  Like: check,
});

/** What the value says as text, or undefined where it is none that could be judged. */
export function textValue(literal: Literal): string | undefined {
  switch (literal.type) {
    case 'String':
    case 'Integer':
    case 'Decimal':
    case 'Id':
    case 'Date':
      return literal.value;
    case 'Hex':
      return literal.value ?? undefined;
    default:
      return undefined;
  }
}

/** A value as it is shown in messages. */
export function showValue(value: string): string {
  return `'${value.length > 40 ? `${value.slice(0, 40)}…` : value}'`;
}
