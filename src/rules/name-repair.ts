import type { FieldName, ModuleName } from '../../grammar/ast.js';
import type { Fix } from '../diagnostics/diagnostic.js';
import type { Finding } from '../dialect/grade.js';

/**
 * Did-you-mean for a name: a fix where only the case differs, suggestions otherwise. No server returns rows
 * for the wrong spelling, so none can be lost.
 */
export function createNameRepair(
  node: FieldName | ModuleName,
  candidates: readonly string[],
): Pick<Finding, 'hint' | 'fix' | 'suggestions' | 'data'> {
  if (candidates.length === 0) return {};
  const repairs = candidates.map(
    (text): Fix => ({ title: `Write ${text}`, edits: [{ range: node.range, text }] }),
  );
  const [first] = repairs;
  const differsInCase = candidates[0]?.toLowerCase() === node.name.toLowerCase() && candidates.length === 1;
  return {
    hint: `Did you mean ${listNames(candidates)}?`,
    ...(differsInCase && first ? { fix: first } : { suggestions: repairs }),
    data: { candidates },
  };
}

function listNames(names: readonly string[]): string {
  const last = names[names.length - 1] ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}
