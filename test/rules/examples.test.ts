import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { findings } from '../../src/diagnostics/findings.js';
import { lintDocument } from '../../src/lint/document.js';
import { lint } from '../../src/lint/lint.js';
import type { Rule, RuleExample } from '../../src/rules/rule.js';
import { rules } from '../../src/rules/rules.js';
import { applyEdits } from '../../src/text/edits.js';
import { recordedSchema } from '../schema/recordings.js';

function lintExample({ query, dialect, language }: RuleExample, rule: Rule): Diagnostic[] {
  const options = { schema: recordedSchema, dialect };
  const found = language ? lintDocument(query, { ...options, language }) : lint(query, options);
  return found.filter((diagnostic) => diagnostic.rule === rule.meta.id);
}

/** Applies one fix after the other, as they may overlap. */
function fixAll(example: RuleExample, rule: Rule): string {
  let { query } = example;
  for (let pass = 0; pass < 10; pass++) {
    const fixable = lintExample({ ...example, query }, rule).find(({ fix }) => fix);
    if (!fixable?.fix) return query;
    query = applyEdits(query, fixable.fix.edits);
  }
  throw new Error(`The fixes of ${rule.meta.id} never end.`);
}

describe.each(Object.entries<Rule>(rules))('%s', (id, rule) => {
  const { meta } = rule;

  it('is called what its key says', () => {
    expect(meta.id).toBe(id);
  });

  it.each(meta.bad)('finds fault with $query ($dialect)', (example) => {
    const codes = lintExample(example, rule).map(({ code }) => code);
    expect(codes).not.toEqual([]);
    const own = meta.findings.map((name) => findings[name].code as string);
    expect(own).toEqual(expect.arrayContaining(codes));
  });

  it.each(meta.good)('takes $query ($dialect)', (example) => {
    expect(lintExample(example, rule)).toEqual([]);
  });

  it.each(meta.bad.filter(({ fixed }) => fixed !== undefined))('mends $query ($dialect)', (example) => {
    expect(fixAll(example, rule)).toBe(example.fixed);
  });

  it.each(meta.bad.filter(({ fixed }) => fixed === undefined))('leaves $query to a person', (example) => {
    expect(lintExample(example, rule).filter(({ fix }) => fix)).toEqual([]);
  });
});
