import { describe, expect, it } from 'vitest';
import type { Condition, Query } from '../../grammar/ast.js';
import type { Meaning, Records } from './evaluate.js';
import { evaluate } from './evaluate.js';
import type { SortField, WherePart } from './trees.js';
import {
  compare,
  countAll,
  fromModule,
  hex,
  integer,
  isIn,
  like,
  limit,
  orderBy,
  query,
  text,
  where,
  word,
} from './trees.js';

const records: Records = {
  Contacts: [
    {
      id: '12x1',
      firstname: 'a',
      lastname: 'Straße',
      email: '',
      birthday: '2016-05-20',
      account_id: '11x88',
    },
    { id: '12x2', firstname: 'b', lastname: 'STRASSE', email: null, birthday: null, account_id: null },
    {
      id: '12x3',
      firstname: 'c',
      lastname: 'résumé',
      email: 'c@x.org',
      birthday: '2017-01-01',
      account_id: '11x0',
    },
    { id: '12x12', firstname: 'c', lastname: '12', email: 'd@x.org', birthday: null, account_id: '11x89' },
  ],
  Accounts: [
    { id: '11x88', accountname: 'Alpha', employees: 5, annual_revenue: '1.50000000' },
    { id: '11x89', accountname: 'Beta', employees: -5, annual_revenue: '1000.00000000' },
    { id: '11x90', accountname: '0', employees: 0, annual_revenue: '0.00000000' },
  ],
};

function meaningOf(tree: Query): Meaning {
  const meaning = evaluate(tree, records);
  if ('skipped' in meaning) throw new Error(meaning.skipped);
  return meaning;
}

function contactsWhere(...parts: readonly WherePart[]): readonly string[] {
  return meaningOf(query({ where: where(...parts) })).rows;
}

function accountsWhere(condition: Condition): readonly string[] {
  return meaningOf(fromModule('Accounts', { where: where(condition) })).rows;
}

describe('and and or', () => {
  const a = compare('firstname', '=', 'a');
  const b = compare('firstname', '=', 'b');
  const never = compare('firstname', '=', 'none');

  it('binds and before or', () => {
    expect(contactsWhere(a, 'or', b, 'and', never)).toEqual(['12x1']);
    expect(contactsWhere(never, 'and', b, 'or', a)).toEqual(['12x1']);
    expect(contactsWhere(a, 'and', never, 'or', b, 'and', b)).toEqual(['12x2']);
  });

  it('takes all rows without a where', () => {
    expect(meaningOf(query()).rows).toEqual(['12x1', '12x2', '12x3', '12x12']);
  });
});

describe('NULL', () => {
  it('matches no comparison', () => {
    for (const operator of ['=', '!=', '<', '<=', '>', '>='] as const) {
      expect(contactsWhere(compare('email', operator, 'zzz'))).not.toContain('12x2');
    }
    expect(contactsWhere(compare('email', '=', ''))).toEqual(['12x1']);
    expect(contactsWhere(like('email', '%'))).not.toContain('12x2');
    expect(contactsWhere(isIn('email', ''))).toEqual(['12x1']);
  });

  it('as a value matches nothing', () => {
    expect(contactsWhere(compare('email', '=', word('null')))).toEqual([]);
    expect(contactsWhere(compare('email', '!=', word('NULL')))).toEqual([]);
    expect(contactsWhere(isIn('firstname', word('null'), 'a'))).toEqual(['12x1']);
  });

  it('does not spoil the other side of an or', () => {
    expect(contactsWhere(compare('email', '=', 'x'), 'or', compare('firstname', '=', 'b'))).toEqual(['12x2']);
  });
});

describe('text', () => {
  it('is compared without case, accents and trailing blanks, ß as ss', () => {
    expect(contactsWhere(compare('lastname', '=', 'strasse  '))).toEqual(['12x1', '12x2']);
    expect(contactsWhere(compare('lastname', '=', 'RESUME'))).toEqual(['12x3']);
    expect(contactsWhere(isIn('lastname', 'resume ', 'none'))).toEqual(['12x3']);
    expect(contactsWhere(compare('lastname', '=', ' résumé'))).toEqual([]);
    expect(contactsWhere(compare('email', '=', ' '))).toEqual(['12x1']);
  });

  it('is cast to a number where the query has a number', () => {
    expect(contactsWhere(compare('lastname', '=', integer('0')))).toEqual(['12x1', '12x2', '12x3']);
    expect(contactsWhere(isIn('lastname', integer('12'), 'resume'))).toEqual(['12x3', '12x12']);
    expect(contactsWhere(compare('lastname', '=', word('12e0')))).toEqual(['12x12']);
  });

  it('is compared with a hex literal as text', () => {
    expect(contactsWhere(compare('firstname', '=', hex('0x61', 'a')))).toEqual(['12x1']);
  });

  it('is compared with the column that a bare word names', () => {
    expect(contactsWhere(compare('email', '=', word('email')))).toEqual(['12x1', '12x3', '12x12']);
  });
});

describe('like', () => {
  it('knows its wildcards and their escapes', () => {
    expect(contactsWhere(like('email', '_@x%'))).toEqual(['12x3', '12x12']);
    expect(contactsWhere(like('email', '%\\%'))).toEqual([]);
    expect(contactsWhere(like('email', ''))).toEqual(['12x1']);
  });

  it('ignores case and accents, but counts trailing blanks and keeps ß apart from ss', () => {
    expect(contactsWhere(like('lastname', 'RESUME'))).toEqual(['12x3']);
    expect(contactsWhere(like('lastname', 'résumé '))).toEqual([]);
    expect(contactsWhere(like('lastname', 'strasse'))).toEqual(['12x2']);
  });

  it('takes a backslash literally where it is escaped or last', () => {
    const data = {
      Contacts: [
        { id: '12x1', lastname: 'a\\b' },
        { id: '12x2', lastname: 'a\\' },
      ],
    };
    expect(evaluate(query({ where: where(like('lastname', 'a\\\\b')) }), data)).toMatchObject({
      rows: ['12x1'],
    });
    expect(evaluate(query({ where: where(like('lastname', 'a\\')) }), data)).toMatchObject({
      rows: ['12x2'],
    });
  });

  it('looks at the bare number of an id', () => {
    expect(contactsWhere(like('id', '12x1%'))).toEqual(['12x1', '12x12']);
    expect(contactsWhere(like('id', '1%'))).toEqual(['12x1', '12x12']);
    expect(contactsWhere(like('id', '%x%'))).toHaveLength(4);
  });

  it('looks at the text of a number or a date', () => {
    expect(accountsWhere(like('employees', '%5'))).toEqual(['11x88', '11x89']);
    expect(accountsWhere(like('annual_revenue', '_._'))).toEqual([]);
    expect(contactsWhere(like('birthday', '2016%'))).toEqual(['12x1']);
  });
});

describe('numbers', () => {
  it('are compared as numbers, quoted or not', () => {
    expect(accountsWhere(compare('employees', '=', '5.0'))).toEqual(['11x88']);
    expect(accountsWhere(compare('employees', '<', integer('-4')))).toEqual(['11x89']);
    expect(accountsWhere(compare('annual_revenue', '>', '2'))).toEqual(['11x89']);
    expect(
      accountsWhere(compare('annual_revenue', '=', { type: 'Decimal', range: [0, 0], value: '1.5' })),
    ).toEqual(['11x88']);
  });

  it('take a text for the number it starts with, else for 0', () => {
    expect(accountsWhere(compare('annual_revenue', '=', '1.5 EUR'))).toEqual(['11x88']);
    expect(accountsWhere(compare('employees', '=', 'abc'))).toEqual(['11x90']);
  });

  it('read a hex literal as a number', () => {
    expect(accountsWhere(compare('employees', '=', hex('0x05', '\x05')))).toEqual(['11x88']);
  });
});

describe('dates', () => {
  it('are compared as dates, however they are written', () => {
    expect(contactsWhere(compare('birthday', '=', '2016-5-20'))).toEqual(['12x1']);
    expect(contactsWhere(compare('birthday', '=', integer('20160520')))).toEqual(['12x1']);
    expect(contactsWhere(compare('birthday', '>', '2016-05-20 12:00:00'))).toEqual(['12x3']);
    expect(
      contactsWhere(compare('birthday', '=', { type: 'Date', range: [0, 0], value: '2016-05-20' })),
    ).toEqual(['12x1']);
  });

  it('come after what is no date', () => {
    expect(contactsWhere(compare('birthday', '=', '20.05.2016'))).toEqual([]);
    expect(contactsWhere(compare('birthday', '>', ''))).toEqual(['12x1', '12x3']);
  });
});

describe('ids', () => {
  it('are compared by the number after the x', () => {
    expect(contactsWhere(compare('id', '>', '12x3'))).toEqual(['12x12']);
    expect(contactsWhere(compare('account_id', '=', '99x88'))).toEqual(['12x1']);
    expect(contactsWhere(isIn('account_id', text('11x88'), '89'))).toEqual(['12x1', '12x12']);
  });

  it('equal no text that is no id', () => {
    expect(contactsWhere(compare('account_id', '=', 'Axel'))).toEqual([]);
    expect(contactsWhere(compare('id', '=', '12x3 or 1=1'))).toEqual([]);
  });

  it('are 0 where they are unset', () => {
    expect(contactsWhere(compare('account_id', '=', ''))).toEqual(['12x3']);
    expect(contactsWhere(compare('account_id', '>', '11x0'))).toEqual(['12x1', '12x12']);
  });
});

describe('limit and order', () => {
  it('cuts the number of rows, not the matches', () => {
    expect(meaningOf(query({ limit: limit(3) }))).toMatchObject({ returned: 3, page: null });
    expect(meaningOf(query({ limit: limit(3) })).rows).toHaveLength(4);
    expect(meaningOf(query({ limit: limit(3, 100) })).returned).toBe(1);
    expect(meaningOf(query({ limit: limit(500) })).page).toHaveLength(4);
    expect(meaningOf(query({ limit: limit(0) }))).toMatchObject({ returned: 0, page: [] });
  });

  it('tells the page where the sort settles it', () => {
    const page = (...fields: readonly SortField[]) =>
      meaningOf(query({ orderBy: orderBy(...fields), limit: limit(1, 2) })).page;
    expect(page('lastname', 'id')).toEqual(['12x3', '12x1']);
    expect(page(['id', 'desc'])).toEqual(['12x3', '12x2']);
    expect(page('birthday')).toBeNull();
    expect(page('firstname')).toBeNull();
    expect(page('firstname', ['id', 'desc'])).toEqual(['12x2', '12x12']);
    expect(page('nosuch')).toBeNull();
  });

  it('sorts NULL first', () => {
    expect(meaningOf(query({ orderBy: orderBy('email'), limit: limit(1) })).page).toEqual(['12x2']);
    expect(meaningOf(query({ orderBy: orderBy(['email', 'desc']), limit: limit(1) })).page).toEqual([
      '12x12',
    ]);
  });

  it('leaves the page open where the database sorts a lone accent elsewhere', () => {
    const data = {
      Contacts: [
        { id: '12x1', lastname: '`' },
        { id: '12x2', lastname: 'a' },
      ],
    };
    expect(evaluate(query({ orderBy: orderBy('lastname'), limit: limit(1) }), data)).toMatchObject({
      page: null,
    });
  });
});

describe('count(*)', () => {
  it('counts the matches, whatever the limit', () => {
    const tree = countAll({ where: where(compare('firstname', '=', 'c')), limit: limit(1) });
    expect(meaningOf(tree)).toMatchObject({ count: 2, returned: 1, fields: null });
  });
});

describe('what cannot be evaluated', () => {
  it('is skipped with a reason', () => {
    const reasonOf = (tree: Query) => evaluate(tree, records);
    expect(reasonOf(query({ partial: true }))).toEqual({ skipped: 'partial tree' });
    expect(reasonOf(fromModule('Leads'))).toEqual({ skipped: 'no records of Leads' });
    expect(reasonOf(query({ where: where(compare('phone', '=', '1')) }))).toEqual({
      skipped: 'no records of the field phone',
    });
    expect(reasonOf(query({ where: where(compare('firstname', '=', word('r1'))) }))).toEqual({
      skipped: 'bare word r1',
    });
    expect(reasonOf(query({ where: where(compare('firstname', '=', hex('0xff', null))) }))).toEqual({
      skipped: 'hex that spells no text',
    });
    expect(reasonOf(query({ limit: { ...limit(1), count: word('x') } }))).toEqual({
      skipped: 'limit without a row number',
    });
  });

  it('does not depend on what is selected', () => {
    const tree = query({
      columns: {
        type: 'FieldList',
        range: [0, 0],
        fields: [{ type: 'FieldName', range: [0, 0], name: 'phone' }],
      },
    });
    expect(meaningOf(tree)).toMatchObject({ returned: 4, fields: ['phone'] });
  });
});
