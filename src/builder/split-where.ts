import * as codes from '../diagnostics/codes.js';
import type { Expression, FlatCondition, FlatWhere } from '../logic/expression.js';
import { groupAndFirst } from '../logic/readings.js';
import { joinGroups } from '../logic/spell.js';
import { refuse } from '../values/build-error.js';

/** And-ed conditions; records are found by any group. */
type Group = readonly FlatCondition[];
type List = Extract<FlatCondition, { type: 'In' }>;

function toGroups({ conditions, connectors }: FlatWhere): readonly Group[] {
  const groups = groupAndFirst(connectors.map(({ kind }) => kind));
  return groups.map((indexes) => indexes.flatMap((index) => conditions[index] ?? []));
}

/** A clause that is read AND first, or that reads the same both ways, as an expression. */
export const readClause = (where: FlatWhere): Expression => toExpression(toGroups(where));

const toExpression = (groups: readonly Group[]): Expression => ({
  type: 'Or',
  operands: groups.map((operands) => ({ type: 'And', operands })),
});

/**
 * Clauses that fit, and find together what `where` finds: lists are cut, or-ed groups are spread.
 *
 * A list is cut wherever it stands, for `(a or f in (…)) and f in (…)` says it twice; `spell` then puts what is
 * left into clauses anew, so that each reads as it should.
 *
 * @throws QueryBuildError where nothing is left to cut.
 */
export function splitWhere(
  where: FlatWhere,
  isFitting: (where: FlatWhere) => boolean,
  spell: (expression: Expression) => readonly FlatWhere[],
): readonly FlatWhere[] {
  if (isFitting(where)) return [where];
  const groups = toGroups(where);
  const again = (part: readonly Group[]): readonly FlatWhere[] =>
    spell(toExpression(part)).flatMap((clause) => {
      if (isFitting(clause) || weigh(clause) < weigh(where)) return splitWhere(clause, isFitting, spell);
      // Spelling joined again what was cut; apart, the groups cannot be joined.
      const apart = toGroups(clause);
      if (apart.length === 1) return refuseLong();
      return apart.flatMap((group) => splitWhere(joinGroups([group]), isFitting, spell));
    });
  const list = findLongestList(groups);
  if (list) {
    const isList = createMatcher(list);
    const cut = (group: Group, start: number, end?: number): Group =>
      group.map((condition) => (isList(condition) ? shorten(condition, start, end) : condition));
    const start = (end: number): readonly Group[] => groups.map((group) => cut(group, 0, end));
    const most = findMost(list.values.length - 1, (end) => isFitting(joinGroups(start(end))));
    const end = most || list.values.length >> 1;
    // What the list has no part in is found by the first clauses already.
    const rest = groups.filter((group) => group.some(isList)).map((group) => cut(group, end));
    return [...again(start(end)), ...again(rest)];
  }
  if (groups.length > 1) {
    const half = groups.length >> 1;
    return [...again(groups.slice(0, half)), ...again(groups.slice(half))];
  }
  return refuseLong();
}

const refuseLong = (): never =>
  refuse(codes.longUrl, 'The query is too long for a URL, and has no list or group that could be split.');

/** How much there is to cut; each step makes it less, so that splitting ends. */
const weigh = ({ conditions }: FlatWhere): number =>
  conditions.reduce((sum, condition) => sum + 1 + (condition.type === 'In' ? condition.values.length : 1), 0);

/** The same list, wherever it stands. */
function createMatcher(list: List): (condition: FlatCondition) => condition is List {
  const values = JSON.stringify(list.values);
  return (condition): condition is List =>
    condition === list ||
    (condition.type === 'In' &&
      condition.field.name === list.field.name &&
      condition.values.length === list.values.length &&
      JSON.stringify(condition.values) === values);
}

/** By its values' texts, since one that holds few long ones may be the longest. */
function findLongestList(groups: readonly Group[]): List | undefined {
  const lists = groups.flat().filter((list) => list.type === 'In' && list.values.length > 1) as List[];
  const sizes = lists.map(measureList);
  return lists[sizes.indexOf(Math.max(...sizes))];
}

const measureList = ({ values }: List): number =>
  values.reduce((sum, value) => sum + 3 + ('value' in value ? (value.value?.length ?? 0) : 0), 0);

function shorten(list: List, start: number, end?: number): FlatCondition {
  const values = list.values.slice(start, end);
  const [only] = values;
  return only?.type === 'String' && values.length === 1
    ? { type: 'Comparison', field: list.field, operator: '=', value: only }
    : { ...list, values };
}

/** The greatest number up to `most` that passes a test which all smaller ones pass, too; else 0. */
function findMost(most: number, test: (count: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (test(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
