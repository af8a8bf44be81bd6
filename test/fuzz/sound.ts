import type { Node, Range } from '../../grammar/ast.js';
import { compareDiagnostics, type Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { DialectName } from '../../src/dialect/families.js';
import { type ParseResult, parse } from '../../src/syntax/parse.js';
import { visit } from '../../src/syntax/visit.js';
import { applyEdits } from '../../src/text/edits.js';

const nodeTypes = [
  ...(['Query', 'AllColumns', 'CountAll', 'FieldList', 'FieldName', 'ModuleName', 'Where'] as const),
  ...([
    'Connector',
    'Comparison',
    'In',
    'Like',
    'String',
    'Integer',
    'Decimal',
    'Hex',
    'Id',
    'Date',
  ] as const),
  ...(['Word', 'Missing', 'OrderBy', 'OrderItem', 'Limit'] as const),
];

function collectNodes({ ast }: ParseResult): Node[] {
  const nodes: Node[] = [];
  const add = (node: Node): number => nodes.push(node);
  visit(ast, Object.fromEntries(nodeTypes.map((type) => [type, add])));
  return nodes;
}

const rangesOfNode = (node: Node): Range[] =>
  'operatorRange' in node ? [node.range, node.operatorRange] : [node.range];

/** @throws Error with all details when `holds` is false. */
export function demand(holds: boolean, what: string, ...details: readonly unknown[]): void {
  if (!holds) throw new Error([what, ...details.map((detail) => JSON.stringify(detail))].join('\n'));
}

/** Findings sorted, no flood of them, and all that they name inside the text; every repair can be applied. */
export function demandSoundFindings(text: string, diagnostics: readonly Diagnostic[]): void {
  const most = 100 + text.length;
  const isInside = ([start, end]: Range): boolean => start >= 0 && start <= end && end <= text.length;
  demand(diagnostics.length <= most, 'too many findings', diagnostics.length);
  for (const [index, diagnostic] of diagnostics.entries()) {
    const { range, related = [], fix, suggestions = [] } = diagnostic;
    const ranges = [range, ...related.map((place) => place.range)];
    demand(ranges.every(isInside), 'a finding outside the text', diagnostic, text);
    const previous = diagnostics[index - 1];
    demand(!previous || compareDiagnostics(previous, diagnostic) <= 0, 'unsorted', previous, diagnostic);
    // Throws where edits are unsorted, overlap or lie outside.
    for (const { edits } of [...(fix ? [fix] : []), ...suggestions]) applyEdits(text, edits);
  }
}

/** All that must hold of what the parser makes of any text whatsoever. */
export function demandSoundParse(text: string, dialect: DialectName): void {
  const result = parse(text, { dialect });
  const { ast, comments, diagnostics } = result;
  demandSoundFindings(text, diagnostics);
  demand(diagnostics.length <= 100, 'more findings than anyone reads', diagnostics.length);
  const ranges = [...collectNodes(result).flatMap(rangesOfNode), ...comments.map(({ range }) => range)];
  const outside = ranges.filter(([start, end]) => !(start >= 0 && start <= end && end <= text.length));
  demand(outside.length === 0, 'nodes outside the text', outside, text);
  const isClean = diagnostics.every(({ severity }) => severity === 'info');
  demand(!isClean || !ast.partial, 'a partial tree without a finding', text);
}
