import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  type AnyQuery,
  createQueryBuilder,
  type Expression,
  type PlanOptions,
  planQuery,
  QueryBuildError,
} from '../../src/builder/index.js';
import { measureEncoded } from '../../src/builder/send.js';
import { findings } from '../../src/diagnostics/findings.js';
import type { UnrangedQuery } from '../../src/syntax/unranged.js';
import { recordedSchema } from '../schema/recordings.js';

const contacts = createQueryBuilder({ schema: recordedSchema }).from('Contacts').select('lastname');
const several = contacts.where(({ and, or, cmp }) =>
  or([
    and([cmp('lastname', '=', 'a'), cmp('email', '=', 'b')]),
    and([cmp('firstname', '=', 'c'), cmp('phone', '=', 'd')]),
  ]),
);
const first = "lastname = 'a' and email = 'b'";
const second = "firstname = 'c' and phone = 'd'";

const textsOf = (query: AnyQuery, options?: PlanOptions): readonly string[] =>
  planQuery(query, options).queries.map((part) => part.compile());

describe('a plan', () => {
  test('is the query itself where one will do', () => {
    const query = contacts.where('email', '=', 'x').orderBy('lastname').limit(5);
    const plan = planQuery(query);
    expect(plan.kind).toBe('single');
    expect(plan.queries.map((part) => part.compile())).toEqual([query.compile()]);
    expect(textsOf(contacts)).toEqual(['select lastname from Contacts;']);
  });

  test('is empty where nothing can be found', () => {
    const query = contacts.where(({ and, not, cmp }) =>
      and([cmp('email', '=', 'x'), not(cmp('email', '=', 'x'))]),
    );
    expect(planQuery(query)).toEqual({ kind: 'empty', queries: [] });
    expect(planQuery(contacts.where(({ or }) => or([]))).kind).toBe('empty');
  });

  test('has several queries where no single one says the same in both readings', () => {
    expect(textsOf(several)).toEqual([
      `select lastname from Contacts where ${first};`,
      `select lastname from Contacts where ${second};`,
    ]);
  });

  test('has one for those who know how the server reads', () => {
    const texts = [`select lastname from Contacts where ${first} or ${second};`];
    expect(textsOf(several, { reading: 'and-first' })).toEqual(texts);
    expect(several.compile({ reading: 'and-first' })).toBe(texts[0]);
  });

  test('gives each query of a union the order, its field and all records up to the end', () => {
    const plan = planQuery(several.orderBy('birthday', 'desc').offset(20).limit(10));
    expect(plan).toMatchObject({
      kind: 'union',
      order: [{ field: 'birthday', direction: 'desc' }],
      offset: 20,
      limit: 10,
    });
    expect(plan.queries[0]?.compile()).toBe(
      `select lastname, birthday from Contacts where ${first} order by birthday desc limit 30;`,
    );
  });

  test('keeps the keyset form', () => {
    expect(textsOf(several.after('12x7').limit(100))).toEqual([
      `select lastname from Contacts where ${first} and id > '12x7' order by id limit 100;`,
      `select lastname from Contacts where ${second} and id > '12x7' order by id limit 100;`,
    ]);
  });

  test('is made of queries that can be refined', () => {
    const [part] = planQuery(several).queries;
    expect(part?.where('email', '!=', 'z').limit(3).compile()).toBe(
      `select lastname from Contacts where ${first} and email != 'z' limit 3;`,
    );
  });

  test.each([
    ['an order by text', several.orderBy('lastname'), 'unmergeable-union'],
    ['an order by a reference', several.orderBy('account_id'), 'unmergeable-union'],
    ['a count', several.count(), 'unmergeable-union'],
    ['more records than a query returns', several.orderBy('id').offset(95).limit(10), 'limit-above-cap'],
    ['an offset without a limit', several.orderBy('id').offset(5), 'limit-above-cap'],
  ] as const)('is refused for %s', (_, query, name) => {
    expect(() => planQuery(query)).toThrow(QueryBuildError);
    expect(() => planQuery(query)).toThrow(findings[name].code);
  });

  test('takes orders that every client can reproduce', () => {
    for (const field of ['id', 'birthday', 'createdtime'])
      expect(textsOf(several.orderBy(field))).toHaveLength(2);
  });

  test('is refused where even several queries cannot say it', () => {
    const negated = contacts.where(({ not, cmp }) => not(cmp('email', 'like', 'x%')));
    expect(() => planQuery(negated)).toThrow(findings['unsayable-conditions'].code);
    expect(() => planQuery(contacts.where(({ and }) => and([])))).toThrow(
      findings['constant-conditions'].code,
    );
  });
});

describe('a long list', () => {
  const ids = Array.from({ length: 3000 }, (_, index) => `12x${index + 1}`);

  test('is split so that each query fits into a URL', () => {
    const query = contacts.where('id', 'in', ids).where('email', 'is', 'set');
    const texts = textsOf(query);
    expect(texts.length).toBeGreaterThan(5);
    for (const text of texts) expect(measureEncoded(text)).toBeLessThanOrEqual(8000);
    // No query is much shorter than it could be, but for the last.
    for (const text of texts.slice(0, -1)) expect(measureEncoded(text)).toBeGreaterThan(7950);
    const found = texts.flatMap((text) => text.match(/12x\d+/g) ?? []);
    expect(found).toEqual(ids);
  });

  test('is measured as the strictest encoder spells it', () => {
    const text = contacts.where('lastname', 'in', ["O'B (ä)!*~", 'x y']).compile();
    for (const size of [
      encodeURIComponent(text).length,
      new URLSearchParams({ q: text }).toString().length - 2,
    ]) {
      expect(measureEncoded(text)).toBeGreaterThanOrEqual(size);
    }
  });

  test('is split where it is said twice', () => {
    const query = contacts
      .where(({ or, cmp }) => or([cmp('email', '=', 'x'), cmp('phone', '=', 'y')]))
      .where('id', 'in', ids.slice(0, 100));
    const texts = textsOf(query, { maxUrlBytes: 1500 });
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) {
      expect(measureEncoded(text)).toBeLessThanOrEqual(1500);
      const lists = text.match(/in \([^)]*\)/g) ?? [];
      expect(lists).toHaveLength(2);
      expect(lists[0]).toBe(lists[1]);
    }
  });

  test('that cannot be made short enough is refused', () => {
    const query = contacts.where('lastname', 'in', ['a'.repeat(500), 'b']);
    expect(() => planQuery(query, { maxUrlBytes: 300 })).toThrow(findings['long-url'].code);
    expect(() => planQuery(query.orderBy('lastname'), { maxUrlBytes: 600 })).toThrow(
      findings['unmergeable-union'].code,
    );
  });
});

/** A record: what each field holds, null for NULL. */
type Stored = Readonly<Record<string, string | null>>;
type Leaf = readonly ['=' | '!=', string, string] | readonly ['in', string, readonly string[]];
type Tree = Leaf | { readonly type: 'and' | 'or'; readonly parts: readonly Tree[] };

const fields = ['a', 'b', 'c'];
const values = ['1', '2', '3', '4', '5', '6'];
const field = fc.constantFrom(...fields);
const value = fc.constantFrom(...values);
const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.tuple(fc.constantFrom('=', '!='), field, value),
  fc.tuple(fc.constant('in'), field, fc.uniqueArray(value, { minLength: 2, maxLength: 6 })),
);
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'tree' },
    leaf,
    fc.record({
      type: fc.constantFrom('and', 'or'),
      parts: fc.array(tie('tree'), { minLength: 1, maxLength: 3, depthIdentifier: 'tree' }),
    }),
  ),
}));

const isLeaf = (tree: Tree): tree is Leaf => Array.isArray(tree);

function holds(tree: Tree, row: Stored): boolean {
  if (!isLeaf(tree)) {
    return tree.type === 'and'
      ? tree.parts.every((part) => holds(part, row))
      : tree.parts.some((part) => holds(part, row));
  }
  const [operator, name, wanted] = tree;
  const stored = row[name] ?? null;
  if (stored === null) return false;
  return operator === 'in' ? wanted.includes(stored) : (stored === wanted) === (operator === '=');
}

/** Both readings of a flat where-clause: documented and real. */
function readings({ where }: UnrangedQuery, row: Stored): readonly [boolean, boolean] {
  const truths = (where?.conditions ?? []).map((condition): boolean => {
    const textOf = (literal: object): string => ('value' in literal ? String(literal.value) : '');
    const { name } = condition.field;
    if (condition.type === 'In') return holds(['in', name, condition.values.map(textOf)], row);
    if (condition.type === 'Like') throw new Error('No patterns here.');
    return holds([condition.operator as '=', name, textOf(condition.value)], row);
  });
  let leftToRight = truths[0] ?? true;
  const groups = [truths[0] ?? true];
  for (const [index, { kind }] of (where?.connectors ?? []).entries()) {
    const truth = truths[index + 1] ?? false;
    leftToRight = kind === 'and' ? leftToRight && truth : leftToRight || truth;
    if (kind === 'or') groups.push(truth);
    else groups[groups.length - 1] &&= truth;
  }
  return [leftToRight, groups.includes(true)];
}

describe('lists that spelling joins again', () => {
  test('are split all the same', () => {
    const query = createQueryBuilder()
      .from('M')
      .where(({ and, or, cmp }) =>
        and([
          or([and([cmp('a', '=', '1'), cmp('c', 'in', ['1', '3'])]), cmp('c', 'in', ['4', '3'])]),
          cmp('a', 'in', ['1', '5']),
        ]),
      );
    const plan = planQuery(query, { maxUrlBytes: 140 });
    expect(plan.queries.length).toBeGreaterThan(1);
    for (const part of plan.queries) expect(measureEncoded(part.compile())).toBeLessThanOrEqual(140);
  });
});

describe('whatever is asked for', () => {
  const crm = createQueryBuilder();
  const rows: readonly Stored[] = [null, ...values].flatMap((a) =>
    [null, ...values].flatMap((b) => [null, '1', '4'].map((c) => ({ a, b, c }))),
  );

  property.prop([tree, fc.constantFrom(8000, 140, 110)], { numRuns: 400 })(
    'a plan finds it, in both readings, and each query fits',
    (tree, maxUrlBytes) => {
      const query = crm.from('M').where((expressions) => {
        const build = (part: Tree): Expression =>
          isLeaf(part)
            ? (expressions.cmp as (...args: unknown[]) => Expression)(part[1], part[0], part[2])
            : expressions[part.type](part.parts.map(build));
        return build(tree);
      });
      const plan = (() => {
        try {
          return planQuery(query, { maxUrlBytes });
        } catch (error) {
          expect(error).toBeInstanceOf(QueryBuildError);
          expect(String(error)).toContain(findings['long-url'].code);
          return null;
        }
      })();
      if (!plan) return;
      const trees = plan.queries.map((part) => part.toAst());
      for (const part of plan.queries)
        expect(measureEncoded(part.compile())).toBeLessThanOrEqual(maxUrlBytes);
      for (const row of rows) {
        const found = trees.map((part) => readings(part, row));
        for (const [documented, real] of found) expect(documented).toBe(real);
        expect(found.some(([documented]) => documented)).toBe(holds(tree, row));
      }
    },
  );
});
