import * as codes from '../diagnostics/codes.js';
import { refuse } from '../values/build-error.js';
import { type Fragment, isFragment, JoinedFragment, Name, TextFragment } from './holes.js';
import { readQuery, type TemplateOptions, type TemplateQuery } from './read-template.js';

export { contains, endsWith, type LikePattern, startsWith } from '../builder/patterns.js';
export type { QueryBuilder } from '../builder/query-builder.js';
export { QueryBuildError } from '../values/build-error.js';
export type { Fragment, Name } from './holes.js';
export type { TemplateOptions, TemplateQuery } from './read-template.js';

/** The tag, and what may be put into its holes beside values. */
export interface TemplateTag {
  /**
   * The query that the text says, to be compiled, paged or refined like one of the builder:
   * `` vtql`select lastname from Contacts where lastname = ${name} and id in ${ids} limit ${n}` ``.
   *
   * A hole stands for a value, for a list after `in` (in brackets or not), or for a number of a limit; what it
   * holds becomes a value of the tree, never text. The final `;` may be left out. Where and/or would be read in
   * two ways, fragments serve as brackets.
   *
   * @throws QueryBuildError for a text that is no query, for a hole anywhere else, and for values as the builder.
   */
  (texts: TemplateStringsArray, ...values: readonly unknown[]): TemplateQuery;
  /** Conditions to be put into a hole of a where-clause; there they stand as if in brackets. */
  fragment(texts: TemplateStringsArray, ...values: readonly unknown[]): Fragment;
  /** A fragment that asks for all of the parts; at least one. */
  and(parts: readonly Fragment[]): Fragment;
  /** A fragment that asks for any of the parts; at least one. */
  or(parts: readonly Fragment[]): Fragment;
  /** The name of a field, for a hole that stands for one. Throws QueryBuildError for anything else. */
  field(name: string): Name;
  /** The name of a module, for the hole after `from`. Throws QueryBuildError for anything else. */
  module(name: string): Name;
}

/** A tag that knows a dialect, which its texts are written for, and a schema, against which it checks. */
export function createTemplate(options: TemplateOptions = {}): TemplateTag {
  const tag = (texts: TemplateStringsArray, ...values: readonly unknown[]): TemplateQuery =>
    readQuery({ texts, values }, options);
  return Object.assign(tag, {
    fragment: (texts: TemplateStringsArray, ...values: readonly unknown[]) =>
      new TextFragment({ texts, values }),
    and: (parts: readonly Fragment[]) => join('And', parts),
    or: (parts: readonly Fragment[]) => join('Or', parts),
    field: (name: string) => new Name('field', name),
    module: (name: string) => new Name('module', name),
  });
}

/** The tag for texts of the portable dialect, without a schema. */
export const vtql: TemplateTag = /* @__PURE__ */ createTemplate();

function join(type: JoinedFragment['type'], parts: readonly Fragment[]): Fragment {
  if (parts.length === 0 || !parts.every(isFragment)) {
    refuse(codes.missingPart, 'There are no fragments to join.');
  }
  return new JoinedFragment(type, [...parts]);
}
