import { type FindingName, findings } from '../diagnostics/findings.js';
import { titles } from '../diagnostics/titles.js';
import { dialects, gradeOf } from '../dialect/dialects.js';
import { dialectNames } from '../dialect/families.js';
import type { Rule, RuleExample } from './rule.js';

/**
 * The chapter on a rule, in Markdown: what it asks for and why, its findings with their severity on each
 * server, and its examples. `level` is that of its heading.
 */
export function renderRuleDoc({ meta }: Rule, level = 1): string {
  const { id, description, explanation, requiresSchema } = meta;
  const parts = [
    `${'#'.repeat(level)} ${id}`,
    description,
    explanation,
    renderTable(['Code', 'Finding', ...dialectNames], meta.findings.map(describeFinding)),
    requiresSchema ? schemaNote : '',
    renderExamples('Reported:', meta.bad),
    renderExamples('Fine:', meta.good),
    `Switch it off, or set one severity for all it finds: \`rules: { '${id}': 'off' }\`.`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

const schemaNote = 'Needs a schema; against the stock schema its findings are warnings at most.';

/** The cells of a finding: its code, its title, and its severity on each of the dialects. */
export function describeFinding(name: FindingName): readonly string[] {
  const grades = dialectNames.map((dialect) => gradeOf(dialects[dialect], name));
  return [
    findings[name].code,
    escapeCell(titles[name]),
    ...grades.map((grade) => (grade === 'off' ? '–' : grade)),
  ];
}

/** A table of Markdown, its columns aligned. Cells are Markdown themselves. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((cells) => cells[column]?.length ?? 0)),
  );
  const lines = [head, widths.map((width) => '-'.repeat(width)), ...rows];
  const pad = (cell: string, column: number): string => cell.padEnd(widths[column] ?? 0);
  return lines.map((cells) => `| ${cells.map(pad).join(' | ')} |`).join('\n');
}

const escapeCell = (title: string): string => title.replaceAll(/[|*<>\\]/g, '\\$&');

function renderExamples(title: string, examples: readonly RuleExample[]): string {
  if (examples.length === 0) return '';
  const languages = new Set(examples.map(({ language = 'vtql' }) => language));
  const fences = [...languages].map((language) => {
    const own = examples.filter((example) => (example.language ?? 'vtql') === language);
    return `\`\`\`${language}\n${own.flatMap(listLines).join('\n')}\n\`\`\``;
  });
  return [title, ...fences].join('\n\n');
}

function listLines({ query, dialect, fixed }: RuleExample): readonly string[] {
  const note = dialect ? [`-- on ${dialect}`] : [];
  const repair = fixed === undefined ? [] : [`-- mended: ${showQuery(fixed).replaceAll('\n', '\n-- ')}`];
  return [...note, showQuery(query), ...repair];
}

const longestShown = 200;

/** Shows what would not be seen on paper, and leaves out the middle of what would fill it. */
function showQuery(query: string): string {
  const { length } = query;
  const short =
    length > longestShown ? `${query.slice(0, 80)}⟨… ${length - 100} more⟩${query.slice(-20)}` : query;
  return short.replaceAll(/(?![\n ])[\p{C}\p{Z}]/gu, showCodePoint);
}

const showCodePoint = (char: string): string =>
  `⟨U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
