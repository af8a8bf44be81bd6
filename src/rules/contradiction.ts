import type { Condition, Literal } from '../../grammar/ast.js';
import { groupAndFirst } from '../logic/readings.js';
import { foldText } from '../values/collation.js';
import { defineRule, type RuleContext, textValue, valuesOf } from './rule.js';

/** Language reference, section 3 ("text comparison by =") and section 4. */
export const contradiction = defineRule({
  meta: {
    id: 'contradiction',
    description: 'And-ed conditions can all hold at once.',
    explanation:
      "`a = 'x' and a = 'y'` finds nothing; most often or was meant, or `in`. Texts that the database takes for " +
      'equal (case, accents, ß and ss, trailing blanks) are no contradiction.',
    findings: ['contradiction'],
    requiresSchema: false,
    bad: [
      {
        query:
          "select lastname from Contacts where leadsource = 'Partner' and leadsource = 'Employee' limit 10;",
      },
      { query: "select lastname from Contacts where email = 'a@x.org' and email != 'a@x.org' limit 10;" },
    ],
    good: [
      { query: "select lastname from Contacts where leadsource in ('Partner','Employee') limit 10;" },
      { query: "select lastname from Contacts where lastname = 'Müller' and lastname = 'MULLER' limit 10;" },
    ],
  },
  create: (context) => ({
    Where({ conditions, connectors }) {
      if (context.query.partial) return;
      for (const group of groupAndFirst(connectors.map(({ kind }) => kind))) {
        if (group.length > 1) checkGroup(context, group.map((index) => conditions[index]).filter(isThere));
      }
    },
  }),
});

const isThere = <T>(value: T | undefined): value is T => value !== undefined;

/** What the field must be one of, as far as the group's conditions say. */
interface Demand {
  readonly condition: Condition;
  readonly values: ReadonlySet<string>;
}

function checkGroup(context: RuleContext, group: readonly Condition[]): void {
  if (!hasRepeatedField(group)) return;
  const demands = new Map<string, Demand>();
  for (const condition of group) {
    const values = foldValues(condition);
    if (!values || !isDemand(condition)) continue;
    const earlier = demands.get(condition.field.name);
    if (earlier && ![...values].some((value) => earlier.values.has(value))) {
      reportContradiction(context, earlier.condition, condition);
    }
    if (!earlier) demands.set(condition.field.name, { condition, values });
  }
  for (const condition of group) {
    if (condition.type !== 'Comparison' || condition.operator !== '!=') continue;
    const demand = demands.get(condition.field.name);
    const [refused] = foldValues(condition) ?? [];
    const isOnly = demand?.values.size === 1 && refused !== undefined && demand.values.has(refused);
    // Only what is spelt the same is surely the same to the database.
    if (demand && isOnly && isSameSpelling(demand.condition, condition)) {
      reportContradiction(context, demand.condition, condition);
    }
  }
}

const hasRepeatedField = (group: readonly Condition[]): boolean =>
  new Set(group.map(({ field }) => field.name)).size < group.length;

const isDemand = (condition: Condition): boolean =>
  condition.type === 'In' || (condition.type === 'Comparison' && condition.operator === '=');

const isSameSpelling = (a: Condition, b: Condition): boolean => {
  const [left, right] = [valuesOf(a)[0], valuesOf(b)[0]];
  return left !== undefined && right !== undefined && textValue(left) === textValue(right);
};

/** The values as the database compares them; undefined where one of them is none that could be judged. */
function foldValues(condition: Condition): ReadonlySet<string> | undefined {
  const folded = valuesOf(condition).map(foldValue);
  return folded.every(isThere) ? new Set(folded) : undefined;
}

/** Numbers by value, so that '5' and '5.0' are the same. */
function foldValue(literal: Literal): string | undefined {
  const text = textValue(literal);
  if (text === undefined) return undefined;
  const number = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isNaN(number) ? foldText(text) : String(number);
}

function reportContradiction({ report }: RuleContext, first: Condition, second: Condition): void {
  report({
    name: 'contradiction',
    range: second.range,
    message: `${second.field.name} cannot be this and also what was asked before, so nothing is found.`,
    hint: 'If either will do, write or, or a list with in.',
    related: [{ message: 'Asked here before.', range: first.range }],
  });
}
