import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { checkDocument } from '../../src/lint/check-document.js';
import { ruleIds, rules } from '../../src/rules/rules.js';
import { applyEdits } from '../../src/text/edits.js';
import { createValidQueries } from './valid-queries.js';

const queries = createValidQueries(300).map((words) => words.join(' '));
const anyQuery = fc.constantFrom(...queries);
const options = { language: 'vtql' } as const;

const listKeys = (source: string): readonly string[] =>
  checkDocument(source, options).findings.map(
    ({ diagnostic: { code, range } }) => `${code} ${source.slice(...range)}`,
  );

describe('a suppression in front of a query', () => {
  test.prop([anyQuery, anyQuery, fc.constantFrom(...ruleIds)])(
    'takes away what its rule finds in that query, and nothing else',
    (first, second, rule) => {
      const source = `${first}\n-- vtql-disable-next-line ${rule} -- why\n${second}\n${first}\n`;
      const { findings, suppressed } = checkDocument(source, options);
      const bare = checkDocument(second, options).findings;
      const expected = bare.filter(({ diagnostic }) => diagnostic.rule === rule).length;
      expect(suppressed).toHaveLength(expected);
      const own = findings.filter(({ query }) => query !== null);
      expect(own).toHaveLength(2 * listKeys(first).length + bare.length - expected);
      const unused = findings.filter(({ diagnostic }) => diagnostic.code === 'VTQL6010');
      expect(unused.length > 0).toBe(expected === 0 && !rules[rule].meta.requiresSchema);
    },
  );

  test.prop([anyQuery, fc.subarray([...ruleIds], { minLength: 1, maxLength: 4 })])(
    'that is of no use is taken away by its own fix, and the rest stays as it is',
    (query, names) => {
      const source = `-- all\n-- vtql-disable-next-line ${names.join(', ')} -- why\n${query}\n`;
      const { findings, suppressed } = checkDocument(source, options);
      const fix = findings.find(({ diagnostic }) => diagnostic.code === 'VTQL6010')?.diagnostic.fix;
      if (!fix) return;
      const after = checkDocument(applyEdits(source, fix.edits), options);
      expect(after.suppressed).toHaveLength(suppressed.length);
      expect(after.findings).toHaveLength(findings.length - 1);
    },
  );
});
