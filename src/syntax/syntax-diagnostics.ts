import type { Issue, IssueKind } from '../../grammar/issues.js';
import { decodeString } from '../../grammar/strings.js';
import type { Diagnostic, DiagnosticData, Fix } from '../diagnostics/diagnostic.js';
import { findings } from '../diagnostics/findings.js';
import type { Dialect } from '../dialect/dialect.js';
import { gradeFinding } from '../dialect/grade.js';
import { issueTexts } from './issue-messages.js';
import { spellString } from './spell-string.js';

/** Findings of the parser that a rule of its own stands for, so that they can be configured. */
const ruleOfIssue: Readonly<Partial<Record<IssueKind, string>>> = {
  'missing-semicolon': 'missing-semicolon',
  'double-quotes': 'double-quotes',
  comment: 'comment',
};

/** Turns what the grammar noticed into a diagnostic; null where the dialect means just what is written. */
export function createSyntaxDiagnostic(issue: Issue, dialect: Dialect): Diagnostic | null {
  const text = issueTexts[issue.kind](issue.data);
  const repair = createRepair(issue, dialect, text.repair ?? 'Mend it');
  const graded = gradeFinding(
    { name: issue.kind, range: issue.range, message: text.message, ...repair, ...createData(issue) },
    dialect,
    ruleOfIssue[issue.kind] ?? null,
  );
  const hint = explain(text.hint, graded?.severity, issue.kind, dialect);
  return graded && (hint ? { ...graded, hint } : graded);
}

/** Where a form is only warned of, the hint says that this server takes it all the same. */
function explain(hint: string | undefined, severity: string | undefined, kind: IssueKind, dialect: Dialect) {
  const isTaken = severity === 'warning' && findings[kind].severity === 'error';
  const taken = isTaken
    ? `${dialect.title} takes it all the same; the documentation and other servers do not.`
    : '';
  return [hint, taken].filter(Boolean).join(' ');
}

function createRepair(
  issue: Issue,
  dialect: Dialect,
  title: string,
): { fix?: Fix; suggestions?: readonly Fix[] } {
  const replacement = findReplacement(issue, dialect);
  if (replacement === undefined) return {};
  const fix: Fix = { title, edits: [{ range: issue.range, text: replacement }] };
  return issue.data.uncertain ? { suggestions: [fix] } : { fix };
}

/** Text in foreign quotes is spelt by the one escaper, the rest as the grammar says. */
function findReplacement({ kind, data }: Issue, dialect: Dialect): string | undefined {
  const text = foreignText(kind, data.found ?? '', data.name ?? '');
  if (text === undefined) return data.replacement;
  const spelling = spellString(text, dialect);
  return 'text' in spelling ? spelling.text : undefined;
}

function foreignText(kind: IssueKind, found: string, name: string): string | undefined {
  if (kind === 'double-quotes') return decodeString(found.slice(1, -1), '"');
  return kind === 'smart-quotes' || kind === 'unescaped-quote' ? name : undefined;
}

function createData({ data }: Issue): { data?: DiagnosticData } {
  const { found, expected, name } = data;
  if (found === undefined && expected === undefined && name === undefined) return {};
  return {
    data: {
      ...(found !== undefined && { found }),
      ...(expected !== undefined && { expected }),
      ...(name !== undefined && { name }),
    },
  };
}
