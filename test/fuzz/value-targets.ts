import fc from 'fast-check';
import ts from 'typescript';
import { createFieldTypes } from '../../src/builder/create-field-types.js';
import { decodeRows } from '../../src/builder/decode-rows.js';
import { pagesOf } from '../../src/builder/pages.js';
import { contains, endsWith, startsWith } from '../../src/builder/patterns.js';
import { planQuery } from '../../src/builder/plan.js';
import { type AnyQuery, createQueryBuilder } from '../../src/builder/query-builder.js';
import { toSearchParams } from '../../src/builder/send.js';
import { generateTypes } from '../../src/codegen/generate-types.js';
import { type DialectName, dialectNames } from '../../src/dialect/families.js';
import { loadSchema } from '../../src/schema/load.js';
import { isQueryableModule } from '../../src/schema/queryable.js';
import { findField, findModule, suggestFields, suggestModules } from '../../src/schema/schema.js';
import { SchemaError } from '../../src/schema/schema-error.js';
import { stockSchema } from '../../src/schema/stock.js';
import { parse } from '../../src/syntax/parse.js';
import { print } from '../../src/syntax/print.js';
import { createTemplate } from '../../src/template/index.js';
import { QueryBuildError } from '../../src/values/build-error.js';
import { demand } from './sound.js';
import { attempt, defineTarget, type Target } from './target.js';
import { hostileText, queryText } from './texts.js';
import { anySchema, anyValue, hostileName, schemaInput } from './values.js';

const dialect = fc.constantFrom(...dialectNames);

/** What was composed is read as one query without a finding, and says the same again. */
function demandReadable(text: string, name: DialectName): void {
  const { ast, diagnostics } = parse(text, { dialect: name });
  demand(diagnostics.length === 0, 'composed, but not read back', text, diagnostics);
  demand(print(ast, { dialect: name }) === text, 'composed, but read as something else', text);
}

type AnyMethods = Record<string, (...values: readonly unknown[]) => unknown>;

const operator = fc.oneof(
  fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'in', 'like', 'is'),
  fc.constantFrom('__proto__', 'toString', '<>', 'IN', 'between'),
  hostileText,
);
const comparison = fc.tuple(hostileName, operator, anyValue);

/** A call of the builder: the name of a method, and what it gets. */
const call: fc.Arbitrary<readonly [method: string, ...args: readonly unknown[]]> = fc.oneof(
  fc.array(hostileName, { maxLength: 3 }).map((names) => ['select', ...names] as const),
  comparison.map((condition) => ['where', ...condition] as const),
  fc
    .tuple(fc.constantFrom('and', 'or', 'not'), fc.array(comparison, { maxLength: 3 }))
    .map(([junction, conditions]) => ['where', group(junction, conditions)] as const),
  fc
    .tuple(hostileName, fc.oneof(fc.constantFrom('asc', 'desc'), anyValue))
    .map((sort) => ['orderBy', ...sort] as const),
  fc
    .tuple(fc.constantFrom('limit', 'offset', 'after'), fc.oneof(fc.nat(200), anyValue))
    .map(([method, value]) => [method, value] as const),
  fc.constantFrom(['count'] as const, ['selectAll'] as const),
);

function group(
  junction: string,
  conditions: readonly (readonly unknown[])[],
): (builder: AnyMethods) => unknown {
  return (builder) => {
    const made = conditions.map((condition) => builder['cmp']?.(...condition));
    return builder[junction]?.(junction === 'not' ? made[0] : made);
  };
}

/** Everything that can be done with a query. */
function useQuery(query: AnyQuery, name: DialectName, rows: readonly Record<string, unknown>[]): void {
  useParts([query], name);
  attempt(() => toSearchParams(query, 'session'), QueryBuildError);
  attempt(() => pagesOf(query, 50).next().value?.compile(), QueryBuildError);
  attempt(() => decodeRows(query, rows), QueryBuildError);
  const plan = attempt(() => planQuery(query, { dialect: name }), QueryBuildError);
  useParts(plan?.queries ?? [], name);
}

function useParts(queries: readonly AnyQuery[], name: DialectName): void {
  for (const query of queries) {
    const text = attempt(() => query.compile({ dialect: name }), QueryBuildError);
    if (text !== undefined) demandReadable(text, name);
  }
}

/** A text cut where the holes of a template are. */
const template = fc
  .tuple(
    queryText,
    fc.array(fc.tuple(fc.nat(200), fc.oneof(anyValue, hostileText.map(startsWith))), { maxLength: 3 }),
  )
  .map(([text, holes]) => {
    const cuts = [0, ...holes.map(([at]) => Math.min(at, text.length)).sort((a, b) => a - b), text.length];
    const texts = cuts.slice(1).map((end, index) => text.slice(cuts[index], end));
    return {
      texts: Object.assign(texts, { raw: texts }) as unknown as TemplateStringsArray,
      values: holes.map(([, value]) => value),
    };
  });

export const valueTargets: readonly Target[] = [
  defineTarget({
    title: 'loadSchema takes any value, or throws a SchemaError',
    runs: 1500,
    input: fc.tuple(schemaInput, hostileName),
    check([input, name]) {
      const schema = attempt(() => loadSchema(input), SchemaError);
      if (schema === undefined) return;
      const again = loadSchema(JSON.parse(JSON.stringify(schema)));
      demand(JSON.stringify(again) === JSON.stringify(schema), 'not the same after JSON', schema, again);
      const module = findModule(schema, name);
      demand(module === undefined || module.name === name, 'another module', name, module);
      suggestModules(schema, name);
      for (const each of schema.modules) {
        const field = findField(each, name);
        demand(field === undefined || field.name === name, 'another field', name, field);
        suggestFields(each, name);
      }
    },
  }),
  defineTarget({
    title: 'the builder says any value as one, or throws a QueryBuildError',
    runs: 800,
    input: fc.record({
      schema: fc.oneof(fc.constantFrom(undefined, stockSchema), anySchema),
      fieldTypes: fc.option(
        fc.dictionary(hostileName, fc.dictionary(hostileName, hostileText, { maxKeys: 3 }), { maxKeys: 2 }),
        { nil: undefined },
      ),
      module: hostileName,
      calls: fc.array(call, { maxLength: 6 }),
      dialect,
      rows: fc.array(fc.dictionary(hostileName, fc.oneof(hostileText, anyValue), { maxKeys: 3 }), {
        maxLength: 2,
      }),
    }),
    check({ schema, fieldTypes, module, calls, dialect: name, rows }) {
      let query = attempt(
        () =>
          createQueryBuilder({ schema, fieldTypes: fieldTypes && createFieldTypes(fieldTypes) }).from(module),
        QueryBuildError,
      ) as AnyQuery | undefined;
      for (const [method, ...args] of calls) {
        if (!query) return;
        const methods = query as unknown as AnyMethods;
        query = attempt(() => methods[method]?.call(methods, ...args) as AnyQuery, QueryBuildError) ?? query;
      }
      if (query) useQuery(query, name, rows);
    },
  }),
  defineTarget({
    title: 'a pattern stands for its text alone, whatever that is',
    runs: 300,
    input: fc.tuple(hostileText, dialect),
    check([text, name]) {
      for (const pattern of [startsWith(text), endsWith(text), contains(text)]) {
        const query = attempt(
          () => createQueryBuilder().from('Contacts').where('lastname', 'like', pattern),
          QueryBuildError,
        );
        if (query) useQuery(query, name, []);
      }
    },
  }),
  defineTarget({
    title: 'a template takes any text with any holes, or throws a QueryBuildError',
    runs: 500,
    input: fc.record({
      template,
      schema: fc.oneof(fc.constantFrom(undefined, stockSchema), anySchema),
      dialect,
      isFragment: fc.boolean(),
    }),
    check({ template: { texts, values }, isFragment, schema, dialect: name }) {
      const tag = createTemplate({ schema, dialect: name });
      const query = attempt(() => {
        if (!isFragment) return tag(texts, ...values);
        return tag`select id from Contacts where ${tag.fragment(texts, ...values)}`;
      }, QueryBuildError);
      if (query) useQuery(query, name, []);
    },
  }),
  defineTarget({
    title: 'generated types are TypeScript that declares types and one table, whatever things are called',
    runs: 150,
    input: anySchema,
    check(schema) {
      const text = generateTypes(schema);
      const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
      const messages = diagnostics.map(({ messageText }) =>
        ts.flattenDiagnosticMessageText(messageText, '\n'),
      );
      demand(messages.length === 0, 'no TypeScript', messages, text);
      const { statements } = ts.createSourceFile('crm.ts', text, ts.ScriptTarget.Latest);
      const modules = schema.modules.filter(({ name }) => isQueryableModule(name));
      const kinds = statements.map(({ kind }) => ts.SyntaxKind[kind]);
      const expected = [
        'ImportDeclaration',
        ...modules.map(() => 'InterfaceDeclaration'),
        ...['InterfaceDeclaration', ts.SyntaxKind[ts.SyntaxKind.VariableStatement]],
      ];
      demand(kinds.join() === expected.join(), 'says something else, too', text);
    },
  }),
];
