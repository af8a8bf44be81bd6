import type { IssueKind } from '../../grammar/issues.js';
import type { Diagnostic, Fix } from '../diagnostics/diagnostic.js';
import { findings } from '../diagnostics/findings.js';

/** Habits that a writer who has them has throughout: one finding says so for the whole query. */
const habits: readonly IssueKind[] = [
  ...(['double-quotes', 'backticks', 'backticked-column', 'smart-quotes', 'odd-space', 'comment'] as const),
  ...(['alias', 'function-call', 'qualified-name', 'qualified-column', 'field-path', 'quoted-name'] as const),
  ...(['group-by', 'offset', 'brackets', 'foreign-operator', 'inequality', 'symbolic-connector'] as const),
  ...(['not', 'negated-operator', 'is-null', 'between'] as const),
];

const habitCodes: ReadonlySet<string> = new Set(habits.map((kind) => findings[kind].code));

/**
 * Joins the findings of one habit: the first stands for all, the others are its related places, and its fix
 * mends them all. Findings with and without a fix stay apart.
 *
 * @param diagnostics sorted.
 */
export function groupHabits(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length < 2) return diagnostics;
  const groups = new Map<string, Diagnostic[]>();
  for (const [index, diagnostic] of diagnostics.entries()) {
    const { code, fix } = diagnostic;
    const key = habitCodes.has(code) ? `${code} ${fix !== undefined}` : String(index);
    const group = groups.get(key);
    if (group) group.push(diagnostic);
    else groups.set(key, [diagnostic]);
  }
  return [...groups.values()].flatMap(joinGroup);
}

function joinGroup(group: readonly Diagnostic[]): readonly Diagnostic[] {
  const [first, ...others] = group;
  if (!first || others.length === 0) return group;
  const fixes = group.flatMap(({ fix }) => fix ?? []);
  const related = others.map(({ range }) => ({ message: 'Here, too.', range }));
  return [{ ...first, related, ...(fixes.length > 0 && { fix: joinFixes(fixes) }) }];
}

function joinFixes(fixes: readonly Fix[]): Fix {
  const titles = new Set(fixes.map(({ title }) => title));
  const [title = ''] = titles;
  return {
    title: titles.size === 1 ? title : 'Mend all places',
    edits: fixes.flatMap(({ edits }) => edits),
  };
}
