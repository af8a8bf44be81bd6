import { describe, expect, test } from 'vitest';
import { issueKinds } from '../../grammar/issues.js';
import { findings } from '../../src/diagnostics/findings.js';
import { titles } from '../../src/diagnostics/titles.js';
import { dialects } from '../../src/dialect/dialects.js';
import { renderRuleDoc } from '../../src/rules/docs.js';
import { defineRule } from '../../src/rules/rule.js';
import { rules } from '../../src/rules/rules.js';
import { createSyntaxDiagnostic } from '../../src/syntax/syntax-diagnostics.js';
import { testGenerated } from './generated-file.js';
import { findingNames, listFinders, renderCatalogue, renderRuleDocs } from './rule-docs.js';

testGenerated('src/rules/README.md', renderRuleDocs);
testGenerated('src/diagnostics/README.md', renderCatalogue);

describe('the catalogue of findings', () => {
  test.each(findingNames)('%s has one finder, a title and a code of its own', (name) => {
    const { code } = findings[name];
    expect(listFinders(name)).toHaveLength(1);
    expect(titles[name]).toMatch(/\S/);
    expect(code).toMatch(/^VTQL[1-6]\d{3}$/);
    expect(findingNames.filter((other) => findings[other].code === code)).toEqual([name]);
  });

  test.each(issueKinds)('has a finding for the issue %s, under the rule that lists it', (kind) => {
    const [finder] = listFinders(kind);
    const found = createSyntaxDiagnostic({ kind, range: [0, 0], data: {} }, dialects.portable);
    expect(found?.code).toBe(findings[kind].code);
    expect(found?.rule).toBe(finder === 'parser' ? null : finder);
  });
});

describe('the docs of a rule', () => {
  const rule = defineRule({
    meta: {
      id: 'sample',
      description: 'Asks for something.',
      explanation: 'For a reason.',
      findings: ['long-url', 'offset'],
      requiresSchema: true,
      bad: [
        { query: 'select\u00a0a\tfrom B;', dialect: 'vtiger', fixed: 'select a from B;' },
        { query: `select a from B where c = '${'x'.repeat(1000)}';` },
      ],
      good: [{ query: 'select a\nfrom B;' }],
    },
  });

  test('hold all that there is to say', () => {
    expect(renderRuleDoc(rule)).toBe(`# sample

Asks for something.

## Anti-pattern

\`\`\`vtql
-- on vtiger
select⟨U+00A0⟩a⟨U+0009⟩from B;
-- mended: select a from B;
select a from B where c = '${'x'.repeat(53)}⟨… 929 more⟩${'x'.repeat(18)}';
\`\`\`

## Best practice

\`\`\`vtql
select a
from B;
\`\`\`

## What each server does

For a reason.

| Code     | Finding                    | vtiger  | berlicrm-classic | berlicrm | portable |
| -------- | -------------------------- | ------- | ---------------- | -------- | -------- |
| VTQL5020 | A query too long for a URL | warning | warning          | warning  | warning  |
| VTQL2034 | offset                     | error   | error            | warning  | error    |

Needs a schema; against the stock schema its findings are warnings at most.

## Switching it off

For good, or to set one severity for all it finds, in \`vtql.config.json\`:

\`\`\`json
{ "rules": { "sample": "off" } }
\`\`\`

For one query, in a comment above it:

\`\`\`vtql
-- vtql-disable-next-line sample -- why it is right here
\`\`\`
`);
  });

  test('of what is wrong with a suppression offer none', () => {
    expect(renderRuleDoc(rules['unused-suppression'])).not.toContain('in a comment above it');
  });

  test('can be chapters of a larger text', () => {
    expect(renderRuleDoc(rule, 3)).toMatch(/^### sample\n/);
  });

  test('name each rule by its key', () => {
    const headings = [...renderRuleDocs().matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(Object.keys(rules));
  });
});
