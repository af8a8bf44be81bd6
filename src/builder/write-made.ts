import { isName } from '../../grammar/names.js';
import * as codes from '../diagnostics/codes.js';
import type { ServerFamily } from '../dialect/dialect.js';
import { spellString } from '../syntax/spell-string.js';
import type { UnrangedQuery } from '../syntax/unranged.js';
import { type Spell, writeQuery } from '../syntax/write.js';
import { refuse } from '../values/build-error.js';
import { showValue } from '../values/to-literal.js';
import { isComparison } from './conditions.js';

/**
 * The text of a tree that the builder made: its values are texts, and all but conditions is good by construction.
 *
 * @throws QueryBuildError for what the dialect cannot express, and for conditions that `cmp` would not make.
 */
export function writeMade(query: UnrangedQuery, dialect: ServerFamily): string {
  const sorted = query.orderBy?.items ?? [];
  if (sorted.slice(0, -1).some(({ direction }) => direction) && !dialect.writing.directionPerField) {
    refuse(codes.directionNotLast, `${dialect.name} takes a direction only after the last sort field.`);
  }
  for (const condition of query.where?.conditions ?? []) {
    const { type, field } = condition;
    const isKnown = type !== 'Comparison' || isComparison(condition.operator);
    if (!isKnown || !isName(field.name))
      refuse(codes.invalidName, `${showValue(field.name)} stands in no condition of cmp.`);
  }
  const spell: Spell = (literal, separator) => {
    if (literal.type !== 'String') return refuse(codes.unfitValue, 'A condition was not made by cmp.');
    const spelling = spellString(literal.value, dialect, separator);
    if ('text' in spelling) return spelling.text;
    return refuse(spelling.refused, `${showValue(literal.value)} cannot be written: ${spelling.reason}.`);
  };
  return writeQuery(query, spell);
}
