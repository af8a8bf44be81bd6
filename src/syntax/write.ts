import type { Condition, Literal, OrderItem, Where } from '../../grammar/ast.js';
import type { Unranged, UnrangedQuery } from './unranged.js';

/** The text of a literal; `separator` is what stands between it and others in a list. */
export type Spell = (literal: Unranged<Literal>, separator?: string) => string;

/**
 * The query as one line: single blanks, lower-case keywords, one `;`. Takes the tree for what it says: whether
 * a server understands it, and whether its names are names, others look at before.
 */
export function writeQuery({ columns, module, where, orderBy, limit }: UnrangedQuery, spell: Spell): string {
  const fields = columns.type === 'FieldList' && columns.fields.map(({ name }) => name).join(', ');
  const numbers =
    limit &&
    [limit.offset, limit.count].flatMap((number) => (number && 'value' in number ? [number.value] : []));
  return [
    `select ${fields || (columns.type === 'CountAll' ? 'count(*)' : '*')} from ${module.name}`,
    ...(where ? [`where ${writeConditions(where, spell)}`] : []),
    ...(orderBy ? [`order by ${orderBy.items.map(writeOrderItem).join(', ')}`] : []),
    ...(numbers ? [`limit ${numbers.join(', ')}`] : []),
  ]
    .join(' ')
    .concat(';');
}

const writeOrderItem = ({ field, direction }: Unranged<OrderItem>): string =>
  direction ? `${field.name} ${direction}` : field.name;

/** What stands after `where`. */
export const writeConditions = ({ conditions, connectors }: Unranged<Where>, spell: Spell): string =>
  conditions
    .map((condition, index) =>
      index > 0
        ? `${connectors[index - 1]?.kind} ${writeCondition(condition, spell)}`
        : writeCondition(condition, spell),
    )
    .join(' ');

/** One condition. */
export function writeCondition(condition: Unranged<Condition>, spell: Spell): string {
  const { name } = condition.field;
  if (condition.type === 'Comparison') return `${name} ${condition.operator} ${spell(condition.value)}`;
  if (condition.type === 'Like') return `${name} like ${spell(condition.pattern)}`;
  // Without blanks, and a lone `,` in hex: the list must hold no value that reads like its separator.
  return `${name} in (${condition.values.map((value) => spell(value, ',')).join(',')})`;
}
