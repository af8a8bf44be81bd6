import { fc, it } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { findings } from '../../src/diagnostics/findings.js';
import { dialects } from '../../src/dialect/dialects.js';
import { dialectNames } from '../../src/dialect/families.js';
import { parse } from '../../src/syntax/parse.js';
import { PrintError, print } from '../../src/syntax/print.js';
import { spellString } from '../../src/syntax/spell-string.js';
import type { UnrangedQuery } from '../../src/syntax/unranged.js';
import { anyString, anyTree, hostileTexts } from './trees.js';

const codes = new Set<string>(Object.values(findings).map(({ code }) => code));

/** A tree without what the text alone decides: places, `raw`, and whether a string is quoted or hex. */
function strip(tree: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => {
      if (key === 'range' || key === 'operatorRange' || key === 'raw') return undefined;
      return key === 'type' && value === 'Hex' ? 'String' : value;
    }),
  );
}

/** The text, or undefined where the dialect cannot say the tree: then the error must say why. */
function tryPrint(tree: UnrangedQuery, dialect: (typeof dialectNames)[number]): string | undefined {
  try {
    return print(tree, { dialect });
  } catch (error) {
    if (!(error instanceof PrintError)) throw error;
    expect(error.diagnostics.length).toBeGreaterThan(0);
    for (const { code, severity, message } of error.diagnostics) {
      expect(codes).toContain(code);
      expect(severity).toBe('error');
      expect(message).toMatch(/\.$/);
    }
    return undefined;
  }
}

const compare = (value: string): UnrangedQuery => ({
  type: 'Query',
  columns: { type: 'AllColumns' },
  module: { type: 'ModuleName', name: 'Contacts' },
  where: {
    type: 'Where',
    conditions: [
      {
        type: 'Comparison',
        field: { type: 'FieldName', name: 'lastname' },
        operator: '=',
        value: { type: 'String', value },
      },
    ],
    connectors: [],
  },
  orderBy: null,
  limit: null,
  terminated: true,
  partial: false,
});

describe.each(dialectNames)('print for %s', (dialect) => {
  it.prop([anyTree], { numRuns: 500 })('is undone by parse, and then repeats itself', (tree) => {
    const text = tryPrint(tree, dialect);
    fc.pre(text !== undefined);
    const { ast, diagnostics } = parse(text, { dialect });
    expect(diagnostics).toEqual([]);
    expect(strip(ast)).toEqual(strip(tree));
    expect(print(ast, { dialect })).toBe(text);
  });

  it.prop([anyString], { numRuns: 1000 })('keeps every string inside its one value', (value) => {
    const text = tryPrint(compare(value), dialect);
    fc.pre(text !== undefined);
    const { ast, diagnostics } = parse(text, { dialect });
    expect(diagnostics).toEqual([]);
    expect(ast.where?.conditions).toMatchObject([{ type: 'Comparison', operator: '=', value: { value } }]);
    expect(ast).toMatchObject({ orderBy: null, limit: null, terminated: true, partial: false });
  });

  it.prop([fc.array(anyString, { minLength: 1, maxLength: 5 })], { numRuns: 300 })(
    'keeps every string of a list inside its own value',
    (values) => {
      const tree = compare('');
      const condition = {
        type: 'In' as const,
        field: { type: 'FieldName' as const, name: 'lastname' },
        values: values.map((value) => ({ type: 'String' as const, value })),
      };
      const where = { type: 'Where' as const, conditions: [condition], connectors: [] };
      const text = tryPrint({ ...tree, where }, dialect);
      fc.pre(text !== undefined);
      const [read, ...others] = parse(text, { dialect }).ast.where?.conditions ?? [];
      expect(others).toEqual([]);
      expect(read?.type === 'In' && read.values.map((one) => ('value' in one ? one.value : null))).toEqual(
        values,
      );
    },
  );

  test('says nearly all that hurts elsewhere', () => {
    const refused = hostileTexts.filter((value) => !('text' in spellString(value, dialects[dialect])));
    const isUnsendable = (value: string): boolean => /[\0\ud800-\udfff]/u.test(value);
    const isHex = dialects[dialect].writing.awkwardString === 'hex';
    const expected = hostileTexts.filter(
      (value) =>
        isUnsendable(value) ||
        (value === '' && !dialects[dialect].writing.emptyString) ||
        (isHex && /['\\]/.test(value) && /[\u{10000}-\u{10ffff}]/u.test(value)),
    );
    expect(refused).toEqual(expected);
  });
});
