import type { Condition, FieldName, Limit, Literal, ModuleName, Query, Range } from '../../grammar/ast.js';
import { createCondition } from '../builder/conditions.js';
import { type KnownFields, learnFields } from '../builder/known-fields.js';
import { QueryBuilder, type QueryBuilderOptions, startDraft } from '../builder/query-builder.js';
import type { AnyModule } from '../builder/types.js';
import * as codes from '../diagnostics/codes.js';
import { findings } from '../diagnostics/findings.js';
import type { Dialect, ServerFamily } from '../dialect/dialect.js';
import { type DialectName, resolveFamily } from '../dialect/families.js';
import { compileExpression } from '../logic/compile.js';
import type { Expression, FlatCondition } from '../logic/expression.js';
import { doReadingsAgree, type Groups, groupAndFirst, groupLeftToRight } from '../logic/readings.js';
import { parse } from '../syntax/parse.js';
import { print } from '../syntax/print.js';
import type { Unranged, UnrangedQuery } from '../syntax/unranged.js';
import { QueryBuildError, refuse, rethrow } from '../values/build-error.js';
import { showValue } from '../values/to-literal.js';
import { type Fragment, fillHoles, type Hole, isFragment, Name, type Source, TextFragment } from './holes.js';

/** What a template gives: a query of the builder, of whose fields nothing is known to TypeScript. */
export type TemplateQuery = QueryBuilder<
  AnyModule,
  Readonly<Record<string, string>>,
  Readonly<Record<string, unknown>>
>;

/** What a tag knows of the server; all of it is optional. */
export interface TemplateOptions extends Omit<QueryBuilderOptions<never>, 'dialect'> {
  /** The servers that the text is written for; `portable` by default. */
  readonly dialect?: DialectName | Dialect | undefined;
}

/** The query that a template says. */
export function readQuery(source: Source, options: TemplateOptions): TemplateQuery {
  const text = new TemplateText(source, options);
  const { columns, module, where, orderBy, limit } = text.query;
  const fields = learnFields(options, text.nameOf(module));
  const draft = {
    ...startDraft(text.nameOf(module), fields, resolveFamily(options.dialect)),
    columns:
      columns.type === 'FieldList'
        ? columns.fields.map((field) => fields.find(text.nameOf(field)).name)
        : columns.type === 'CountAll'
          ? ('count' as const)
          : ('all' as const),
    where: where ? [text.readWhere(where, fields)] : [],
    order: (orderBy?.items ?? []).map(({ field, direction }) => ({
      field: fields.find(text.nameOf(field)).name,
      direction: direction ?? 'asc',
    })),
    // A text may hold literals that no builder makes.
    write: (tree: UnrangedQuery, dialect: ServerFamily) => rethrow(() => print(tree, { dialect })),
  };
  const query: TemplateQuery = new QueryBuilder(draft);
  const paged = limit ? text.readLimit(limit, query) : query;
  text.finish();
  return paged;
}

/** A parsed template, from which each hole is taken once. */
class TemplateText {
  readonly query: Query;
  readonly #holes: readonly Hole[];
  readonly #options: TemplateOptions;
  readonly #taken = new Set<Hole>();

  constructor(source: Source, options: TemplateOptions, before = '', after = '') {
    const { text, holes } = fillHoles(source, before, after);
    const { ast, diagnostics } = parse(text, { dialect: options.dialect ?? 'portable' });
    this.query = ast;
    this.#holes = holes;
    this.#options = options;
    const errors = diagnostics.filter(
      ({ severity, code }) => severity === 'error' && code !== findings['missing-semicolon'].code,
    );
    if (errors.length === 0 && !ast.partial) return;
    const lost = holes.find(({ range: [start, end] }) =>
      errors.some(({ range }) => range[0] <= end + slack && start <= range[1] + slack),
    );
    if (lost) this.#refuse(lost, errors[0]?.message);
    throw new QueryBuildError(errors.length > 0 ? errors : diagnostics);
  }

  /** @throws QueryBuildError where a hole stands in a string, a comment or any other place of its own. */
  finish(): void {
    const lost = this.#holes.find((hole) => !this.#taken.has(hole));
    if (lost) this.#refuse(lost);
  }

  nameOf(node: FieldName | ModuleName): string {
    const hole = this.#take(node.range);
    if (!hole) return node.name;
    const { value } = hole;
    const of = node.type === 'FieldName' ? 'field' : 'module';
    if (!(value instanceof Name) || value.of !== of) {
      this.#refuse(hole, `A name of a ${of} is put there by vtql.${of}(…).`);
    }
    return value.text;
  }

  readWhere({ conditions, connectors }: NonNullable<Query['where']>, fields: KnownFields): Expression {
    const read = conditions.map((condition) => this.#readCondition(condition, fields));
    const kinds = connectors.map(({ kind }) => kind);
    const andFirst = group(groupAndFirst(kinds), read);
    if (doReadingsAgree(kinds)) return andFirst;
    const leftToRight = group(groupLeftToRight(kinds), read);
    if (!isSame(andFirst, leftToRight)) {
      refuse(
        codes.mixedAndOr,
        'The two readings of and/or in the template differ.',
        'Put into vtql.fragment`…` what belongs together: a fragment is as good as brackets.',
      );
    }
    return andFirst;
  }

  readLimit({ offset, count }: Limit, query: TemplateQuery): TemplateQuery {
    const limited = query.limit(this.#readCount(count));
    return offset ? limited.offset(this.#readCount(offset)) : limited;
  }

  #readCount(literal: Literal): number {
    const hole = this.#take(literal.range);
    const value = hole ? hole.value : 'value' in literal ? literal.value : null;
    if (hole && typeof value === 'number') return value;
    if (hole || literal.type !== 'Integer' || !/^\d+$/.test(literal.value)) {
      refuse(codes.invalidLimit, `${showValue(value)} is no number of records.`);
    }
    return Number(literal.value);
  }

  #readCondition(condition: Condition, fields: KnownFields): Expression {
    const [whole] = this.#holes.filter(
      ({ range, value }) => isFragment(value) && isAt(range, condition.field.range),
    );
    if (whole) {
      this.#taken.add(whole);
      return readFragment(whole.value as Fragment, this.#options, fields);
    }
    const field = fields.find(this.nameOf(condition.field));
    switch (condition.type) {
      case 'Comparison':
        return this.#compare(
          condition.value,
          (value) => createCondition(field, condition.operator, value),
          (value) => ({ ...condition, field: nameField(field.name), value }),
        );
      case 'Like':
        return this.#compare(
          condition.pattern,
          (value) => createCondition(field, 'like', value),
          (pattern) => ({ ...condition, field: nameField(field.name), pattern }),
        );
      case 'In':
        return this.#readList(condition.values, (values) => createCondition(field, 'in', values), field.name);
    }
  }

  /** What stands in quotes is checked as if it came from a hole. */
  #compare(
    literal: Literal,
    create: (value: unknown) => FlatCondition,
    keep: (literal: Unranged<Literal>) => FlatCondition,
  ): FlatCondition {
    const hole = this.#take(literal.range);
    if (hole) return this.#name(hole, () => create(hole.value));
    return literal.type === 'String' ? create(literal.value) : keep(withoutRange(literal));
  }

  #readList(
    literals: readonly Literal[],
    create: (values: readonly unknown[]) => FlatCondition,
    name: string,
  ): FlatCondition {
    const kept: Unranged<Literal>[] = [];
    const values = literals.flatMap((literal) => {
      const hole = this.#take(literal.range);
      if (hole) return this.#name(hole, () => (Array.isArray(hole.value) ? hole.value : [hole.value]));
      if (literal.type === 'String') return [literal.value];
      kept.push(withoutRange(literal));
      return [];
    });
    if (kept.length === 0) return create(values);
    const created = values.length > 0 ? create(values) : null;
    const more =
      created?.type === 'In' ? created.values : created?.type === 'Comparison' ? [created.value] : [];
    return { type: 'In', field: nameField(name), values: [...kept, ...more] };
  }

  /** Names and fragments are no values. */
  #name<T>(hole: Hole, read: () => T): T {
    const { value } = hole;
    if (value instanceof Name || isFragment(value) || value instanceof QueryBuilder) this.#refuse(hole);
    return read();
  }

  #take(range: Range): Hole | undefined {
    const hole = this.#holes.find((candidate) => isAt(candidate.range, range));
    if (hole) this.#taken.add(hole);
    return hole;
  }

  #refuse(hole: Hole, hint?: string): never {
    return refuse(
      codes.misplacedHole,
      `${hole.title} stands where no such value can.`,
      hint ?? 'Values, lists and limits have holes, without quotes around them.',
    );
  }
}

/** Between a hole and a mistake that it made may stand a blank or an operator. */
const slack = 3;

const isAt = (a: Range, b: Range): boolean => a[0] === b[0] && a[1] === b[1];

const nameField = (name: string) => ({ type: 'FieldName', name }) as const;

function withoutRange({ range: _, ...literal }: Literal): Unranged<Literal> {
  if (!('raw' in literal)) return literal;
  const { raw: __, ...rest } = literal;
  return rest;
}

const group = (groups: Groups, read: readonly Expression[]): Expression => ({
  type: 'Or',
  operands: groups.map((indexes) => ({
    type: 'And',
    operands: indexes.flatMap((index) => read[index] ?? []),
  })),
});

/** What is the same has the same shortest text. */
function isSame(a: Expression, b: Expression): boolean {
  const [first, second] = [a, b].map((expression) => compileExpression(expression));
  return first?.kind === 'single' && JSON.stringify(first) === JSON.stringify(second);
}

function readFragment(fragment: Fragment, options: TemplateOptions, fields: KnownFields): Expression {
  if (!(fragment instanceof TextFragment)) {
    return {
      type: fragment.type,
      operands: fragment.parts.map((part) => readFragment(part, options, fields)),
    };
  }
  const text = new TemplateText(fragment.source, options, 'select id from Module where ', ' ;');
  const { where, orderBy, limit } = text.query;
  if (!where || orderBy || limit)
    refuse(codes.unexpectedText, 'A fragment holds conditions, and nothing else.');
  const expression = text.readWhere(where, fields);
  text.finish();
  return expression;
}
