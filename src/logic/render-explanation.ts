import type { Explanation } from './explain.js';
import type { Expression, FlatCondition, FlatWhere } from './expression.js';

/** How to write a condition. */
export type Spell = (condition: FlatCondition) => string;

/** An explanation as lines of plain text, for a terminal; the clause must be the one explained. */
export function renderExplanation(
  explanation: Explanation,
  where: FlatWhere,
  spell: Spell,
): readonly string[] {
  return [
    'From left to right, as documented:',
    ...indent(renderExpression(explanation.leftToRight, spell)),
    'AND first, as the servers run it:',
    ...indent(renderExpression(explanation.andFirst, spell)),
    ...renderParting(explanation, where, spell),
  ];
}

/** An expression as a tree, one line for each of its nodes. */
export function renderExpression(expression: Expression, spell: Spell): readonly string[] {
  switch (expression.type) {
    case 'And':
    case 'Or':
      return [expression.type.toLowerCase(), ...renderBranches(expression.operands, spell)];
    case 'Not':
      return ['not', ...renderBranches([expression.operand], spell)];
    default:
      return [spell(expression)];
  }
}

function renderBranches(operands: readonly Expression[], spell: Spell): readonly string[] {
  return operands.flatMap((operand, index) => {
    const isLast = index === operands.length - 1;
    const [head = '', ...rest] = renderExpression(operand, spell);
    return [`${isLast ? '└─' : '├─'} ${head}`, ...rest.map((line) => `${isLast ? '  ' : '│ '} ${line}`)];
  });
}

function renderParting({ parting }: Explanation, { conditions }: FlatWhere, spell: Spell): readonly string[] {
  if (!parting) return ['Both find the same records.'];
  const answers = conditions.map((condition, index) => {
    const value = parting.values[index];
    return `${value === null ? 'NULL ' : value ? 'TRUE ' : 'FALSE'}  ${spell(condition)}`;
  });
  return [
    'They part here, where only the reading AND first finds the record:',
    ...indent([...new Set(answers)]),
  ];
}

const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);
