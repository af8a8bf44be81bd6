import type { AnyQuery } from '../builder/query-builder.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Dialect } from '../dialect/dialect.js';
import { lint } from '../lint/lint.js';
import type { Schema } from '../schema/schema.js';
import { parse } from '../syntax/parse.js';
import { visit } from '../syntax/visit.js';
import { readQuery } from '../template/read-template.js';

/*
 * What needs the parser. Imported by `import()` only, when a text is sent or refused, so that pages which send
 * queries of the builder never load it.
 */

export interface ValidationContext {
  readonly dialect: Dialect;
  readonly schema: Schema;
}

export const validate = (text: string, context: ValidationContext): readonly Diagnostic[] =>
  lint(text, context);

/** The names that a text uses, as far as it can be understood. */
export interface UsedNames {
  readonly module: string;
  readonly fields: readonly string[];
}

export function readNames(text: string, dialect?: Dialect): UsedNames {
  const { ast } = parse(text, dialect ? { dialect } : {});
  const fields = new Set<string>();
  visit(ast, { FieldName: ({ name }) => fields.add(name) });
  return { module: ast.module.name, fields: [...fields] };
}

/** A text as a query of the builder, which can be paged and counted. Throws QueryBuildError where it is none. */
export const toBuilderQuery = (text: string, dialect: Dialect): AnyQuery =>
  readQuery({ texts: [text], values: [] }, { dialect }) as unknown as AnyQuery;
