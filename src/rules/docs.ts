import { type FindingName, findings } from '../diagnostics/findings.js';
import { titles } from '../diagnostics/titles.js';
import { dialects, gradeOf } from '../dialect/dialects.js';
import { dialectNames } from '../dialect/families.js';
import type { Rule, RuleExample } from './rule.js';

/**
 * The chapter on a rule, in Markdown: the anti-pattern, the best practice, what each server does with its
 * severities, and how to switch it off. `level` is that of its heading.
 */
export function renderRuleDoc({ meta }: Rule, level = 1): string {
  const { id, description, explanation, requiresSchema, bad, good } = meta;
  const title = (text: string): string => `${'#'.repeat(level + 1)} ${text}`;
  const parts = [
    `${'#'.repeat(level)} ${id}`,
    description,
    title('Anti-pattern'),
    renderExamples(bad),
    title('Best practice'),
    renderExamples(good),
    title('What each server does'),
    explanation,
    renderTable(['Code', 'Finding', ...dialectNames], meta.findings.map(describeFinding)),
    requiresSchema ? schemaNote : '',
    title('Switching it off'),
    renderSwitch(id),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** For good, in the configuration; for one query, in a comment of the file that holds it. */
function renderSwitch(id: string): string {
  const config = `For good, or to set one severity for all it finds, in \`vtql.config.json\`:

\`\`\`json
{ "rules": { "${id}": "off" } }
\`\`\``;
  const comment = `For one query, in a comment above it:

\`\`\`vtql
-- vtql-disable-next-line ${id} -- why it is right here
\`\`\``;
  return isAboutComments(id) ? config : `${config}\n\n${comment}`;
}

/** What is wrong with a suppression cannot be suppressed. */
const isAboutComments = (id: string): boolean => id.includes('suppression');

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

function renderExamples(examples: readonly RuleExample[]): string {
  const languages = new Set(examples.map(({ language = 'vtql' }) => language));
  const fences = [...languages].map((language) => {
    const own = examples.filter((example) => (example.language ?? 'vtql') === language);
    return `\`\`\`${language}\n${own.flatMap(listLines).join('\n')}\n\`\`\``;
  });
  return fences.join('\n\n');
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
