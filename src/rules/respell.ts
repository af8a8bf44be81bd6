import type { Literal } from '../../grammar/ast.js';
import type { Fix } from '../diagnostics/diagnostic.js';
import type { Dialect } from '../dialect/dialect.js';
import { spellString } from '../syntax/spell-string.js';

/** The repair that writes `value` in place of a literal, as the dialect spells it; none where it has none. */
export function respell(
  literal: Literal,
  value: string,
  dialect: Dialect,
  separator?: string,
): Fix | undefined {
  const spelling = spellString(value, dialect, separator);
  if (!('text' in spelling)) return undefined;
  return { title: `Write ${spelling.text}`, edits: [{ range: literal.range, text: spelling.text }] };
}
