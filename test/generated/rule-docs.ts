import { issueKinds } from '../../grammar/issues.js';
import { type FindingName, findings } from '../../src/diagnostics/findings.js';
import { dialectNames } from '../../src/dialect/families.js';
import { describeFinding, renderRuleDoc, renderTable } from '../../src/rules/docs.js';
import type { Rule } from '../../src/rules/rule.js';
import { rules } from '../../src/rules/rules.js';

export const findingNames = Object.keys(findings) as readonly FindingName[];
const allRules: readonly Rule[] = Object.values<Rule>(rules);

/** Findings of parts that are neither parser nor rule. */
const otherFinders: Readonly<Record<string, string>> = {
  'invalid-name': 'printer',
  'malformed-json': 'document reader',
  'unsayable-conditions': 'builder',
  'constant-conditions': 'builder',
  'untyped-field': 'builder',
  'unfit-value': 'builder',
  'no-null-test': 'builder',
  'unmergeable-union': 'builder',
  'misplaced-hole': 'template',
};

/** Who reports a finding: the rules that list it, or else the parser or another part. Just one, by rights. */
export function listFinders(name: FindingName): readonly string[] {
  const owners = allRules.filter(({ meta }) => meta.findings.includes(name)).map(({ meta }) => meta.id);
  const isIssue = (issueKinds as readonly string[]).includes(name);
  const other = [otherFinders[name] ?? [], isIssue && owners.length === 0 ? 'parser' : []].flat();
  return [...owners, ...other];
}

export function renderRuleDocs(): string {
  const index = allRules.map(({ meta }) => [`[${meta.id}](#${meta.id})`, meta.description]);
  return [
    '<!-- Made from the rules by `npm run generate`; do not edit. -->',
    '# Rules',
    `A finding has the severity of the dialect in the tables below; – means that the server takes the text for
what it says. \`portable\` has the highest severity of the three. A rule can be switched off, or given one
severity of your own, in \`vtql.config.json\` or in code:`,
    `\`\`\`ts
import { lint } from 'vtql/lint';

lint('select id from Leads;', { dialect: 'berlicrm', rules: { limit: 'off', 'mixed-and-or': 'error' } });
\`\`\``,
    `In a file a comment suppresses findings: \`vtql-disable-next-line\`, \`vtql-disable-line\`, or \`vtql-disable\` until
\`vtql-enable\`, each with the rules or codes it is for and, behind \`--\`, the reason. The next line stands for the
whole query that begins there. JSON has no comments: there a baseline or an override in the configuration helps.`,
    'In examples ⟨…⟩ stands for characters that cannot be seen, or are too many; comments are not part of the query.',
    renderTable(['Rule', 'What it asks for'], index),
    ...allRules.map((rule) => renderRuleDoc(rule, 2).trimEnd()),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

const series: readonly (readonly [string, string])[] = [
  ['VTQL1', 'Characters'],
  ['VTQL2', 'Syntax'],
  ['VTQL3', 'Fields and modules'],
  ['VTQL4', 'The query'],
  ['VTQL5', 'Spelling that servers read differently'],
  ['VTQL6', 'The file around the query'],
];

export function renderCatalogue(): string {
  const chapters = series.flatMap(([prefix, title]) => {
    const names = findingNames
      .filter((name) => findings[name].code.startsWith(prefix))
      .sort((a, b) => (findings[a].code < findings[b].code ? -1 : 1));
    return [
      `## ${prefix}xxx – ${title}`,
      renderTable(['Code', 'Name', 'Finding', ...dialectNames, 'Found by'], names.map(renderRow)),
    ];
  });
  return [
    '<!-- Made from findings.ts and the dialects by `npm run generate`; do not edit. -->',
    '# Diagnostic codes',
    `A code never changes its meaning. The severity is that of the server that a query is for; – means that the
server takes the text for what it says. A dialect of your own sets severities by name, in \`grades\`; a finding
of a rule can also be configured by that rule (see [the rules](../rules/README.md)).`,
    ...chapters,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function renderRow(name: FindingName): readonly string[] {
  const [code = '', title = '', ...grades] = describeFinding(name);
  const finders = listFinders(name).map((finder) =>
    Object.hasOwn(rules, finder) ? `[${finder}](../rules/README.md#${finder})` : finder,
  );
  return [code, `\`${name}\``, title, ...grades, finders.join(', ')];
}
