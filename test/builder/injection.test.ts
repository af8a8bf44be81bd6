import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  contains,
  createQueryBuilder,
  endsWith,
  type LikePattern,
  QueryBuildError,
  startsWith,
} from '../../src/builder/index.js';
import { findings } from '../../src/diagnostics/findings.js';
import type { Dialect } from '../../src/dialect/dialect.js';
import { dialects } from '../../src/dialect/dialects.js';
import type { UnrangedQuery } from '../../src/syntax/unranged.js';
import { vtql } from '../../src/template/index.js';
import { hostileValues } from './hostile-values.js';
import { readBack, valuesOf, withoutRanges } from './read-back.js';

const crm = createQueryBuilder();
const all = Object.values(dialects);
type Composed = Parameters<typeof readBack>[0];

/** What is read back, or null where the dialect has no spelling: a hex literal holds nothing beyond the BMP. */
function readIfSayable(
  query: Composed,
  dialect: Dialect,
  values: readonly string[],
  needsHex = /['\\]/,
): UnrangedQuery | null {
  const isSayable =
    dialect.writing.awkwardString === 'doubled' ||
    !values.some((value) => needsHex.test(value) && /[\u{10000}-\u{10ffff}]/u.test(value));
  if (isSayable) return readBack(query, dialect);
  expect(() => query.compile({ dialect })).toThrow(QueryBuildError);
  expect(() => query.compile({ dialect })).toThrow(findings['hex-beyond-bmp'].code);
  return null;
}

/** In a list a server may join blanks before it looks for the values. */
const awkwardInList = /['\\]|\s{2}|[^\S ]/;

const lengthOf = (query: UnrangedQuery): number => query.where?.conditions.length ?? 0;

test('there are several hundred hostile values', () => {
  expect(hostileValues.length).toBeGreaterThan(500);
});

describe.each(all)('on $name', (dialect) => {
  test('a hostile value is one value', () => {
    for (const value of hostileValues) {
      const query = crm.from('Contacts').select('lastname').where('lastname', '=', value).limit(10);
      const read = readIfSayable(query, dialect, [value]);
      if (!read) continue;
      expect(lengthOf(read)).toBe(1);
      expect(valuesOf(read)).toEqual([value]);
    }
  });

  test('a hostile value stays one value beside others', () => {
    for (const value of hostileValues) {
      const query = crm
        .from('Contacts')
        .where('firstname', '!=', 'Ada')
        .where('lastname', '<=', value)
        .where('department', '>', 'x');
      const read = readIfSayable(query, dialect, [value]);
      if (read) expect(valuesOf(read)).toEqual(['Ada', value, 'x']);
    }
  });

  test('hostile values stay apart in a list', () => {
    for (let at = 0; at + 4 < hostileValues.length; at += 4) {
      const values = hostileValues.slice(at, at + 5);
      const read = readIfSayable(
        crm.from('Contacts').where('lastname', 'in', values),
        dialect,
        values,
        awkwardInList,
      );
      if (!read) continue;
      expect(lengthOf(read)).toBe(1);
      expect(valuesOf(read)).toEqual(values);
    }
  });

  test('hostile values stay literal in patterns', () => {
    for (const [index, value] of hostileValues.entries()) {
      const escaped = value.replaceAll('\\', '\\\\').replaceAll('%', '\\%').replaceAll('_', '\\_');
      const [made, pattern] = [
        [startsWith(value), `${escaped}%`],
        [endsWith(value), `%${escaped}`],
        [contains(value), `%${escaped}%`],
      ][index % 3] as [LikePattern, string];
      const query = crm.from('Contacts').where('lastname', 'like', made);
      const read = readIfSayable(query, dialect, [pattern]);
      if (read) expect(valuesOf(read)).toEqual([pattern]);
    }
  });

  test('hostile values are grouped with others without changing the groups', () => {
    for (const value of hostileValues) {
      if (value === 'x') continue;
      const query = crm
        .from('Contacts')
        .where('department', '=', 'x')
        .where(({ or, cmp }) => or([cmp('lastname', '=', value), cmp('email', '=', value)]));
      const read = readIfSayable(query, dialect, [value]);
      if (!read) continue;
      expect(read.where?.connectors.map(({ kind }) => kind)).toEqual(['and', 'or', 'and']);
      expect([...valuesOf(read)].sort()).toEqual(['x', 'x', value, value].sort());
    }
  });

  test('a hostile value in a hole of a template is one value', () => {
    for (const value of hostileValues) {
      const query = vtql`select lastname from Contacts where lastname = ${value} and firstname like ${'A%'} limit ${5}`;
      const read = readIfSayable(query, dialect, [value]);
      if (!read) continue;
      expect(valuesOf(read)).toEqual([value, 'A%']);
      const built = crm.from('Contacts').select('lastname').where('lastname', '=', value);
      expect(read).toEqual(withoutRanges(built.where('firstname', 'like', 'A%').limit(5).toAst({ dialect })));
    }
  });

  test('hostile values stay apart in a list of a template', () => {
    for (let at = 0; at + 4 < hostileValues.length; at += 4) {
      const values = hostileValues.slice(at, at + 5);
      const [first, ...others] = values;
      for (const query of [
        vtql`select * from Contacts where lastname in ${values};`,
        vtql`select * from Contacts where lastname in (${first}, ${others});`,
      ]) {
        const read = readIfSayable(query, dialect, values, awkwardInList);
        if (read) expect(valuesOf(read)).toEqual(values);
      }
    }
  });
});

test('a hostile value is no id', () => {
  for (const value of hostileValues.filter((value) => !/^\d+x\d+$/.test(value))) {
    for (const field of ['id', 'account_id', 'assigned_user_id', 'related_to', 'parent_id']) {
      expect(() => crm.from('Contacts').where(field, '=', value)).toThrow(findings['invalid-id'].code);
      expect(() => vtql`select * from Contacts where ${vtql.field(field)} in ${[value]}`).toThrow(
        QueryBuildError,
      );
    }
    expect(() => crm.from('Contacts').after(value)).toThrow(QueryBuildError);
  }
});

test('a hostile value is no name', () => {
  for (const value of hostileValues.filter((value) => !/^[a-z_]\w*$/i.test(value))) {
    expect(() => crm.from(value)).toThrow(QueryBuildError);
    expect(() => crm.from('Contacts').select(value)).toThrow(QueryBuildError);
    expect(() => crm.from('Contacts').where(value, '=', 'x')).toThrow(QueryBuildError);
    expect(() => crm.from('Contacts').orderBy(value)).toThrow(QueryBuildError);
    expect(() => vtql.field(value)).toThrow(QueryBuildError);
    expect(() => vtql.module(value)).toThrow(QueryBuildError);
  }
});

describe('whatever the text', () => {
  property.prop([fc.string({ unit: 'binary' }), fc.constantFrom(...all)], { numRuns: 500 })(
    'it is one value or refused',
    (value, dialect) => {
      const build = (): Composed =>
        crm.from('Contacts').where('lastname', '=', value).where('email', '!=', 'x');
      if (value === '' || /[\0\ud800-\udfff]/u.test(value)) {
        expect(build).toThrow(QueryBuildError);
        expect(() => vtql`select * from Contacts where lastname = ${value}`).toThrow(QueryBuildError);
        return;
      }
      const read = readIfSayable(build(), dialect, [value]);
      if (read) expect(valuesOf(read)).toEqual([value, 'x']);
    },
  );

  property.prop([fc.string(), fc.string()], { numRuns: 500 })(
    'it cannot change its template',
    (before, after) => {
      // As a value it is read; around a hole, its text is the author's own, who may err but not be misread.
      const texts = Object.assign([`select id from Contacts where ${before} `, ` ${after}`], { raw: [] });
      try {
        const tree = vtql(texts as never, 'HOSTILE').toAst({ dialect: dialects.portable });
        expect(JSON.stringify(tree)).toContain('HOSTILE');
      } catch (error) {
        expect(error).toBeInstanceOf(QueryBuildError);
      }
    },
  );
});
